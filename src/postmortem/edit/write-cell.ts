import type {EditableField} from '#src/incident/action-change.ts'
import {nameStatus} from '#src/postmortem/sections/read-action-status.ts'
import {findTimes} from '#src/postmortem/time/find-times.ts'
import type {ActionAt, Way} from './action-at.ts'
import {escapeText} from './escape-markdown.ts'
import {writeDayLike} from './write-day.ts'

/** Ways to write a value into a cell of its column that says nothing yet; none where the table has no such column. */
export function writeNewCell(at: ActionAt, field: EditableField, value: string): readonly Way[] {
  const {text, source} = at
  if (source.place.kind !== 'row') return []
  const {line, columns} = source.place
  const index = columns.findIndex(column => column[0] === field)
  const column = index >= 0 ? index : columns.findIndex(each => each.includes(field))
  if (column < 0) return []
  const words = listCellWords(at, field, value, column)
  const cell = line.cells[column]
  if (cell && cell.text.trim() !== '') return words.map(word => ({edits: [{start: cell.start, end: cell.end, text: word}]}))
  if (!cell) {
    if (at.setting !== 'row') return []
    const isClosed = text[line.end - 1] === '|'
    const blanks = ' |'.repeat(column - line.cells.length)
    return words.map(word => ({edits: [{start: line.end, end: line.end, text: isClosed ? `${blanks} ${word} |` : `${blanks} | ${word}`}]}))
  }
  if (at.setting !== 'row') return words.map(word => ({edits: [{start: cell.start, end: cell.end, text: word}]}))
  const from = text[cell.start] === '|' ? cell.start + 1 : cell.start
  const blank = /^[ \t]*/.exec(text.slice(from, line.end))?.[0].length ?? 0
  return words.map(word => ({edits: [{start: from, end: from + blank, text: ` ${word} `.padEnd(blank)}]}))
}

/** A value as the other cells of the column would say it. */
export function listCellWords(at: ActionAt, field: EditableField, value: string, column: number): readonly string[] {
  const cells = at.siblings.flatMap(({action, source}) => {
    const cell = source.place.line.block === at.source.place.line.block ? source.place.line.cells[column] : undefined
    return cell && cell.text.trim() !== '' ? [{action, text: cell.text}] : []
  })
  if (field === 'status') {
    const same = cells.find(({action}) => action.status === value)
    const like = cells[0]?.text.trim()
    return [...(same ? [same.text.trim()] : []), ...nameStatus(value as typeof at.action.status, like)]
  }
  if (field !== 'due' && field !== 'done')
    return [escapeText(field === 'kind' && cells.some(({text}) => /^\p{Lu}/u.test(text)) ? capital(value) : value, at.setting)]
  for (const {action, text} of cells) {
    const mention = findTimes(text)[0]
    const day = action[field]
    if (mention && day) return writeDayLike(text.slice(mention.start, mention.end), day, value)
  }
  return [value]
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
