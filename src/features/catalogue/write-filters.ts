import type {IncidentFilters, IncidentOrder, IncidentQuery} from '#src/library/incident-store.ts'
import {writePlace} from './list-place.ts'
import type {ListView} from './list-view.ts'
import {toUsualOrder} from './read-filters.ts'

/** What an address says beside what the list is filtered by and its order. */
type Rest = {
  readonly turn?: IncidentQuery['turn']
  readonly view?: Partial<ListView>
  /** Where the list is, in another form. */
  readonly path?: '/incidents' | '/incidents.csv' | '/incidents.json'
}

/** The address of a list: what it is filtered by, in one fixed order, so that the same list always has the same address. */
export function writeFilters(filters: Partial<IncidentFilters>, order?: IncidentOrder, {turn, view = {}, path = '/incidents'}: Rest = {}): string {
  const params = new URLSearchParams()
  const append = (name: string, values: readonly (string | number | undefined)[] = []): void => {
    for (const value of values) if (value !== undefined) params.append(name, String(value))
  }
  if (filters.words) params.append('q', filters.words)
  append('severity', filters.severities)
  append('actions', filters.actions)
  append('service', filters.services)
  append('factor', filters.factors)
  append('org', filters.organizations)
  append('detected-by', filters.detections)
  append('trigger', filters.triggers)
  append('technology', filters.technologies)
  append('tag', filters.tags)
  append('status', filters.statuses)
  append('has', filters.has)
  append('year', filters.years)
  append('from', [filters.from])
  append('to', [filters.to])
  if (order !== toUsualOrder(filters.words ?? '')) append('order', [order])
  append('view', [view.layout])
  append('density', [view.density])
  append('column', view.columns)
  if (turn) params.append(turn.to, writePlace(turn.place))
  const query = params.toString()
  return query === '' ? path : `${path}?${query}`
}
