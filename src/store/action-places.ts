import {isOpen} from '#src/incident/action-item.ts'
import type {ActionOrder} from '#src/library/remediation-store.ts'
import type {FollowedAction, FollowedIncident} from './followed-incident.ts'

/** What an order looks at of an action: in rising order but for what is said to descend. */
type ActionTerm = {readonly name: 'closed' | 'due' | 'undated' | 'day' | 'severity' | 'incident' | 'position'; readonly descends?: boolean}

/** A place in an ordered list: a value for each term of the order. It stays where it is when actions come and go around it. */
type ActionPlace = readonly (string | number)[]

const place = [{name: 'incident'}, {name: 'position'}] as const
const due = [{name: 'closed'}, {name: 'due'}] as const

/** The last terms make each order total, so that pages neither overlap nor skip. */
const actionTerms: Readonly<Record<ActionOrder, readonly ActionTerm[]>> = {
  due: [...due, ...place],
  oldest: [{name: 'undated'}, {name: 'day'}, ...place],
  newest: [{name: 'undated'}, {name: 'day', descends: true}, ...place],
  severest: [{name: 'severity'}, ...due, ...place],
}

/** An action with what it stands by. */
export type Placed = {readonly incident: FollowedIncident; readonly action: FollowedAction; readonly position: number}

const values: Readonly<Record<ActionTerm['name'], (placed: Placed) => string | number>> = {
  closed: ({action}) => (isOpen(action) ? 0 : 1),
  due: ({action}) => action.due ?? noDueDate,
  undated: ({incident}) => (incident.day === undefined ? 1 : 0),
  day: ({incident}) => incident.day ?? '',
  severity: ({incident}) => incident.severityLevel ?? noSeverity,
  incident: ({incident}) => incident.id,
  position: ({position}) => position,
}

/** Where an action stands in a list. */
export function toActionPlace(order: ActionOrder, placed: Placed): ActionPlace {
  return actionTerms[order].map(({name}) => values[name](placed))
}

/** Compares two actions by where they stand; no two stand in one place. */
export function compareActions(order: ActionOrder, a: Placed, b: Placed): number {
  for (const {name, descends} of actionTerms[order]) {
    const [one, other] = [values[name](a), values[name](b)]
    if (one !== other) return one < other !== Boolean(descends) ? -1 : 1
  }
  return 0
}

/** Whether an action stands behind a place. */
export function isBehind(order: ActionOrder, placed: Placed, place: ActionPlace): boolean {
  for (const [index, {name, descends}] of actionTerms[order].entries()) {
    const [one, other] = [values[name](placed), place[index] ?? '']
    if (one !== other) return one > other !== Boolean(descends)
  }
  return false
}

/** What stands for a due date that there is not: behind all that there are. */
const noDueDate = '9999-99-99'
/** What stands for the level of a severity that there is not. */
const noSeverity = 9

/** A place as text, to be handed out as the beginning of the next page. */
export function writeCursor(order: ActionOrder, place: ActionPlace): string {
  return Buffer.from(JSON.stringify([order, ...place])).toString('base64url')
}

/** The place that a text stands for; undefined where it is none of this order. */
export function readCursor(order: ActionOrder, cursor: string | undefined): ActionPlace | undefined {
  if (cursor === undefined || cursor.length > longestCursor) return undefined
  const read = parse(Buffer.from(cursor, 'base64url').toString())
  if (!Array.isArray(read) || read[0] !== order) return undefined
  const terms = actionTerms[order]
  const place: readonly unknown[] = read.slice(1)
  return place.length === terms.length && terms.every(({name}, index) => isValue(name, place[index])) ? (place as ActionPlace) : undefined
}

const longestCursor = 4_000

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isValue(name: ActionTerm['name'], value: unknown): boolean {
  if (name === 'closed' || name === 'undated') return value === 0 || value === 1
  if (name === 'severity' || name === 'position') return Number.isInteger(value) && Math.abs(value as number) < 2 ** 31
  return typeof value === 'string' && !/\p{Cs}/u.test(value)
}
