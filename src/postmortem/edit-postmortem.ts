import type {ActionChange, ActionValues, EditableField} from '#src/incident/action-change.ts'
import type {TextEdit} from '#src/incident/diagnostic.ts'
import {checkLimits} from './document/check-limits.ts'
import type {ReadHints} from './document/read-hints.ts'
import {toActionAt} from './edit/action-at.ts'
import {type ExpectedAction, findDifference} from './edit/expect-reading.ts'
import {type Plan, planChanges} from './edit/plan-changes.ts'
import {composeEdits, spliceText, tidyEdits} from './edit/splice-text.ts'
import {writeAddition} from './edit/write-addition.ts'
import {writeMove, writeRemoval} from './edit/write-structure.ts'
import {manners, writeValues} from './edit/write-values.ts'
import {type DetailedReading, readInDetail} from './read-postmortem.ts'

/** A text with its actions changed and the stretches in which it differs, in order; or a sentence that says why it cannot be changed so. */
export type EditedPostmortem = {readonly text: string; readonly edits: readonly TextEdit[]} | {readonly refusal: string}

type EditOptions = {readonly id?: string; readonly hints?: ReadHints}

/**
 * Changes actions of a postmortem where they stand, each in the form that it has there. The result is read again, and says exactly what
 * was to be changed and all else as before; where no way of writing does that, nothing is changed.
 */
export function editPostmortem(text: string, changes: readonly ActionChange[], {id = 'document', hints = {}}: EditOptions = {}): EditedPostmortem {
  if (checkLimits(text)) return {refusal: 'The document is too large or too complex for its actions to be read.'}
  const detailed = readInDetail(text, id, hints)
  if (detailed.reading.refusal) return {refusal: `The document has to be mended first: ${detailed.reading.refusal.message}.`}
  const plan = planChanges(detailed.reading.incident.actions, changes)
  if ('refusal' in plan) return plan
  const state: State = {original: text, detailed, edits: [], id, hints, budget: {left: Math.max(mostRead, text.length * 4)}}
  const whole = editAtOnce(state, plan)
  if (whole) return toResult(text, whole)
  const step = editStepByStep(state, plan)
  return 'refusal' in step ? step : toResult(text, step)
}

/** Edits of the text that the call began with. */
function then(state: State, edits: readonly TextEdit[]): readonly TextEdit[] {
  return state.edits.length === 0 ? edits : composeEdits(state.original, state.edits, edits)
}

/** A few seconds of reading. */
const mostRead = 1_000_000

/** The text as it is after some of the changes, and the edits that led there. */
type State = {
  readonly original: string
  readonly detailed: DetailedReading
  readonly edits: readonly TextEdit[]
  readonly id: string
  readonly hints: ReadHints
  readonly budget: {left: number}
}

type Failure = {readonly refusal: string}

function toResult(text: string, {detailed, edits}: State): EditedPostmortem {
  return {text: detailed.source.text, edits: tidyEdits(text, edits)}
}

/** All changes in their most natural form, read once. */
function editAtOnce(state: State, plan: Plan): State | undefined {
  const {detailed} = state
  const edits: TextEdit[] = []
  for (const [position, values] of plan.sets) {
    const at = toActionAt(detailed, position)
    const own = at && writeValues(at, values, 0)
    if (!own) return undefined
    edits.push(...own)
  }
  if (plan.removed.size + plan.moved.size + plan.added.length > 0) return undefined
  const expected = detailed.reading.incident.actions.map((from, position): ExpectedAction => ({from, values: plan.sets.get(position) ?? {}, isMoved: false}))
  const next = tryEdits(state, edits, expected)
  return 'refusal' in next ? undefined : next
}

/** One change after the other, each in the first form that is read as meant. */
function editStepByStep(state: State, plan: Plan): State | Failure {
  let current = state
  for (const [position, values] of plan.sets) {
    const next = setValues(current, position, values)
    if ('refusal' in next) return next
    current = next
  }
  return editOrder(current, plan)
}

/** Values together, so that they come into one place; or each on its own, where they need different forms. */
function setValues(state: State, position: number, values: ActionValues): State | Failure {
  const together = trySet(state, position, values)
  const fields = Object.keys(values) as EditableField[]
  if (!('refusal' in together) || fields.length < 2) return together
  let current = state
  for (const field of fields) {
    const next = trySet(current, position, {[field]: values[field]})
    if ('refusal' in next) return next
    current = next
  }
  return current
}

function trySet(state: State, position: number, values: ActionValues): State | Failure {
  const at = toActionAt(state.detailed, position)
  if (!at) return {refusal: 'The action cannot be found in the text.'}
  const expected = state.detailed.reading.incident.actions.map(
    (from, index): ExpectedAction => ({from, values: index === position ? values : {}, isMoved: false}),
  )
  return firstOf(state, manners, manner => writeValues(at, values, manner), expected, `“${at.action.title.slice(0, 80)}” cannot be changed here`)
}

/** Takes out, moves and adds what the plan says, from the last place to the first, so that what stands behind is there already. */
function editOrder(state: State, {removed, moved, added, order}: Plan): State | Failure {
  let current = state
  /** The original positions of the actions as they stand now. */
  let standing: number[] = state.detailed.reading.incident.actions.map((_, position) => position)
  const settle = (next: State | Failure): next is Failure => {
    if ('refusal' in next) return true
    current = next
    return false
  }
  for (const position of [...removed].toSorted((a, b) => b - a)) {
    const at = standing.indexOf(position)
    const next = tryRemoval(current, at)
    if (settle(next)) return next
    standing = standing.filter(each => each !== position)
  }
  let behind: number | undefined
  for (const place of order.toReversed()) {
    const before = behind === undefined ? standing.length : standing.indexOf(behind)
    if (place.kind === 'added') {
      const values = added[place.index] ?? {}
      const next = tryAddition(current, values, before)
      if (settle(next)) return next
      behind = -1 - place.index
      standing = standing.toSpliced(before, 0, behind)
    } else {
      if (moved.has(place.position)) {
        const from = standing.indexOf(place.position)
        const next = tryMove(current, from, before)
        if (settle(next)) return next
        standing = standing.filter(each => each !== place.position).toSpliced(from < before ? before - 1 : before, 0, place.position)
      }
      behind = place.position
    }
  }
  return current
}

function listKept(state: State): readonly ExpectedAction[] {
  return state.detailed.reading.incident.actions.map(from => ({from, values: {}, isMoved: false}))
}

function tryRemoval(state: State, position: number): State | Failure {
  const title = state.detailed.reading.incident.actions[position]?.title ?? ''
  const ways = writeRemoval(state.detailed, position)
  return firstOf(state, ways.length, index => ways[index], listKept(state).toSpliced(position, 1), `“${title.slice(0, 80)}” cannot be taken out`)
}

function tryMove(state: State, position: number, before: number): State | Failure {
  const kept = listKept(state)
  const own = kept[position]
  if (!own || position === before || position + 1 === before) return state
  const ways = writeMove(state.detailed, position, before)
  const expected = kept.toSpliced(position, 1).toSpliced(position < before ? before - 1 : before, 0, {...own, isMoved: true})
  return firstOf(state, ways.length, index => ways[index], expected, `“${(own.from?.title ?? '').slice(0, 80)}” cannot be moved there`)
}

function tryAddition(state: State, values: ActionValues, before: number): State | Failure {
  const ways = writeAddition(state.detailed, values, before)
  const expected = listKept(state).toSpliced(before, 0, {from: undefined, values, isMoved: true})
  return firstOf(state, ways.length, index => ways[index], expected, `“${(values.title ?? '').slice(0, 80)}” cannot be added there`)
}

/** The first of some ways of writing that is read as expected. */
function firstOf(
  state: State,
  count: number,
  write: (index: number) => readonly TextEdit[] | undefined,
  expected: readonly ExpectedAction[],
  what: string,
): State | Failure {
  let reason: string | undefined
  const tried = new Set<string>()
  for (let index = 0; index < count; index++) {
    const edits = write(index)
    const key = JSON.stringify(edits)
    if (!edits || tried.has(key)) continue
    tried.add(key)
    const next = tryEdits(state, edits, expected)
    if (!('refusal' in next)) return next
    reason ??= next.refusal
    if (state.budget.left <= 0) break
  }
  return {refusal: `${what}: ${reason ?? 'the text has no place for it'}.`}
}

function tryEdits(state: State, edits: readonly TextEdit[], expected: readonly ExpectedAction[]): State | Failure {
  const {detailed, id, hints, budget} = state
  const before = detailed.source.text
  const text = spliceText(before, edits)
  if (text === undefined) return {refusal: 'the changes touch each other'}
  budget.left -= text.length
  if (checkLimits(text)) return {refusal: 'the document would become too large'}
  const after = text === before ? detailed : readInDetail(text, id, hints)
  if (after.reading.refusal) return {refusal: 'the document could not be read any more'}
  const difference = findDifference(detailed.reading.incident, after.reading.incident, expected, edits)
  return difference === undefined ? {...state, detailed: after, edits: then(state, edits)} : {refusal: difference}
}
