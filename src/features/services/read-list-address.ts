import type {AddressParams} from '#src/features/shell/address-reader.ts'

export const serviceColumns = ['incidents', 'name', 'last', 'worst', 'open'] as const
export type ServiceColumn = (typeof serviceColumns)[number]

/** What the address asks of the list of services. */
export type ServiceListAddress = {
  /** A part of the name, in whatever case. */
  readonly name: string
  readonly order: ServiceColumn
  /** Against the order in which a column is most often wanted. */
  readonly isReversed: boolean
  readonly page: number
}

/** Reads the list's address; what it does not know says nothing. */
export function readListAddress(params: AddressParams): ServiceListAddress {
  const [name, order, page] = ['name', 'order', 'page'].map(key => [params[key] ?? ''].flat()[0] ?? '')
  const column = (order ?? '').replace(/^-/, '')
  const known = serviceColumns.find(each => each === column)
  return {
    name: (name ?? '')
      .replace(/[\p{Cc}\p{Cs}\ufffd]+/gu, ' ')
      .trim()
      .slice(0, 120),
    order: known ?? 'incidents',
    isReversed: known !== undefined && (order ?? '').startsWith('-'),
    page: /^[1-9]\d{0,5}$/.test(page ?? '') ? Number(page) : 1,
  }
}

/** Writes such an address, always in one order. */
export function writeListAddress({name = '', order = 'incidents', isReversed = false, page = 1}: Partial<ServiceListAddress>): string {
  const params = new URLSearchParams()
  if (name !== '') params.append('name', name)
  if (order !== 'incidents' || isReversed) params.append('order', (isReversed ? '-' : '') + order)
  if (page > 1) params.append('page', String(page))
  const query = params.toString()
  return query === '' ? '/services' : `/services?${query}`
}
