import {z} from 'zod'
import {type MilestoneKind, milestoneKinds} from '#src/incident/milestone.ts'
import type {ExportFormat} from './exported-incident.ts'
import {day, firstOf, instant, listOf, named, text, unwrap} from './json-values.ts'

const event = z.object({
  occurred_at: instant,
  type: text,
  data: z.object({body: text, name: text, current_milestone: text, summary: text}).partial().optional().catch(undefined),
})
const task = z.object({title: z.string(), state: text, assignee: named, due_at: day})

const incident = z.object({
  name: z.string(),
  description: text,
  summary: text,
  customer_impact_summary: text,
  incident_url: text,
  severity: named,
  services: listOf(named),
  milestones: listOf(z.object({type: z.string(), occurred_at: instant})),
  events: listOf(event),
  tasks: listOf(task),
})

/** FireHydrant's API: an incident with its milestones, and beside it or in it its events and tasks. */
export const fireHydrant: ExportFormat = {
  name: 'FireHydrant',
  read(value) {
    const given = unwrap(value, ['data', 'incidents', 'incident'])
    const isOne = (each: unknown): boolean =>
      typeof each === 'object' && each !== null && 'milestones' in each && 'name' in each && ('number' in each || 'incident_url' in each)
    if (given.length === 0 || !given.every(isOne)) return undefined
    return listOf(incident)
      .parse(given)
      .map(each => ({
        title: each.name,
        severity: each.severity === 'UNSET' ? undefined : each.severity,
        services: each.services.flatMap(service => service ?? []),
        milestones: Object.fromEntries(
          each.milestones.flatMap(({type, occurred_at: at}) => {
            const kind = milestoneKinds.find((known): known is MilestoneKind => known === type)
            return kind && at ? [[kind, at]] : []
          }),
        ),
        summary: firstOf(each.summary, each.description),
        impact: each.customer_impact_summary,
        entries: each.events
          .flatMap(({occurred_at: at, data}) => {
            const said = firstOf(data?.body, data?.summary, data?.name)
            return said && at ? [{at, text: said}] : []
          })
          .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at)),
        updates: [],
        actions: each.tasks.map(item => ({title: item.title, isDone: item.state === 'done', owner: item.assignee, due: item.due_at})),
        url: each.incident_url,
      }))
  },
}
