import type {TextEdit} from '#src/incident/diagnostic.ts'
import type {DetailedReading} from '#src/postmortem/read-postmortem.ts'
import {type ActionBlock, areApart, findBlock, lineEndAt, lineEndBefore} from './action-block.ts'

type Edits = readonly TextEdit[]

/** Ways to take an action out, with what is nested in it. */
export function writeRemoval(detailed: DetailedReading, position: number): readonly Edits[] {
  const block = findBlock(detailed, position)
  if (!block) return []
  const {text} = block.at
  if (block.kind === 'sentence') {
    const isSentence =
      /(?:^|[.!?。:]["”’)]?\s*|[\n\r]\s*)$/.test(text.slice(Math.max(0, block.start - 6), block.start)) &&
      /[.!?。]["”’)]?$/.test(text.slice(block.start, block.end))
    const gap = /^[ \t]*/.exec(text.slice(block.end, block.end + 20))?.[0].length ?? 0
    return isSentence ? [[{start: block.start, end: block.end + gap, text: ''}]] : []
  }
  return [toCut(text, block, true), toCut(text, block, false)].map(edit => [edit])
}

/** The lines of a block with the line end behind them, or in front of them at the end of the file; of blank lines on both sides those of one. */
function toCut(text: string, {kind, start, end}: ActionBlock, takesBlanks: boolean): TextEdit {
  const behind = lineEndAt(text, end)
  if (kind === 'element') {
    const isLine = /(?:^|[\n\r])[ \t]*$/.test(text.slice(Math.max(0, start - 80), start)) && behind !== ''
    const lead = isLine ? (/[ \t]*$/.exec(text.slice(Math.max(0, start - 80), start))?.[0].length ?? 0) : 0
    return {start: start - lead, end: isLine ? end + behind.length : end, text: ''}
  }
  if (behind === '') {
    const before = lineEndBefore(text, start)
    const blank = takesBlanks ? (/(?:(?:\r\n|\n|\r)[ \t]*)*$/.exec(text.slice(Math.max(0, start - 40), start - before.length))?.[0].length ?? 0) : 0
    return {start: start - before.length - blank, end, text: ''}
  }
  const isBlankAbove = start === 0 || /(?:^|[\n\r])[ \t]*(?:\r\n|\n|\r)$/.test(text.slice(Math.max(0, start - 40), start))
  const blank =
    takesBlanks && isBlankAbove ? (/^(?:[ \t]*(?:\r\n|\n|\r))*/.exec(text.slice(end + behind.length, end + behind.length + 40))?.[0].length ?? 0) : 0
  return {start, end: end + behind.length + blank, text: ''}
}

/** Ways to move an action in front of another, or behind the last, with all its bytes. */
export function writeMove(detailed: DetailedReading, position: number, before: number): readonly Edits[] {
  const [own, next, last] = [findBlock(detailed, position), findBlock(detailed, before), findBlock(detailed, before - 1)]
  if (!own || own.kind === 'sentence') return []
  const {text} = own.at
  const bytes = text.slice(own.start, own.end)
  const cuts = [toCut(text, own, true), toCut(text, own, false)]
  const places = [
    ...(next && isAlike(own, next) ? [insertBefore(detailed, next, before, bytes)] : []),
    ...(last && isAlike(own, last) ? [insertBehind(detailed, last, before - 1, bytes)] : []),
  ]
  const group = own.at.action.group
  const isBetterBehind = next?.at.action.group !== group && last?.at.action.group === group
  return (isBetterBehind ? places.toReversed() : places).flatMap(edit => cuts.map(cut => [cut, edit]))
}

function isAlike(own: ActionBlock, other: ActionBlock): boolean {
  return own.kind === other.kind && own.at.source.place.kind === other.at.source.place.kind
}

/** Puts lines in front of a block, parted from it as it is from its neighbours. */
export function insertBefore(detailed: DetailedReading, {at, kind, start, end}: ActionBlock, position: number, bytes: string): TextEdit {
  const {text, newline} = at
  const [above, below] = [findBlock(detailed, position - 1), findBlock(detailed, position + 1)]
  const isApart = isListApart(text, above, {start, end}, below)
  const gap = kind === 'element' ? toElementGap(text, start) : (lineEndAt(text, end) || newline).repeat(isApart ? 2 : 1)
  return {start, end: start, text: bytes + gap}
}

/** Puts lines behind a block in the same manner; where the file ends without a line end, it still does. */
export function insertBehind(detailed: DetailedReading, {at, kind, start, end}: ActionBlock, position: number, bytes: string): TextEdit {
  const {text, newline} = at
  const [above, below] = [findBlock(detailed, position - 1), findBlock(detailed, position + 1)]
  const isApart = isListApart(text, above, {start, end}, below)
  const gap = kind === 'element' ? toElementGap(text, start) : (lineEndBefore(text, start) || newline).repeat(isApart ? 2 : 1)
  return {start: end, end, text: gap + bytes}
}

/** Whether a list parts its items with blank lines, as far as the neighbours of one show; a heading between them shows nothing. */
function isListApart(text: string, above: ActionBlock | undefined, {start, end}: {start: number; end: number}, below: ActionBlock | undefined): boolean {
  const isNext = (from: number, to: number): boolean => to >= from && text.slice(from, to).trim() === ''
  if (above && isNext(above.end, start)) return areApart(text, above.end, start)
  return below !== undefined && isNext(end, below.start) && areApart(text, end, below.start)
}

function toElementGap(text: string, start: number): string {
  return /(?:\r\n|\n|\r)[ \t]*$/.exec(text.slice(Math.max(0, start - 80), start))?.[0] ?? ''
}
