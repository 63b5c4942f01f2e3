import type {Viewer} from '#src/incident/viewer.ts'
import type {FacetValue} from '#src/library/incident-store.ts'
import type {Database} from './database.ts'
import {Prisma} from './sqlite/generated/client.ts'
import {visibleTo} from './visible-to.ts'

/** The services that most of the viewer's incidents name; equally frequent ones in alphabetical order. */
export async function listServices(database: Database, viewer: Viewer, limit: number): Promise<readonly FacetValue<string>[]> {
  const rows = await database.reader.$queryRaw<{value: string; count: bigint}[]>(Prisma.sql`
    SELECT s."name" AS "value", count(*) AS "count"
    FROM "IncidentService" s WHERE s."incidentKey" IN (SELECT i."key" FROM "Incident" i WHERE ${visibleTo(viewer)})
    GROUP BY s."name" ORDER BY "count" DESC, s."name" LIMIT ${limit}`)
  return rows.map(({value, count}) => ({value, count: Number(count)}))
}
