import type {Viewer} from '#src/incident/viewer.ts'
import type {Database} from './database.ts'
import {readRevision} from './read-revision.ts'
import {Prisma} from './sqlite/generated/client.ts'
import {type Circle, toCircles} from './to-circles.ts'
import {visibleTo} from './visible-to.ts'

/** How many incidents exist for the viewer. */
export async function countIncidents(database: Database, viewer: Viewer): Promise<number> {
  if (viewer.role === 'stranger' && !viewer.seesEverything) return 0
  const sizes = await countCircles(database)
  if (viewer.seesEverything) return sizes.public + sizes.draft + sizes.restricted
  const circles = toCircles(viewer)
  const open = circles.reduce((sum, circle) => sum + (circle === 'restricted' ? 0 : sizes[circle]), 0)
  if (!circles.includes('restricted')) return open
  const [row] = await database.reader.$queryRaw<{total: number | bigint}[]>(Prisma.sql`
    SELECT count(*) AS "total" FROM "Incident" i
    WHERE i."key" IN (SELECT e."incidentKey" FROM "AudienceEntry" e WHERE e."handle" IN (${Prisma.join([...viewer.handles])}))
      AND i."visibility" <> 'public' AND ${visibleTo(viewer)}`)
  return open + Number(row?.total ?? 0)
}

type CircleSizes = Readonly<Record<Circle, number>>

/** Counted once for each revision of the index: at 100,000 incidents it takes ten times as long as a page of the list that it stands above. */
async function countCircles(database: Database): Promise<CircleSizes> {
  const known = counted.get(database)
  if (known && known.revision === (await readRevision(database))) return known.sizes
  const number = (condition: Prisma.Sql): Prisma.Sql => Prisma.sql`coalesce(sum(CASE WHEN ${condition} THEN 1 ELSE 0 END), 0)`
  // In one statement, so that both are of one moment.
  const [row] = await database.reader.$queryRaw<Record<Circle | 'revision', number | bigint | null>[]>(Prisma.sql`
    SELECT (SELECT s."revision" FROM "SyncState" s WHERE s."id" = 1) AS "revision",
      ${number(Prisma.sql`i."visibility" = 'public' AND i."status" = 'published'`)} AS "public",
      ${number(Prisma.sql`i."visibility" = 'public' AND i."status" <> 'published'`)} AS "draft",
      ${number(Prisma.sql`i."visibility" <> 'public'`)} AS "restricted"
    FROM "Incident" i`)
  const sizes = {public: Number(row?.public ?? 0), draft: Number(row?.draft ?? 0), restricted: Number(row?.restricted ?? 0)}
  counted.set(database, {revision: Number(row?.revision ?? 0), sizes})
  return sizes
}

const counted = new WeakMap<Database, {readonly revision: number; readonly sizes: CircleSizes}>()
