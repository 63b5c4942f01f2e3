import {z} from 'zod'
import {milestoneKinds} from '#src/incident/milestone.ts'
import type {ExportFormat} from './exported-incident.ts'
import {day, instant, listOf, named, text, unwrap} from './json-values.ts'

/** An object of JSON:API with its name, by itself or below `data`. */
const resource = z.union([
  z.object({data: z.object({attributes: z.object({name: z.string()})})}).transform(({data}) => data.attributes.name),
  z.object({attributes: z.object({name: z.string()})}).transform(({attributes}) => attributes.name),
  named,
])

const incident = z.object({
  attributes: z.object({
    title: z.string(),
    summary: text,
    url: text,
    severity: resource.optional().catch(undefined),
    services: z
      .union([z.object({data: listOf(resource)}).transform(({data}) => data), listOf(resource)])
      .optional()
      .catch(undefined),
    started_at: instant,
    detected_at: instant,
    acknowledged_at: instant,
    mitigated_at: instant,
    resolved_at: instant,
  }),
})

const related = z.object({
  type: z.string(),
  attributes: z.object({
    event: text,
    occurred_at: instant,
    summary: text,
    content: text,
    status: text,
    priority: text,
    due_date: day,
    url: text,
    assigned_to: named,
  }),
})

/** Rootly's JSON:API: an incident, and what belongs to it as `included`. */
export const rootly: ExportFormat = {
  name: 'Rootly',
  read(value) {
    const given = unwrap(value, ['data'])
    if (given.length === 0 || !given.every(each => typeof each === 'object' && each !== null && 'type' in each && each.type === 'incidents')) return undefined
    const included = given.length === 1 ? (z.object({included: listOf(related)}).safeParse(value).data?.included ?? []) : []
    const ofType = (pattern: RegExp) => included.filter(({type}) => pattern.test(type)).map(({attributes}) => attributes)
    return listOf(incident)
      .parse(given)
      .map(({attributes}) => ({
        title: attributes.title,
        severity: attributes.severity,
        services: (attributes.services ?? []).flatMap(service => service ?? []),
        milestones: Object.fromEntries(
          milestoneKinds.flatMap(kind => {
            const at = attributes[`${kind}_at`]
            return at ? [[kind, at]] : []
          }),
        ),
        summary: attributes.summary,
        entries: ofType(/events$/)
          .flatMap(({event, occurred_at: at}) => (event && at ? [{at, text: event}] : []))
          .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at)),
        updates: [],
        actions: ofType(/action_items$/).flatMap(item =>
          item.summary
            ? [{title: item.summary, isDone: item.status === 'done', owner: item.assigned_to, due: item.due_date, priority: item.priority, ref: item.url}]
            : [],
        ),
        postmortem: ofType(/post_mortems$/)[0]?.content,
        url: attributes.url,
      }))
  },
}
