import {formatDay} from '#src/features/timeline/format-times.ts'
import type {Day, Instant} from '#src/incident/instant.ts'

/** The day above each of several instants in a list, where it changes; none at all where every one falls on the day the page begins with. */
export function toDayHeadings(instants: readonly Instant[], zone: string, beginning: Instant | undefined): readonly (Day | undefined)[] {
  const days = instants.map(instant => formatDay(instant, zone))
  const known = beginning ? formatDay(beginning, zone) : days[0]
  const isNeeded = days.some(day => day !== known)
  return days.map((day, index) => (isNeeded && day !== days[index - 1] ? day : undefined))
}
