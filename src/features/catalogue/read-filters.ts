import {type AddressParams, openAddressReader, readName, toValues} from '#src/features/shell/address-reader.ts'
import {detectionSources, postmortemStatuses} from '#src/incident/incident.ts'
import type {SeverityLevel} from '#src/incident/severity.ts'
import {type IncidentFilters, type IncidentOrder, type IncidentQuery, incidentOrders} from '#src/library/incident-store.ts'
import {triggerSorts} from '#src/library/relate/trigger-sort.ts'
import {readPlace} from './list-place.ts'
import {type ListView, readView} from './list-view.ts'

/** What the address asks of the list; `complaints` are sentences about what it asks for that does not exist. */
export type CatalogueAddress = {
  readonly filters: IncidentFilters
  readonly order: IncidentOrder
  /** Addresses from before pages were turned by place still count them. */
  readonly page: number
  readonly turn: IncidentQuery['turn']
  /** What the address itself says of how the list is shown. */
  readonly view: Partial<ListView>
  readonly complaints: readonly string[]
}

/** The same from an address that came without Next. */
export function toParams(params: URLSearchParams): AddressParams {
  return Object.fromEntries([...new Set(params.keys())].map(name => [name, params.getAll(name)]))
}

/** Reads the list's address. Never fails: an unknown value is left out and named in the complaints. */
export function readFilters(params: AddressParams): CatalogueAddress {
  const {complaints, complain, readEach, readWords} = openAddressReader(params)
  const words = readWords('q')
  const filters: IncidentFilters = {
    severities: readEach('severity', 'severity', readSeverity),
    services: readEach('service', 'service', readName),
    factors: readEach('factor', 'factor', readName),
    organizations: readEach('org', 'organisation', readName),
    detections: readEach('detected-by', 'detection source', value => [...detectionSources, 'none' as const].find(source => source === value)),
    triggers: readEach('trigger', 'sort of trigger', value => [...triggerSorts, 'none'].find(sort => sort === value)),
    technologies: readEach('technology', 'vendor or technology', readName),
    tags: readEach('tag', 'tag', readName),
    statuses: readEach('status', 'status', value => postmortemStatuses.find(status => status === value)),
    years: readEach('year', 'year', readYear),
    actions: readEach('actions', 'remediation state', value => (['open', 'overdue', 'none'] as const).find(state => state === value)),
    has: readEach('has', 'property', value => (value === 'diagnostics' ? value : undefined)),
    from: readEach('from', 'day', readDay)[0],
    to: readEach('to', 'day', readDay)[0],
    words,
  }
  const order = readEach('order', 'order', value => incidentOrders.find(order => order === value))[0] ?? toUsualOrder(words)
  const [after] = readEach('after', 'place in this order', value => readPlace(value, order))
  const [before] = readEach('before', 'place in this order', value => readPlace(value, order))
  return {
    filters,
    order,
    page: readEach('page', 'page', readPage)[0] ?? 1,
    turn: after ? {to: 'after', place: after} : before && {to: 'before', place: before},
    view: readView({layout: toValues(params.view)[0], density: toValues(params.density)[0], columns: toValues(params.column)}, complain),
    complaints,
  }
}

/** What a list is ordered by where nobody asks for another order. */
export function toUsualOrder(words: string): IncidentOrder {
  return words.trim() === '' ? 'newest' : 'relevance'
}

/** A severity as an address has it. */
export function readSeverity(value: string): SeverityLevel | 'none' | undefined {
  if (value === 'none') return 'none'
  const level = /^(?:sev)?([1-5])$/i.exec(value)?.[1]
  return level === undefined ? undefined : (Number(level) as SeverityLevel)
}

function readYear(value: string): number | 'none' | undefined {
  if (value === 'none') return value
  return /^\d{4}$/.test(value) ? Number(value) : undefined
}

/** A day that there is. */
export function readDay(value: string): string | undefined {
  const day = /^\d{4}-\d\d-\d\d$/.test(value) ? new Date(`${value}T00:00:00Z`) : undefined
  // 2023-02-30 would be the second of March.
  return day && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value) ? value : undefined
}

function readPage(value: string): number | undefined {
  const page = /^\d{1,6}$/.test(value) ? Number(value) : 0
  return page >= 1 ? page : undefined
}
