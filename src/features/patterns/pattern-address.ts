import {readFilters} from '#src/features/catalogue/read-filters.ts'
import {writeFilters} from '#src/features/catalogue/write-filters.ts'
import {type AddressParams, toValues} from '#src/features/shell/address-reader.ts'
import {type RelationType, relationTypes} from '#src/incident/relation.ts'
import {type IncidentFilters, noFilters} from '#src/library/incident-store.ts'
import {type PatternKind, patternKinds} from './pattern-kinds.ts'

/** What the address of the figures asks for. */
export type PatternAddress = {
  readonly of: PatternKind
  readonly by: 'time' | 'service'
  readonly filters: IncidentFilters
  /** Whether all rows stand there. */
  readonly isWhole: boolean
}

/** What the address of the map asks for. */
export type MapAddress = {readonly filters: IncidentFilters; readonly types: readonly RelationType[]}

/** Either with sentences about what there is not. */
export type Read<Address> = {readonly address: Address; readonly complaints: readonly string[]}

/** Reads the address of the figures; what it does not know is left out and named. */
export function readPatternAddress(params: AddressParams): Read<PatternAddress> {
  const {filters, complaints} = readNarrowing(params)
  const choose = <T extends string>(name: string, all: readonly T[]): T | undefined => all.find(each => each === toValues(params[name])[0])
  return {
    address: {
      of: choose('of', patternKinds) ?? 'factor',
      by: choose('by', ['time', 'service']) ?? 'time',
      filters,
      isWhole: toValues(params.show)[0] === 'all',
    },
    complaints,
  }
}

export function writePatternAddress({of, by, filters, isWhole}: PatternAddress): string {
  return write('/patterns', filters, [...(of === 'factor' ? [] : [['of', of]]), ...(by === 'time' ? [] : [['by', by]]), ...(isWhole ? [['show', 'all']] : [])])
}

export function readMapAddress(params: AddressParams): Read<MapAddress> {
  const {filters, complaints} = readNarrowing(params)
  const asked = [...new Set(toValues(params.type))]
  const types = relationTypes.filter(type => asked.includes(type))
  const unknown = asked.length === types.length ? [] : ['The address names a kind of relation that there is not; it was left out.']
  return {address: {filters, types}, complaints: [...complaints, ...unknown]}
}

export function writeMapAddress({filters, types}: MapAddress): string {
  return write(
    '/patterns/map',
    filters,
    types.map(type => ['type', type]),
  )
}

/** Of what a list can be filtered by, what narrows patterns: what they are counted by has no place among it. */
function readNarrowing(params: AddressParams): {readonly filters: IncidentFilters; readonly complaints: readonly string[]} {
  const narrowing = {severity: params.severity, service: params.service, org: params.org, from: params.from, to: params.to}
  const {filters, complaints} = readFilters(narrowing)
  const {severities, services, organizations, from, to} = filters
  return {filters: {...noFilters, severities, services, organizations, from, to}, complaints}
}

function write(path: string, filters: IncidentFilters, own: readonly (readonly string[])[]): string {
  const query = [...own.map(([name = '', value = '']) => `${name}=${encodeURIComponent(value)}`), ...writeFilters(filters).split('?').slice(1)].join('&')
  return query === '' ? path : `${path}?${query}`
}
