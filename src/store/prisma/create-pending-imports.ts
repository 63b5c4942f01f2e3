import type {ImportWork} from '#src/library/import/import-work.ts'
import type {ImportRow, PendingImport, PendingImports} from '#src/library/import/pending-imports.ts'
import type {Database} from './database.ts'
import {Prisma} from './sqlite/generated/client.ts'

/** Pending imports beside the index, in the database of either kind. `now` gives milliseconds since 1970. */
export function createPendingImports(database: Database, now: () => number = Date.now): PendingImports {
  const {reader} = database
  const stamp = (milliseconds: number): string => new Date(milliseconds).toISOString()
  return {
    async add({original, work, savedAs, ...given}) {
      const createdAt = stamp(now())
      const row = {
        ...given,
        createdAt,
        expiresAt: stamp(now() + importLifetime),
        original: Buffer.from(original).toString('base64'),
        work: JSON.stringify(work),
        savedAs: savedAs ?? null,
      }
      await database.write(async statements => {
        await statements.$executeRaw`DELETE FROM "PendingImport" WHERE "expiresAt" < ${createdAt}`
        await database.insertRows(statements, 'PendingImport', [row])
      })
    },
    async find(userId, id) {
      const [row] = await reader.$queryRaw<WholeRow[]>(
        Prisma.sql`SELECT ${whole} FROM "PendingImport" WHERE "id" = ${id} AND "userId" = ${userId} AND "expiresAt" >= ${stamp(now())}`,
      )
      return row && toWhole(row)
    },
    async list(userId, limit) {
      const rows = await reader.$queryRaw<PendingRow[]>(
        Prisma.sql`SELECT ${light} FROM "PendingImport" WHERE "userId" = ${userId} AND "batchId" IS NULL AND "expiresAt" >= ${stamp(now())} ORDER BY "createdAt" DESC, "id" LIMIT ${limit}`,
      )
      return rows.map(toImportRow)
    },
    async update(id, {isEmptied = false, ...update}) {
      const {work, ...rest} = update
      const values = {...rest, ...(work ? {work: JSON.stringify(work)} : {}), ...(isEmptied ? {original: '', text: '', canonical: ''} : {})}
      const columns = Object.entries(values).filter(([, value]) => value !== undefined)
      if (columns.length === 0) return
      const sets = Prisma.join(columns.map(([column, value]) => Prisma.sql`${Prisma.raw(`"${column}"`)} = ${value}`))
      // What was saved is remembered for a year, so that the same text is known again.
      const kept = isEmptied && update.state === 'saved' ? Prisma.sql`, "expiresAt" = ${stamp(now() + memory)}` : Prisma.empty
      await database.write(statements => statements.$executeRaw(Prisma.sql`UPDATE "PendingImport" SET ${sets}${kept} WHERE "id" = ${id}`))
    },
    async remove(userId, id) {
      await database.write(statements => statements.$executeRaw`DELETE FROM "PendingImport" WHERE "id" = ${id} AND "userId" = ${userId}`)
    },
    async listSavedAs(hash) {
      const rows = await reader.$queryRaw<{savedAs: string}[]>`
        SELECT DISTINCT "savedAs" FROM "PendingImport" WHERE "hash" = ${hash} AND "savedAs" IS NOT NULL ORDER BY "savedAs"`
      return rows.map(({savedAs}) => savedAs)
    },
  }
}

/** A week to come back to it. */
export const importLifetime: number = 7 * 24 * 3_600_000
const memory = 365 * 24 * 3_600_000

/** What lists need of a row: texts are large. */
export const light = Prisma.raw('"id", "userId", "createdAt", "state", "name", "hash", "work", "savedAs", "batchId"')
const whole = Prisma.raw('"id", "userId", "createdAt", "state", "name", "hash", "work", "savedAs", "batchId", "original", "text", "canonical"')

export type PendingRow = Omit<ImportRow, 'work' | 'savedAs' | 'batchId'> & {
  readonly work: string
  readonly savedAs: string | null
  readonly batchId: string | null
}
type WholeRow = PendingRow & {readonly original: string; readonly text: string; readonly canonical: string}

export function toImportRow({work, savedAs, batchId, ...row}: PendingRow): ImportRow {
  return {...row, work: JSON.parse(work) as ImportWork, savedAs: savedAs ?? undefined, batchId: batchId ?? undefined}
}

function toWhole({original, text, canonical, ...row}: WholeRow): PendingImport {
  return {...toImportRow(row), original: Buffer.from(original, 'base64'), text, canonical}
}
