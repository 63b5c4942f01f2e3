import type {Evidence} from '#src/incident/evidence.ts'
import {findMilestone, type Incident} from '#src/incident/incident.ts'
import type {Instant} from '#src/incident/instant.ts'

/** When an incident is said to have been: `started`, else the first milestone, else the first entry, else the day the text gives. */
export function findBeginning(incident: Incident): {readonly instant: Instant; readonly evidence: Evidence} | undefined {
  const {date} = incident
  return (
    findMilestone(incident, 'started') ??
    incident.milestones[0] ??
    incident.timeline[0] ??
    (date && {instant: {at: `${date.value}T00:00:00Z`, precision: 'day', approximate: false, zone: 'UTC'}, evidence: date.evidence})
  )
}
