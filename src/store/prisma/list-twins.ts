import {addDays} from '#src/incident/add-days.ts'
import type {Viewer} from '#src/incident/viewer.ts'
import type {IncidentStore, NamedIncident} from '#src/library/incident-store.ts'
import type {Database} from './database.ts'
import {Prisma} from './sqlite/generated/client.ts'
import {visibleTo} from './visible-to.ts'

/** Incidents with the same source, or with the same title at about the same time. */
export async function listTwins(
  {reader}: Database,
  viewer: Viewer,
  {url, title, day}: Parameters<IncidentStore['listTwins']>[1],
): Promise<readonly NamedIncident[]> {
  const ways = [
    ...(url === undefined ? [] : [Prisma.sql`i."sourceUrl" = ${url}`]),
    // A day is that of the incident's own clocks, and the date is in UTC.
    ...(title === undefined || day === undefined
      ? []
      : [Prisma.sql`(i."title" = ${title} AND i."date" >= ${addDays(day, -1)} AND i."date" < ${addDays(day, 2)})`]),
  ]
  if (ways.length === 0) return []
  return await reader.$queryRaw<NamedIncident[]>(
    Prisma.sql`SELECT i."id", i."title" FROM "Incident" i WHERE (${Prisma.join(ways, ' OR ')}) AND ${visibleTo(viewer)} ORDER BY i."id" LIMIT 5`,
  )
}
