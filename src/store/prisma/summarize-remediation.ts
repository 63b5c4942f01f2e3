import type {Viewer} from '#src/incident/viewer.ts'
import type {RemediationSummary} from '#src/library/incident-store.ts'
import type {Database} from './database.ts'
import {listOpen} from './list-open-actions.ts'
import {Prisma} from './sqlite/generated/client.ts'
import {visibleTo} from './visible-to.ts'

/** Counts the open action items and names the next ones: by due date, which puts the longest overdue first, then those without one. */
export async function summarizeRemediation(database: Database, viewer: Viewer, today: string, limit: number): Promise<RemediationSummary> {
  const visible = visibleTo(viewer)
  const [counts, overdue, next] = await Promise.all([
    database.reader.$queryRaw<{open: bigint | null; undated: bigint | null; incidents: bigint}[]>(Prisma.sql`
      SELECT sum(i."actionsOpen") AS "open", sum(i."actionsUndated") AS "undated", count(*) AS "incidents"
      FROM "Incident" i WHERE i."actionsOpen" > 0 AND ${visible}`),
    database.reader.$queryRaw<{overdue: bigint}[]>(Prisma.sql`
      SELECT count(*) AS "overdue" FROM "ActionItem" a
      WHERE a."open" = TRUE AND a."due" < ${today} AND a."incidentKey" IN (SELECT i."key" FROM "Incident" i WHERE ${visible})`),
    listOpen(database, visible, today, limit),
  ])
  return {
    open: Number(counts[0]?.open ?? 0),
    overdue: Number(overdue[0]?.overdue ?? 0),
    undated: Number(counts[0]?.undated ?? 0),
    incidents: Number(counts[0]?.incidents ?? 0),
    next,
  }
}
