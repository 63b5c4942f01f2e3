import {readDay, readSeverity} from '#src/features/catalogue/read-filters.ts'
import {type AddressParams, openAddressReader, readName} from '#src/features/shell/address-reader.ts'
import type {Day} from '#src/incident/instant.ts'
import type {IncidentFilters} from '#src/library/incident-store.ts'

export const periodNames = ['quarter', 'last-quarter', 'year', 'last-year', '12-months', 'all'] as const
export type PeriodName = (typeof periodNames)[number]

export const comparisonNames = ['previous', 'year', 'none'] as const
export type ComparisonName = (typeof comparisonNames)[number]

/** What narrows a report. */
export type InsightsFilters = Pick<IncidentFilters, 'services' | 'severities' | 'organizations'>

/** What the address of a report asks for; `from` and `to` go before a period's name. */
export type InsightsAddress = {
  /** Undefined where the address names none. */
  readonly period: PeriodName | undefined
  readonly from: Day | undefined
  readonly to: Day | undefined
  readonly compare: ComparisonName | undefined
  readonly filters: InsightsFilters
  /** Sentences about what it asks for that does not exist. */
  readonly complaints: readonly string[]
}

/** Reads the address of a report. Never fails: an unknown value is left out and named in the complaints. */
export function readInsightsAddress(params: AddressParams): InsightsAddress {
  const {complaints, readEach} = openAddressReader(params)
  const [first] = readEach('from', 'day', readReportDay)
  const [last] = readEach('to', 'day', readReportDay)
  const isTurned = first !== undefined && last !== undefined && first > last
  const [from, to] = isTurned ? [last, first] : [first, last]
  return {
    period: from || to ? undefined : readEach('period', 'period', value => periodNames.find(name => name === value))[0],
    from,
    to,
    compare: readEach('compare', 'comparison', value => comparisonNames.find(name => name === value))[0],
    filters: {
      services: readEach('service', 'service', readName),
      severities: readEach('severity', 'severity', readSeverity),
      organizations: readEach('org', 'organisation', readName),
    },
    complaints: isTurned ? [...complaints, 'The period ended before it began, so its days were taken the other way round.'] : complaints,
  }
}

/** Writes such an address, always in one order; the path is that of the page or of the file. */
export function writeInsightsAddress(address: Partial<Omit<InsightsAddress, 'complaints'>>, path: '/insights' | '/insights.csv' = '/insights'): string {
  const {period, from, to, compare, filters} = address
  const params = new URLSearchParams()
  const append = (name: string, values: readonly (string | number | undefined)[] = []): void => {
    for (const value of values) if (value !== undefined) params.append(name, String(value))
  }
  append('period', [from || to ? undefined : period])
  append('from', [from])
  append('to', [to])
  append('compare', [compare])
  append('severity', filters?.severities)
  append('service', filters?.services)
  append('org', filters?.organizations)
  const query = params.toString()
  return query === '' ? path : `${path}?${query}`
}

/** No incident of a computer is outside these centuries, and no calendar has gaps in them. */
function readReportDay(value: string): Day | undefined {
  return /^(?:19|20|21)/.test(value) ? readDay(value) : undefined
}
