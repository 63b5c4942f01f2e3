import type {SeverityLevel} from '#src/incident/severity.ts'
import type {Viewer} from '#src/incident/viewer.ts'
import type {IncidentFacets, IncidentFilters} from '#src/library/incident-store.ts'
import {toFacetValues} from '#src/store/to-facet-values.ts'
import type {Database} from './database.ts'
import {allOf, matchingFilters, patternNames, statesNone} from './matching-filters.ts'
import {planSearch} from './plan-search.ts'
import {Prisma} from './sqlite/generated/client.ts'
import {visibleTo} from './visible-to.ts'

/** Counts every facet in one statement, so that all of them tell of the same moment; the words are matched once for all. */
export async function countFacets(
  database: Database,
  viewer: Viewer,
  filters: IncidentFilters,
  today: string,
  isWhole: boolean | undefined,
): Promise<IncidentFacets> {
  const plan = await planSearch(database, viewer, filters.words, today, isWhole ? 'assumed' : 'most')
  const conditions = matchingFilters(filters, plan, today)
  const without = (...fields: readonly (keyof IncidentFilters)[]): Prisma.Sql => allOf(conditions, [...fields, 'words'])
  const inColumn = (field: keyof IncidentFilters, column: Prisma.Sql): Prisma.Sql => Prisma.sql`
    SELECT CAST(${field} AS TEXT) AS "field", CAST(${column} AS TEXT) AS "value", count(*) AS "count" FROM i WHERE ${without(field)} GROUP BY ${column}`
  const inTable = (field: keyof IncidentFilters, table: Prisma.Sql): Prisma.Sql => Prisma.sql`
    SELECT CAST(${field} AS TEXT), t."name", count(*) FROM ${table} t WHERE t."incidentKey" IN (SELECT i."key" FROM i WHERE ${without(field)}) GROUP BY t."name"`
  const noneIn = (field: keyof IncidentFilters, table: Prisma.Sql): Prisma.Sql => Prisma.sql`
    SELECT CAST(${field} AS TEXT), 'none', count(*) FROM i WHERE ${without(field)} AND ${statesNone(table)}`
  const holding = (field: keyof IncidentFilters, value: string, condition: Prisma.Sql): Prisma.Sql => Prisma.sql`
    SELECT CAST(${field} AS TEXT), CAST(${value} AS TEXT), count(*) FROM i WHERE ${without(field)} AND ${condition}`
  const month = Prisma.sql`substr(i."date", 1, 7)`
  const counted = [
    inColumn('severities', Prisma.sql`i."severityLevel"`),
    inColumn('organizations', Prisma.sql`i."organization"`),
    inColumn('detections', Prisma.sql`i."detectedBy"`),
    inColumn('statuses', Prisma.sql`i."status"`),
    inColumn('years', Prisma.sql`i."year"`),
    inTable('services', services),
    noneIn('services', services),
    inTable('factors', factors),
    noneIn('factors', factors),
    inTable('tags', tags),
    noneIn('tags', tags),
    inTable('triggers', patternNames.trigger),
    noneIn('triggers', patternNames.trigger),
    inTable('technologies', patternNames.technology),
    noneIn('technologies', patternNames.technology),
    holding('actions', 'open', Prisma.sql`i."actionsOpen" > 0`),
    holding('actions', 'overdue', Prisma.sql`i."earliestDue" < ${today}`),
    holding('has', 'diagnostics', plan.diagnosed),
    Prisma.sql`SELECT 'months', ${month}, count(*) FROM i WHERE ${without('from', 'to')} GROUP BY ${month}`,
  ]
  const rows = await database.reader.$queryRaw<Row[]>(Prisma.sql`
    WITH i AS MATERIALIZED (
      SELECT i."key", i."severityLevel", i."organization", i."detectedBy", i."status", i."date", i."year", i."actionsOpen", i."earliestDue"
      FROM "Incident" i WHERE ${visibleTo(viewer)} AND ${conditions.words}
    )
    ${Prisma.join(counted, ' UNION ALL ')}`)
  const counts = <T>(field: Row['field'], toValue: (value: string) => T): readonly (readonly [T, number])[] =>
    rows.flatMap(row => (row.field === field && row.value !== null ? [[toValue(row.value), Number(row.count)] as const] : []))
  const orNone = (field: Row['field']): readonly (readonly [string, number])[] =>
    rows.flatMap(row => (row.field === field ? [[row.value ?? 'none', Number(row.count)] as const] : []))
  return {
    severities: toFacetValues(orNone('severities').map(([value, count]) => [value === 'none' ? value : (Number(value) as SeverityLevel), count])),
    services: toFacetValues(orNone('services')),
    factors: toFacetValues(orNone('factors')),
    organizations: toFacetValues(orNone('organizations')),
    detections: toFacetValues(orNone('detections')) as IncidentFacets['detections'],
    triggers: toFacetValues(orNone('triggers')),
    technologies: toFacetValues(orNone('technologies')),
    tags: toFacetValues(orNone('tags')),
    statuses: toFacetValues(orNone('statuses')) as IncidentFacets['statuses'],
    years: toFacetValues(counts('years', Number)).toSorted((a, b) => b.value - a.value),
    actions: toFacetValues(counts('actions', value => (value === 'open' ? 'open' : 'overdue'))),
    has: toFacetValues(counts('has', () => 'diagnostics' as const)),
    months: counts('months', value => value)
      .map(([value, count]) => ({value, count}))
      .toSorted((a, b) => (a.value < b.value ? -1 : 1)),
    undated: Number(rows.find(({field, value}) => field === 'months' && value === null)?.count ?? 0),
  }
}

const services = Prisma.sql`"IncidentService"`
const factors = Prisma.sql`"IncidentCategory"`
const tags = Prisma.sql`"IncidentTag"`

type Row = {readonly field: keyof IncidentFacets; readonly value: string | null; readonly count: number | bigint}
