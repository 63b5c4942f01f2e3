/** Closes what is marked with `data-menu` when something else is clicked or focused, or at Escape, as menus do. */
export function closeMenus(signal: AbortSignal): void {
  const close = (isKept: (menu: HTMLDetailsElement) => boolean): void => {
    for (const menu of document.querySelectorAll<HTMLDetailsElement>('details[data-menu][open]')) if (!isKept(menu)) menu.open = false
  }
  for (const kind of ['click', 'focusin'])
    document.addEventListener(kind, ({target}) => close(menu => target instanceof Node && menu.contains(target) && !(target instanceof HTMLAnchorElement)), {
      signal,
    })
  document.addEventListener(
    'keydown',
    event => {
      const menu = event.target instanceof Element ? event.target.closest<HTMLDetailsElement>('details[data-menu][open]') : null
      if (event.key !== 'Escape' || !menu) return
      menu.open = false
      menu.querySelector('summary')?.focus()
    },
    {signal},
  )
}
