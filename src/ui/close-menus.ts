/** Closes what is marked with `data-menu` when something else is clicked or focused, or at Escape, as menus do. */
export function closeMenus(signal: AbortSignal): void {
  const close = (isKept: (menu: HTMLDetailsElement) => boolean): void => {
    for (const menu of document.querySelectorAll<HTMLDetailsElement>('details[data-menu][open]')) if (!isKept(menu)) menu.open = false
  }
  const isIn = (menu: HTMLElement, target: EventTarget | null): boolean => target instanceof Node && menu.contains(target)
  // A link has the focus before it is clicked, and has to be there for that.
  document.addEventListener('focusin', ({target}) => close(menu => isIn(menu, target)), {signal})
  document.addEventListener('click', ({target}) => close(menu => isIn(menu, target) && !(target instanceof Element && target.closest('a'))), {signal})
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
