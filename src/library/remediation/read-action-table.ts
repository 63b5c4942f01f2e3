import Papa from 'papaparse'
import {type ActionValues, type EditableField, editableFields} from '#src/incident/action-change.ts'
import {actionKinds, actionStatuses} from '#src/incident/action-item.ts'
import {readSpreadsheetDay} from './read-spreadsheet-day.ts'

/** A row of a table of actions: which action it is about, and what stands in the columns that there are. */
export type TableRow = {
  /** Where the row begins, counted from 1. */
  readonly line: number
  readonly incident: string
  /** The author's own handle for the action; undefined where the cell is empty. */
  readonly id: string | undefined
  /** From 0. */
  readonly position: number | undefined
  /** The file that the table was made from. */
  readonly base: string | undefined
  /** The cells as they stand there, of editable fields only. */
  readonly cells: Readonly<Partial<Record<EditableField, string>>>
  /** What they mean; `null` for an empty cell, and nothing for a cell that cannot be read. */
  readonly values: ActionValues
}

/** What is wrong with a line of a table. */
export type TableProblem = {readonly line: number; readonly message: string}

export type ActionTable = {readonly rows: readonly TableRow[]; readonly problems: readonly TableProblem[]}

/** More than this is not read. */
export const tableLimits = {bytes: 5 * 1024 * 1024, rows: 10_000, cell: 10_000} as const

/** Reads a table of actions from CSV, with commas, semicolons or tabs. Never throws: what cannot be read is a problem with its line. */
export function readActionTable(text: string): ActionTable {
  const refuse = (line: number, message: string): ActionTable => ({rows: [], problems: [{line, message}]})
  const source = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')
  if (source.includes('\u0000')) return refuse(1, 'Unexpected NUL, expected text: the file is no CSV, or is in UTF-16; save it as “CSV UTF-8”')
  const {data, errors} = Papa.parse<string[]>(source, {newline: '\n', delimitersToGuess: [',', ';', '\t'], preview: tableLimits.rows + 2})
  const lines = countLines(data)
  const broken = errors.find(({type}) => type === 'Quotes')
  // From there on it cannot be told any more which cell a word belongs to.
  if (broken) return refuse(lines[broken.row ?? 0] ?? 1, 'Unexpected quotation mark, expected it doubled inside a cell, and one at the end of the cell')
  const at = data.findIndex(row => !isEmpty(row))
  const head = data[at]
  if (!head) return refuse(1, 'Unexpected empty table, expected a line of column names and a row for each action')
  const columns = readHead(head, lines[at] ?? 1)
  if (columns.problems.length > 0) return {rows: [], problems: columns.problems}
  const below = data.map((cells, index) => ({cells, line: lines[index] ?? 1})).slice(at + 1)
  const filled = below.filter(({cells}) => !isEmpty(cells))
  if (filled.length > tableLimits.rows)
    return refuse(filled[tableLimits.rows]?.line ?? 1, `Unexpected row ${tableLimits.rows + 1}, expected ${tableLimits.rows} rows at most`)
  const read = filled.map(({cells, line}) => readRow(cells, line, columns.names))
  return {rows: read.map(({row}) => row), problems: read.flatMap(({problems}) => problems)}
}

/** The line on which each row begins: cells may have lines of their own. */
function countLines(data: readonly (readonly string[])[]): readonly number[] {
  let line = 1
  return data.map(cells => {
    const own = line
    line += 1 + cells.reduce((sum, cell) => sum + (cell.match(/\n/g)?.length ?? 0), 0)
    return own
  })
}

function isEmpty(cells: readonly string[]): boolean {
  return cells.every(cell => cell.trim() === '')
}

type Column = EditableField | 'incident' | 'id' | 'position' | 'base' | 'other'

const own: readonly Column[] = [...editableFields, 'incident', 'id', 'position', 'base']
const otherNames: Readonly<Record<string, Column>> = {
  ticket: 'ref',
  issue: 'ref',
  action: 'title',
  number: 'position',
  'due date': 'due',
  'done date': 'done',
  assignee: 'owner',
}

function readHead(head: readonly string[], line: number): {readonly names: readonly Column[]; readonly problems: readonly TableProblem[]} {
  const names = head.map((cell): Column => {
    const name = cell.trim().toLowerCase()
    return own.find(column => column === name) ?? (Object.hasOwn(otherNames, name) ? (otherNames[name] ?? 'other') : 'other')
  })
  const twice = names.find((name, index) => name !== 'other' && names.indexOf(name) !== index)
  const problems = [
    ...(names.includes('incident') ? [] : ['Unexpected table without a column “incident”, expected the id of each action’s incident in it']),
    ...(names.includes('id') || names.includes('title')
      ? []
      : ['Unexpected table without a column “id” or “title”, expected one of them to tell actions apart']),
    ...(twice === undefined ? [] : [`Unexpected second column “${twice}”, expected one`]),
  ]
  return {names, problems: problems.map(message => ({line, message}))}
}

function readRow(cells: readonly string[], line: number, names: readonly Column[]): {readonly row: TableRow; readonly problems: readonly TableProblem[]} {
  const messages: string[] = []
  if (cells.length > names.length)
    messages.push(`Unexpected ${cells.length} cells, expected ${names.length} as in the first line; is a separator in a cell without quotation marks?`)
  if (cells.some(cell => cell.length > tableLimits.cell)) messages.push(`Unexpected cell of more than ${tableLimits.cell} characters, expected fewer`)
  const find = (name: Column): string | undefined => {
    const at = names.indexOf(name)
    return at === -1 ? undefined : (cells[at] ?? '')
  }
  const incident = undefuse(find('incident') ?? '').trim()
  if (incident === '') messages.push('Unexpected empty cell in “incident”, expected the id of an incident')
  const written: Partial<Record<EditableField, string>> = {}
  const values: Partial<Record<EditableField, string | null>> = {}
  for (const field of editableFields) {
    const cell = find(field)
    if (cell === undefined) continue
    written[field] = cell
    const read = readCell(field, cell)
    if ('fault' in read) messages.push(`${field}: ${read.fault}`)
    else if (read.value !== undefined) values[field] = read.value
  }
  const place = (find('position') ?? '').trim()
  if (place !== '' && !/^[1-9]\d{0,5}$/.test(place)) messages.push(`position: Unexpected “${place.slice(0, 40)}”, expected a whole number from 1`)
  const row: TableRow = {
    line,
    incident,
    id: undefuse(find('id') ?? '').trim() || undefined,
    position: /^[1-9]\d{0,5}$/.test(place) ? Number(place) - 1 : undefined,
    base: (find('base') ?? '').trim() || undefined,
    cells: written,
    values: values as ActionValues,
  }
  return {row, problems: messages.map(message => ({line, message}))}
}

function readCell(field: EditableField, cell: string): {readonly value: string | null | undefined} | {readonly fault: string} {
  const text = undefuse(cell)
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
  if (text === '') return {value: field === 'title' || field === 'status' ? undefined : null}
  if (field === 'due' || field === 'done') {
    const read = readSpreadsheetDay(text)
    return 'day' in read ? {value: read.day} : read
  }
  const words: readonly string[] | undefined = field === 'status' ? actionStatuses : field === 'kind' ? actionKinds : undefined
  if (!words) return {value: text}
  const word = text
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[\s_]+/g, '-')
  return words.includes(word) ? {value: word} : {fault: `Unexpected “${text.slice(0, 40)}”, expected ${words.slice(0, -1).join(', ')} or ${words.at(-1)}`}
}

/** Takes away the apostrophe that keeps a spreadsheet from running a text; see `writeCsvLine`. */
function undefuse(cell: string): string {
  return /^'(?:\s*[=+\-@＝＋－＠]|[\t\r\n])/.test(cell) ? cell.slice(1) : cell
}
