import type {SeverityLevel} from '#src/incident/severity.ts'
import type {Viewer} from '#src/incident/viewer.ts'
import type {ServiceSummary} from '#src/library/service-figures.ts'
import type {Database} from './database.ts'
import {Prisma} from './sqlite/generated/client.ts'
import {visibleTo} from './visible-to.ts'

/** Every service of the viewer's incidents with its figures, in alphabetical order. */
export async function summarizeServices(database: Database, viewer: Viewer, today: string): Promise<readonly ServiceSummary[]> {
  const rows = await database.reader.$queryRaw<Row[]>(Prisma.sql`
    WITH l AS MATERIALIZED (
      SELECT a."incidentKey" AS "key", count(*) AS "late" FROM "ActionItem" a WHERE a."open" = TRUE AND a."due" < ${today} GROUP BY a."incidentKey"
    ), i AS MATERIALIZED (
      SELECT i."key", i."severityLevel", i."actionsOpen", CASE WHEN i."earliestDue" < ${today} THEN l."late" ELSE 0 END AS "late"
      FROM "Incident" i LEFT JOIN l ON l."key" = i."key" WHERE ${visibleTo(viewer)}
    )
    SELECT s."name", count(*) AS "incidents", max(s."date") AS "last", min(i."severityLevel") AS "worst", sum(i."actionsOpen") AS "open", sum(i."late") AS "late"
    FROM "IncidentService" s JOIN i ON i."key" = s."incidentKey" GROUP BY s."name"`)
  return rows.map(toServiceSummary).sort((a, b) => (a.name < b.name ? -1 : 1))
}

type Row = {
  readonly name: string
  readonly incidents: number | bigint
  readonly last: string
  readonly worst: number | null
  readonly open: number | bigint
  readonly late: number | bigint
}

function toServiceSummary({name, incidents, last, worst, open, late}: Row): ServiceSummary {
  return {
    name,
    incidents: Number(incidents),
    last: last === '' ? undefined : last,
    worst: worst === null ? undefined : (Number(worst) as SeverityLevel),
    open: Number(open),
    overdue: Number(late),
  }
}
