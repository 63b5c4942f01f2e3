import {type MilestoneKind, milestoneKinds} from '#src/incident/milestone.ts'
import {formatSeverityLevel} from '#src/incident/severity.ts'
import type {PlannedIncident, PlannedRelation} from './plan-incident.ts'
import type {RandomSource} from './random-source.ts'
import {formatDayAndClock} from './wall-clock.ts'

/** Writes the front matter of a made-up incident, fences included. */
export function writeFrontMatter(random: RandomSource, incident: PlannedIncident, title: string, relations: readonly PlannedRelation[], alias: string): string {
  const {severity, status, visibility, audience, timezone, services, scenarios, tags, windows, flaw} = incident
  const minutes = windows.reduce((sum, {start, end}) => sum + end - start, 0)
  const duration = flaw === 'contradicted-duration' ? minutes + 45 : minutes
  const lines = [
    `title: ${quoteWhereNeeded(title)}`,
    `organization: ${incident.organization}`,
    severity && `severity: ${formatSeverityLevel(severity)}`,
    `status: ${status}`,
    visibility === 'restricted' && 'visibility: restricted',
    audience.length > 0 && `audience: ${writeList(audience)}`,
    `timezone: ${timezone}`,
    ...milestoneKinds.filter(kind => incident.stated.has(kind)).map(kind => `${kind}: ${writeMilestone(incident, kind)}`),
    windows.length > 0 && ['impact_windows:', ...windows.map(({start, end}) => `  - ${formatDayAndClock(start)}/${formatDayAndClock(end)}`)].join('\n'),
    windows.length > 0 && (flaw === 'contradicted-duration' || random.chance(0.4)) && `duration: ${duration} minutes`,
    incident.detectedBy !== 'unknown' && `detected_by: ${incident.detectedBy}`,
    `services: ${writeList(services.map(({name}) => name))}`,
    `factors: ${writeList([...new Set(scenarios.map(({category}) => category))])}`,
    `tags: ${writeList([...tags, incident.symptom.slug])}`,
    `authors: ${writeList([incident.service.team])}`,
    relations.length > 0 && ['related:', ...relations.map(({to, type}) => `  - {to: ${to}, type: ${type}}`)].join('\n'),
    random.chance(0.02) && `aliases: [${alias}]`,
  ]
  return `---\n${lines.filter(line => typeof line === 'string').join('\n')}\n---`
}

function writeMilestone({milestones, approximate, flaw}: PlannedIncident, kind: MilestoneKind): string {
  // Twenty minutes before the incident began nobody can have mended it.
  const at = flaw === 'milestone-out-of-order' && kind === 'mitigated' ? milestones.started - 20 : milestones[kind]
  return approximate.has(kind) ? `'~${formatDayAndClock(at)}'` : formatDayAndClock(at)
}

function writeList(items: readonly string[]): string {
  return `[${items.map(quoteWhereNeeded).join(', ')}]`
}

/** `@team` begins with a character that YAML reserves. */
function quoteWhereNeeded(text: string): string {
  return /^[\w][\w ,.%’()/-]*$/.test(text) ? text : `'${text.replaceAll("'", "''")}'`
}
