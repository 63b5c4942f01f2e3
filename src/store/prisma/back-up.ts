import {randomUUID} from 'node:crypto'
import {constants, existsSync} from 'node:fs'
import {copyFile, mkdtemp, open, rename, rm, stat} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import {type CopiedTable, type CopyOptions, copyTables, sumTables} from './copy-tables.ts'
import type {Database} from './database.ts'
import {isPostgresql, openDatabase} from './open-database.ts'
import {toSqlitePath} from './sqlite/open-sqlite-store.ts'
import {takeStock} from './sync-state.ts'

/** Moves everything that one database holds into another; the first stays as it is. */
export async function moveDatabase(from: string, to: string, options: CopyOptions = {}): Promise<readonly CopiedTable[]> {
  // Opening would make it.
  if (!isPostgresql(from) && !existsSync(toSqlitePath(from))) throw new Error(`Cannot read ${toSqlitePath(from)}: there is no such file`)
  return await withDatabase(from, source =>
    withDatabase(to, async target => {
      const copied = await copyTables(source, target, options)
      await takeStock(target)
      return copied
    }),
  )
}

/**
 * Writes everything that a database holds, as it is at one moment, into a file: a SQLite database of its own, whichever kind it comes from.
 * Others go on reading and writing meanwhile. The file is there whole or not at all; throws where there is one already, unless it may be replaced.
 */
export async function backUp(url: string, file: string, {force = false, onTable}: CopyOptions = {}): Promise<readonly CopiedTable[]> {
  if (!force && existsSync(file)) throw new Error(`Cannot write to ${file}: it is there already. Name another file, or replace it with --force`)
  const unfinished = path.join(path.dirname(file), `.${path.basename(file)}.${randomUUID()}`)
  try {
    const copied = await (isPostgresql(url) ? moveDatabase(url, `file:${unfinished}`, onTable ? {onTable} : {}) : copySqlite(url, unfinished))
    await flush(unfinished)
    await rename(unfinished, file)
    await flush(path.dirname(file))
    return copied
  } finally {
    for (const end of ['', '-wal', '-shm']) await rm(`${unfinished}${end}`, {force: true})
  }
}

/** SQLite's own way: page by page, of one moment, while others write. */
async function copySqlite(url: string, copy: string): Promise<readonly CopiedTable[]> {
  const file = toSqlitePath(url)
  if (!existsSync(file)) throw new Error(`Cannot read ${file}: there is no such file`)
  const source = new SqliteDatabase(file, {readonly: true})
  try {
    await source.backup(copy)
  } finally {
    source.close()
  }
  const check = new SqliteDatabase(copy)
  try {
    const said = check.pragma('integrity_check', {simple: true})
    if (said !== 'ok') throw new Error(`Cannot back up ${file}: it is damaged (${String(said)})`)
  } finally {
    check.close()
  }
  return await withDatabase(`file:${copy}`, sumTables)
}

/** Puts what a backup holds into a database, which has to be empty unless it may be replaced. Takes backups of older versions, too. */
export async function restore(file: string, url: string, options: CopyOptions = {}): Promise<readonly CopiedTable[]> {
  const found = await stat(file).catch((cause: Error) => {
    throw new Error(`Cannot restore ${file}: ${cause.message}`, {cause})
  })
  if (!found.isFile()) throw new Error(`Cannot restore ${file}: it is no file`)
  // A copy, because an older backup is brought up to date first, and the backup itself stays as it is.
  const place = await mkdtemp(path.join(tmpdir(), 'hindsight-restore-'))
  try {
    const copy = path.join(place, 'backup.db')
    await copyFile(file, copy, constants.COPYFILE_FICLONE)
    return await moveDatabase(`file:${copy}`, url, options).catch((error: unknown) => {
      throw error instanceof Error ? new Error(error.message.replaceAll(copy, file), {cause: error}) : error
    })
  } finally {
    await rm(place, {recursive: true, force: true})
  }
}

async function withDatabase<T>(url: string, work: (database: Database) => Promise<T>): Promise<T> {
  const database = await openDatabase(url)
  try {
    return await work(database)
  } finally {
    await database.close()
  }
}

/** Makes sure that what was written is on the disk, and not only on its way. */
async function flush(location: string): Promise<void> {
  const handle = await open(location, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
