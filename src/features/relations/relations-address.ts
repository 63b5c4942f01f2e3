import {readPlace, writePlace} from '#src/features/catalogue/list-place.ts'
import {type AddressParams, openAddressReader} from '#src/features/shell/address-reader.ts'
import {type RelationType, relationTypes} from '#src/incident/relation.ts'
import type {IncidentQuery} from '#src/library/incident-store.ts'

/** What the address of the page of relations asks for. */
export type RelationsAddress = {
  readonly show: 'proposed' | 'rejected'
  /** One type alone; all of them where there is none. */
  readonly type: RelationType | undefined
  /** From where on incidents are looked at; from the newest on where that is left out. */
  readonly turn: IncidentQuery['turn']
  /** The rejection after which the list of those begins. */
  readonly after: string | undefined
}

/** Reads it; what does not exist is left out, and a sentence says so. */
export function readRelationsAddress(params: AddressParams): RelationsAddress & {readonly complaints: readonly string[]} {
  const {complaints, readEach} = openAddressReader(params)
  const [show = 'proposed'] = readEach('show', 'list', value => (value === 'rejected' ? ('rejected' as const) : undefined))
  const [type] = readEach('type', 'relation', value => relationTypes.find(each => each === value))
  const [after] = readEach('after', 'place', value => readPlace(value, 'newest'))
  const [before] = readEach('before', 'place', value => readPlace(value, 'newest'))
  const [rejection] = readEach('since', 'rejection', value => (/^[\w:.-]{1,80}$/.test(value) ? value : undefined))
  const turn = after ? ({to: 'after', place: after} as const) : before ? ({to: 'before', place: before} as const) : undefined
  return {show, type, turn, after: rejection, complaints}
}

/** Writes it, from the path on. */
export function writeRelationsAddress({show = 'proposed', type, turn, after}: Partial<RelationsAddress>): string {
  const parts = [
    ...(show === 'rejected' ? ['show=rejected'] : []),
    ...(type ? [`type=${type}`] : []),
    ...(turn ? [`${turn.to}=${encodeURIComponent(writePlace(turn.place))}`] : []),
    ...(after ? [`since=${encodeURIComponent(after)}`] : []),
  ]
  return `/patterns/relations${parts.length > 0 ? `?${parts.join('&')}` : ''}`
}
