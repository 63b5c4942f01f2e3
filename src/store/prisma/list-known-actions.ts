import type {ActionStatus} from '#src/incident/action-item.ts'
import type {Viewer} from '#src/incident/viewer.ts'
import {type KnownAction, mostKnownActions} from '#src/library/recurrence/recurrence-graph.ts'
import type {Database} from './database.ts'
import {Prisma} from './sqlite/generated/client.ts'
import {visibleTo} from './visible-to.ts'

/** The actions of some incidents, by the incident's id and in the order of its document. */
export async function listKnownActions(database: Database, viewer: Viewer, ids: readonly string[]): Promise<readonly KnownAction[]> {
  const actions: KnownAction[] = []
  const asked = [...new Set(ids)].sort()
  const size = Math.floor(database.mostValues / 4)
  for (let from = 0; from < asked.length; from += size) {
    const rows = await database.reader.$queryRaw<Row[]>(Prisma.sql`
      SELECT i."id" AS "incidentId", a."position", a."title", a."status", a."owner", a."due", a."done"
      FROM "ActionItem" a JOIN "Incident" i ON i."key" = a."incidentKey"
      WHERE i."id" IN (${Prisma.join(asked.slice(from, from + size))}) AND a."position" < ${mostKnownActions} AND ${visibleTo(viewer)}
      ORDER BY i."id", a."position"`)
    actions.push(...rows.map(({owner, due, done, ...row}) => ({...row, owner: owner ?? undefined, due: due ?? undefined, done: done ?? undefined})))
  }
  return actions
}

type Row = {
  readonly incidentId: string
  readonly position: number
  readonly title: string
  readonly status: ActionStatus
  readonly owner: string | null
  readonly due: string | null
  readonly done: string | null
}
