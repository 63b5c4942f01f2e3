import {readActionFilters} from '#src/features/remediation/read-action-filters.ts'
import type {AddressParams} from '#src/features/shell/address-reader.ts'
import type {ActionFilters} from '#src/library/remediation-store.ts'

/** What narrows the figures. A state has no place among them, because they are about states, nor has an owner: nothing is counted by person. */
export type FiguresFilters = Pick<ActionFilters, (typeof narrowing)[number]>

const narrowing = ['severity', 'service', 'team', 'kind', 'factor', 'organization'] as const satisfies readonly (keyof ActionFilters)[]

/** Reads of the address of a list what narrows the figures too. */
export function readFiguresFilters(params: AddressParams): FiguresFilters {
  const {filters} = readActionFilters(params)
  return Object.fromEntries(narrowing.flatMap(name => (filters[name] === undefined ? [] : [[name, filters[name]]])))
}
