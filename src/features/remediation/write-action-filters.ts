import type {ActionFilters} from '#src/library/remediation-store.ts'
import {type ActionPlace, none, type RemediationAddress, writeActionPlace} from './read-action-filters.ts'

type Rest = Partial<Pick<RemediationAddress, 'order' | 'as' | 'by' | 'page' | 'after'>> & {
  readonly edit?: ActionPlace | undefined
  readonly path?: '/remediation' | '/remediation.csv' | '/remediation.json'
}

/** The address of the actions: what they are filtered by, in one fixed order, so that the same list always has the same address. */
export function writeActionFilters(filters: ActionFilters, {order = 'due', as = 'table', by, page = 1, after, edit, path = '/remediation'}: Rest = {}): string {
  const params = new URLSearchParams()
  const append = (name: string, values: readonly (string | number | undefined)[] = []): void => {
    for (const value of values) params.append(name, value === undefined ? none : String(value))
  }
  if (filters.words) params.append('q', filters.words)
  append('status', filters.status)
  append('due', filters.due)
  append('policy', filters.policy)
  append('owner', filters.owner)
  append('team', filters.team)
  append('service', filters.service)
  append('factor', filters.factor)
  append('severity', filters.severity)
  append('kind', filters.kind)
  append('org', filters.organization)
  append('incident', filters.incident)
  if (filters.from) params.append('from', filters.from)
  if (filters.to) params.append('to', filters.to)
  if (order !== 'due') params.append('order', order)
  if (as === 'board') params.append('as', as)
  // A board has its own groups.
  else if (by) params.append('by', by)
  if (page > 1) params.append('page', String(page))
  if (after !== undefined) params.append('after', after)
  if (edit) params.append('edit', writeActionPlace(edit))
  const query = params.toString()
  return query === '' ? path : `${path}?${query}`
}
