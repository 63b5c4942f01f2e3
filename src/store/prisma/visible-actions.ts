import type {Incident} from '#src/incident/incident.ts'
import {canSeeDrafts, type Viewer} from '#src/incident/viewer.ts'
import type {Statements} from './database.ts'
import {Prisma} from './sqlite/generated/client.ts'

/**
 * The condition under which an action, called `a` in the query, exists for a viewer: that of `visibleTo` for its incident, from what the
 * action's own row says of it.
 */
export function visibleActions(viewer: Viewer): Prisma.Sql {
  if (viewer.seesEverything) return Prisma.sql`1 = 1`
  if (viewer.role === 'stranger') return Prisma.sql`1 = 0`
  const [open, invited] = canSeeDrafts(viewer) ? ['0, 1', '2, 3'] : ['0', '2']
  const free = Prisma.sql`a."access" IN (${Prisma.raw(open)})`
  if (viewer.handles.length === 0) return free
  return Prisma.sql`(${free} OR (a."access" IN (${Prisma.raw(invited)})
    AND a."incidentKey" IN (SELECT e."incidentKey" FROM "AudienceEntry" e WHERE e."handle" IN (${Prisma.join([...viewer.handles])}))))`
}

/** Who may see the actions of an incident, as a number. */
export function toAccess({status, visibility}: Pick<Incident, 'status' | 'visibility'>): number {
  return (status === 'published' ? 0 : 1) + (visibility === 'public' ? 0 : 2)
}

/** Hides the actions of a file's incident together with it. */
export async function hideActions(statements: Statements, file: string): Promise<void> {
  await statements.$executeRaw`
    UPDATE "ActionItem" SET "access" = (
      SELECT CASE WHEN i."status" = 'published' THEN 0 ELSE 1 END + CASE WHEN i."visibility" = 'public' THEN 0 ELSE 2 END
      FROM "Incident" i WHERE i."key" = "ActionItem"."incidentKey"
    ) WHERE "incidentKey" IN (SELECT i."key" FROM "Incident" i WHERE i."file" = ${file})`
}
