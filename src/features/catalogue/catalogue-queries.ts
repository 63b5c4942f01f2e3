import 'server-only'
import {readCached} from '#src/features/shell/read-cached.ts'
import {type IncidentFacets, type IncidentFilters, type IncidentRow, noFilters} from '#src/library/incident-store.ts'
import {searchIncidents} from '#src/library/search/search-incidents.ts'
import {describeFilters, type FilterPart} from './describe-filters.ts'
import type {CatalogueAddress} from './read-filters.ts'

/** A page of the list with what narrows it further. */
export type Catalogue = {
  readonly rows: readonly IncidentRow[]
  readonly total: number
  /** See `IncidentList`. */
  readonly isPartial: boolean
  /** What the search was taken for where words of it occur nowhere. */
  readonly corrected: string | undefined
  /** How many incidents there are without any filter. */
  readonly all: number
  readonly facets: IncidentFacets
  /** The page that is shown; an address past the end shows the last one. */
  readonly page: number
  readonly pages: number
  /** Only where nothing matches: what would remain without one of the filters. */
  readonly remedies: readonly (FilterPart & {readonly remaining: number})[]
}

const pageSize = 50

/** Finds the incidents that an address asks for. */
export function findCatalogue({filters, order, page}: Omit<CatalogueAddress, 'complaints'>): Promise<Catalogue> {
  return readCached(`catalogue ${JSON.stringify([filters, order, page])}`, async ({store, viewer, today}) => {
    const list = (which: IncidentFilters, at: number, size: number) => store.listIncidents(viewer, {filters: which, order, page: at, pageSize: size, today})
    const asked = await searchIncidents(store, viewer, {filters, order, page, pageSize, today})
    const {corrected, isPartial} = asked
    const taken = corrected === undefined ? filters : {...filters, words: corrected}
    const [facets, all] = await Promise.all([store.countFacets(viewer, taken, today), store.countIncidents(viewer)])
    const pages = Math.max(1, Math.ceil(asked.total / pageSize))
    const {rows, total} = page > pages ? await list(taken, pages, pageSize) : asked
    const parts = total === 0 ? describeFilters(filters).slice(0, 8) : []
    const counts = await Promise.all(parts.map(part => list(part.without, 1, 1)))
    const remedies = parts.map((part, index) => ({...part, remaining: counts[index]?.total ?? 0})).filter(part => part.remaining > 0)
    return {rows, total, isPartial, corrected, all, facets, page: Math.min(page, pages), pages, remedies}
  })
}

/** The newest incidents. */
export function listRecent(count: number): Promise<readonly IncidentRow[]> {
  return readCached(`recent ${count}`, async ({store, viewer, today}) => {
    const {rows} = await store.listIncidents(viewer, {filters: noFilters, order: 'newest', page: 1, pageSize: count, today})
    return rows
  })
}
