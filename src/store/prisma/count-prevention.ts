import type {Viewer} from '#src/incident/viewer.ts'
import type {IncidentFilters} from '#src/library/incident-store.ts'
import type {FactorPrevention} from '#src/library/patterns/pattern-counts.ts'
import {matchedIncidents} from './count-patterns.ts'
import type {Database} from './database.ts'
import {Prisma} from './sqlite/generated/client.ts'

/** Counts for every category how many incidents do something against it; see `FactorPrevention`. */
export async function countPrevention(database: Database, viewer: Viewer, filters: IncidentFilters, today: string): Promise<readonly FactorPrevention[]> {
  // Both databases fold these columns by ASCII alone, and so does the store in memory.
  const rows = await database.reader.$queryRaw<Row[]>(Prisma.sql`
    WITH ${await matchedIncidents(database, viewer, filters, today)},
    p AS MATERIALIZED (
      SELECT DISTINCT a."incidentKey" AS "key", lower(a."factor") AS "factor" FROM i JOIN "ActionItem" a ON a."incidentKey" = i."key"
      WHERE a."kind" = 'prevent' AND a."status" IN ('open', 'in-progress', 'done')
    ),
    u AS MATERIALIZED (SELECT p."key" FROM p WHERE p."factor" IS NULL)
    SELECT c."name" AS "factor", count(*) AS "incidents", count(p."key") AS "prevented",
      sum(CASE WHEN p."key" IS NULL AND u."key" IS NOT NULL THEN 1 ELSE 0 END) AS "unnamed"
    FROM i JOIN "IncidentCategory" c ON c."incidentKey" = i."key"
      LEFT JOIN p ON p."key" = i."key" AND p."factor" = lower(c."name") LEFT JOIN u ON u."key" = i."key"
    GROUP BY c."name"`)
  return rows
    .map(({factor, incidents, prevented, unnamed}) => ({
      factor,
      incidents: Number(incidents),
      prevented: Number(prevented),
      unnamed: Number(unnamed),
    }))
    .sort((a, b) => b.incidents - a.incidents || (a.factor < b.factor ? -1 : 1))
}

type Row = {
  readonly factor: string
  readonly incidents: number | bigint
  readonly prevented: number | bigint
  readonly unnamed: number | bigint
}
