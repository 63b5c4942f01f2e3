import type {SeverityLevel} from '#src/incident/severity.ts'
import type {Viewer} from '#src/incident/viewer.ts'
import type {IncidentFacets, IncidentFilters} from '#src/library/incident-store.ts'
import {toFacetValues} from '#src/store/to-facet-values.ts'
import type {Database} from './database.ts'
import {allOf, matchingFilters} from './matching-filters.ts'
import {planSearch} from './plan-search.ts'
import {Prisma} from './sqlite/generated/client.ts'
import {visibleTo} from './visible-to.ts'

/** Counts every facet in one statement, so that all of them tell of the same moment; the words are matched once for all. */
export async function countFacets(database: Database, viewer: Viewer, filters: IncidentFilters, today: string): Promise<IncidentFacets> {
  const plan = await planSearch(database, viewer, filters.words, today)
  const conditions = matchingFilters(filters, plan, today)
  const without = (field: keyof IncidentFilters): Prisma.Sql => allOf(conditions, [field, 'words'])
  const rows = await database.reader.$queryRaw<Row[]>(Prisma.sql`
    WITH i AS MATERIALIZED (
      SELECT i."key", i."severityLevel", i."year", i."actionsOpen", i."earliestDue" FROM "Incident" i WHERE ${visibleTo(viewer)} AND ${conditions.words}
    )
    SELECT 'severities' AS "field", CAST(i."severityLevel" AS TEXT) AS "value", count(*) AS "count"
      FROM i WHERE ${without('severities')} GROUP BY i."severityLevel"
    UNION ALL SELECT 'services', s."name", count(*)
      FROM "IncidentService" s WHERE s."incidentKey" IN (SELECT i."key" FROM i WHERE ${without('services')}) GROUP BY s."name"
    UNION ALL SELECT 'factors', c."name", count(*)
      FROM "IncidentCategory" c WHERE c."incidentKey" IN (SELECT i."key" FROM i WHERE ${without('factors')}) GROUP BY c."name"
    UNION ALL SELECT 'years', CAST(i."year" AS TEXT), count(*)
      FROM i WHERE i."year" IS NOT NULL AND ${without('years')} GROUP BY i."year"
    UNION ALL SELECT 'actions', 'open', count(*) FROM i WHERE i."actionsOpen" > 0 AND ${without('actions')}
    UNION ALL SELECT 'actions', 'overdue', count(*) FROM i WHERE i."earliestDue" < ${today} AND ${without('actions')}`)
  const counts = <T>(field: keyof IncidentFacets, toValue: (value: string | null) => T): readonly (readonly [T, number])[] =>
    rows.flatMap(row => (row.field === field ? [[toValue(row.value), Number(row.count)] as const] : []))
  return {
    severities: toFacetValues(counts('severities', value => (value === null ? 'none' : (Number(value) as SeverityLevel)))),
    services: toFacetValues(counts('services', String)),
    factors: toFacetValues(counts('factors', String)),
    years: toFacetValues(counts('years', Number)).toSorted((a, b) => b.value - a.value),
    actions: toFacetValues(counts('actions', value => (value === 'open' ? 'open' : 'overdue'))),
  }
}

type Row = {readonly field: string; readonly value: string | null; readonly count: number | bigint}
