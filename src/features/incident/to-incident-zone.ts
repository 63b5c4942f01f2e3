import type {Incident} from '#src/incident/incident.ts'

/** The zone that an incident is told in: the one it states, else that of its first time, else UTC. */
export function toIncidentZone({timezone, milestones, timeline}: Pick<Incident, 'timezone' | 'milestones' | 'timeline'>): string {
  return timezone?.value ?? milestones[0]?.instant.zone ?? timeline[0]?.instant.zone ?? 'UTC'
}
