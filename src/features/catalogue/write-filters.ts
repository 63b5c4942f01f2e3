import type {IncidentFilters, IncidentOrder} from '#src/library/incident-store.ts'
import {toUsualOrder} from './read-filters.ts'

/** The address of a list: what it is filtered by, in one fixed order, so that the same list always has the same address. */
export function writeFilters(filters: Partial<IncidentFilters>, order?: IncidentOrder, page = 1): string {
  const params = new URLSearchParams()
  if (filters.words) params.append('q', filters.words)
  for (const [name, values] of [
    ['severity', filters.severities],
    ['service', filters.services],
    ['factor', filters.factors],
    ['year', filters.years],
    ['actions', filters.actions],
  ] as const) {
    for (const value of values ?? []) params.append(name, String(value))
  }
  if (order !== undefined && order !== toUsualOrder(filters.words ?? '')) params.append('order', order)
  if (page > 1) params.append('page', String(page))
  const query = params.toString()
  return query === '' ? '/incidents' : `/incidents?${query}`
}
