import 'server-only'
import {readFilters} from '#src/features/catalogue/read-filters.ts'
import {nameServices} from '#src/features/services/name-services.ts'
import {readCached} from '#src/features/shell/read-cached.ts'
import type {Neighbours} from '#src/library/incident-store.ts'

/** What stands beside an incident in the list that its page was opened from, else in the list of all, newest first. */
export async function findNeighbours(id: string, list = ''): Promise<Neighbours> {
  const params: Record<string, string[]> = {}
  for (const [name, value] of new URLSearchParams(list)) params[name] = [...(params[name] ?? []), value]
  const {filters, order} = await nameServices(readFilters(params))
  return readCached(`neighbours ${JSON.stringify([id, filters, order])}`, ({store, viewer, today}) => store.findNeighbours(viewer, {filters, order, today}, id))
}
