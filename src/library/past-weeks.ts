import {addDays} from '#src/incident/add-days.ts'
import type {Day} from '#src/incident/instant.ts'
import type {Severity} from '#src/incident/severity.ts'
import {toWeek} from '#src/incident/to-week.ts'

/** A week of a year gone by: its first and its last day, and how many years ago it was. */
export type PastWeek = {readonly from: Day; readonly to: Day; readonly yearsAgo: number}

/** An incident that happened in such a week. */
export type Anniversary = {
  readonly id: string
  readonly title: string
  readonly day: Day
  readonly yearsAgo: number
  readonly severity: Omit<Severity, 'evidence'> | undefined
}

/** Anniversaries, the latest year first and in it by day, and how many there are in all. */
export type Anniversaries = {readonly incidents: readonly Anniversary[]; readonly total: number}

/** Further back nobody has kept postmortems. */
export const mostYears = 60

/** The days of a day's week, Monday to Sunday, in each of the years before; latest first. */
export function listPastWeeks(today: Day): readonly PastWeek[] {
  const monday = toWeek(today)
  return Array.from({length: mostYears}, (_, index) => index + 1).flatMap(yearsAgo => {
    const from = toYearsBefore(monday, yearsAgo)
    return from === undefined ? [] : [{from, to: addDays(from, 6), yearsAgo}]
  })
}

/** The same day of an earlier year; 1 March for a 29 February that the year has not. */
function toYearsBefore(day: Day, years: number): Day | undefined {
  const year = Number(day.slice(0, 4)) - years
  if (year < 1) return undefined
  const at = new Date(0)
  at.setUTCFullYear(year, Number(day.slice(5, 7)) - 1, Number(day.slice(8)))
  return at.toISOString().slice(0, 10)
}
