import {swapPage} from './swap-page.ts'

/**
 * Lets a pointer choose a part of a drawing, and the arrow keys go through its links: `data-zooms` says which time its left and right edge
 * stand for and where those are, and the page shows the part that is named in the address as `zoom`.
 */
export function brushPictures(signal: AbortSignal): void {
  let from: Brush | undefined
  const on = {signal}
  document.addEventListener('keydown', moveThroughLinks, on)
  document.addEventListener(
    'pointerdown',
    event => {
      // A finger scrolls.
      if (event.button !== 0 || event.pointerType === 'touch' || !(event.target instanceof Element) || event.target.closest('a')) return
      const drawing = event.target.closest<SVGSVGElement>('svg[data-zooms]')
      from = drawing ? {drawing, x: toX(drawing, event)} : undefined
    },
    on,
  )
  document.addEventListener(
    'pointermove',
    event => {
      if (!from) return
      const [left, right] = order(from.x, toX(from.drawing, event))
      // Below that it is a click whose hand was not still.
      if (right - left < shortest) return
      event.preventDefault()
      const brush = from.drawing.querySelector('[data-brush]')
      brush?.setAttribute('x', String(left))
      brush?.setAttribute('width', String(right - left))
    },
    on,
  )
  document.addEventListener(
    'pointerup',
    event => {
      if (!from) return
      const {drawing, x} = from
      from = undefined
      const [left, right] = order(x, toX(drawing, event))
      drawing.querySelector('[data-brush]')?.setAttribute('width', '0')
      if (right - left < shortest) return
      const [start, end] = [toTime(drawing, left), toTime(drawing, right)]
      const address = new URL(location.href)
      address.hash = ''
      address.searchParams.delete('zoom')
      const rest = address.searchParams.toString()
      // Written by hand: colons may stand in an address as they are.
      void swapPage(`${address.origin}${address.pathname}?${rest}${rest ? '&' : ''}zoom=${write(start)}..${write(Math.max(end, start + 60_000))}`, true)
    },
    on,
  )
}

function moveThroughLinks(event: KeyboardEvent): void {
  const link = event.target instanceof Element ? event.target.closest<SVGElement>('svg:is([data-zooms], [data-steps]) a') : null
  if (!link || event.ctrlKey || event.metaKey || event.altKey) return
  const links = [...(link.closest('svg')?.querySelectorAll<SVGElement>('a') ?? [])]
  const place = links.indexOf(link)
  const next = {ArrowRight: place + 1, ArrowLeft: place - 1, Home: 0, End: links.length - 1}[event.key]
  const to = next === undefined ? undefined : links[next]
  if (!to) return
  event.preventDefault()
  link.setAttribute('tabindex', '-1')
  to.setAttribute('tabindex', '0')
  to.focus()
}

type Brush = {readonly drawing: SVGSVGElement; readonly x: number}
const shortest = 8

function order(one: number, other: number): readonly [number, number] {
  return one < other ? [one, other] : [other, one]
}

/** Where a pointer is, in the drawing's own units. */
function toX(drawing: SVGSVGElement, {clientX}: PointerEvent): number {
  const {left, width} = drawing.getBoundingClientRect()
  return ((clientX - left) / width) * drawing.viewBox.baseVal.width
}

function toTime(drawing: SVGSVGElement, x: number): number {
  const [from = 0, to = 0, left = 0, right = 1] = (drawing.dataset.zooms ?? '').split(' ').map(Number)
  return from + ((Math.min(Math.max(x, left), right) - left) / (right - left)) * (to - from)
}

function write(at: number): string {
  return `${new Date(Math.round(at / 60_000) * 60_000).toISOString().slice(0, 16)}Z`
}
