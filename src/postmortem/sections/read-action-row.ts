import type {Line} from '#src/postmortem/document/to-lines.ts'
import type {TimeSettings} from '#src/postmortem/time/time-settings.ts'
import type {ActionColumn} from './action-columns.ts'
import {readRefOnly} from './find-action-ref.ts'
import {isNobody, isOwner} from './find-owner.ts'
import {peelMarks} from './peel-marks.ts'
import {addMarks, type Marks, readTag, readValue} from './read-tag.ts'
import {isPlaceholder, toActionTitle} from './to-action-title.ts'

/** A row's step: the cell that names it, the stretch of it that is the title, and what the other cells say. */
export type ActionRow = {readonly title: string; readonly start: number; readonly end: number; readonly marks: Marks}

/** Reads a row of an action table; undefined where no cell names a step or the table is about something else. */
export function readActionRow(row: Line, columns: readonly ActionColumn[], settings: TimeSettings): ActionRow | undefined {
  if (columns.length > 0 && !columns.some(column => column.some(field => field !== 'ignored' && field !== 'notes' && field !== 'reason'))) return undefined
  const cell = row.cells[findTitleColumn(row, columns)]
  if (!cell || isPlaceholder(toActionTitle(cell.text))) return undefined
  const own = peelMarks(cell.text, settings, {front: 'none', tail: 'none'})
  const title = toActionTitle(cell.text.slice(own.from, own.to))
  if (isPlaceholder(title)) return undefined
  let marks: Marks = {}
  for (const [index, other] of row.cells.entries()) {
    if (other !== cell && other.text.trim() !== '') marks = addMarks(marks, readCell(other.text.trim(), columns[index] ?? [], settings))
  }
  const box = /\[(?<mark>[xX ])\]/.exec(row.text)?.groups?.mark
  return {
    title,
    start: cell.start + own.from,
    end: cell.start + own.to,
    marks: addMarks(addMarks(marks, box && /x/i.test(box) ? {status: 'done'} : {}), own.marks),
  }
}

/** The title's column, or the widest cell of those that nobody knows: rows of merged cells leave the title's empty. */
function findTitleColumn(row: Line, columns: readonly ActionColumn[]): number {
  const known = columns.findIndex(column => column.includes('title'))
  if (known >= 0 && (row.cells[known]?.text.trim() ?? '') !== '') return known
  const free = row.cells.map((cell, index) => ({width: cell.text.trim().length, index})).filter(({index}) => (columns[index] ?? []).length === 0)
  return free.toSorted((a, b) => b.width - a.width)[0]?.index ?? -1
}

function readCell(text: string, column: ActionColumn, settings: TimeSettings): Marks {
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
