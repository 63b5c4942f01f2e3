import {z} from 'zod'
import type {ExportFormat} from './exported-incident.ts'
import {firstOf, instant, listOf, named, text, unwrap} from './json-values.ts'

const logEntry = z.object({type: text, created_at: instant, summary: text})
const note = z.object({content: text, created_at: instant, user: named})

const incident = z.object({
  title: text,
  summary: text,
  html_url: text,
  created_at: instant,
  resolved_at: instant,
  service: named,
  priority: named,
  acknowledgements: listOf(z.object({at: instant})),
  body: z.object({details: text}).optional().catch(undefined),
})

/** PagerDuty's REST API: an incident, with its log entries and notes beside it where they were asked for. */
export const pagerDuty: ExportFormat = {
  name: 'PagerDuty',
  read(value) {
    const given = unwrap(value, ['incidents', 'incident'])
    const isOne = (each: unknown): boolean => typeof each === 'object' && each !== null && 'incident_number' in each && 'service' in each
    if (given.length === 0 || !given.every(isOne)) return undefined
    const beside = given.length === 1 ? z.object({log_entries: listOf(logEntry), notes: listOf(note)}).safeParse(value).data : undefined
    return listOf(incident)
      .parse(given)
      .map(each => {
        const acknowledged = each.acknowledgements.flatMap(({at}) => at ?? []).toSorted((a, b) => Date.parse(a) - Date.parse(b))[0]
        const entries = [
          ...(beside?.log_entries ?? []).flatMap(({created_at: at, summary}) => (at && summary ? [{at, text: summary}] : [])),
          ...(beside?.notes ?? []).flatMap(({created_at: at, content, user}) => (at && content ? [{at, text: user ? `${user}: ${content}` : content}] : [])),
        ]
        return {
          title: firstOf(each.title, each.summary) ?? 'An incident without a title',
          severity: each.priority,
          services: each.service === undefined ? [] : [each.service],
          // An incident is created by the alert, which is when it was detected; when it began, PagerDuty does not know.
          milestones: {
            ...(each.created_at ? {detected: each.created_at} : {}),
            ...(acknowledged ? {acknowledged} : {}),
            ...(each.resolved_at ? {resolved: each.resolved_at} : {}),
          },
          summary: each.body?.details,
          entries: entries.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at)),
          updates: [],
          actions: [],
          url: each.html_url,
        }
      })
  },
}
