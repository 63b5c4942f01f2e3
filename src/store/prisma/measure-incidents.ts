import type {DetectionSource} from '#src/incident/incident.ts'
import {milestoneKinds} from '#src/incident/milestone.ts'
import type {SeverityLevel} from '#src/incident/severity.ts'
import type {Viewer} from '#src/incident/viewer.ts'
import type {IncidentFilters} from '#src/library/incident-store.ts'
import {type IncidentFigures, type StatedFact, statedFacts} from '#src/library/insights/incident-figures.ts'
import {toFacetValues} from '#src/store/to-facet-values.ts'
import type {Database} from './database.ts'
import {allOf, matchingFilters} from './matching-filters.ts'
import {toMonths} from './outline-services.ts'
import {planSearch} from './plan-search.ts'
import {type CountRow, readCounts} from './read-counts.ts'
import {Prisma} from './sqlite/generated/client.ts'
import {visibleTo} from './visible-to.ts'

/** Counts the incidents that match in every way that a report shows, in one statement, so that all of it tells of the same moment. */
export async function measureIncidents(database: Database, viewer: Viewer, filters: IncidentFilters, today: string): Promise<IncidentFigures> {
  const conditions = matchingFilters(filters, await planSearch(database, viewer, filters.words, today), today)
  const minutes = (name: 'ttd' | 'ttm' | 'ttr'): Prisma.Sql => {
    const column = Prisma.raw(`i."${name}"`)
    return Prisma.sql`SELECT CAST(${name} AS TEXT), CAST(${column} AS TEXT), count(*) FROM i WHERE ${column} IS NOT NULL GROUP BY ${column}`
  }
  const stating = (fact: StatedFact, condition: Prisma.Sql): Prisma.Sql => Prisma.sql`SELECT CAST(${fact} AS TEXT), '', count(*) FROM i WHERE ${condition}`
  const has = (table: Prisma.Sql): Prisma.Sql => Prisma.sql`EXISTS (SELECT 1 FROM ${table} t WHERE t."incidentKey" = i."key")`
  const counted = [
    Prisma.sql`SELECT 'incidents' AS "field", '' AS "value", count(*) AS "count" FROM i`,
    Prisma.sql`SELECT 'undated', '', count(*) FROM "Incident" i WHERE i."date" IS NULL AND ${visibleTo(viewer)} AND ${allOf(conditions, ['from', 'to'])}`,
    Prisma.sql`SELECT 'months', substr(i."date", 1, 7), count(*) FROM i WHERE i."date" IS NOT NULL GROUP BY substr(i."date", 1, 7)`,
    Prisma.sql`SELECT 'severities', CAST(i."severityLevel" AS TEXT), count(*) FROM i GROUP BY i."severityLevel"`,
    Prisma.sql`SELECT 'detectedBy', i."detectedBy", count(*) FROM i GROUP BY i."detectedBy"`,
    minutes('ttd'),
    minutes('ttm'),
    minutes('ttr'),
    stating('severity', Prisma.sql`i."severityLevel" IS NOT NULL`),
    stating('detection', Prisma.sql`i."detectedBy" IS NOT NULL`),
    stating('services', has(Prisma.sql`"IncidentService"`)),
    stating('factors', has(Prisma.sql`"IncidentCategory"`)),
    stating('trigger', has(Prisma.sql`"Trigger"`)),
    stating('impact', Prisma.sql`i."impactMinutes" IS NOT NULL`),
    stating('actions', Prisma.sql`i."actionsTotal" > 0`),
    // At most one of each kind.
    Prisma.sql`SELECT m."kind", '', count(*) FROM i JOIN "Milestone" m ON m."incidentKey" = i."key" GROUP BY m."kind"`,
  ]
  const rows = await database.reader.$queryRaw<CountRow[]>(Prisma.sql`
    WITH i AS MATERIALIZED (
      SELECT i."key", i."date", i."severityLevel", i."detectedBy", i."impactMinutes", i."actionsTotal", i."ttd", i."ttm", i."ttr"
      FROM "Incident" i WHERE ${visibleTo(viewer)} AND ${allOf(conditions)}
    )
    ${Prisma.join(counted, ' UNION ALL ')}`)
  return toFigures(rows)
}

function toFigures(rows: readonly CountRow[]): IncidentFigures {
  const counts = readCounts(rows)
  return {
    incidents: counts.total('incidents'),
    undated: counts.total('undated'),
    months: toMonths(counts.of('months', String)),
    severities: toFacetValues(counts.of('severities', value => (value === null ? 'none' : (Number(value) as SeverityLevel)))),
    detection: toFacetValues(counts.of('detectedBy', value => (value ?? 'none') as DetectionSource | 'none')),
    ttd: counts.minutes('ttd'),
    ttm: counts.minutes('ttm'),
    ttr: counts.minutes('ttr'),
    stating: Object.fromEntries([...statedFacts, ...milestoneKinds].map(fact => [fact, counts.total(fact)])) as Record<StatedFact, number>,
  }
}
