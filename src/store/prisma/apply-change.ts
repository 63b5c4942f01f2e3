import type {IndexChange, PublishedDocument, UnreadableFile} from '#src/library/incident-store.ts'
import type {Database, Statements} from './database.ts'
import {Prisma} from './sqlite/generated/client.ts'
import {type Rows, toRows} from './to-rows.ts'

/** Brings the index up to date with a change in one transaction; readers see all of it or nothing. */
export async function applyChange(database: Database, change: IndexChange): Promise<void> {
  refuseDoubles(change.publish)
  await database.write(async statements => {
    await lockState(statements)
    const gone = await forget(database, statements, [...change.remove, ...change.publish.map(({file}) => file)])
    await refuseTaken(database, statements, change.publish)
    await insertDocuments(database, statements, change.publish)
    let news = gone > 0 || change.publish.length > 0
    for (const file of change.unreadable) if (await noteUnreadable(statements, file)) news = true
    if (news) await statements.$executeRaw`UPDATE "SyncState" SET "revision" = "revision" + 1 WHERE "id" = 1`
  })
}

/**
 * The first statement of every transaction: it writes, so that a transaction never begins by reading and then finds that somebody else
 * has written since, which no waiting mends; and it makes writers of different processes wait for one another.
 */
export async function lockState(statements: Statements): Promise<void> {
  await statements.$executeRaw`
    INSERT INTO "SyncState" ("id", "revision") VALUES (1, 0) ON CONFLICT ("id") DO UPDATE SET "revision" = "SyncState"."revision"`
}

/** Removes all that the index knows of the files; returns how many it knew. */
async function forget(database: Database, statements: Statements, files: readonly string[]): Promise<number> {
  let gone = 0
  for (const part of parts(files, database.mostValues)) {
    const list = Prisma.join([...part])
    for (const table of database.wordTables) {
      await statements.$executeRaw(Prisma.sql`DELETE FROM ${Prisma.raw(`"${table}"`)} WHERE rowid IN (SELECT "key" FROM "Incident" WHERE "file" IN (${list}))`)
    }
    // What hangs on the file goes with it.
    gone += await statements.$executeRaw`DELETE FROM "SourceFile" WHERE "file" IN (${list})`
  }
  return gone
}

function refuseDoubles(documents: readonly PublishedDocument[]): void {
  const ids = new Map<string, string>()
  for (const {file, incident} of documents) {
    const holder = ids.get(incident.id)
    if (holder !== undefined) throw new Error(`Cannot publish ${file}: its id ${incident.id} is also that of ${holder}`)
    ids.set(incident.id, file)
  }
}

async function refuseTaken(database: Database, statements: Statements, documents: readonly PublishedDocument[]): Promise<void> {
  for (const part of parts(documents, database.mostValues)) {
    const ids = Prisma.join(part.map(({incident}) => incident.id))
    const [taken] = await statements.$queryRaw<{id: string; file: string}[]>`SELECT "id", "file" FROM "Incident" WHERE "id" IN (${ids})`
    const wanted = taken && part.find(({incident}) => incident.id === taken.id)
    if (wanted) throw new Error(`Cannot publish ${wanted.file}: its id ${taken.id} is also that of ${taken.file}`)
  }
}

async function insertDocuments(database: Database, statements: Statements, documents: readonly PublishedDocument[]): Promise<void> {
  if (documents.length === 0) return
  const [last] = await statements.$queryRaw<{key: number | bigint | null}[]>`SELECT max("key") AS "key" FROM "Incident"`
  const first = Number(last?.key ?? 0) + 1
  const revision = await findNextRevision(statements)
  const laidOut = documents.map((document, place) => toRows(document, first + place, revision))
  const tables = Object.keys(laidOut[0] ?? {}) as (keyof Rows)[]
  for (const table of tables) {
    const rows = laidOut.flatMap((document): readonly object[] => document[table])
    if (rows.length > 0) await database.insertRows(statements, table, rows)
  }
}

/** The revision that `applyChange` brings about in the end. */
async function findNextRevision(statements: Statements): Promise<number> {
  const [state] = await statements.$queryRaw<{revision: number | bigint}[]>`SELECT "revision" FROM "SyncState" WHERE "id" = 1`
  return Number(state?.revision ?? 0) + 1
}

/** Notes that a file cannot be read, and marks what it last held; true where that is news. */
async function noteUnreadable(statements: Statements, {file, hash, problem, visibility}: UnreadableFile): Promise<boolean> {
  const text = JSON.stringify(problem)
  const [known] = await statements.$queryRaw<{hash: string | null; problem: string | null; visibility: string}[]>`
    SELECT "hash", "problem", "visibility" FROM "SourceFile" WHERE "file" = ${file}`
  if (known && known.hash === (hash ?? null) && known.problem === text && known.visibility === visibility) return false
  await statements.$executeRaw`
    INSERT INTO "SourceFile" ("file", "hash", "problem", "visibility") VALUES (${file}, ${hash ?? null}, ${text}, ${visibility})
    ON CONFLICT ("file") DO UPDATE SET "hash" = excluded."hash", "problem" = excluded."problem", "visibility" = excluded."visibility"`
  await statements.$executeRaw`UPDATE "Incident" SET "stale" = TRUE WHERE "file" = ${file}`
  await statements.$executeRaw`
    UPDATE "IncidentChange" SET "revision" = ${await findNextRevision(statements)}
    WHERE "incidentKey" IN (SELECT i."key" FROM "Incident" i WHERE i."file" = ${file})`
  // A file that has become restricted, or a draft again, must not stay open to everybody because it became unreadable, too.
  if (visibility === 'restricted') await statements.$executeRaw`UPDATE "Incident" SET "visibility" = 'restricted' WHERE "file" = ${file}`
  if (visibility === 'draft') await statements.$executeRaw`UPDATE "Incident" SET "status" = 'draft' WHERE "file" = ${file} AND "status" = 'published'`
  return true
}

function* parts<T>(list: readonly T[], size: number): Generator<readonly T[]> {
  for (let from = 0; from < list.length; from += size) yield list.slice(from, from + size)
}
