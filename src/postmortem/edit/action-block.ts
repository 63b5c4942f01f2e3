import type {DetailedReading} from '#src/postmortem/read-postmortem.ts'
import {type ActionAt, toActionAt} from './action-at.ts'

/** The lines of an action, from the margin of the first to the end of the last without its line end; or of a promise its sentence. */
export type ActionBlock = {
  readonly at: ActionAt
  readonly kind: 'lines' | 'element' | 'sentence'
  readonly start: number
  readonly end: number
}

/** Finds what an action takes up, with all that is nested in it; undefined where other text stands on the same lines. */
export function findBlock(detailed: DetailedReading, position: number): ActionBlock | undefined {
  const at = toActionAt(detailed, position)
  if (!at) return undefined
  const {text, source, setting} = at
  const {place, step} = source
  const last = place.kind === 'item' ? place.details.at(-1) : undefined
  const own = place.line.kind === 'item' ? Math.max(place.line.outerEnd, place.line.end) : place.line.end
  const [from, to] = place.kind === 'paragraph' ? [step.start, step.end] : [place.line.outerStart, Math.max(own, last?.outerEnd ?? 0)]
  if (setting === 'html') return place.kind === 'paragraph' ? undefined : findElement(at, place.kind === 'row' ? 'tr' : 'li', from, to)
  const content = from + text.slice(from, to).trimEnd().length
  const [start, end] = [toLineStart(text, from), toLineEnd(text, content)]
  const isAlone = /^[ \t>]*$/.test(text.slice(start, from)) && (place.kind === 'row' || /^[ \t\\]*$/.test(text.slice(content, end)))
  if (isAlone) return {at, kind: 'lines', start, end}
  return place.kind === 'paragraph' ? {at, kind: 'sentence', start: from, end: content} : undefined
}

function findElement(at: ActionAt, name: string, from: number, to: number): ActionBlock | undefined {
  const {text} = at
  const near = text.slice(Math.max(0, from - 400), from + 4).toLowerCase()
  const open = near.lastIndexOf(`<${name}`)
  const behind = text.slice(to, to + 400).toLowerCase()
  const close = behind.indexOf(`</${name}>`)
  const next = behind.indexOf(`<${name}`)
  if (open < 0 || close < 0 || (next >= 0 && next < close)) return undefined
  return {at, kind: 'element', start: Math.max(0, from - 400) + open, end: to + close + name.length + 3}
}

/** Where the line begins that a place stands on; a byte order mark is before it. */
export function toLineStart(text: string, at: number): number {
  let from = at
  while (from > 0 && text[from - 1] !== '\n' && text[from - 1] !== '\r' && text[from - 1] !== '\uFEFF') from--
  return from
}

/** Where the line ends that a place stands on, in front of its line end. */
export function toLineEnd(text: string, at: number): number {
  let to = at
  while (to < text.length && text[to] !== '\n' && text[to] !== '\r') to++
  return to
}

/** The line end at a place, or nothing. */
export function lineEndAt(text: string, at: number): string {
  return text[at] === '\r' ? (text[at + 1] === '\n' ? '\r\n' : '\r') : text[at] === '\n' ? '\n' : ''
}

/** The line end in front of a place, or nothing. */
export function lineEndBefore(text: string, at: number): string {
  return text[at - 1] === '\n' ? (text[at - 2] === '\r' ? '\r\n' : '\n') : text[at - 1] === '\r' ? '\r' : ''
}

/** Whether a blank line stands between two blocks. */
export function areApart(text: string, end: number, start: number): boolean {
  return /(?:\r\n|\n|\r(?!\n))[ \t>]*(?:\r\n|\n|\r)/.test(text.slice(end, start))
}
