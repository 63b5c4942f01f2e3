import type {SectionKind} from '#src/incident/section.ts'
import {firstFrom} from '#src/postmortem/document/first-from.ts'
import type {Line} from '#src/postmortem/document/to-lines.ts'
import {type OutlinePart, toOutline} from '#src/postmortem/document/to-outline.ts'
import {classifyPassages} from './classify-passages.ts'

/** A section in the making: its stretch of the text, and the lines in it. No word is in two pieces. */
export type Piece = {
  readonly kind: SectionKind
  readonly heading: string | undefined
  readonly start: number
  readonly bodyStart: number
  readonly end: number
  readonly lines: readonly Line[]
}

/** Text under no heading at all is sorted by what it says; a lead above headings is the summary. */
export function toPieces(lines: readonly Line[], removed: readonly Line[], hasTitle: boolean): readonly Piece[] {
  const first = lines[0]
  const isPlain = first?.kind === 'code' && lines.length === 1
  const parts = toOutline(lines, isPlain ? 'other' : 'summary')
  const headed = parts.some(part => part.heading)
  const text = lines.filter(line => line.kind === 'text')
  if (headed || isPlain || text.length === 0)
    return withoutOverlaps(parts.map(part => toPiece(part, !headed && !hasTitle)).flatMap(piece => splitAtGaps(piece, removed)))
  const passages = classifyPassages(lines).map(({kind, start, end}) => ({
    kind,
    heading: undefined,
    start,
    bodyStart: start,
    end,
    lines: cutLines(lines, start, end),
  }))
  return withoutOverlaps(passages.flatMap(piece => splitAtGaps(piece, removed)))
}

/**
 * A heading nested in an item of the part before it takes its own stretch out of that part, and what is left of the item behind it goes on
 * without a heading: no word may be in two sections, and none in no section.
 */
function withoutOverlaps(pieces: readonly Piece[]): readonly Piece[] {
  return pieces
    .flatMap((piece, index) => {
      const own: Piece[] = []
      let at = piece.start
      for (let next = index + 1; next < pieces.length; next++) {
        const inner = pieces[next]
        if (!inner || inner.start >= piece.end) break
        if (inner.start > at) own.push(cutPiece(piece, at, inner.start))
        at = Math.max(at, inner.end)
      }
      if (own.length === 0 && at === piece.start) return [piece]
      if (at < piece.end) own.push(cutPiece(piece, at, piece.end))
      return own.filter(({lines, start}) => lines.length > 0 || (start === piece.start && piece.heading !== undefined))
    })
    .toSorted((a, b) => a.start - b.start)
}

function cutPiece(piece: Piece, start: number, end: number): Piece {
  const isHead = start === piece.start
  return {
    ...piece,
    heading: isHead ? piece.heading : undefined,
    start,
    bodyStart: isHead ? Math.min(piece.bodyStart, end) : start,
    end,
    lines: piece.lines.filter(line => line.outerStart >= start && line.outerStart < end),
  }
}

/** A part that messages or the title stand in the middle of is two: no word may be in two sections. */
function splitAtGaps(piece: Piece, removed: readonly Line[]): readonly Piece[] {
  const gap = removed.filter(line => line.outerStart > piece.start && line.outerEnd < piece.end).toSorted((a, b) => a.outerStart - b.outerStart)[0]
  if (!gap) return [piece]
  const [before, after] = [piece.lines.filter(line => line.outerEnd <= gap.outerStart), piece.lines.filter(line => line.outerStart >= gap.outerEnd)]
  const first: Piece = {...piece, end: Math.max(piece.bodyStart, ...before.map(line => line.outerEnd)), lines: before}
  const start = after[0]?.outerStart
  if (start === undefined) return [first]
  const second: Piece = {...piece, heading: undefined, start, bodyStart: start, lines: after}
  return [...(before.length > 0 || piece.heading !== undefined ? [first] : []), ...splitAtGaps(second, removed)]
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

/** The lines of a stretch, those at its edges cut to it. Lines stand in order, so the first is found by halves. */
function cutLines(lines: readonly Line[], start: number, end: number): readonly Line[] {
  const cut: Line[] = []
  for (let index = firstFrom(lines, line => line.outerEnd, start); index < lines.length; index++) {
    const line = lines[index]
    if (!line || line.outerStart >= end) break
    const [from, to] = [Math.max(line.start, start), Math.min(line.end, end)]
    cut.push(from === line.start && to === line.end ? line : {...line, start: from, end: to, text: line.text.slice(from - line.start, to - line.start)})
  }
  return cut
}
