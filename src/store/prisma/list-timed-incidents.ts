import type {Viewer} from '#src/incident/viewer.ts'
import type {IncidentFilters} from '#src/library/incident-store.ts'
import type {TimedIncident} from '#src/library/insights/incident-figures.ts'
import type {Database} from './database.ts'
import {orderBy} from './list-order.ts'
import {allOf, matchingFilters} from './matching-filters.ts'
import {planSearch} from './plan-search.ts'
import {Prisma} from './sqlite/generated/client.ts'
import {visibleTo} from './visible-to.ts'

/** The newest of the incidents that match and that say how long anything took. */
export async function listTimedIncidents(
  database: Database,
  viewer: Viewer,
  filters: IncidentFilters,
  today: string,
  limit: number,
): Promise<readonly TimedIncident[]> {
  const conditions = matchingFilters(filters, await planSearch(database, viewer, filters.words, today), today)
  const rows = await database.reader.$queryRaw<Row[]>(Prisma.sql`
    SELECT i."id", i."title", i."ttd", i."ttm", i."ttr" FROM "Incident" i
    WHERE coalesce(i."ttd", i."ttm", i."ttr") IS NOT NULL AND ${visibleTo(viewer)} AND ${allOf(conditions)}
    ORDER BY ${orderBy('newest')} LIMIT ${limit}`)
  return rows.map(({id, title, ttd, ttm, ttr}) => ({id, title, ttd: ttd ?? undefined, ttm: ttm ?? undefined, ttr: ttr ?? undefined}))
}

type Row = {readonly id: string; readonly title: string; readonly ttd: number | null; readonly ttm: number | null; readonly ttr: number | null}
