import type {Viewer} from '#src/incident/viewer.ts'
import type {IncidentFilters} from '#src/library/incident-store.ts'
import type {PatternAsking, PatternCount, PatternCounts, PatternDimension} from '#src/library/patterns/pattern-counts.ts'
import {toPatternCounts} from '#src/store/to-pattern-counts.ts'
import type {Database} from './database.ts'
import {allOf, matchingFilters, patternNames, statesNone} from './matching-filters.ts'
import {planSearch} from './plan-search.ts'
import {Prisma} from './sqlite/generated/client.ts'
import {visibleTo} from './visible-to.ts'

/** Counts all pairs of two dimensions' most frequent values in one statement, so that every figure tells of the same moment. */
export async function countPatterns(
  database: Database,
  viewer: Viewer,
  filters: IncidentFilters,
  asking: PatternAsking,
  today: string,
): Promise<PatternCounts> {
  const most = (names: Prisma.Sql, limit: number): Prisma.Sql => Prisma.sql`
    SELECT "name", "count" FROM ${names} ORDER BY CASE WHEN "name" = 'none' THEN 0 ELSE 1 END, "count" DESC, "name" LIMIT ${limit + 1}`
  const rows = await database.reader.$queryRaw<Row[]>(Prisma.sql`
    WITH ${await matchedIncidents(database, viewer, filters, today)},
    r AS MATERIALIZED (${toNames(asking.rows)}),
    c AS MATERIALIZED (${toNames(asking.columns)}),
    rn AS MATERIALIZED (SELECT "name", count(*) AS "count" FROM r GROUP BY "name"),
    cn AS MATERIALIZED (SELECT "name", count(*) AS "count" FROM c GROUP BY "name"),
    rt AS MATERIALIZED (${most(Prisma.sql`rn`, asking.mostRows)}),
    ct AS MATERIALIZED (${most(Prisma.sql`cn`, asking.mostColumns)})
    SELECT 'cell' AS "kind", r."name" AS "row", c."name" AS "column", count(*) AS "count" FROM r JOIN c ON c."key" = r."key"
    WHERE r."name" IN (SELECT "name" FROM rt) AND c."name" IN (SELECT "name" FROM ct) GROUP BY r."name", c."name"
    UNION ALL SELECT 'row', "name", '', "count" FROM rt
    UNION ALL SELECT 'column', '', "name", "count" FROM ct
    UNION ALL SELECT 'rows', '', '', count(*) FROM rn WHERE "name" <> 'none'
    UNION ALL SELECT 'columns', '', '', count(*) FROM cn WHERE "name" <> 'none'
    UNION ALL SELECT 'incidents', '', '', count(*) FROM i`)
  const countsOf = (kind: Row['kind'], field: 'row' | 'column'): readonly PatternCount[] =>
    rows.flatMap(row => (row.kind === kind ? [{value: row[field], count: Number(row.count)}] : []))
  const totalOf = (kind: Row['kind']): number => Number(rows.find(row => row.kind === kind)?.count ?? 0)
  return toPatternCounts(asking, {
    incidents: totalOf('incidents'),
    rows: countsOf('row', 'row'),
    columns: countsOf('column', 'column'),
    rowsInAll: totalOf('rows'),
    columnsInAll: totalOf('columns'),
    cells: rows.flatMap(({kind, row, column, count}) => (kind === 'cell' ? [{row, column, count: Number(count)}] : [])),
  })
}

type Row = {
  readonly kind: 'cell' | 'row' | 'column' | 'rows' | 'columns' | 'incidents'
  readonly row: string
  readonly column: string
  readonly count: number | bigint
}

/** The incidents that match, as a named query `i` with what patterns are counted by. */
export async function matchedIncidents(database: Database, viewer: Viewer, filters: IncidentFilters, today: string): Promise<Prisma.Sql> {
  const plan = await planSearch(database, viewer, filters.words, today)
  return Prisma.sql`i AS MATERIALIZED (
    SELECT i."key", i."date", i."severityLevel", i."detectedBy" FROM "Incident" i WHERE ${visibleTo(viewer)} AND ${allOf(matchingFilters(filters, plan, today))}
  )`
}

/** The `key` of each incident in `i` with the `name` of each of its values, 'none' where it states none. */
function toNames(dimension: PatternDimension): Prisma.Sql {
  switch (dimension) {
    case 'factor':
      return inTable(Prisma.sql`"IncidentCategory"`)
    case 'service':
      return inTable(Prisma.sql`"IncidentService"`)
    case 'trigger':
      return inTable(patternNames.trigger)
    case 'technology':
      return inTable(patternNames.technology)
    case 'detection':
      return inColumn(Prisma.sql`i."detectedBy"`)
    case 'severity':
      return inColumn(Prisma.sql`i."severityLevel"`)
    case 'month':
      return inColumn(Prisma.sql`substr(i."date", 1, 7)`)
  }
}

function inColumn(column: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`SELECT i."key", coalesce(CAST(${column} AS TEXT), 'none') AS "name" FROM i`
}

function inTable(table: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    SELECT i."key", t."name" FROM i JOIN ${table} t ON t."incidentKey" = i."key"
    UNION ALL SELECT i."key", CAST('none' AS TEXT) FROM i WHERE ${statesNone(table)}`
}
