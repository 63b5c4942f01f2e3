import type {ActionStatus} from '#src/incident/action-item.ts'
import type {Viewer} from '#src/incident/viewer.ts'
import type {OpenAction} from '#src/library/incident-store.ts'
import type {Database} from './database.ts'
import {Prisma} from './sqlite/generated/client.ts'
import {visibleTo} from './visible-to.ts'

/** The open action items of a service's incidents that come next: by due date, then those without one. */
export function listOpenActions(database: Database, viewer: Viewer, service: string, today: string, limit: number): Promise<readonly OpenAction[]> {
  const ofService = Prisma.sql`a."incidentKey" IN (SELECT s."incidentKey" FROM "IncidentService" s WHERE s."name" = ${service})`
  return listOpen(database, Prisma.sql`${ofService} AND ${visibleTo(viewer)}`, today, limit)
}

/** The open action items that come next of those that a condition on the action `a` and its incident `i` allows. */
export async function listOpen(database: Database, condition: Prisma.Sql, today: string, limit: number): Promise<readonly OpenAction[]> {
  // Two lists rather than one, so that the first follows the index on due dates and stops after `limit`.
  const [dated, undated] = await Promise.all([
    listRows(database, Prisma.sql`a."due" IS NOT NULL AND ${condition} ORDER BY a."due", i."id", a."position"`, limit),
    listRows(database, Prisma.sql`a."due" IS NULL AND ${condition} ORDER BY i."id", a."position"`, limit),
  ])
  return [...dated, ...undated].slice(0, limit).map(row => ({
    incidentId: row.incidentId,
    incidentTitle: row.incidentTitle,
    position: row.position,
    title: row.title,
    status: row.status as ActionStatus,
    owner: row.owner ?? undefined,
    due: row.due ?? undefined,
    overdue: row.due !== null && row.due < today,
  }))
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

async function listRows(database: Database, condition: Prisma.Sql, limit: number): Promise<readonly Row[]> {
  return await database.reader.$queryRaw<Row[]>(Prisma.sql`
    SELECT i."id" AS "incidentId", i."title" AS "incidentTitle", a."position", a."title", a."status", a."owner", a."due"
    FROM "ActionItem" a JOIN "Incident" i ON i."key" = a."incidentKey" WHERE a."open" = TRUE AND ${condition} LIMIT ${limit}`)
}
