import type {SourceText} from './source-text.ts'
import type {Line} from './to-lines.ts'

type Cell = Line['cells'][number]

/**
 * Lines with bars between their cells as the rows of a table where Markdown sees none: below an item, with a head of another width, without
 * the line of dashes. Three lines that begin and end with a bar are a table where half of them hold times, and two with such a line of
 * dashes between them always.
 */
export function toPipeRows(source: SourceText, lines: readonly Line[]): readonly Line[] {
  if (!lines.some(line => line.kind === 'text' && line.text.includes('|'))) return lines
  const rows: Line[] = []
  for (let index = 0; index < lines.length; index++) {
    const [line, next] = [lines[index], lines[index + 1]]
    if (!line) continue
    const isHead = isPiped(line) && isPiped(next) && isRuled(source, line, next)
    let end = index
    while (isRow(lines[end], isHead)) end++
    const run = lines.slice(index, Math.max(end, index + 1))
    const isTable = isHead || (run.length >= 3 && isTimed(run))
    for (const [at, row] of run.entries())
      rows.push(isTable ? {...row, kind: 'row', isHeader: at === 0 && (isHead || !/\d/.test(row.text)), cells: toCells(row), block: line.block} : row)
    index += run.length - 1
  }
  return rows
}

/** Whether half of the rows have a time in a cell: nobody told that these are a table. */
function isTimed(run: readonly Line[]): boolean {
  return run.filter(({text}) => /\|\s*(?:\p{L}{1,8}\.?\s)?[*_~(]{0,3}(?:\d{4}-\d{2}-\d{2}|\d{1,2}[:.h]\d{2})(?!\d)/u.test(text)).length * 2 >= run.length
}

function isPiped(line: Line | undefined): line is Line {
  return line !== undefined && line.kind === 'text' && line.text.length < 2000 && line.text.includes('|')
}

function isRow(line: Line | undefined, isRuled: boolean): boolean {
  return isPiped(line) && (isRuled || isBordered(line.text))
}

function isBordered(text: string): boolean {
  return text.startsWith('|') && text.length > 4 && text.endsWith('|') && !text.endsWith('\\|')
}

/** Whether a line of dashes and bars stands between two lines, and nothing else. */
function isRuled(source: SourceText, above: Line, below: Line): boolean {
  const length = below.start - above.end
  if (length < 5 || length > 400) return false
  const gap = source.text.slice(above.end, below.start)
  return gap.includes('--') && gap.includes('|') && /^[\s|:>-]*$/.test(gap)
}

/** The cells between the bars of a line; what is escaped is none. The bars at its edges have no cell beside them. */
function toCells({start, text}: Line): readonly Cell[] {
  const cells: Cell[] = []
  let at = 0
  const push = (end: number): void => {
    const cell = text.slice(at, end)
    const lead = cell.length - cell.trimStart().length
    const from = start + at + (cell.trim() === '' ? 0 : lead)
    cells.push({start: from, end: from + cell.trim().length, text: cell.trim()})
    at = end + 1
  }
  for (let index = 0; index < text.length; index++) {
    if (text[index] === '\\') index++
    else if (text[index] === '|') push(index)
  }
  if (at < text.length) push(text.length)
  return text.startsWith('|') ? cells.slice(1) : cells
}
