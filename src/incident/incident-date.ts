import {findMilestone, type Incident} from './incident.ts'
import type {Instant} from './instant.ts'

/** Where an incident stands in time: `started`, else the earliest milestone or entry of the timeline, else the day that the text gives for the whole. */
export function toIncidentDate(incident: Pick<Incident, 'milestones' | 'timeline' | 'date'>): Instant | undefined {
  const started = findMilestone(incident, 'started')
  if (started) return started.instant
  const instants = [...incident.milestones, ...incident.timeline].map(({instant}) => instant)
  const earliest = instants.reduce<Instant | undefined>((first, instant) => (first && first.at <= instant.at ? first : instant), undefined)
  return earliest ?? (incident.date && {at: `${incident.date.value}T00:00:00Z`, precision: 'day', approximate: false, zone: 'UTC'})
}
