import type {ActionItem} from '#src/incident/action-item.ts'
import {endOf, startOf} from '#src/postmortem/document/parse-document.ts'
import type {Line} from '#src/postmortem/document/to-lines.ts'
import type {DetailedReading} from '#src/postmortem/read-postmortem.ts'
import {type Attribute, findAttributes} from '#src/postmortem/sections/action-attributes.ts'
import {findActionField} from '#src/postmortem/sections/action-fields.ts'
import {findStatusPhrase} from '#src/postmortem/sections/read-action-status.ts'
import {readLabels} from '#src/postmortem/sections/read-labels.ts'
import {toActionTitle} from '#src/postmortem/sections/to-action-title.ts'
import {findTimes} from '#src/postmortem/time/find-times.ts'
import type {EditGroup, FormatEdit} from './format-edit.ts'
import {byBeginning, byTable, findIndent, findTable, toWords} from './line-edits.ts'

type Range = {readonly start: number; readonly end: number}
type Place = {readonly action: ActionItem; readonly range: Range}

/** Makes tasks of the actions that are items, lines or rows of a table; a promise in a sentence stays in its sentence. */
export function writeActionEdits(detailed: DetailedReading): readonly EditGroup[] {
  const {body, source, reading} = detailed
  const lines = byBeginning(body.lines)
  const groups: EditGroup[] = []
  const inRows: {readonly line: Line; readonly value: Place}[] = []
  for (const [index, action] of reading.incident.actions.entries()) {
    const range = body.textRanges.actions[index]
    const line = lines.get(action.evidence.start.offset)
    if (!range || !line || action.evidence.how !== 'item') continue
    if (line.kind === 'row') {
      inRows.push({line, value: {action, range}})
      continue
    }
    const edit = writeItem(source.text, {action, range}, line)
    if (edit) groups.push({name: `action “${action.title.slice(0, 60)}”`, edits: [edit]})
  }
  for (const {rows, values} of byTable(body.lines, inRows)) {
    const table = findTable(detailed, rows[0])
    const text = table && writeTable(source.text, rows, values)
    if (table && text !== undefined) groups.push({name: 'actions in a table', edits: [{start: startOf(source, table), end: endOf(source, table), text}]})
  }
  return groups
}

/** The task that an item becomes; undefined where it is one already, or cannot be one. */
function writeItem(text: string, {action, range}: Place, line: Line): FormatEdit | undefined {
  if ((line.kind !== 'item' && line.kind !== 'text') || line.isQuoted || findIndent(text, line.outerStart) === undefined || range.start < line.start)
    return undefined
  // Values on lines of their own say already what the parenthesis would.
  const details = text.slice(line.end, Math.max(line.end, action.evidence.end.offset)).split(/[\r\n]+/)
  if (details.some(detail => readLabels(detail.replace(/^[\s*+-]+/, ''))[0]?.start === 0)) return undefined
  const attributes = writeAttributes(action)
  const own = findAttributes(line.text)
  const box = action.status === 'done' ? '[x]' : '[ ]'
  const marker = /^\d{1,9}[.)](?=\s)/.exec(text.slice(line.outerStart, line.start))?.[0] ?? '-'
  // An author's own order of the attributes is as good as ours.
  if (text.slice(line.outerStart, line.start) === `${marker} ${box} ` && (own ? holdsAll(own.values, action) : attributes === '')) return undefined
  const to = findTitleEnd(text, range, line, action)
  if (to === undefined) return undefined
  const title = text.slice(range.start, to).trimEnd()
  const dropped = `${text.slice(line.start, range.start)} ${text.slice(to, line.end)}`
  if (attributes === undefined || !isSaid(dropped, `${attributes} ${title}`)) return undefined
  const written = attributes === '' ? title : `${title} (${attributes})`
  if (!readsBack(written, action)) return undefined
  return {start: line.outerStart, end: line.end, text: `${marker} ${box} ${written}`}
}

/** Where a title ends whose item has more below it: its stretch of text then takes that in. */
function findTitleEnd(text: string, {start, end}: Range, line: Line, {title}: ActionItem): number | undefined {
  if (end <= line.end) return end
  const own = findAttributes(line.text)
  const candidates = [line.end, ...(own ? [line.start + own.from] : [])]
  return candidates.map(to => start + text.slice(start, to).trimEnd().length).find(to => toActionTitle(text.slice(start, to)) === title)
}

/** Rows as tasks, where each of their cells is the title or a value of it. */
function writeTable(text: string, rows: readonly Line[], places: readonly Place[]): string | undefined {
  const [header, ...body] = rows
  if (!header?.isHeader || body.length !== places.length) return undefined
  const items: string[] = []
  for (const [index, row] of body.entries()) {
    const place = places[index]
    if (!place || place.action.evidence.start.offset !== row.start) return undefined
    const title = text.slice(place.range.start, place.range.end).trimEnd()
    const attributes = writeAttributes(place.action)
    if (attributes === undefined || title.trim() === '' || title.includes('\n')) return undefined
    const others = row.cells.filter(cell => cell.text.trim() !== '' && !(cell.start <= place.range.start && place.range.end <= cell.end)).map(cell => cell.text)
    const cell = row.cells.find(each => each.start <= place.range.start && place.range.end <= each.end)
    const around = cell ? `${text.slice(cell.start, place.range.start)} ${text.slice(place.range.end, cell.end)}` : ''
    if (![around, ...others].every(each => isSaid(each, `${attributes} ${title}`))) return undefined
    const written = attributes === '' ? title : `${title} (${attributes})`
    if (!readsBack(written, place.action)) return undefined
    items.push(`- ${place.action.status === 'done' ? '[x]' : '[ ]'} ${written}`)
  }
  return items.join(/\r\n|\n|\r/.exec(text)?.[0] ?? '\n')
}

const order = ['kind', 'owner', 'due', 'done', 'status', 'priority', 'ref', 'factor', 'reason', 'proof', 'id'] as const satisfies readonly Attribute[]

function toValue(action: ActionItem, key: Attribute): string | undefined {
  return key === 'status' && (action.status === 'open' || action.status === 'done') ? undefined : action[key]
}

/** The attributes of an action as the canonical form writes them; undefined where a value cannot stand there. */
function writeAttributes(action: ActionItem): string | undefined {
  const pairs = order.flatMap(key => {
    const value = toValue(action, key)
    return value === undefined ? [] : [`${key}: ${value}`]
  })
  return pairs.some(pair => /[\r\n]/.test(pair)) ? undefined : pairs.join(', ')
}

function holdsAll(values: ReadonlyMap<Attribute, string>, action: ActionItem): boolean {
  return order.every(key => {
    const value = toValue(action, key)
    return value === undefined || values.get(key) === value || (key === 'status' && values.get(key) !== undefined)
  })
}

function readsBack(written: string, action: ActionItem): boolean {
  const found = findAttributes(written)
  if (!found) return order.every(key => toValue(action, key) === undefined)
  return order.every(key => found.values.get(key) === toValue(action, key)) && toActionTitle(written.slice(0, found.from)) === action.title
}

/** Whether what is left out is said by what is written: the values themselves, names of fields and states, days in another shape. */
function isSaid(dropped: string, written: string): boolean {
  const days = findTimes(dropped)
  let rest = dropped
  for (const {start, end} of days.toReversed()) rest = `${rest.slice(0, start)} ${rest.slice(end)}`
  const said = new Set(toWords(written))
  const words = toWords(rest).filter(word => !said.has(word))
  return (
    words.length === 0 ||
    words.every(word => small.has(word) || findActionField(word) !== undefined || isState(word)) ||
    (words.length <= 3 && isState(words.join(' ')))
  )
}

function isState(words: string): boolean {
  return findStatusPhrase(words) !== undefined
}

const small = new Set(
  'by due on to the of and assigned assignee owner x p see no yes none tbd a un for until before pour le avant bis zum am vor voor op até o dia para el antes del de'.split(
    ' ',
  ),
)
