import {formatDayAndMonth, formatShortDay} from '#src/features/timeline/format-times.ts'
import {addDays} from '#src/incident/add-days.ts'
import type {Day} from '#src/incident/instant.ts'
import type {KnownAction} from '#src/library/recurrence/recurrence-graph.ts'
import {daysBetween} from '#src/library/recurrence/stood-action.ts'

/** A time axis from a first to a last day, both on it. */
export type DayAxis = {readonly from: Day; readonly to: Day}

/** The axis of some days: a little longer than they are, so that what stands at its ends has room, and what comes after the last can be seen. */
export function toAxis(days: readonly Day[]): DayAxis | undefined {
  const ordered = days.toSorted()
  const [first, last] = [ordered[0], ordered.at(-1)]
  if (first === undefined || last === undefined) return undefined
  const span = daysBetween(first, last)
  return {from: addDays(first, -Math.max(1, Math.ceil(span * 0.03))), to: addDays(last, Math.max(3, Math.ceil(span * 0.12)))}
}

/** Where a day stands on an axis, from 0 to 1; what lies beyond an end stands at it. */
export function toShare(day: Day, {from, to}: DayAxis): number {
  const share = daysBetween(from, day) / Math.max(1, daysBetween(from, to))
  return Math.min(1, Math.max(0, share))
}

/** An action on the axis: the stretch in which it was to be done, that of it in which it was late, and what became of it. */
export type ActionBar = {
  readonly from: number
  readonly to: number
  /** Where it began to be late; undefined where it never was, on this axis. */
  readonly lateFrom: number | undefined
  /** Where it was done; undefined where it is not, or after the axis ends, or nobody says when. */
  readonly doneAt: number | undefined
  /** `unknown`: it is done, and nobody says when. `unagreed`: decided against, or only proposed. */
  readonly kind: 'open' | 'done' | 'unknown' | 'unagreed'
}

/** Lays an action out that came of an incident of a day. */
export function toActionBar({status, due, done}: Pick<KnownAction, 'status' | 'due' | 'done'>, from: Day, axis: DayAxis): ActionBar {
  const begin = toShare(from, axis)
  if (status === 'wont-do' || status === 'candidate') return {from: begin, to: 1, lateFrom: undefined, doneAt: undefined, kind: 'unagreed'}
  if (status === 'done' && done === undefined) return {from: begin, to: 1, lateFrom: undefined, doneAt: undefined, kind: 'unknown'}
  const end = status === 'done' && done !== undefined ? Math.max(begin, toShare(done, axis)) : 1
  const isDoneHere = status === 'done' && done !== undefined && done <= axis.to
  const late = due === undefined ? undefined : Math.max(begin, toShare(due, axis))
  return {
    from: begin,
    to: end,
    lateFrom: late !== undefined && late < end ? late : undefined,
    doneAt: isDoneHere ? end : undefined,
    kind: isDoneHere ? 'done' : 'open',
  }
}

/** Words at places on the axis; few enough to be read beside each other. */
export function listTicks({from, to}: DayAxis): readonly {readonly at: number; readonly name: string}[] {
  const days = daysBetween(from, to)
  const step = monthSteps.find(each => days / 30.44 / 5 <= each) ?? Math.ceil(days / 365.25 / 5) * 12
  if (days < 75) {
    const stepDays = Math.max(1, Math.ceil(days / 5))
    return Array.from({length: Math.floor(days / stepDays)}, (_, place) => addDays(from, (place + 1) * stepDays)).map(day => ({
      at: toShare(day, {from, to}),
      name: formatDayAndMonth(day),
    }))
  }
  const ticks: {at: number; name: string}[] = []
  const last = Number(to.slice(0, 4)) * 12 + Number(to.slice(5, 7)) - 1
  const first = Number(from.slice(0, 4)) * 12 + Number(from.slice(5, 7))
  for (let month = Math.ceil(first / step) * step; month <= last; month += step) {
    const day = `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}-01`
    ticks.push({at: toShare(day, {from, to}), name: month % 12 === 0 ? day.slice(0, 4) : formatShortDay(day).replace(/^\d+ /, '')})
  }
  return ticks
}

const monthSteps = [1, 2, 3, 6, 12] as const
