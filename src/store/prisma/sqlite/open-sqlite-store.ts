import {mkdirSync, type Stats, statfsSync, statSync} from 'node:fs'
import {dirname, resolve} from 'node:path'
import {setTimeout as wait} from 'node:timers/promises'
import {fileURLToPath} from 'node:url'
import {PrismaBetterSqlite3} from '@prisma/adapter-better-sqlite3'
import SqliteDatabase from 'better-sqlite3'
import type {IncidentStore} from '#src/library/incident-store.ts'
import {StoreDamaged, StoreUnavailable} from '#src/library/store-unavailable.ts'
import {createIncidentStore} from '#src/store/prisma/create-incident-store.ts'
import type {Database, Reader, Statements} from '#src/store/prisma/database.ts'
import {explainDiskFailure} from './explain-disk-failure.ts'
import {findShare} from './find-share.ts'
import {PrismaClient} from './generated/client.ts'
import {migrations} from './generated/migrations.ts'
import {insertRows} from './insert-rows.ts'
import {migrateSqlite, requireMigrated} from './migrate-sqlite.ts'
import {moveAside} from './move-aside.ts'
import {findNotedDamage, forgetDamage, isDamage, isDamageCode, noteDamage} from './note-damage.ts'
import {retryWhileBusy} from './retry-while-busy.ts'
import {matchWords, rankWords, wordTables} from './search-words.ts'
import {weighWords} from './weigh-words.ts'

/** How to open a database. */
export type SqliteOptions = {
  /** Leaves the database as it is: it has to exist and to be up to date, and writing throws. */
  readonly readonly?: boolean
  /**
   * Allows a database that is damaged, or no database at all, to be renamed beside itself and a new one to be made in its place; told the
   * path that it has now. Without it, opening throws and leaves the file where it is.
   */
  readonly onMovedAside?: ((aside: string) => void) | undefined
}

// Waiting blocks the whole process, so the driver waits shortly and `retryWhileBusy` waits on without blocking.
const writerWait = 100
const readerWait = 5_000
const openingWait = 60_000

/**
 * Opens the index in a SQLite file, which is made, with its folder, where there is none, and brought up to date where it is older.
 * Throws, naming the file, where it is newer than the program, damaged, or no database.
 */
export async function openSqliteStore(url: string, options?: SqliteOptions): Promise<IncidentStore> {
  return createIncidentStore(await openSqliteDatabase(url, options))
}

/** Opens the same without the questions that a store answers, for what is done with the database as a whole. */
export async function openSqliteDatabase(url: string, options: SqliteOptions = {}): Promise<Database> {
  const {readonly = false} = options
  const path = toSqlitePath(url)
  await prepareInTurn(path, options)
  const opened = statSync(path)
  const reader = new PrismaClient({adapter: new PrismaBetterSqlite3({url: `file:${path}`, readonly, fileMustExist: true, timeout: readerWait})})
  const writer = readonly ? undefined : new PrismaClient({adapter: new PrismaBetterSqlite3({url: `file:${path}`, fileMustExist: true, timeout: writerWait})})
  await reader.$queryRaw`PRAGMA query_only = ON`
  if (writer) {
    await writer.$queryRaw`PRAGMA foreign_keys = ON`
    // What is acknowledged outlives a power cut; one commit a batch makes that cheap.
    await writer.$queryRaw`PRAGMA synchronous = FULL`
  }
  let queue: Promise<unknown> = Promise.resolve()

  async function write<T>(change: (statements: Statements) => Promise<T>, timeout: number): Promise<T> {
    if (!writer) throw new Error(`Cannot write to ${path}: it is opened for reading only`)
    try {
      return await retryWhileBusy(() => {
        requireSameFile(path, opened)
        return writer.$transaction(change, {maxWait: 10_000, timeout})
      })
    } catch (error) {
      if (isDamage(error)) throw toDamaged('write to', error)
      const reason = explainDiskFailure(error)
      throw reason === undefined ? error : new StoreUnavailable(`Cannot write to ${path}: ${reason}. What was there before is still there`, {cause: error})
    }
  }

  function toDamaged(what: 'read' | 'write to', cause: unknown): StoreDamaged {
    noteDamage(path)
    return new StoreDamaged(`Cannot ${what} ${path}: it is damaged. Start again: it is moved aside then, and a new one made from the files`, {cause})
  }

  async function tellDamage<T>(reading: Promise<T>): Promise<T> {
    try {
      return await reading
    } catch (error) {
      throw isDamage(error) ? toDamaged('read', error) : error
    }
  }

  const questions: Reader = {
    $queryRaw: <T>(query: Parameters<Reader['$queryRaw']>[0], ...values: unknown[]) => tellDamage(reader.$queryRaw<T>(query, ...values)),
  }

  return {
    reader: questions,
    readAtOnce: (work, timeout) => tellDamage(reader.$transaction(work, {maxWait: 10_000, timeout})),
    write(change, milliseconds = 120_000) {
      const turn = queue.then(() => write(change, milliseconds))
      // Whoever asked for this change is told of its failure; the next one goes ahead.
      queue = turn.catch(() => undefined)
      return turn
    },
    insertRows,
    matchWords,
    rankWords,
    weighWords: (viewer, words) => weighWords(questions, viewer, words),
    wordTables,
    // Not `PRAGMA optimize`: SQLite plans these queries best by their form. With figures of 10,000 incidents no list and no facet is
    // quicker, and open actions take up to twice as long.
    takeStock: async () => undefined,
    mostValues: 10_000,
    async close() {
      await queue
      await Promise.all([reader.$disconnect(), writer?.$disconnect()])
    },
  }
}

/** Where several processes make one database at once: changing to write-ahead logging fails at once instead of waiting its turn. */
async function prepareInTurn(path: string, {readonly = false, onMovedAside}: SqliteOptions): Promise<void> {
  for (const until = Date.now() + openingWait; ; await wait(20 + 60 * Math.random())) {
    const examined = statSync(path, {throwIfNoEntry: false})
    try {
      prepare(path, readonly)
      return
    } catch (error) {
      if (error instanceof StoreDamaged && examined && onMovedAside && !readonly && Date.now() < until) {
        const aside = moveAside(path, examined)
        if (aside !== undefined) onMovedAside(aside)
      } else {
        const {cause} = error as Error
        if (!(cause instanceof SqliteDatabase.SqliteError) || !cause.code.startsWith('SQLITE_BUSY') || Date.now() > until) throw error
      }
    }
  }
}

/** Makes the file what the rest may count on: there, a database, up to date, and writing ahead so that readers never wait. */
function prepare(path: string, readonly: boolean): void {
  if (!readonly) {
    mkdirSync(dirname(path), {recursive: true})
    const share = findShare(statfsSync(dirname(path)).type)
    if (share !== undefined)
      throw new Error(
        `Cannot open ${path}: it is on a network share (${share}), where two writers would damage it. Name a file on a local disk, or use PostgreSQL`,
      )
  }
  try {
    const database = new SqliteDatabase(path, {timeout: openingWait, readonly, fileMustExist: readonly})
    try {
      if (readonly) {
        requireMigrated(database, migrations)
      } else {
        const damage = findNotedDamage(path, database)
        // What was left word of stays until somebody who may move it aside has opened it.
        if (damage !== undefined) throw new StoreDamaged(`Cannot open ${path}: it is damaged (${damage})`)
        forgetDamage(path)
        database.pragma('journal_mode = WAL')
        migrateSqlite(database, migrations)
      }
    } finally {
      database.close()
    }
  } catch (cause) {
    if (!(cause instanceof SqliteDatabase.SqliteError)) throw cause
    if (!isDamageCode(cause.code)) throw new Error(`Cannot open ${path}: ${cause.message}`, {cause})
    throw new StoreDamaged(`Cannot open ${path}: it is ${cause.code === 'SQLITE_NOTADB' ? 'not a database' : 'damaged'}`, {cause})
  }
}

/** SQLite goes on writing into a file that somebody has removed, and everything written is lost without a word. */
function requireSameFile(path: string, opened: Stats): void {
  const now = statSync(path, {throwIfNoEntry: false})
  if (now?.ino === opened.ino && now.dev === opened.dev) return
  throw new Error(`Cannot write to ${path}: the file was ${now ? 'replaced' : 'removed'} while it was open. Start again to make a new one`)
}

/** The absolute path that a `file:` address names. */
export function toSqlitePath(url: string): string {
  if (!url.startsWith('file:')) throw new Error(`Cannot open ${url}: expected an address that begins with file:`)
  return url.startsWith('file://') ? fileURLToPath(url) : resolve(url.slice('file:'.length))
}
