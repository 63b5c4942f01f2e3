import type {Line} from '#src/postmortem/document/to-lines.ts'
import type {TimeSettings} from '#src/postmortem/time/time-settings.ts'
import type {Attribute} from './action-attributes.ts'
import type {ActionColumn} from './action-columns.ts'
import type {Stretch} from './cut-apart.ts'
import {readRefOnly} from './find-action-ref.ts'
import {findCanonical} from './find-canonical.ts'
import {isNobody, isOwner} from './find-owner.ts'
import {type PeeledPart, peelMarks} from './peel-marks.ts'
import {addMarks, type Marks, readTag, readValue} from './read-tag.ts'
import {isPlaceholder, toActionTitle} from './to-action-title.ts'

/** A row's step: the cell that names it, the stretch of it that is the title, and what the other cells say. */
export type ActionRow = {
  readonly title: string
  readonly cell: Stretch
  readonly start: number
  readonly end: number
  readonly marks: Marks
  readonly parts: readonly PeeledPart[]
  /** Our own parenthesis behind the title, for what the table has no column for. */
  readonly values: ReadonlyMap<Attribute, string>
  readonly attributes: number | undefined
}

/** Reads a row of an action table; undefined where no cell names a step or the table is about something else. */
export function readActionRow(row: Line, columns: readonly ActionColumn[], settings: TimeSettings): ActionRow | undefined {
  if (columns.length > 0 && !columns.some(column => column.some(field => field !== 'ignored' && field !== 'notes' && field !== 'reason'))) return undefined
  const cell = row.cells[findTitleColumn(row, columns)]
  if (!cell || isPlaceholder(toActionTitle(cell.text))) return undefined
  const canonical = findCanonical(cell.text, settings)
  const own = canonical ? {from: 0, to: canonical.from, marks: {}, parts: []} : peelMarks(cell.text, settings, {front: 'none', tail: 'none'})
  const title = toActionTitle(cell.text.slice(own.from, own.to))
  if (isPlaceholder(title)) return undefined
  let marks: Marks = {}
  for (const [index, other] of row.cells.entries()) {
    if (other !== cell && other.text.trim() !== '') marks = addMarks(marks, readCell(other.text.trim(), columns[index] ?? [], settings))
  }
  const box = /\[(?<mark>[xX ])\]/.exec(row.text)?.groups?.mark
  return {
    title,
    cell,
    start: cell.start + own.from,
    end: cell.start + own.to,
    marks: addMarks(addMarks(marks, box && /x/i.test(box) ? {status: 'done'} : {}), own.marks),
    parts: own.parts,
    values: canonical?.values ?? noValues,
    attributes: canonical?.from,
  }
}

const noValues: ReadonlyMap<Attribute, string> = new Map()

/** The title's column, or the widest cell of those that nobody knows: rows of merged cells leave the title's empty. */
function findTitleColumn(row: Line, columns: readonly ActionColumn[]): number {
  const known = columns.findIndex(column => column.includes('title'))
  if (known >= 0 && (row.cells[known]?.text.trim() ?? '') !== '') return known
  const free = row.cells.map((cell, index) => ({width: cell.text.trim().length, index})).filter(({index}) => (columns[index] ?? []).length === 0)
  return free.toSorted((a, b) => b.width - a.width)[0]?.index ?? -1
}

/** What a cell beside the title says, by what its column holds. */
export function readCell(text: string, column: ActionColumn, settings: TimeSettings): Marks {
  const [field, ...others] = column
  if (field === undefined || (field !== 'status' && isNobody(text))) return {}
  if (others.length > 0) {
    if (column.includes('reason') && !isOwner(text)) return {reason: toActionTitle(text)}
    return readTag(text, settings, 'owner') ?? (column.includes('owner') ? {owner: text} : {})
  }
  // A column of numbers may hold tickets; row numbers are none.
  if (field === 'ignored') return {ref: /^\W*\d*\W*$/.test(text) ? undefined : readRefOnly(text)}
  return readValue(field, text, settings)
}
