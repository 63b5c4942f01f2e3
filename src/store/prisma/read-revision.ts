import type {Database} from './database.ts'

/** The number of the index's latest change; 0 before the first. */
export async function readRevision(database: Database): Promise<number> {
  const [state] = await database.reader.$queryRaw<{revision: number}[]>`SELECT "revision" FROM "SyncState" WHERE "id" = 1`
  return state?.revision ?? 0
}
