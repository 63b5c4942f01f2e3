import {z} from 'zod'
import {updateStates} from '#src/incident/incident.ts'
import type {ExportFormat} from './exported-incident.ts'
import {firstOf, instant, listOf, named, text, unwrap} from './json-values.ts'

const incident = z.object({
  name: z.string(),
  impact: text,
  shortlink: text,
  created_at: instant,
  started_at: instant,
  resolved_at: instant,
  postmortem_body: text,
  components: listOf(named),
  incident_updates: listOf(z.object({body: text, status: text, display_at: instant, created_at: instant})),
})

/** Statuspage's incident API: one incident, a list, or a page's own feed. A page's "impact" is a severity in words of its own. */
export const statuspage: ExportFormat = {
  name: 'Statuspage',
  read(value) {
    const given = unwrap(value, ['incidents', 'incident'])
    if (given.length === 0 || !given.every(each => typeof each === 'object' && each !== null && 'incident_updates' in each && 'impact' in each))
      return undefined
    return listOf(incident)
      .parse(given)
      .map(({name, impact, components, postmortem_body: postmortem, shortlink, ...rest}) => ({
        title: name,
        severity: impact === 'none' ? undefined : impact,
        services: components.flatMap(component => component ?? []),
        // When a page says that it began, not when somebody opened the page's form.
        milestones: {...(rest.started_at ? {started: rest.started_at} : {}), ...(rest.resolved_at ? {resolved: rest.resolved_at} : {})},
        entries: [],
        updates: rest.incident_updates
          .filter(({status}) => status !== 'postmortem')
          .flatMap(({body, status, display_at: shown, created_at: created}) => {
            const at = shown ?? created
            return body && at ? [{at, state: updateStates.find(state => state === status), text: body}] : []
          })
          .toSorted(byInstant),
        actions: [],
        postmortem: firstOf(postmortem, rest.incident_updates.find(({status}) => status === 'postmortem')?.body),
        url: shortlink,
      }))
  },
}

function byInstant(a: {readonly at: string}, b: {readonly at: string}): number {
  return Date.parse(a.at) - Date.parse(b.at)
}
