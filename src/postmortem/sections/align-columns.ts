import type {SourceText} from '#src/postmortem/document/source-text.ts'
import type {Line} from '#src/postmortem/document/to-lines.ts'
import {isActionHeader} from './action-columns.ts'

type Cell = Line['cells'][number]

/** Lines whose columns are aligned with spaces or parted by tabs, below headings of columns, as rows of a table; all others as they are. */
export function alignColumns(source: SourceText, lines: readonly Line[]): readonly Line[] {
  if (!lines.some(line => (line.kind === 'text' || line.kind === 'code') && / {2}\S|\t\S/.test(line.text))) return lines
  let stops: readonly number[] = []
  let isTabbed = false
  return lines.flatMap(toPhysicalLines).map(line => {
    if (line.kind !== 'text' && line.kind !== 'code') {
      stops = []
      isTabbed = false
      return line
    }
    if (line.text.includes('\t')) {
      const cells = toTabbedCells(line)
      const isHeader = cells.length >= 2 && isActionHeader(cells.map(cell => cell.text))
      isTabbed ||= isHeader
      return isTabbed ? {...line, kind: 'row', isHeader, cells} : line
    }
    isTabbed = false
    const begin = source.text.lastIndexOf('\n', line.start - 1) + 1
    const raw = source.text.slice(begin, line.end)
    const header = toHeader(raw)
    if (header) {
      stops = header
      return toRow(line, begin, raw, stops, true)
    }
    const cells = stops.length > 0 ? toRow(line, begin, raw, stops, false) : undefined
    // One cell alone is a line of text below the table.
    if (cells && cells.cells.filter(cell => cell.text !== '').length >= 2) return cells
    if (cells) stops = []
    return line
  })
}

/** Tables that were copied from a page: one tab between two cells, also where one is empty. */
function toTabbedCells(line: Line): readonly Cell[] {
  let at = line.start
  return line.text.split('\t').map((cell): Cell => {
    const start = at + cell.length - cell.trimStart().length
    at += cell.length + 1
    return {start, end: start + cell.trim().length, text: cell.trim()}
  })
}

/** The lines of a block of code, each on its own; where none heads a table the block stays whole. */
function toPhysicalLines(line: Line): readonly Line[] {
  if (line.kind !== 'code' || !line.text.split('\n').some(each => toHeader(each) !== undefined)) return [line]
  let at = line.start
  return line.text.split('\n').flatMap(text => {
    const start = at
    at += text.length + 1
    return /[\p{L}\p{N}]/u.test(text) ? [{...line, start, end: start + text.length, outerStart: start, outerEnd: start + text.length, text}] : []
  })
}

/** Where each column begins, for a line of column headings. */
function toHeader(raw: string): readonly number[] | undefined {
  if (raw.length > 300) return undefined
  const cells = [...raw.matchAll(/\S+(?: \S+)*/g)]
  return cells.length >= 3 && isActionHeader(cells.map(cell => cell[0])) ? cells.map(cell => cell.index) : undefined
}

function toRow(line: Line, begin: number, raw: string, stops: readonly number[], isHeader: boolean): Line {
  const edges = stops.map((stop, index) => (index === 0 ? 0 : toGap(raw, stop)))
  const cells = edges.map((from, index): Cell => {
    const text = raw.slice(from, edges[index + 1] ?? raw.length)
    const lead = text.length - text.trimStart().length
    const start = begin + Math.min(from + lead, raw.length)
    return {start, end: start + text.trim().length, text: text.trim()}
  })
  return {...line, kind: 'row', isHeader, cells}
}

/** A value that is wider than its column's heading pushes the next one on: the cut is at the space nearest to the stop. */
function toGap(raw: string, stop: number): number {
  for (let shift = 0; shift <= 6; shift++) {
    if (raw[stop + shift - 1] === ' ' && raw[stop + shift] !== ' ') return stop + shift
    if (raw[stop - shift - 1] === ' ' && raw[stop - shift] !== ' ' && stop > shift) return stop - shift
  }
  return Math.min(stop, raw.length)
}
