import type {EditableField} from '#src/incident/action-change.ts'
import type {TextEdit} from '#src/incident/diagnostic.ts'
import type {Stretch} from '#src/postmortem/sections/cut-apart.ts'
import {readCell} from '#src/postmortem/sections/read-action-row.ts'
import {nameStatus} from '#src/postmortem/sections/read-action-status.ts'
import {readLabels} from '#src/postmortem/sections/read-labels.ts'
import type {Marks} from '#src/postmortem/sections/read-tag.ts'
import type {ActionAt, Way} from './action-at.ts'
import {lineEndBefore, toLineEnd, toLineStart} from './action-block.ts'
import {escapeText} from './escape-markdown.ts'
import {locateValue} from './locate-value.ts'
import {toValueStretch} from './to-value-stretch.ts'
import {writeNewCell} from './write-cell.ts'
import {writeDayLike} from './write-day.ts'
import {writeNewLabel} from './write-label.ts'

/** The ways to write a value of an action into its text, the most natural first. */
export function listWays(at: ActionAt, field: Exclude<EditableField, 'title'>, value: string | null): readonly Way[] {
  if (field === 'status') return value === null ? [] : listStatusWays(at, value)
  return [...listPlaces(at, field).flatMap(place => change(at, field, place, value)), ...listAdditions(at, field, value)]
}

/** A stretch of the action that says a value: all of it is one remark, cell or label. */
type Place = Stretch & {
  readonly marks: Marks
  readonly kind: 'part' | 'cell' | 'label'
  /** The line of a label that stands alone on it, with the line end before it. */
  readonly line?: Stretch
}

/** Where an action says a field, its own parenthesis aside. */
function listPlaces({text, source, action}: ActionAt, field: EditableField): readonly Place[] {
  const {place, parts, step, settings} = source
  const says = (marks: Marks): boolean => marks[field as keyof Marks] !== undefined
  const around = parts.map(({start, end, marks}): Place => ({start: step.start + start, end: step.start + end, marks, kind: 'part'}))
  const cells =
    place.kind === 'row'
      ? place.line.cells.flatMap((cell, index): readonly Place[] =>
          cell.start === step.start || cell.start >= cell.end
            ? []
            : [{start: cell.start, end: cell.end, marks: readCell(cell.text.trim(), place.columns[index] ?? [], settings), kind: 'cell'}],
        )
      : []
  const labels =
    place.kind === 'item'
      ? place.details.flatMap(line => {
          const lead = line.text.length - line.text.trimStart().length
          const labels = readLabels(line.text.trim())
          const start = toLineStart(text, line.outerStart)
          const whole = labels.length === 1 ? {line: {start: start - lineEndBefore(text, start).length, end: toLineEnd(text, line.end)}} : {}
          return labels.flatMap((label): readonly Place[] =>
            label.field === field || (label.field === 'due' && field === 'done')
              ? [{...toValueStretch(text, line.start + lead, label), ...whole, marks: {[field]: action[field as 'owner']}, kind: 'label'}]
              : [],
          )
        })
      : []
  return [...cells, ...around, ...labels].filter(({marks}) => says(marks))
}

/** Writes another value where one stands, or takes it out. */
function change({text, source, action, setting}: ActionAt, field: Exclude<EditableField, 'title' | 'status'>, place: Place, value: string | null): Way[] {
  const stretch = text.slice(place.start, place.end)
  const found = locateValue(stretch, field, action, source.settings)
  if (value === null) {
    const others = Object.entries(place.marks).filter(([key, mark]) => key !== field && mark !== undefined)
    if (place.line) return [place.line, place].map(({start, end}) => ({edits: [{start, end, text: ''}]}))
    if (place.kind !== 'part' || others.length === 0) return [{edits: [{start: place.start, end: place.end, text: ''}]}]
    return found ? [{edits: [toRemoval(text, place, {start: place.start + found.start, end: place.start + found.end})]}] : []
  }
  if (!found) return place.kind === 'part' ? [] : [{edits: [{start: place.start, end: place.end, text: escapeText(value, setting)}]}]
  const old = stretch.slice(found.start, found.end)
  const current = action[field]
  const written =
    (field === 'due' || field === 'done') && current !== undefined ? writeDayLike(old, current, value) : [dressKind(field, old, escapeText(value, setting))]
  return written.map(each => ({edits: [{start: place.start + found.start, end: place.start + found.end, text: each}]}))
}

/** "Prevent" stays with its capital letter. */
function dressKind(field: EditableField, old: string, value: string): string {
  return field === 'kind' && /^\p{Lu}/u.test(old) ? value.charAt(0).toUpperCase() + value.slice(1) : value
}

/** A value with the word in front of it and one of the marks that part it from its neighbours. */
function toRemoval(text: string, place: Stretch, value: Stretch): TextEdit {
  const before = text.slice(place.start, value.start)
  const behind = text.slice(value.end, place.end)
  const front = /[,;|·、][^,;|·、()[\]]*$/.exec(before)?.[0].length
  if (front !== undefined) return {start: value.start - front, end: value.end, text: ''}
  const own = /[^,;|·、()[\]]*$/.exec(before)?.[0].length ?? 0
  const next = /^[^,;|·、()[\]]*[,;|·、]\s*/.exec(behind)?.[0].length ?? 0
  return {start: value.start - own, end: value.end + next, text: ''}
}

/** Ways to say what the item does not say yet. */
function listAdditions(at: ActionAt, field: EditableField, value: string | null): readonly Way[] {
  if (value === null) return [{edits: [], pair: null}]
  const pair: Way = {edits: [], pair: value}
  if (at.source.attributes !== undefined) return [pair]
  return [...writeNewCell(at, field, value), ...writeNewLabel(at, field, value), ...writeNewRemark(at, field, value), pair]
}

/** Adds to the remarks that stand in brackets behind the title: "(Ines)" makes "(Ines, due 2024-06-01)". */
function writeNewRemark({text, source, setting}: ActionAt, field: EditableField, value: string): readonly Way[] {
  const {parts, step, title} = source
  const behind = parts.filter(({start}) => step.start + start >= title.end)
  const last = behind.toSorted((a, b) => b.end - a.end)[0]
  const own = last && text.slice(step.start + last.start, step.start + last.end)
  const close = own && /^[\s*_]*[([][^()[\]]*(?<close>[)\]])[*_]{0,3}[\s.*_]*$/.exec(own)
  if (!last || !close || /[,;()[\]|]|\s[–—-]\s/.test(value) || field === 'done') return []
  const at = step.start + last.start + own.lastIndexOf(close.groups?.close ?? ')')
  const plain = escapeText(value, setting)
  const written =
    field === 'status' ? (nameStatus(value as 'open', 'x')[0] ?? plain) : field === 'due' ? `due ${plain}` : field === 'ref' ? plain : `${field}: ${plain}`
  return [{edits: [{start: at, end: at, text: `, ${written}`}]}]
}

function listStatusWays(at: ActionAt, value: string): readonly Way[] {
  const {text, source, action, neighbours, setting} = at
  const {place} = source
  const status = value as typeof action.status
  const box = findBox(at)
  const mark = status === 'done' ? 'x' : ' '
  const boxed: readonly TextEdit[] = box && text[box] !== mark && (/[xX]/.test(text[box] ?? '') || mark === 'x') ? [{start: box, end: box + 1, text: mark}] : []
  const said = listPlaces(at, 'status')
  const worded = said.flatMap(({start, end, kind}) => {
    const stretch = text.slice(start, end)
    const found = locateValue(stretch, 'status', action, source.settings)
    const like = found && stretch.slice(found.start, found.end)
    const known = neighbours('status', status, start)
    const words = [...new Set([...known, ...nameStatus(status, like)])].map(word => (known.includes(word) ? word : escapeText(word, setting)))
    if (found) return words.map(text => ({edits: [...boxed, {start: start + found.start, end: start + found.end, text}]}))
    return kind === 'part' ? [] : words.map(text => ({edits: [...boxed, {start, end, text}]}))
  })
  const plain: Way = {edits: boxed, pair: null}
  const explicit: Way = {edits: boxed, pair: status}
  if (said.length > 0) return [...worded, explicit]
  if (source.attributes !== undefined && place.kind !== 'row') {
    if (box !== undefined) return status === 'done' || status === 'open' ? [plain, explicit] : [explicit]
    return [explicit]
  }
  if (box !== undefined) return status === 'done' || status === 'open' ? [plain, explicit] : [explicit]
  const ticked: readonly Way[] = status === 'done' && isBulleted(at) ? [{edits: [{start: place.line.start, end: place.line.start, text: '[x] '}]}] : []
  return [...writeNewCell(at, 'status', status), ...writeNewLabel(at, 'status', status), ...ticked, ...writeNewRemark(at, 'status', status), explicit]
}

/** Where the letter of an item's box stands. */
function findBox({text, source: {place}}: ActionAt): number | undefined {
  if (place.line.checked === undefined) return undefined
  const own = place.line.text
  const [from, to] = place.kind === 'row' ? [place.line.start, place.line.end] : [place.line.outerStart, place.line.end]
  const match = /\[(?<mark>[ xX]?)\]/.exec(text.slice(from, Math.min(to, from + 60 + own.length)))
  return match && match.groups?.mark !== '' ? from + match.index + 1 : undefined
}

function isBulleted({text, source: {place}}: ActionAt): boolean {
  return place.kind === 'item' && place.line.kind === 'item' && /^(?:[-*+]|\d{1,9}[.)])[ \t]+$/.test(text.slice(place.line.outerStart, place.line.start))
}
