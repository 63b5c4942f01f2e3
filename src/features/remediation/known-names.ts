import 'server-only'
import {readCached} from '#src/features/shell/read-cached.ts'
import {factorCategories} from '#src/incident/factor.ts'
import {listOwners} from './action-queries.ts'
import type {Editable} from './find-editable.ts'

/** Names for the fields of forms; none for those who have no form. */
export type KnownNames = {readonly owners: readonly string[]; readonly factors: readonly string[]}

export async function findKnownNames(editable: Editable): Promise<KnownNames> {
  if (editable.name === 'reads') return {owners: [], factors: []}
  const [owners, factors] = await Promise.all([listOwners(), readCached('factor names', async ({settings}) => [...factorCategories, ...settings.factors])])
  return {owners, factors}
}
