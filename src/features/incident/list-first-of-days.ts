import {formatDay} from '#src/features/timeline/format-times.ts'
import type {TimelineEntry} from '#src/incident/incident.ts'
import type {Day} from '#src/incident/instant.ts'

/** The days that some entries of a timeline fall on, each with the first of those entries; empty where all fall on one, and above thirty. */
export function listFirstOfDays(
  timeline: readonly Pick<TimelineEntry, 'instant'>[],
  which: readonly number[],
  zone: string,
): readonly {readonly day: Day; readonly entry: number}[] {
  const first = new Map<Day, number>()
  for (const entry of which) {
    const instant = timeline[entry]?.instant
    const day = instant && formatDay(instant, zone)
    if (day !== undefined && !first.has(day)) first.set(day, entry)
  }
  return first.size < 2 || first.size > 30 ? [] : [...first].map(([day, entry]) => ({day, entry}))
}
