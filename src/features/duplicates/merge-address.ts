import {type AddressParams, openAddressReader} from '#src/features/shell/address-reader.ts'
import {type TakeableField, takeableFields} from '#src/library/duplicates/plan-merge.ts'

/** What the page on which a duplicate is merged asks for: into which incident, and what that takes over. */
export type MergeAddress = {readonly into: string | undefined; readonly takes: ReadonlySet<TakeableField>}

/** Reads such an address; what it does not know says nothing. */
export function readMergeAddress(params: AddressParams): MergeAddress {
  const reader = openAddressReader(params)
  // A whole address that was copied from the bar is as good as an id.
  const into = reader
    .readWords('into')
    .replace(/^.*\/incidents\//, '')
    .replace(/[?#].*$/, '')
  return {into: into === '' ? undefined : into, takes: readTakes([params.take ?? []].flat())}
}

/** The fields that some values name. */
export function readTakes(values: readonly string[]): ReadonlySet<TakeableField> {
  return new Set(takeableFields.filter(field => values.includes(field)))
}

/** The address of the page on which an incident is merged into another one. */
export function toMergeHref(goes: string, into?: string): string {
  return `/incidents/${encodeURIComponent(goes)}/merge${into === undefined ? '' : `?into=${encodeURIComponent(into)}`}`
}
