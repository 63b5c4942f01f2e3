import type {FiguresFilters} from './read-figures-filters.ts'

/** The address of the figures, or with another `path` of the list of the same actions; always in one order. */
export function writeFiguresFilters(filters: FiguresFilters, path = '/remediation/figures'): string {
  const query = new URLSearchParams(listFields(filters).map(({name, value}) => [name, value])).toString()
  return query === '' ? path : `${path}?${query}`
}

/** Each value that narrows the figures, as the address has it. */
export function listFields(filters: FiguresFilters): readonly {readonly name: string; readonly value: string}[] {
  return fields.flatMap(({name, field}) => (filters[field] ?? []).map(value => ({name, value: value === undefined ? 'none' : String(value)})))
}

const fields: readonly {readonly name: string; readonly field: keyof FiguresFilters}[] = [
  {name: 'team', field: 'team'},
  {name: 'service', field: 'service'},
  {name: 'factor', field: 'factor'},
  {name: 'severity', field: 'severity'},
  {name: 'kind', field: 'kind'},
  {name: 'org', field: 'organization'},
]
