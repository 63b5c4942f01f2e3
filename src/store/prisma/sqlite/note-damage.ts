import {existsSync, rmSync, writeFileSync} from 'node:fs'
import type {Database} from 'better-sqlite3'
import {z} from 'zod'

const driverError = z.object({cause: z.object({originalCode: z.string()})})
const failure = z.union([driverError, z.object({meta: z.object({driverAdapterError: driverError})}).transform(({meta}) => meta.driverAdapterError)])

/** Whether a statement failed because the database is damaged, and not because it is locked, full or out of reach. */
export function isDamage(error: unknown): boolean {
  return isDamageCode(failure.safeParse(error).data?.cause.originalCode)
}

/** Whether SQLite's code says so. */
export function isDamageCode(code: string | undefined): boolean {
  return code === 'SQLITE_NOTADB' || code === 'SQLITE_CORRUPT' || code?.startsWith('SQLITE_CORRUPT_') === true
}

/** Leaves word for the next opening: damage in the middle of a large database shows itself only to whoever reads that page. */
export function noteDamage(path: string): void {
  try {
    writeFileSync(toNote(path), '')
  } catch {
    // A disk that takes no word of it either; the failure itself is told in any case.
  }
}

/** What is wrong with a database of which somebody left word; undefined where nobody did, or nothing is. Reads all of it, which may take a while. */
export function findNotedDamage(path: string, database: Database): string | undefined {
  if (!existsSync(toNote(path))) return undefined
  const said = String(database.pragma('integrity_check(1)', {simple: true}))
  return said === 'ok' ? undefined : said
}

/** Forgets what was left word of, once it was looked into. */
export function forgetDamage(path: string): void {
  rmSync(toNote(path), {force: true})
}

function toNote(path: string): string {
  return `${path}.suspect`
}
