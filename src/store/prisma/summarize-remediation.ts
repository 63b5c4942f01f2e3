import type {ActionStatus} from '#src/incident/action-item.ts'
import type {Viewer} from '#src/incident/viewer.ts'
import type {RemediationSummary} from '#src/library/incident-store.ts'
import type {Database} from './database.ts'
import {Prisma} from './sqlite/generated/client.ts'
import {visibleTo} from './visible-to.ts'

/** Counts the open action items and names the next ones: by due date, which puts the longest overdue first, then those without one. */
export async function summarizeRemediation(database: Database, viewer: Viewer, today: string, limit: number): Promise<RemediationSummary> {
  const visible = visibleTo(viewer)
  const [counts, overdue, dated, undated] = await Promise.all([
    database.reader.$queryRaw<{open: bigint | null; undated: bigint | null; incidents: bigint}[]>(Prisma.sql`
      SELECT sum(i."actionsOpen") AS "open", sum(i."actionsUndated") AS "undated", count(*) AS "incidents"
      FROM "Incident" i WHERE i."actionsOpen" > 0 AND ${visible}`),
    database.reader.$queryRaw<{overdue: bigint}[]>(Prisma.sql`
      SELECT count(*) AS "overdue" FROM "ActionItem" a
      WHERE a."open" = TRUE AND a."due" < ${today} AND a."incidentKey" IN (SELECT i."key" FROM "Incident" i WHERE ${visible})`),
    listOpen(database, Prisma.sql`a."due" IS NOT NULL AND ${visible} ORDER BY a."due", i."id", a."position"`, limit),
    listOpen(database, Prisma.sql`a."due" IS NULL AND ${visible} ORDER BY i."id", a."position"`, limit),
  ])
  return {
    open: Number(counts[0]?.open ?? 0),
    overdue: Number(overdue[0]?.overdue ?? 0),
    undated: Number(counts[0]?.undated ?? 0),
    incidents: Number(counts[0]?.incidents ?? 0),
    next: [...dated, ...undated].slice(0, limit).map(row => ({
      incidentId: row.incidentId,
      incidentTitle: row.incidentTitle,
      position: row.position,
      title: row.title,
      status: row.status as ActionStatus,
      owner: row.owner ?? undefined,
      due: row.due ?? undefined,
      overdue: row.due !== null && row.due < today,
    })),
  }
}

type Row = {
  readonly incidentId: string
  readonly incidentTitle: string
  readonly position: number
  readonly title: string
  readonly status: string
  readonly owner: string | null
  readonly due: string | null
}

/** Two lists rather than one, so that the first follows the index on due dates and stops after `limit`. */
async function listOpen(database: Database, condition: Prisma.Sql, limit: number): Promise<readonly Row[]> {
  return await database.reader.$queryRaw<Row[]>(Prisma.sql`
    SELECT i."id" AS "incidentId", i."title" AS "incidentTitle", a."position", a."title", a."status", a."owner", a."due"
    FROM "ActionItem" a JOIN "Incident" i ON i."key" = a."incidentKey" WHERE a."open" = TRUE AND ${condition} LIMIT ${limit}`)
}
