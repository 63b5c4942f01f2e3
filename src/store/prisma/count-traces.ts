import type {Viewer} from '#src/incident/viewer.ts'
import type {ActionTraces} from '#src/library/remediation/action-traces.ts'
import type {ActionAsking} from '#src/library/remediation-store.ts'
import type {Database} from './database.ts'
import {allActions, matchingActions} from './matching-actions.ts'
import {Prisma} from './sqlite/generated/client.ts'
import {visibleActions} from './visible-actions.ts'

/** Counts which of the matching actions name a factor, and which factors of their incidents are named. */
export async function countTraces(database: Database, viewer: Viewer, asking: ActionAsking): Promise<ActionTraces> {
  const rows = await database.reader.$queryRaw<Record<keyof ActionTraces, number | bigint>[]>(Prisma.sql`
    WITH m AS (SELECT a."incidentKey", a."factor" FROM "ActionItem" a WHERE ${visibleActions(viewer)} AND ${allActions(matchingActions(database, asking))}),
    f AS (
      SELECT CASE WHEN EXISTS (
        SELECT 1 FROM "ActionItem" b WHERE b."incidentKey" = c."incidentKey" AND (b."factor" = c."name" OR lower(b."factor") = lower(c."name"))
      ) THEN 1 END AS "named"
      FROM "IncidentCategory" c WHERE c."incidentKey" IN (SELECT m."incidentKey" FROM m)
    )
    SELECT (SELECT count(*) FROM m) AS "actions", (SELECT count(m."factor") FROM m) AS "actionsNaming",
      (SELECT count(*) FROM f) AS "factors", (SELECT count(f."named") FROM f) AS "factorsNamed"`)
  const row = rows[0]
  return {
    actions: Number(row?.actions ?? 0),
    actionsNaming: Number(row?.actionsNaming ?? 0),
    factors: Number(row?.factors ?? 0),
    factorsNamed: Number(row?.factorsNamed ?? 0),
  }
}
