/**
 * Lights what belongs together while the pointer or the keyboard is on it: a mark in the original, and the place that its link leads to.
 * Where the sides scroll by themselves, focusing one brings the other into view.
 */
export function lightBothSides(signal: AbortSignal): void {
  const page = document.querySelector<HTMLElement>('[data-lights-both]')
  if (!page) return
  const light = (target: EventTarget | null, isFocus: boolean): void => {
    const found = target instanceof Element ? findId(page, target) : undefined
    if (isFocus) focused = found
    // What has the focus stays lit while the page moves under the pointer.
    const id = found ?? focused
    if (id === lit) return
    for (const each of page.querySelectorAll('.is-lit')) each.classList.remove('is-lit')
    lit = id
    if (id === undefined) return
    const item = document.getElementById(id)
    const marks = [...page.querySelectorAll<HTMLElement>(`.source a[href="#${CSS.escape(id)}"]`)]
    item?.classList.add('is-lit')
    for (const mark of marks) mark.closest('mark')?.classList.add('is-lit')
    if (!isFocus) return
    const other = target instanceof Element && target.closest('.source') ? item : marks[0]
    other?.scrollIntoView({block: 'nearest'})
  }
  let lit: string | undefined
  let focused: string | undefined
  page.addEventListener('pointerover', ({target}) => light(target, false), {signal})
  page.addEventListener('pointerleave', () => light(null, false), {signal})
  page.addEventListener('focusin', ({target}) => light(target, true), {signal})
  page.addEventListener('focusout', () => light(null, true), {signal})
}

/** The item that something on the page is about: the one that its mark leads to, or the one that it stands in. */
function findId(page: HTMLElement, target: Element): string | undefined {
  const link = target.closest('mark')?.querySelector('a') ?? target.closest('.source mark a')
  const href = link?.getAttribute('href')
  if (href?.startsWith('#')) return href.slice(1)
  const item = target.closest('.intake-facts > [id], .intake-items > [id]')
  return item && page.contains(item) ? item.id : undefined
}
