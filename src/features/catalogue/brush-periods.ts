/**
 * Lets a period be chosen from the bars that `data-brush` lists: by drag, or with the arrows and Shift. Each bar is a link to its own
 * period; the address of a longer one is that of its first bar with the last day of its last.
 */
export function brushPeriods(signal: AbortSignal): void {
  const list = document.querySelector<HTMLElement>('[data-brush]')
  const says = document.querySelector('[data-brush-says]')
  const bars = [...(list?.querySelectorAll<HTMLAnchorElement>('a') ?? [])]
  if (!list || bars.length === 0) return
  const on = {signal}
  let anchor: number | undefined
  let pointer: number | undefined
  let end = 0

  // One stop of the Tab key, not sixty; the arrows lead on from there.
  const start = Math.max(
    0,
    bars.findIndex(bar => bar.hasAttribute('aria-current')),
  )
  bars.forEach((bar, place) => {
    bar.tabIndex = place === start ? 0 : -1
  })
  list.dataset.brush = 'ready'
  list.setAttribute('aria-description', list.dataset.hint ?? '')

  const mark = (): void => {
    const [from, to] = toRange()
    bars.forEach((bar, place) => {
      bar.toggleAttribute('data-brushed', anchor !== undefined && place >= from && place <= to)
    })
  }
  const toRange = (): readonly [number, number] => [Math.min(anchor ?? end, end), Math.max(anchor ?? end, end)]
  const clear = (): void => {
    anchor = undefined
    pointer = undefined
    mark()
  }
  const open = (): void => {
    const [from, to] = toRange()
    const [first, last] = [bars[from], bars[to]]
    if (!first?.href || !last) return
    const address = new URL(first.href)
    address.searchParams.set('to', last.dataset.to ?? '')
    document.documentElement.classList.add('waiting')
    location.assign(address)
  }
  const move = (to: number, isExtending: boolean): void => {
    const from = bars.indexOf(document.activeElement as HTMLAnchorElement)
    const target = bars[Math.min(Math.max(to, 0), bars.length - 1)]
    if (!target) return
    anchor = isExtending ? (anchor ?? from) : undefined
    end = bars.indexOf(target)
    for (const bar of bars) bar.tabIndex = bar === target ? 0 : -1
    target.focus()
    mark()
    if (!says || anchor === undefined) return
    const [first, last] = toRange()
    says.textContent = `${bars[first]?.dataset.from} to ${bars[last]?.dataset.to}`
  }
  const toPlace = (event: PointerEvent): number => {
    const {left, width} = list.getBoundingClientRect()
    return Math.min(Math.max(Math.floor(((event.clientX - left) / width) * bars.length), 0), bars.length - 1)
  }

  list.addEventListener(
    'keydown',
    event => {
      const at = bars.indexOf(document.activeElement as HTMLAnchorElement)
      const to = {ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: bars.length - 1}[event.key]
      if (at === -1 || event.ctrlKey || event.metaKey || event.altKey) return
      if (to !== undefined) {
        event.preventDefault()
        move(to, event.shiftKey)
      } else if (event.key === 'Enter' && anchor !== undefined) {
        event.preventDefault()
        open()
      } else if (event.key === 'Escape') clear()
    },
    on,
  )
  list.addEventListener(
    'pointerdown',
    event => {
      // A finger that goes up or down scrolls the page: the browser takes over then, and cancels. More keys than none mean another tab.
      if (event.button !== 0 || !event.isPrimary || event.ctrlKey || event.metaKey || event.shiftKey) return
      pointer = event.pointerId
      anchor = toPlace(event)
      end = anchor
    },
    on,
  )
  list.addEventListener(
    'pointermove',
    event => {
      if (event.pointerId !== pointer) return
      end = toPlace(event)
      // From the second bar on it is a drag; before that it may be a click.
      if (end !== anchor && !list.hasPointerCapture(event.pointerId)) list.setPointerCapture(event.pointerId)
      mark()
    },
    on,
  )
  list.addEventListener(
    'pointerup',
    event => {
      if (event.pointerId !== pointer) return
      end = toPlace(event)
      const isDrag = list.hasPointerCapture(event.pointerId)
      pointer = undefined
      if (isDrag) open()
      else clear()
    },
    on,
  )
  list.addEventListener('pointercancel', clear, on)
  // The browser would drag the link itself along.
  list.addEventListener('dragstart', event => event.preventDefault(), on)
}
