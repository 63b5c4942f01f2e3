import {type AddressParams, openAddressReader} from '#src/features/shell/address-reader.ts'

/** What the address of the recurrences asks for. */
export type RecurrenceAddress = {
  readonly service: string | undefined
  readonly factor: string | undefined
  /** The one group that an incident belongs to, by its id. */
  readonly incident: string | undefined
  /** Whether likenesses make groups as well. */
  readonly hasWeaker: boolean
  readonly page: number
}

/** Reads such an address; what it does not know says nothing. */
export function readRecurrenceAddress(params: AddressParams): RecurrenceAddress {
  const reader = openAddressReader(params)
  const readName = (name: string) => reader.readWords(name) || undefined
  const page = [params.page ?? ''].flat()[0] ?? ''
  return {
    service: readName('service'),
    factor: readName('factor'),
    incident: readName('incident'),
    hasWeaker: params.links === 'all',
    page: /^[1-9]\d{0,5}$/.test(page) ? Number(page) : 1,
  }
}

/** Writes such an address, always in one order. */
export function writeRecurrenceAddress({service, factor, incident, hasWeaker = false, page = 1}: Partial<RecurrenceAddress>): string {
  const params = new URLSearchParams()
  if (service !== undefined) params.append('service', service)
  if (factor !== undefined) params.append('factor', factor)
  if (incident !== undefined) params.append('incident', incident)
  if (hasWeaker) params.append('links', 'all')
  if (page > 1) params.append('page', String(page))
  const query = params.toString()
  return query === '' ? '/patterns/recurrences' : `/patterns/recurrences?${query}`
}
