import type {LinkedIncident, RecurrenceGraph, RecurrenceLink} from '#src/library/recurrence/recurrence-graph.ts'

/** An incident among others; of a day at noon in UTC, or undated. */
export function aLinked(id: string, day?: string, rest: Partial<LinkedIncident> = {}): LinkedIncident {
  const date = day === undefined ? undefined : ({at: `${day}T12:00:00Z`, precision: 'minute', approximate: false, zone: 'UTC'} as const)
  return {id, title: `Title of ${id}`, date, day, severity: undefined, services: [], factors: [], ...rest}
}

/** Incidents and what is said of them, as `b recurrence-of a`. */
export function aGraph(incidents: readonly LinkedIncident[], ...said: readonly string[]): RecurrenceGraph {
  return {
    incidents,
    links: said.map(each => {
      const [from = '', type = '', to = ''] = each.split(' ')
      return {from, to, type: type as RecurrenceLink['type']}
    }),
  }
}
