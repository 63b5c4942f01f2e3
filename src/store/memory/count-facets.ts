import type {IncidentFacets, IncidentFilters} from '#src/library/incident-store.ts'
import {newestFirst, toFacetValues} from '#src/store/to-facet-values.ts'
import {compare} from './list-places.ts'
import {actionStates, hasDiagnostics, listNames, listTags, matches, orNone} from './matches-filters.ts'
import type {SearchedEntry} from './search-entries.ts'

/** How many of the entries that a search found each value of a filter would leave, the other filters standing as they are. */
export function countFacets(entries: readonly SearchedEntry[], filters: IncidentFilters, today: string): IncidentFacets {
  const count = <T extends string | number>(free: Partial<IncidentFilters>, toValues: (entry: SearchedEntry) => readonly T[]) =>
    toFacetValues(entries.filter(entry => matches(entry, {...filters, ...free}, today)).flatMap(entry => toValues(entry).map(value => [value, 1] as const)))
  const months = count({from: undefined, to: undefined}, ({card}) => [card.date?.at.slice(0, 7) ?? 'none'])
  return {
    severities: count({severities: []}, ({card}) => [card.severityLevel ?? ('none' as const)]),
    services: count({services: []}, ({card}) => orNone(card.services)),
    factors: count({factors: []}, ({card}) => orNone(card.factors)),
    organizations: count({organizations: []}, ({card}) => [card.organization ?? 'none']),
    detections: count({detections: []}, ({card}) => [card.detectedBy ?? ('none' as const)]),
    triggers: count({triggers: []}, entry => orNone(listNames(entry, 'trigger-sort'))),
    technologies: count({technologies: []}, entry => orNone(listNames(entry, 'technology'))),
    tags: count({tags: []}, entry => orNone(listTags(entry))),
    statuses: count({statuses: []}, ({status}) => [status]),
    years: count({years: []}, ({card}) => [card.year ?? ('none' as const)]).toSorted(newestFirst),
    actions: count({actions: []}, ({card}) => actionStates(card, today)),
    has: count({has: []}, entry => (hasDiagnostics(entry) ? ['diagnostics' as const] : [])),
    months: months.filter(({value}) => value !== 'none').toSorted((a, b) => compare(a.value, b.value)),
    undated: months.find(({value}) => value === 'none')?.count ?? 0,
  }
}
