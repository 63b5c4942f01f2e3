import {writeFilters} from '#src/features/catalogue/write-filters.ts'
import {detectionSources} from '#src/incident/incident.ts'
import type {IncidentFilters} from '#src/library/incident-store.ts'
import {type ShareInterval, toBinomialInterval} from '#src/library/patterns/binomial-interval.ts'
import type {PatternCounts} from '#src/library/patterns/pattern-counts.ts'

/** How many of those incidents whose document says who noticed first were noticed by customers. */
export type CustomerShare = {
  readonly customers: number
  /** Neither those that state nothing nor those whose author states that it is unknown. */
  readonly stated: number
  readonly incidents: number
  /** Exact, at 95%. */
  readonly interval: ShareInterval
  /** The list of those noticed by customers. */
  readonly href: string
  /** The list of those that state who noticed first. */
  readonly statedHref: string
}

export type CustomerShares = {
  readonly all: CustomerShare
  /** Of the most affected services, those with most incidents first. */
  readonly services: readonly (CustomerShare & {readonly service: string})[]
}

const known = detectionSources.filter(source => source !== 'unknown')

/** Takes the shares from counts of detection sources by service. */
export function toCustomerShares(counts: PatternCounts, filters: IncidentFilters): CustomerShares {
  const toShare = (incidents: number, count: (source: string) => number, narrowed: Partial<IncidentFilters>): CustomerShare => {
    const [customers, stated] = [count('customer'), incidents - count('none') - count('unknown')]
    return {
      customers,
      stated,
      incidents,
      interval: toBinomialInterval(customers, stated),
      href: writeFilters({...filters, ...narrowed, detections: ['customer']}),
      statedHref: writeFilters({...filters, ...narrowed, detections: known}),
    }
  }
  const named = counts.columns.filter(({value}) => value !== 'none' && (filters.services.length === 0 || filters.services.includes(value)))
  return {
    all: toShare(counts.incidents, source => counts.rows.find(({value}) => value === source)?.count ?? 0, {}),
    services: named.map(({value, count}) => ({
      service: value,
      ...toShare(count, source => counts.cells.find(({row, column}) => row === source && column === value)?.count ?? 0, {services: [value]}),
    })),
  }
}
