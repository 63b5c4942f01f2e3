import {z} from 'zod'
import type {MilestoneKind} from '#src/incident/milestone.ts'
import type {ExportFormat} from './exported-incident.ts'
import {day, instant, listOf, named, text, unwrap} from './json-values.ts'

const followUp = z.object({
  title: z.string(),
  status: text,
  completed_at: day,
  assignee: named,
  priority: named,
  external_issue_reference: z.object({issue_permalink: text}).optional().catch(undefined),
})
const update = z.object({message: text, created_at: instant, new_incident_status: named})

const incident = z.object({
  name: z.string(),
  summary: text,
  severity: named,
  permalink: text,
  incident_timestamp_values: listOf(
    z.object({incident_timestamp: z.object({name: z.string()}), value: z.object({value: instant}).optional().catch(undefined)}),
  ),
  incident_updates: listOf(update),
  follow_ups: listOf(followUp),
})

/** incident.io's API: an incident with its timestamps, and beside it or in it the updates and follow-ups that belong to it. */
export const incidentIo: ExportFormat = {
  name: 'incident.io',
  read(value) {
    const given = unwrap(value, ['incidents', 'incident'])
    if (given.length === 0 || !given.every(each => typeof each === 'object' && each !== null && 'incident_timestamp_values' in each)) return undefined
    // Other lists of the API are asked for by themselves; they belong to the incident where there is one alone.
    const beside = given.length === 1 ? z.object({incident_updates: listOf(update), follow_ups: listOf(followUp)}).safeParse(value).data : undefined
    return listOf(incident)
      .parse(given)
      .map(each => ({
        title: each.name,
        severity: each.severity,
        services: [],
        milestones: Object.fromEntries(
          each.incident_timestamp_values.flatMap(({incident_timestamp: {name}, value: stated}) => {
            const kind = toKind(name)
            return kind && stated?.value ? [[kind, stated.value]] : []
          }),
        ),
        summary: each.summary,
        entries: [...each.incident_updates, ...(beside?.incident_updates ?? [])]
          .flatMap(({message, created_at: at, new_incident_status: state}) => (message && at ? [{at, text: state ? `${state}: ${message}` : message}] : []))
          .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at)),
        updates: [],
        actions: [...each.follow_ups, ...(beside?.follow_ups ?? [])].map(item => ({
          title: item.title,
          isDone: item.status === 'completed' || item.completed_at !== undefined,
          owner: item.assignee,
          done: item.completed_at,
          priority: item.priority,
          ref: item.external_issue_reference?.issue_permalink,
        })),
        url: each.permalink,
      }))
  },
}

/** Timestamps have the names that an organisation gives them; those that it begins with say what they are. */
function toKind(name: string): MilestoneKind | undefined {
  if (/\b(?:impact )?(?:started|start)\b/i.test(name)) return 'started'
  if (/\b(?:detected|reported)\b/i.test(name)) return 'detected'
  if (/\b(?:acknowledged|accepted)\b/i.test(name)) return 'acknowledged'
  if (/\b(?:fixed|mitigated)\b/i.test(name)) return 'mitigated'
  return /\bresolved\b/i.test(name) ? 'resolved' : undefined
}
