import type {LinkedIncident, RecurrenceGraph, RecurrenceLink} from '#src/library/recurrence/recurrence-graph.ts'

/** Incidents in the order of their ids, and each link between two of them once. */
export function toLinkedIncidents(incidents: readonly LinkedIncident[], links: readonly RecurrenceLink[]): RecurrenceGraph {
  const known = new Set(incidents.map(({id}) => id))
  const told = new Map(links.map(link => [`${link.from}\n${link.to}\n${link.type}`, link]))
  return {
    incidents: incidents.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    // An incident that has gone between two questions takes its links with it.
    links: [...told.values()].filter(({from, to}) => known.has(from) && known.has(to)),
  }
}
