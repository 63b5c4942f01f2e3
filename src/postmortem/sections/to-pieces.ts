import type {SectionKind} from '#src/incident/section.ts'
import {firstFrom} from '#src/postmortem/document/first-from.ts'
import type {SourceText} from '#src/postmortem/document/source-text.ts'
import type {Line} from '#src/postmortem/document/to-lines.ts'
import {type OutlinePart, toOutline} from '#src/postmortem/document/to-outline.ts'
import {classifyPassages} from './classify-passages.ts'
import {cutApart, type Stretch} from './cut-apart.ts'

/** A section in the making: its stretch of the text, and the lines in it. */
export type Piece = {
  readonly kind: SectionKind
  readonly heading: string | undefined
  readonly start: number
  readonly bodyStart: number
  readonly end: number
  readonly lines: readonly Line[]
}

/** Whether a piece lists other incidents, whose days and times are not this one's. */
export function isAboutOthers({kind, heading}: Piece): boolean {
  return (
    kind === 'background' &&
    heading !== undefined &&
    /\b(?:history|(?:previous|prior|past|earlier|recent|similar|related) (?:incidents?|outages?))\b/i.test(heading)
  )
}

/** Text under no heading at all is sorted by what it says; a lead above headings is the summary. */
export function toPieces(lines: readonly Line[], hasTitle: boolean): readonly Piece[] {
  const first = lines[0]
  const isPlain = first?.kind === 'code' && lines.length === 1
  const parts = toOutline(lines, isPlain ? 'other' : 'summary')
  const headed = parts.some(part => part.heading)
  if (headed || isPlain || !lines.some(line => line.kind === 'text')) return parts.map(part => toPiece(part, !headed && !hasTitle))
  return classifyPassages(lines).map(({kind, start, end}) => ({
    kind,
    heading: undefined,
    start,
    bodyStart: start,
    end,
    lines: cutLines(lines, start, end),
  }))
}

/**
 * Pieces of which no two share a word. Lines lie in one another (an item holds the items below it, and may hold a heading, a message or
 * the title), and so do pieces made of them: here, and nowhere else, each place is given to one. What is left of a piece behind another
 * goes on without its heading.
 */
export function withoutOverlaps({text}: SourceText, pieces: readonly Piece[], title: Stretch | undefined): readonly Piece[] {
  return cutApart<Piece | Stretch>(title ? [...pieces, title] : pieces).flatMap(({of: piece, start, end}) => {
    if (!('kind' in piece)) return []
    if (start === piece.start && end === piece.end) return [piece]
    const own = cutPiece(piece, start, end, text)
    return own.lines.length > 0 || own.heading !== undefined || hasWords(text.slice(own.start, own.end)) ? [own] : []
  })
}

function cutPiece(piece: Piece, from: number, to: number, text: string): Piece {
  const lines = piece.lines.slice(
    firstFrom(piece.lines, line => line.start + 1, from),
    firstFrom(piece.lines, line => line.start + 1, to),
  )
  const part = text.slice(from, to)
  const end = from + part.trimEnd().length
  if (from === piece.start) return {...piece, bodyStart: Math.min(piece.bodyStart, to), end: Math.max(end, Math.min(piece.bodyStart, to)), lines}
  const start = Math.min(Math.max(lines[0]?.outerStart ?? to - part.trimStart().length, from), end)
  return {...piece, heading: undefined, start, bodyStart: start, end, lines}
}

/** Definitions belong to the link that uses them, wherever they stand. */
function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text.replace(/^[ \t]*\[[^\]\n]*\]:.*$/gm, ''))
}

function toPiece({kind, heading, start, bodyStart, end, lines}: OutlinePart, isBare: boolean): Piece {
  return {
    kind: isBare && !heading ? (lines.some(line => line.kind === 'text') ? kind : 'other') : kind,
    heading: heading?.text,
    start,
    bodyStart,
    end: Math.max(end, bodyStart),
    lines,
  }
}

/** The lines of a stretch, those at its edges cut to it. The words of lines stand in order, so the first is found by halves. */
function cutLines(lines: readonly Line[], start: number, end: number): readonly Line[] {
  const cut: Line[] = []
  for (let index = firstFrom(lines, line => line.end, start); index < lines.length; index++) {
    const line = lines[index]
    if (!line || line.start >= end) break
    const [from, to] = [Math.max(line.start, start), Math.min(line.end, end)]
    cut.push(from === line.start && to === line.end ? line : {...line, start: from, end: to, text: line.text.slice(from - line.start, to - line.start)})
  }
  return cut
}
