import {type LinkedIncident, mostLinks, type RecurrenceGraph, recurrenceLinkTypes} from '#src/library/recurrence/recurrence-graph.ts'
import {toLinkedIncidents} from '#src/store/to-linked-incidents.ts'
import type {Entry} from './known-files.ts'

/** All that the authors of some incidents state about them having come again; `find` knows what the viewer may see. */
export function readRecurrences(entries: readonly Entry[], find: (address: string) => Entry | undefined): RecurrenceGraph {
  const stated = entries
    .toSorted((a, b) => (a.card.id < b.card.id ? -1 : 1))
    .flatMap(entry => entry.document.incident.relations.map(({to, type}) => ({entry, to, type})))
    .flatMap(({type, ...rest}) => recurrenceLinkTypes.filter(each => each === type).map(each => ({...rest, type: each})))
    .slice(0, mostLinks)
  const found = stated.flatMap(({entry, to, type}) => {
    const other = find(to)
    return other && other !== entry ? [{entry, other, type}] : []
  })
  return toLinkedIncidents(
    [...new Set(found.flatMap(({entry, other}) => [entry, other]))].map(toLinked),
    found.map(({entry, other, type}) => ({from: entry.card.id, to: other.card.id, type})),
  )
}

function toLinked({card}: Entry): LinkedIncident {
  const {id, title, date, day, severityLevel, severityLabel, services, factors} = card
  return {id, title, date, day, severity: severityLabel === undefined ? undefined : {level: severityLevel, label: severityLabel}, services, factors}
}
