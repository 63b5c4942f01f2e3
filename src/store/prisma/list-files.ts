import type {FileAccess} from '#src/library/file-access.ts'
import type {IndexedFile} from '#src/library/incident-store.ts'
import type {Database} from './database.ts'

/** Every file that the index knows, by name. */
export async function listFiles(database: Database): Promise<readonly IndexedFile[]> {
  const rows = await database.reader.$queryRaw<{file: string; hash: string | null; problem: string | null; visibility: string; incidentId: string | null}[]>`
    SELECT f."file", f."hash", f."problem", f."visibility", i."id" AS "incidentId"
    FROM "SourceFile" f LEFT JOIN "Incident" i ON i."file" = f."file" ORDER BY f."file"`
  return rows.map(({file, hash, problem, visibility, incidentId}) => ({
    file,
    hash: hash ?? undefined,
    incidentId: incidentId ?? undefined,
    problem: problem === null ? undefined : JSON.parse(problem),
    visibility: visibility as FileAccess,
  }))
}
