import type {DetectionSource} from '#src/incident/incident.ts'
import type {Precision} from '#src/incident/instant.ts'
import type {SeverityLevel} from '#src/incident/severity.ts'
import type {Viewer} from '#src/incident/viewer.ts'
import type {ServiceRecord} from '#src/library/service-figures.ts'
import {toFacetValues} from '#src/store/to-facet-values.ts'
import type {Database} from './database.ts'
import {toMonths} from './outline-services.ts'
import {type CountRow, readCounts} from './read-counts.ts'
import {Prisma} from './sqlite/generated/client.ts'
import {visibleTo} from './visible-to.ts'

/** Counts a service's incidents in every way that its page shows; undefined where none of the viewer's incidents names it. */
export async function findService(database: Database, viewer: Viewer, name: string, today: string): Promise<ServiceRecord | undefined> {
  const [rows, newest] = await Promise.all([
    // One statement, so that all of it tells of the same moment.
    database.reader.$queryRaw<CountRow[]>(Prisma.sql`
      WITH i AS MATERIALIZED (
        SELECT i."key", i."date", i."severityLevel", i."detectedBy", i."actionsOpen", i."earliestDue", i."ttd", i."ttm", i."ttr"
        FROM "IncidentService" s JOIN "Incident" i ON i."key" = s."incidentKey" WHERE s."name" = ${name} AND ${visibleTo(viewer)}
      )
      SELECT 'incidents' AS "field", '' AS "value", count(*) AS "count" FROM i
      UNION ALL SELECT 'open', '', sum(i."actionsOpen") FROM i
      UNION ALL SELECT 'overdue', '', count(*) FROM i JOIN "ActionItem" a ON a."incidentKey" = i."key"
        WHERE i."earliestDue" < ${today} AND a."open" = TRUE AND a."due" < ${today}
      UNION ALL SELECT 'months', substr(i."date", 1, 7), count(*) FROM i WHERE i."date" IS NOT NULL GROUP BY substr(i."date", 1, 7)
      UNION ALL SELECT 'factors', c."name", count(*) FROM i JOIN "IncidentCategory" c ON c."incidentKey" = i."key" GROUP BY c."name"
      UNION ALL SELECT 'severities', CAST(i."severityLevel" AS TEXT), count(*) FROM i GROUP BY i."severityLevel"
      UNION ALL SELECT 'detection', i."detectedBy", count(*) FROM i GROUP BY i."detectedBy"
      UNION ALL SELECT 'ttd', CAST(i."ttd" AS TEXT), count(*) FROM i WHERE i."ttd" IS NOT NULL GROUP BY i."ttd"
      UNION ALL SELECT 'ttm', CAST(i."ttm" AS TEXT), count(*) FROM i WHERE i."ttm" IS NOT NULL GROUP BY i."ttm"
      UNION ALL SELECT 'ttr', CAST(i."ttr" AS TEXT), count(*) FROM i WHERE i."ttr" IS NOT NULL GROUP BY i."ttr"`),
    database.reader.$queryRaw<NewestRow[]>(Prisma.sql`
      SELECT i."date", i."datePrecision", i."dateApproximate", i."dateZone" FROM "IncidentService" s JOIN "Incident" i ON i."key" = s."incidentKey"
      WHERE s."name" = ${name} AND s."date" <> '' AND ${visibleTo(viewer)} ORDER BY s."date" DESC, i."id" LIMIT 1`),
  ])
  const counts = readCounts(rows)
  if (counts.total('incidents') === 0) return undefined
  const severities = toFacetValues(counts.of('severities', value => (value === null ? 'none' : (Number(value) as SeverityLevel))))
  const levels = severities.flatMap(({value}) => (value === 'none' ? [] : [value]))
  const first = newest[0]
  return {
    name,
    incidents: counts.total('incidents'),
    last: first?.date,
    newest: first && {at: first.date, precision: first.datePrecision as Precision, approximate: Boolean(first.dateApproximate), zone: first.dateZone ?? 'UTC'},
    worst: levels.length === 0 ? undefined : (Math.min(...levels) as SeverityLevel),
    open: counts.total('open'),
    overdue: counts.total('overdue'),
    months: toMonths(counts.of('months', String)),
    factors: toFacetValues(counts.of('factors', String)),
    severities,
    detection: toFacetValues(counts.of('detection', value => (value ?? 'none') as DetectionSource | 'none')),
    ttd: counts.minutes('ttd'),
    ttm: counts.minutes('ttm'),
    ttr: counts.minutes('ttr'),
  }
}

/** Whether any of the viewer's incidents names a service; stops at the first. */
export async function knowsService(database: Database, viewer: Viewer, name: string): Promise<boolean> {
  const rows = await database.reader.$queryRaw<object[]>(Prisma.sql`
    SELECT s."name" FROM "IncidentService" s JOIN "Incident" i ON i."key" = s."incidentKey" WHERE s."name" = ${name} AND ${visibleTo(viewer)} LIMIT 1`)
  return rows.length > 0
}

type NewestRow = {
  readonly date: string
  readonly datePrecision: string | null
  readonly dateApproximate: boolean | number | null
  readonly dateZone: string | null
}
