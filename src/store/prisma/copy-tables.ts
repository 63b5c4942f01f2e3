import {createHash} from 'node:crypto'
import {lockState} from './apply-change.ts'
import type {Database, Reader, Statements} from './database.ts'
import {Prisma} from './sqlite/generated/client.ts'
import {type Table, tables} from './tables.ts'

/** What a table held when it was copied: how many rows, and the SHA-256 of all of them in the order of their key. */
export type CopiedTable = {readonly table: string; readonly rows: number; readonly checksum: string}

export type CopyOptions = {
  /** Replaces what the other database holds, which has to be empty otherwise. */
  readonly force?: boolean
  /** Called with each table that is through. */
  readonly onTable?: (copied: CopiedTable) => void
}

// A copy is one transaction, however many rows there are.
const patience = 3_600_000

/**
 * Copies every table from one database into another, of whichever kind, as they are at one moment: all of it or nothing. What has arrived
 * is read again and compared, by count and checksum, before it is kept. Throws where the other one is not empty, unless it may be replaced.
 */
export async function copyTables(from: Database, to: Database, {force = false, onTable}: CopyOptions = {}): Promise<readonly CopiedTable[]> {
  return await from.readAtOnce(
    async source =>
      await to.write(async target => {
        await lockState(target)
        if (force) await empty(to, target)
        else await requireEmpty(target)
        const copied: CopiedTable[] = []
        for (const table of tables) {
          const send = () => sendRows(table, source, rows => to.insertRows(target, table.name, rows))
          // In one that is replaced, others search until it is.
          const sent = table.name === 'IncidentWords' && to.fillWords && !force ? await to.fillWords(target, send) : await send()
          const arrived = await sendRows(table, target, async () => undefined)
          if (sent.rows !== arrived.rows || sent.checksum !== arrived.checksum) {
            throw new Error(
              `Cannot copy ${table.name}: ${sent.rows} rows were read and ${arrived.rows} arrived, ${sent.rows === arrived.rows ? 'not all of them as they were' : 'so some are missing'}. Nothing was changed`,
            )
          }
          copied.push(arrived)
          onTable?.(arrived)
        }
        await copyState(source, target)
        return copied
      }, patience),
    patience,
  )
}

/** Counts and sums up what a database holds, as `copyTables` does. */
export async function sumTables(database: Database): Promise<readonly CopiedTable[]> {
  return await database.readAtOnce(async reader => {
    const sums: CopiedTable[] = []
    for (const table of tables) sums.push(await sendRows(table, reader, async () => undefined))
    return sums
  }, patience)
}

/** Reads a table in pieces, hands each on, and sums it up. */
async function sendRows(table: Table, from: Reader, send: (rows: readonly object[]) => Promise<void>): Promise<CopiedTable> {
  const sum = createHash('sha256')
  let count = 0
  let last: Row | undefined
  for (;;) {
    const rows = await readPiece(table, from, last)
    if (rows.length === 0) return {table: table.name, rows: count, checksum: sum.digest('hex')}
    await send(rows)
    for (const row of rows) sum.update(toLine(row))
    count += rows.length
    last = rows.at(-1)
  }
}

type Row = Readonly<Record<string, unknown>>

async function readPiece({name, key, columns}: Table, from: Reader, last: Row | undefined): Promise<readonly Row[]> {
  const list = (names: readonly string[]): Prisma.Sql => Prisma.raw(names.map(column => (column === 'rowid' ? column : `"${column}"`)).join(', '))
  const what = columns ? list(columns) : Prisma.raw('*')
  const after = last ? Prisma.sql`WHERE (${list(key)}) > (${Prisma.join(key.map(column => last[column]))})` : Prisma.empty
  // Documents are large, and everything else is small.
  const most = columns || name === 'DocumentBody' ? 50 : 1000
  const rows = await from.$queryRaw<Row[]>(Prisma.sql`SELECT ${what} FROM ${Prisma.raw(`"${name}"`)} ${after} ORDER BY ${list(key)} LIMIT ${most}`)
  return rows.map(toPlainRow)
}

/** One database knows true and large integers, the other one only numbers. */
function toPlainRow(row: Row): Row {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, typeof value === 'bigint' ? Number(value) : typeof value === 'boolean' ? Number(value) : value]),
  )
}

/** A row as a line that is the same whichever database it comes from. */
function toLine(row: Row): string {
  return `${JSON.stringify(Object.entries(row).sort(([one], [other]) => (one < other ? -1 : 1)))}\n`
}

async function requireEmpty(target: Statements): Promise<void> {
  for (const {name} of tables) {
    const found = await target.$queryRaw<unknown[]>(Prisma.sql`SELECT 1 AS "found" FROM ${Prisma.raw(`"${name}"`)} LIMIT 1`)
    if (found.length > 0) throw new Error(`Cannot copy into this database: it is not empty (${name} has rows). Name another one, or replace it with --force`)
  }
}

async function empty({wordTables}: Database, target: Statements): Promise<void> {
  // The audit log is never emptied row by row, but goes with the database that it belongs to.
  await target.$executeRaw`UPDATE "SyncState" SET "auditSealed" = 0 WHERE "id" = 1`
  for (const {name} of tables.toReversed())
    for (const table of name === 'IncidentWords' ? wordTables : [name]) await target.$executeRawUnsafe(`DELETE FROM "${table}"`)
  await target.$executeRaw`UPDATE "SyncState" SET "auditSealed" = 1 WHERE "id" = 1`
}

/** The revision goes on from the higher of the two: whoever has cached something of either must notice. */
async function copyState(source: Reader, target: Statements): Promise<void> {
  const [state] = await source.$queryRaw<{revision: number | bigint; syncedAt: string | null; readerRevision: string | null}[]>(
    Prisma.sql`SELECT "revision", "syncedAt", "readerRevision" FROM "SyncState" WHERE "id" = 1`,
  )
  const revision = Number(state?.revision ?? 0)
  await target.$executeRaw`
    UPDATE "SyncState" SET "revision" = CASE WHEN "revision" > ${revision} THEN "revision" ELSE ${revision} END + 1,
      "syncedAt" = ${state?.syncedAt ?? null}, "readerRevision" = ${state?.readerRevision ?? null} WHERE "id" = 1`
  await target.$executeRaw`
    INSERT INTO "IncidentChange" ("incidentKey", "revision") SELECT i."key", s."revision" FROM "Incident" i CROSS JOIN "SyncState" s WHERE s."id" = 1`
}
