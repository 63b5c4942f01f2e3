import {lockState} from './apply-change.ts'
import type {Database} from './database.ts'

/** The reader that every file was read with, as far as it was recorded. */
export async function findReaderRevision(database: Database): Promise<string | undefined> {
  const [state] = await database.reader.$queryRaw<{readerRevision: string | null}[]>`SELECT "readerRevision" FROM "SyncState" WHERE "id" = 1`
  return state?.readerRevision ?? undefined
}

export async function recordReaderRevision(database: Database, revision: string): Promise<void> {
  await database.write(async statements => {
    await lockState(statements)
    await statements.$executeRaw`UPDATE "SyncState" SET "readerRevision" = ${revision} WHERE "id" = 1`
  })
}

/** Notes the end of a run; news for readers only where other files are held back than before. */
export async function recordSync(database: Database, {at, heldBack}: {readonly at: string; readonly heldBack: readonly string[]}): Promise<void> {
  await database.write(async statements => {
    await lockState(statements)
    await statements.$executeRaw`UPDATE "SyncState" SET "syncedAt" = ${at} WHERE "id" = 1`
    const kept = await statements.$queryRaw<{file: string}[]>`SELECT "file" FROM "HeldBackFile"`
    const files = new Set(heldBack)
    if (kept.length === files.size && kept.every(({file}) => files.has(file))) return
    await statements.$executeRaw`DELETE FROM "HeldBackFile"`
    for (const file of files) await statements.$executeRaw`INSERT INTO "HeldBackFile" ("file") VALUES (${file})`
    await statements.$executeRaw`UPDATE "SyncState" SET "revision" = "revision" + 1 WHERE "id" = 1`
  })
}

/** Lets the database count what it holds now, where queries are planned by that. */
export async function takeStock(database: Database): Promise<void> {
  await database.write(async statements => {
    await lockState(statements)
    await database.takeStock(statements)
  })
}
