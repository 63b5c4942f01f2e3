import type {Viewer} from '#src/incident/viewer.ts'
import type {Database} from './database.ts'
import {Prisma} from './sqlite/generated/client.ts'
import {visibleTo} from './visible-to.ts'

/** The incidents that exist for the viewer under these addresses; an id wins over an alias, and of two equal aliases the smaller id. */
export async function findTitles(
  database: Database,
  viewer: Viewer,
  addresses: readonly string[],
): Promise<ReadonlyMap<string, {readonly id: string; readonly title: string}>> {
  const asked = [...new Set(addresses)]
  const titles = new Map<string, {readonly id: string; readonly title: string}>()
  const size = Math.floor(database.mostValues / 4)
  for (let from = 0; from < asked.length; from += size) {
    const part = Prisma.join(asked.slice(from, from + size))
    const rows = await database.reader.$queryRaw<{address: string; found: string; title: string}[]>(Prisma.sql`
      SELECT i."id" AS "address", i."id" AS "found", i."title", 0 AS "rank" FROM "Incident" i WHERE i."id" IN (${part}) AND ${visibleTo(viewer)}
      UNION ALL
      SELECT a."alias", i."id", i."title", 1 FROM "IncidentAlias" a JOIN "Incident" i ON i."key" = a."incidentKey"
      WHERE a."alias" IN (${part}) AND ${visibleTo(viewer)}
      ORDER BY "rank", "found"`)
    for (const {address, found, title} of rows) if (!titles.has(address)) titles.set(address, {id: found, title})
  }
  return titles
}
