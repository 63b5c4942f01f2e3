import 'server-only'
import {readCached} from '#src/features/shell/read-cached.ts'
import {type IncidentFacets, type IncidentFilters, type IncidentQuery, type IncidentRow, noFilters} from '#src/library/incident-store.ts'
import {searchIncidents} from '#src/library/search/search-incidents.ts'
import {describeFilters, type FilterPart} from './describe-filters.ts'
import {findMeantFilters, type MeantFilters} from './find-meant-filters.ts'
import type {CatalogueAddress} from './read-filters.ts'

/** A page of the list with what narrows it further. */
export type Catalogue = {
  readonly rows: readonly IncidentRow[]
  readonly total: number
  /** How many stand before the first of the rows. */
  readonly before: number
  /** See `IncidentList`. */
  readonly isPartial: boolean
  /** See `IncidentList`. */
  readonly isShifted: boolean
  /** What the search was taken for where words of it occur nowhere. */
  readonly corrected: string | undefined
  /** How many incidents there are without any filter. */
  readonly all: number
  readonly facets: IncidentFacets
  /** Where the pages before and after begin; undefined where there is none. */
  readonly previous: IncidentQuery['turn']
  readonly next: IncidentQuery['turn']
  /** Only where nothing matches: what would remain without one of the filters. */
  readonly remedies: readonly (FilterPart & {readonly remaining: number})[]
  /** Only where nothing matches, and a name that is asked for is nobody's: which ones were probably meant. */
  readonly meant: MeantFilters | undefined
}

const pageSize = 50

/** Finds the incidents that an address asks for. */
export function findCatalogue({filters, order, page, turn}: Omit<CatalogueAddress, 'complaints' | 'view'>): Promise<Catalogue> {
  return readCached(`catalogue ${JSON.stringify([filters, order, page, turn])}`, async ({store, viewer, today, settings}) => {
    const list = (which: IncidentFilters, at: number, size: number) => store.listIncidents(viewer, {filters: which, order, page: at, pageSize: size, today})
    // Counted beside the list, since a database on another processor counts while this one waits.
    const counting = new Map<string, Promise<IncidentFacets>>()
    const countWhole = (words: string): void => {
      const counts = countFacets({...filters, words}, true)
      // Whoever takes the counts is told why there are none; of those that nobody takes it does not matter.
      counts.catch(() => undefined)
      counting.set(words, counts)
    }
    const asked = await searchIncidents(store, viewer, {filters, order, page, turn, pageSize, today}, countWhole)
    const {corrected, isPartial, total} = asked
    const taken = corrected === undefined ? filters : {...filters, words: corrected}
    const whole = total > 0 && !isPartial ? counting.get(taken.words) : undefined
    const [facets, all] = await Promise.all([whole ?? countFacets(taken), countAll()])
    // Behind the end, where others have left since: the last page. Not full before the beginning: the first one.
    const isBehind = total > 0 && asked.rows.length === 0 && turn?.to !== 'before'
    const isShort = turn?.to === 'before' && asked.before === 0 && asked.rows.length < pageSize
    const shown = isBehind ? await list(taken, Math.ceil(total / pageSize), pageSize) : isShort ? await list(taken, 1, pageSize) : asked
    const {rows, before, isShifted, first, last} = shown
    const parts = total === 0 ? describeFilters(filters).slice(0, 8) : []
    const [counts, meant] = await Promise.all([
      Promise.all(parts.map(part => list(part.without, 1, 1))),
      total === 0 && all > 0 ? countFacets(noFilters).then(known => findMeantFilters(filters, known, settings.serviceAliases)) : undefined,
    ])
    const remedies = parts.map((part, index) => ({...part, remaining: counts[index]?.total ?? 0})).filter(part => part.remaining > 0)
    return {
      rows,
      total: shown.total,
      before,
      isPartial,
      isShifted,
      corrected,
      all,
      facets,
      previous: first && before > 0 ? {to: 'before', place: first} : undefined,
      next: last && before + rows.length < shown.total ? {to: 'after', place: last} : undefined,
      remedies,
      meant,
    }
  })
}

/** The newest incidents. */
export function listRecent(count: number): Promise<readonly IncidentRow[]> {
  return readCached(`recent ${count}`, async ({store, viewer, today}) => {
    const {rows} = await store.listIncidents(viewer, {filters: noFilters, order: 'newest', page: 1, pageSize: count, today})
    return rows
  })
}

/** Kept apart from the pages: turning them and changing their order counts nothing anew. */
export function countFacets(filters: IncidentFilters, isWhole = false): Promise<IncidentFacets> {
  return readCached(`facets ${isWhole ? 'whole ' : ''}${JSON.stringify(filters)}`, ({store, viewer, today}) =>
    store.countFacets(viewer, filters, today, isWhole),
  )
}

function countAll(): Promise<number> {
  return readCached('all incidents', ({store, viewer}) => store.countIncidents(viewer))
}
