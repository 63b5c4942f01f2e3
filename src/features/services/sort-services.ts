import {foldName} from '#src/incident/service-names.ts'
import type {ServiceSummary} from '#src/library/service-figures.ts'
import type {ServiceColumn, ServiceListAddress} from './read-list-address.ts'

/** The services whose name holds what is asked for, in the order asked for; what is not stated comes last either way. */
export function sortServices(
  services: readonly ServiceSummary[],
  {name, order, isReversed}: Pick<ServiceListAddress, 'name' | 'order' | 'isReversed'>,
): readonly ServiceSummary[] {
  const wanted = foldName(name)
  const found = wanted === '' ? services : services.filter(service => foldName(service.name).includes(wanted))
  const sign = isReversed ? -1 : 1
  return found.toSorted((a, b) => absent(a, order) - absent(b, order) || sign * orders[order](a, b) || byName(a, b))
}

const byName = (a: ServiceSummary, b: ServiceSummary): number => compare(foldName(a.name), foldName(b.name)) || compare(a.name, b.name)

/** Each with what is looked for first: the most, the newest, the worst. */
const orders: Readonly<Record<ServiceColumn, (a: ServiceSummary, b: ServiceSummary) => number>> = {
  incidents: (a, b) => b.incidents - a.incidents,
  name: byName,
  last: (a, b) => compare(b.last ?? '', a.last ?? ''),
  worst: (a, b) => (a.worst ?? 9) - (b.worst ?? 9),
  open: (a, b) => b.overdue - a.overdue || b.open - a.open,
}

function absent({last, worst}: ServiceSummary, order: ServiceColumn): number {
  return Number((order === 'last' && last === undefined) || (order === 'worst' && worst === undefined))
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
