import type {BatchHold, ImportBatch, ImportBatches} from '#src/library/import/import-batches.ts'
import type {ImportHints} from '#src/library/import/import-work.ts'
import type {ImportState} from '#src/library/import/pending-imports.ts'
import {importLifetime, light, type PendingRow, toImportRow} from './create-pending-imports.ts'
import type {Database} from './database.ts'
import {Prisma} from './sqlite/generated/client.ts'

/** Batches of imports beside the index, in the database of either kind. `now` gives milliseconds since 1970. */
export function createImportBatches(database: Database, now: () => number = Date.now): ImportBatches {
  const {reader} = database
  const stamp = (milliseconds: number): string => new Date(milliseconds).toISOString()
  return {
    async addFiles({id: batchId, userId}, files) {
      if (files.length === 0) return
      const createdAt = stamp(now())
      const rows = files.map(({original, work, ...file}) => ({
        ...file,
        userId,
        batchId,
        createdAt,
        expiresAt: stamp(now() + importLifetime),
        original: Buffer.from(original).toString('base64'),
        text: '',
        canonical: '',
        work: JSON.stringify(work),
        savedAs: null,
      }))
      await database.write(async statements => {
        await statements.$executeRaw`DELETE FROM "PendingImport" WHERE "expiresAt" < ${createdAt}`
        await database.insertRows(statements, 'PendingImport', rows)
      })
    },
    async begin(batch) {
      const createdAt = stamp(now())
      const row = {...batch, createdAt, expiresAt: stamp(now() + importLifetime), isPaused: 0, hints: '{}', address: null, holder: null, beat: 0}
      await database.write(async statements => {
        await statements.$executeRaw`DELETE FROM "ImportBatch" WHERE "expiresAt" < ${createdAt}`
        await database.insertRows(statements, 'ImportBatch', [row])
      })
    },
    async find(userId, id) {
      const [row] = await reader.$queryRaw<BatchRow[]>(
        Prisma.sql`SELECT ${columns} FROM "ImportBatch" WHERE "id" = ${id} AND "userId" = ${userId} AND "expiresAt" >= ${stamp(now())}`,
      )
      return row && toBatch(row)
    },
    async list(userId) {
      const rows = await reader.$queryRaw<BatchRow[]>(
        Prisma.sql`SELECT ${columns} FROM "ImportBatch" WHERE "userId" = ${userId} AND "expiresAt" >= ${stamp(now())} ORDER BY "createdAt" DESC, "id"`,
      )
      const counted = await reader.$queryRaw<{batchId: string; state: ImportState; count: number | bigint}[]>`
        SELECT "batchId", "state", COUNT(*) AS "count" FROM "PendingImport" WHERE "userId" = ${userId} AND "batchId" IS NOT NULL GROUP BY "batchId", "state"`
      return rows.map(row => {
        const own = counted.filter(({batchId}) => batchId === row.id)
        return {...toBatch(row), counts: Object.fromEntries(own.map(({state, count}) => [state, Number(count)]))}
      })
    },
    async listFiles(id) {
      const rows = await reader.$queryRaw<PendingRow[]>(Prisma.sql`SELECT ${light} FROM "PendingImport" WHERE "batchId" = ${id} ORDER BY "position"`)
      return rows.map(toImportRow)
    },
    async setPaused(id, isPaused) {
      await database.write(statements => statements.$executeRaw`UPDATE "ImportBatch" SET "isPaused" = ${isPaused ? 1 : 0} WHERE "id" = ${id}`)
    },
    async setHints(id, hints) {
      await database.write(statements => statements.$executeRaw`UPDATE "ImportBatch" SET "hints" = ${JSON.stringify(hints)} WHERE "id" = ${id}`)
    },
    async setAddress(id, address) {
      await database.write(statements => statements.$executeRaw`UPDATE "ImportBatch" SET "address" = ${address ?? null} WHERE "id" = ${id}`)
    },
    async remove(userId, id) {
      await database.write(async statements => {
        await statements.$executeRaw`DELETE FROM "ImportBatch" WHERE "id" = ${id} AND "userId" = ${userId}`
        // By these the same bytes are known again.
        await statements.$executeRaw`UPDATE "PendingImport" SET "batchId" = NULL WHERE "batchId" = ${id} AND "userId" = ${userId} AND "state" = 'saved'`
        await statements.$executeRaw`DELETE FROM "PendingImport" WHERE "batchId" = ${id} AND "userId" = ${userId}`
      })
    },
    async move(id, files, from, to) {
      if (files.length === 0 || from.length === 0) return 0
      const states = Prisma.join([...from])
      let moved = 0
      // A statement carries only so many values.
      for (const some of files === 'all' ? [undefined] : toPieces(files, 500)) {
        const which = some ? Prisma.sql`AND "id" IN (${Prisma.join([...some])})` : Prisma.empty
        moved += await database.write(statements =>
          statements.$executeRaw(Prisma.sql`UPDATE "PendingImport" SET "state" = ${to} WHERE "batchId" = ${id} AND "state" IN (${states}) ${which}`),
        )
      }
      return moved
    },
    async listNext(id, state, limit) {
      const rows = await reader.$queryRaw<{id: string}[]>`
        SELECT "id" FROM "PendingImport" WHERE "batchId" = ${id} AND "state" = ${state} ORDER BY "position" LIMIT ${limit}`
      return rows.map(row => row.id)
    },
    async findImage(id, name) {
      const [row] = await reader.$queryRaw<{original: string}[]>`
        SELECT "original" FROM "PendingImport" WHERE "batchId" = ${id} AND "state" = 'image' AND "name" = ${name} LIMIT 1`
      return row && Buffer.from(row.original, 'base64')
    },
    async listUnfinished() {
      const rows = await reader.$queryRaw<HoldRow[]>`
        SELECT b."id", b."userId", b."holder", b."beat" FROM "ImportBatch" b
        WHERE b."isPaused" = 0 AND b."expiresAt" >= ${stamp(now())}
          AND EXISTS (SELECT 1 FROM "PendingImport" f WHERE f."batchId" = b."id" AND f."state" IN ('waiting', 'wanted', 'saving'))
        ORDER BY b."createdAt", b."id"`
      return rows.map(({holder, beat, ...row}) => ({...row, holder: holder ?? undefined, beat: Number(beat)}))
    },
    async hold({id, holder: before, beat}: BatchHold, holder) {
      const isAsSeen = before === undefined ? Prisma.sql`"holder" IS NULL` : Prisma.sql`"holder" = ${before} AND "beat" = ${beat}`
      const count = await database.write(statements =>
        statements.$executeRaw(Prisma.sql`UPDATE "ImportBatch" SET "holder" = ${holder}, "beat" = "beat" + 1 WHERE "id" = ${id} AND ${isAsSeen}`),
      )
      return count > 0
    },
    async keepHold(id, holder) {
      const count = await database.write(
        statements => statements.$executeRaw`
          UPDATE "ImportBatch" SET "beat" = "beat" + 1 WHERE "id" = ${id} AND "holder" = ${holder} AND "isPaused" = 0`,
      )
      return count > 0
    },
    async release(id, holder) {
      await database.write(statements => statements.$executeRaw`UPDATE "ImportBatch" SET "holder" = NULL WHERE "id" = ${id} AND "holder" = ${holder}`)
    },
  }
}

const columns = Prisma.raw('"id", "userId", "createdAt", "name", "isPaused", "hints", "address"')

type BatchRow = Omit<ImportBatch, 'isPaused' | 'hints' | 'address'> & {
  readonly isPaused: number | bigint
  readonly hints: string
  readonly address: string | null
}
type HoldRow = {readonly id: string; readonly userId: string; readonly holder: string | null; readonly beat: number | bigint}

function toBatch({isPaused, hints, address, ...batch}: BatchRow): ImportBatch {
  return {...batch, isPaused: Number(isPaused) === 1, hints: JSON.parse(hints) as ImportHints, address: address ?? undefined}
}

function toPieces<T>(all: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({length: Math.ceil(all.length / size)}, (_, at) => all.slice(at * size, (at + 1) * size))
}
