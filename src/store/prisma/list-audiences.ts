import type {Database} from './database.ts'

/** The handles of all audiences, each once and in order. */
export async function listAudiences(database: Database): Promise<readonly string[]> {
  const rows = await database.reader.$queryRaw<{handle: string}[]>`SELECT DISTINCT "handle" FROM "AudienceEntry" ORDER BY "handle"`
  return rows.map(({handle}) => handle)
}
