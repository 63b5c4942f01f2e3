import type {ActionValues, EditableField} from '#src/incident/action-change.ts'
import type {TextEdit} from '#src/incident/diagnostic.ts'
import {type Attribute, findAttributes} from '#src/postmortem/sections/action-attributes.ts'
import type {ActionAt, Way} from './action-at.ts'
import {escapeAttribute, escapeText} from './escape-markdown.ts'
import {listWays} from './list-ways.ts'
import {attributeOrder, writePairs} from './write-pairs.ts'
import {writeTitle} from './write-title.ts'

/** How many manners of writing values there are to be tried; the last of them writes the whole item anew, in our own form. */
export const manners = 6

/** Writes new values of an action in the manner of the number, 0 being the most natural; undefined where there is no such manner. */
export function writeValues(at: ActionAt, values: ActionValues, manner: number): readonly TextEdit[] | undefined {
  const isLast = manner === manners - 1
  const {title, ...others} = values
  const pairs = new Map<Attribute, string | null>()
  const edits: TextEdit[] = []
  let isNew = manner === 0 || isLast
  for (const [key, value] of Object.entries(others)) {
    const field = key as Exclude<EditableField, 'title'>
    const ways = listWays(at, field, value)
    const way = isLast ? toPairOnly(at, field, value, ways) : ways[Math.min(manner, ways.length - 1)]
    if (!way) return undefined
    isNew ||= manner < ways.length
    edits.push(...way.edits)
    if (way.pair !== undefined) pairs.set(field, way.pair)
  }
  const titles = title === undefined ? [] : writeTitle(at, title)
  const titleEdit = titles[Math.min(manner, titles.length - 1)]
  isNew ||= manner < titles.length
  if (!isNew) return undefined
  const hasPairs = [...pairs.values()].some(value => value !== null)
  if (isLast || (hasPairs && at.source.attributes === undefined && isMarked(at))) return rewriteStep(at, values, edits, pairs)
  if (titleEdit) edits.push(titleEdit)
  if (pairs.size > 0) edits.push(...writeParenthesis(at, pairs))
  return edits
}

function toPairOnly(at: ActionAt, field: Exclude<EditableField, 'title'>, value: string | null, ways: readonly Way[]): Way | undefined {
  const box = field === 'status' ? ways.at(-1)?.edits.filter(edit => edit.end <= at.source.step.start) : []
  return {edits: box ?? [], pair: value}
}

/** Whether the item's own text says something of it beside its title, which a parenthesis of ours would make part of the title. */
function isMarked({source: {parts, place, step, title}, action, text}: ActionAt): boolean {
  if (parts.length > 0) return true
  const own = text.slice(step.start, step.end)
  return place.kind === 'item' && title.end >= title.start && [action.owner, action.ref].some(value => value !== undefined && own.includes(value))
}

/** Where our parenthesis goes behind a text: in front of the stop of a sentence. */
function findEnd({text, source: {step, place}}: ActionAt): number {
  const own = text.slice(step.start, step.end)
  const tail = place.kind === 'paragraph' ? /[\s.!;,。]*$/.exec(own.slice(-20))?.[0].length : /[\s\\]*$/.exec(own.slice(-20))?.[0].length
  return step.end - (tail ?? 0)
}

/** Puts pairs into the parenthesis of the step, or takes them out; opens one where there is none, and takes it away where nothing is left. */
function writeParenthesis(at: ActionAt, pairs: ReadonlyMap<Attribute, string | null>): readonly TextEdit[] {
  const {text, source, setting} = at
  const {step, attributes} = source
  const end = findEnd(at)
  if (attributes === undefined) {
    const written = writePairs(pairs, setting)
    const gap = end === step.start || /\s/.test(text[end - 1] ?? '') ? '' : ' '
    return written === '' ? [] : [{start: end, end, text: `${gap}(${written})`}]
  }
  const own = text.slice(step.start, end)
  const found = findAttributes(own)
  if (!found) return []
  const kept = found.pairs.flatMap(({key, start, valueStart, end: until}) => {
    const raw = own.slice(start, until)
    const value = pairs.get(key)
    if (value === undefined) return [{key, raw}]
    const blank = /\s*$/.exec(raw)?.[0] ?? ''
    return value === null ? [] : [{key, raw: `${own.slice(start, valueStart)}${escapeAttribute(value, setting)}${blank}`}]
  })
  for (const [key, value] of pairs) {
    if (value === null || kept.some(each => each.key === key)) continue
    const next = kept.findLastIndex(each => attributeOrder.indexOf(each.key) < attributeOrder.indexOf(key)) + 1
    kept.splice(next, 0, {key, raw: ` ${key}: ${escapeAttribute(value, setting)}`})
  }
  const [from, to] = [step.start + found.from, step.start + own.trimEnd().length]
  if (kept.length === 0) return [{start: step.start + own.slice(0, found.from).trimEnd().length, end: to, text: ''}]
  const first = kept[0]?.raw ?? ''
  const inside = [found.pairs[0] && own.startsWith(first, found.from + 1) ? first : first.trimStart(), ...kept.slice(1).map(({raw}) => raw)]
  return [{start: from + 1, end: to - 1, text: inside.map((raw, index) => (index === 0 || /^\s/.test(raw) ? raw : ` ${raw}`)).join(',')}]
}

/** The step in our own form: its title, and in the parenthesis all that its text said of it, with the new values. */
function rewriteStep(at: ActionAt, values: ActionValues, edits: readonly TextEdit[], pairs: ReadonlyMap<Attribute, string | null>): readonly TextEdit[] {
  const {text, source, action, setting} = at
  const {step, title, parts, attributes, place} = source
  const end = findEnd(at)
  const own = text.slice(step.start, end)
  const all = new Map<Attribute, string | null>()
  const found = attributes === undefined ? undefined : findAttributes(own)
  for (const [key, value] of found?.values ?? []) all.set(key, value)
  const said = new Set(parts.flatMap(({marks}) => Object.entries(marks).flatMap(([key, value]) => (value === undefined ? [] : [key]))))
  for (const field of ['owner', 'due', 'done', 'priority', 'ref', 'kind', 'factor', 'reason', 'proof'] as const) {
    const value = action[field]
    const isEmbedded = attributes === undefined && place.kind === 'item' && (field === 'owner' || field === 'ref') && value !== undefined && own.includes(value)
    if (value !== undefined && (said.has(field) || isEmbedded)) all.set(field, value)
  }
  if (said.has('status') && !(action.status === 'done' && place.line.checked) && !(action.status === 'open' && all.size > 0)) all.set('status', action.status)
  const inside = (edit: TextEdit): boolean => edit.start >= step.start && edit.end <= end && edit.text !== '[x] '
  for (const [key, value] of pairs) all.set(key, value)
  for (const [key, value] of Object.entries(values)) if (key !== 'title' && !pairs.has(key as Attribute) && edits.some(inside)) all.set(key as Attribute, value)
  const written = writePairs(all, setting) || 'status: open'
  const shown =
    values.title === undefined ? text.slice(title.start, Math.max(title.start, Math.min(title.end, end))).trimEnd() : escapeText(values.title, setting)
  const outside = edits.filter(edit => !inside(edit))
  return [...outside, {start: step.start, end, text: `${shown} (${written})`}]
}
