import {formatMoment} from '#src/features/timeline/format-times.ts'
import {type Phase, toCourse} from '#src/features/timeline/to-phases.ts'
import {formatMinutes} from '#src/incident/duration.ts'
import type {Incident} from '#src/incident/incident.ts'
import type {Instant} from '#src/incident/instant.ts'

/** A phase of an incident in words; undefined is what the text does not state. */
export type CourseRow = {readonly name: string; readonly from: string; readonly to: string | undefined; readonly lasted: string | undefined}

/** The phases that the picture draws, in order, each time as exactly as the text states it. */
export function toCourseRows(incident: Pick<Incident, 'milestones' | 'impactWindows'>, zone: string): readonly CourseRow[] {
  const stated = new Map<number, Instant>()
  for (const {start, end} of incident.impactWindows) for (const instant of [start, ...(end ? [end] : [])]) stated.set(Date.parse(instant.at), instant)
  for (const {instant} of incident.milestones) stated.set(Date.parse(instant.at), instant)
  const format = (at: number) => {
    const instant = stated.get(at)
    return instant && formatMoment(instant, zone)
  }
  return toCourse(incident).phases.map(({kind, from, to}) => ({
    name: phaseNames[kind],
    from: format(from) ?? 'not stated',
    to: to === undefined ? undefined : format(to),
    lasted: to === undefined ? undefined : formatMinutes(Math.round((to - from) / 60_000)),
  }))
}

/** What stretches of a course are called. */
export const phaseNames: Readonly<Record<Phase['kind'], string>> = {hidden: 'not yet noticed', impact: 'impact', recovering: 'no impact, not over'}
