import type {RootContent, Table} from 'mdast'
import type {Section} from '#src/incident/section.ts'
import {firstFrom} from '#src/postmortem/document/first-from.ts'
import {endOf, startOf} from '#src/postmortem/document/parse-document.ts'
import type {Line} from '#src/postmortem/document/to-lines.ts'
import type {DetailedReading} from '#src/postmortem/read-postmortem.ts'
import type {FormatEdit} from './format-edit.ts'

/** The document's lines by where each begins, its bullet or heading marks included. */
export function byBeginning(lines: readonly Line[]): ReadonlyMap<number, Line> {
  return new Map(lines.map(line => [line.outerStart, line]))
}

/** The rows of each table, with what was read in them; by the block that they share. */
export function byTable<T>(
  lines: readonly Line[],
  found: readonly {readonly line: Line; readonly value: T}[],
): readonly {readonly rows: readonly Line[]; readonly values: readonly T[]}[] {
  const tables = new Map<number, {rows: Line[]; values: T[]}>()
  for (const {line, value} of found) {
    const table = tables.get(line.block) ?? {rows: [], values: []}
    table.values.push(value)
    tables.set(line.block, table)
  }
  for (const line of lines) if (line.kind === 'row') tables.get(line.block)?.rows.push(line)
  return [...tables.values()]
}

/** The table in Markdown that a row stands in, at the margin of the document. */
export function findTable({source, root}: DetailedReading, row: Line | undefined): Table | undefined {
  if (!row) return undefined
  const nodes: readonly RootContent[] = root.children
  const node = nodes[firstFrom(nodes, each => endOf(source, each), row.start)]
  return node?.type === 'table' && startOf(source, node) <= row.start && findIndent(source.text, startOf(source, node)) === '' ? node : undefined
}

/** The place in the list of the section that an offset stands in; -1 before the first. */
export function findSectionAt(sections: readonly Section[], offset: number): number {
  return firstFrom(sections, ({evidence}) => evidence.start.offset, offset) - 1
}

/** What stands before a place on its line, where that is white space; undefined where something else stands there. */
export function findIndent(text: string, at: number): string | undefined {
  let from = at
  while (from > 0 && (text[from - 1] === ' ' || text[from - 1] === '\t')) from--
  return from === 0 || text[from - 1] === '\n' || text[from - 1] === '\r' || text[from - 1] === '\uFEFF' ? text.slice(from, at) : undefined
}

/** Indents the lines that follow within a stretch, so that they belong to an item that begins there. */
export function indentBelow(text: string, from: number, to: number): readonly FormatEdit[] {
  return [...text.slice(from, to).matchAll(/(?:\r\n|\n|\r)(?=[^\r\n])/g)].map(({0: end, index}) => ({
    start: from + index + end.length,
    end: from + index + end.length,
    text: '  ',
  }))
}

/** The words of a text in lower case: runs of letters and digits. */
export function toWords(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
}

/** Whether every word of one text stands in another as often. */
export function holdsWords(text: string, words: readonly string[]): boolean {
  const counts = new Map<string, number>()
  for (const word of toWords(text)) counts.set(word, (counts.get(word) ?? 0) + 1)
  return words.every(word => {
    const left = counts.get(word) ?? 0
    counts.set(word, left - 1)
    return left > 0
  })
}
