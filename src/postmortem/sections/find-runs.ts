import type {Line} from '#src/postmortem/document/to-lines.ts'
import {readLeadingTime} from './read-leading-time.ts'
import type {Piece} from './to-pieces.ts'

/** Lines outside any timeline section that begin with times, where three or more of them stand together, with the days between them. */
export function findRuns(pieces: readonly Piece[]): readonly Line[] {
  const runs: Line[] = []
  for (const {kind, lines} of pieces) {
    if (kind === 'remediation' || kind === 'statusUpdates') continue
    const timed = lines.filter(
      line =>
        (line.kind === 'item' || line.kind === 'text' || line.kind === 'heading') &&
        readLeadingTime(line.text)?.clock !== undefined &&
        (line.kind === 'item' || !/^(?:\s*[*_]*)(?:at|on|from|between|by|around)\s/i.test(line.text)),
    )
    const first = timed[0]
    // Below a heading with a time stands what happened then.
    if (timed.length >= 3 && first?.kind === 'heading') runs.push(...lines.slice(lines.indexOf(first)))
    else if (timed.length >= 3) runs.push(...lines.filter(line => timed.includes(line) || isDayLine(line)))
    // A table of two columns with times in the second is one of facts.
    const rows = lines.filter(
      line => line.kind === 'row' && (line.cells.length !== 2 || line.isHeader || readLeadingTime(line.cells[1]?.text ?? '')?.clock === undefined),
    )
    const clocks = rows.filter(line => line.cells.some(cell => readLeadingTime(cell.text)?.clock !== undefined || /^T\s?[+-]\s?\d/.test(cell.text.trim())))
    if (clocks.length >= 3) runs.push(...rows)
  }
  // Rows of a text without headings were sorted by what each tells; what parts them are paragraphs without a time.
  const loosePieces = pieces.filter(({kind, heading}) => heading === undefined && kind !== 'statusUpdates')
  const loose = loosePieces.flatMap(({lines}) => lines.filter(isLabelledRow))
  if (loosePieces.reduce((sum, {kind, lines}) => sum + (kind === 'remediation' ? 0 : lines.filter(isLabelledRow).length), 0) >= 3) {
    const known = new Set(runs)
    runs.push(...loose.filter(line => !known.has(line)))
  }
  return runs.toSorted((a, b) => a.start - b.start)
}

/** "2:15pm - We call customers": a line of its own whose clock stands in front of a dash or a colon. */
function isLabelledRow({kind, text, isQuoted}: Line): boolean {
  if (kind !== 'text' || isQuoted) return false
  const mention = readLeadingTime(text)
  return mention?.clock !== undefined && mention.start <= 2 && /^[\s*_`)\]]*(?:[::]|[–—-])[\s*_]+\S{2}/u.test(text.slice(mention.end, mention.end + 12))
}

function isDayLine(line: Line): boolean {
  const mention = readLeadingTime(line.text)
  return mention?.day !== undefined && mention.clock === undefined && /^[\s*_:.,#–—-]*$/.test(line.text.slice(mention.end))
}
