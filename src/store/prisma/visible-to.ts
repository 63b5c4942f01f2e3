import {canSeeDrafts, type Viewer} from '#src/incident/viewer.ts'
import {Prisma} from './sqlite/generated/client.ts'

/** The condition under which an incident, called `i` in the query, exists for a viewer: `canRead` in SQL. Every read goes through it. */
export function visibleTo(viewer: Viewer): Prisma.Sql {
  if (viewer.seesEverything) return Prisma.sql`1 = 1`
  if (viewer.role === 'stranger') return Prisma.sql`1 = 0`
  const finished = canSeeDrafts(viewer) ? Prisma.sql`1 = 1` : Prisma.sql`i."status" = 'published'`
  if (viewer.handles.length === 0) return Prisma.sql`${finished} AND i."visibility" = 'public'`
  const invited = Prisma.sql`EXISTS (SELECT 1 FROM "AudienceEntry" e WHERE e."incidentKey" = i."key" AND e."handle" IN (${Prisma.join([...viewer.handles])}))`
  return Prisma.sql`${finished} AND (i."visibility" = 'public' OR ${invited})`
}
