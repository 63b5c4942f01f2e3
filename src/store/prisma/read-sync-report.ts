import {canSeeDrafts, type Viewer} from '#src/incident/viewer.ts'
import type {SyncProblem, SyncReport} from '#src/library/incident-store.ts'
import {countIncidents} from './count-incidents.ts'
import type {Database} from './database.ts'
import {Prisma} from './sqlite/generated/client.ts'
import {visibleTo} from './visible-to.ts'

/** What the last run left to mend, as far as the viewer may know of the files. */
export async function readSyncReport(database: Database, viewer: Viewer): Promise<SyncReport> {
  const mayKnow = mayKnowOf(viewer)
  const [documents, problems, heldBack, state] = await Promise.all([
    countIncidents(database, viewer),
    database.reader.$queryRaw<ProblemRow[]>(Prisma.sql`
      SELECT f."file", f."problem", i."id", i."title" FROM "SourceFile" f LEFT JOIN "Incident" i ON i."file" = f."file"
      WHERE f."problem" IS NOT NULL AND ${mayKnow} ORDER BY f."file"`),
    database.reader.$queryRaw<{file: string}[]>(Prisma.sql`
      SELECT h."file" FROM "HeldBackFile" h JOIN "SourceFile" f ON f."file" = h."file" LEFT JOIN "Incident" i ON i."file" = f."file"
      WHERE ${mayKnow} ORDER BY h."file"`),
    database.reader.$queryRaw<{syncedAt: string | null}[]>`SELECT "syncedAt" FROM "SyncState" WHERE "id" = 1`,
  ])
  return {documents, problems: problems.map(toProblem), heldBack: heldBack.map(({file}) => file), syncedAt: state[0]?.syncedAt ?? undefined}
}

/** A file's name says what its incident is about: it shows where its last good version does, or, without one, unless it is a draft or restricted. */
function mayKnowOf(viewer: Viewer): Prisma.Sql {
  if (viewer.seesEverything) return Prisma.sql`1 = 1`
  const known = canSeeDrafts(viewer) ? Prisma.sql`f."visibility" IN ('public', 'draft')` : Prisma.sql`f."visibility" = 'public'`
  return Prisma.sql`((i."key" IS NOT NULL AND ${visibleTo(viewer)}) OR (i."key" IS NULL AND ${known}))`
}

type ProblemRow = {readonly file: string; readonly problem: string; readonly id: string | null; readonly title: string | null}

function toProblem(row: ProblemRow): SyncProblem {
  return {
    file: row.file,
    problem: JSON.parse(row.problem),
    lastGood: row.id === null || row.title === null ? undefined : {id: row.id, title: row.title},
  }
}
