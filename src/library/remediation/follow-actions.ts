import type {ActionKind} from '#src/incident/action-item.ts'
import type {Day} from '#src/incident/instant.ts'
import type {SeverityLevel} from '#src/incident/severity.ts'
import type {ActionLife} from '#src/library/remediation-store.ts'

/** Actions of one length: `days` from their incident's day to the day they were done, or to today where they are still to be done. */
export type FollowedAction = {
  readonly severity: SeverityLevel | undefined
  readonly kind: ActionKind | undefined
  readonly from: Day
  /** Undefined where they are still to be done. */
  readonly until: Day | undefined
  readonly days: number
  readonly count: number
}

/** Actions that can be placed in time, and how many cannot, each for the first of these reasons that holds. */
export type FollowedActions = {
  readonly followed: readonly FollowedAction[]
  /** Proposed and never agreed. */
  readonly candidates: number
  /** Decided against: no document has a place for when. */
  readonly wontDo: number
  /** Of an incident without a day. */
  readonly undated: number
  /** Done, and nobody says when: somewhen in so many `days` at the most. */
  readonly doneUndated: readonly {readonly days: number; readonly count: number}[]
  /** Done before their incident, or after today, or of an incident after today. */
  readonly contradictory: number
}

/** Places actions in time by what their documents say. The day before an incident and the day after today count as those days: zones differ. */
export function followActions(lives: readonly ActionLife[], today: Day): FollowedActions {
  const followed: FollowedAction[] = []
  const doneUndated: {days: number; count: number}[] = []
  const left = {candidates: 0, wontDo: 0, undated: 0, contradictory: 0}
  const toNumber = openDayReader()
  const now = toNumber(today) ?? 0
  for (const {severity, kind, status, from, until, count} of lives) {
    const start = toNumber(from)
    const isDone = status === 'done'
    if (status === 'candidate') left.candidates += count
    else if (status === 'wont-do') left.wontDo += count
    else if (from === undefined || start === undefined) left.undated += count
    else {
      const stated = toNumber(until)
      const end = isDone ? (stated ?? now) : now
      if (end < start - 1 || start > now + 1 || end > now + 1) left.contradictory += count
      else if (isDone && stated === undefined) doneUndated.push({days: Math.max(0, end - start), count})
      else followed.push({severity, kind, from, until: isDone ? until : undefined, days: Math.max(0, end - start), count})
    }
  }
  return {followed, doneUndated, ...left}
}

/** Reads each day once: there are far fewer days than actions. */
function openDayReader(): (day: Day | undefined) => number | undefined {
  const known = new Map<Day | undefined, number | undefined>()
  return day => {
    if (!known.has(day)) known.set(day, toDayNumber(day))
    return known.get(day)
  }
}

/** Days since 1970; undefined for what is no day. */
export function toDayNumber(day: Day | undefined): number | undefined {
  const number = day === undefined ? Number.NaN : Date.parse(`${day}T00:00:00Z`) / 86_400_000
  return Number.isInteger(number) ? number : undefined
}
