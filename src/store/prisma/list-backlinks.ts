import type {Viewer} from '#src/incident/viewer.ts'
import type {Database} from './database.ts'
import {Prisma} from './sqlite/generated/client.ts'
import {visibleTo} from './visible-to.ts'

/** Those that point at an incident by its id or by an alias that only it answers to; newest first. Nothing for an incident that is hidden. */
export async function listBacklinks(
  database: Database,
  viewer: Viewer,
  id: string,
): Promise<readonly {readonly id: string; readonly title: string; readonly type: string}[]> {
  const addresses = await database.reader.$queryRaw<{address: string}[]>(Prisma.sql`
    SELECT i."id" AS "address" FROM "Incident" i WHERE i."id" = ${id} AND ${visibleTo(viewer)}
    UNION
    SELECT a."alias" FROM "Incident" i JOIN "IncidentAlias" a ON a."incidentKey" = i."key"
    WHERE i."id" = ${id} AND ${visibleTo(viewer)} AND NOT EXISTS (
      SELECT 1 FROM "Incident" i WHERE i."id" = a."alias" AND ${visibleTo(viewer)}
    )`)
  if (addresses.length === 0) return []
  const to = Prisma.join(addresses.map(({address}) => address))
  const rows = await database.reader.$queryRaw<{id: string; title: string; type: string}[]>(Prisma.sql`
    SELECT i."id", i."title", p."type" FROM (
      SELECT "incidentKey", "type", 0 AS "rank", "position" FROM "Relation" WHERE "to" IN (${to})
      UNION ALL SELECT "incidentKey", 'mentions', 1, "position" FROM "IncidentLink" WHERE "to" IN (${to})
    ) p JOIN "Incident" i ON i."key" = p."incidentKey"
    WHERE i."id" <> ${id} AND ${visibleTo(viewer)}
    ORDER BY i."dated" DESC, i."date" DESC, i."id", p."rank", p."position"`)
  // What the author calls a relation says more than a mention, and the first one named more than the next.
  return rows.filter((row, place) => row.id !== rows[place - 1]?.id)
}
