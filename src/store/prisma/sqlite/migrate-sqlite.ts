import {randomUUID} from 'node:crypto'
import type {Database} from 'better-sqlite3'
import {type Applied, listPending, type Migration, toChecksum} from '#src/store/prisma/pending-migrations.ts'

/** Prisma's own table, as `prisma migrate` makes it, so that it accepts a database that was migrated here. */
const historyTable = `CREATE TABLE "_prisma_migrations" (
    "id"                    TEXT PRIMARY KEY NOT NULL,
    "checksum"              TEXT NOT NULL,
    "finished_at"           DATETIME,
    "migration_name"        TEXT NOT NULL,
    "logs"                  TEXT,
    "rolled_back_at"        DATETIME,
    "started_at"            DATETIME NOT NULL DEFAULT current_timestamp,
    "applied_steps_count"   INTEGER UNSIGNED NOT NULL DEFAULT 0
)`

/**
 * Applies what the database lacks, all of it or nothing. Of several processes at once one does and the others wait. Throws where the
 * database is newer than the program, or not one of ours.
 */
export function migrateSqlite(database: Database, migrations: readonly Migration[]): void {
  if (findPending(database, migrations).length === 0) return
  // Off, because some migrations rebuild a table that others refer to; inside a transaction the setting cannot be changed.
  database.pragma('foreign_keys = OFF')
  database.exec('BEGIN IMMEDIATE')
  try {
    // Asked again now that nobody else can write: another process may have been first.
    const pending = findPending(database, migrations)
    if (!hasHistory(database)) database.exec(historyTable)
    for (const migration of pending) apply(database, migration)
    const broken = database.pragma('foreign_key_check')
    if (Array.isArray(broken) && broken.length > 0) throw new Error(`Cannot migrate ${database.name}: ${broken.length} rows would refer to nothing`)
    database.exec('COMMIT')
  } catch (cause) {
    if (database.inTransaction) database.exec('ROLLBACK')
    throw cause
  }
}

/** Throws unless the database is exactly as new as the program. */
export function requireMigrated(database: Database, migrations: readonly Migration[]): void {
  const pending = findPending(database, migrations)
  if (pending.length > 0) throw new Error(`Cannot read ${database.name}: it lacks ${pending.length} migrations, and is opened for reading only`)
}

function findPending(database: Database, migrations: readonly Migration[]): readonly Migration[] {
  return listPending(database.name, listApplied(database), migrations)
}

function listApplied(database: Database): readonly Applied[] {
  if (!hasHistory(database)) {
    const stranger = database.prepare<[], {name: string}>(`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`).get()
    if (stranger) throw new Error(`Cannot open ${database.name}: it is another program's database (it has a table ${stranger.name} and no migrations)`)
    return []
  }
  return database
    .prepare<[], Applied>(
      `SELECT migration_name AS name, checksum, finished_at AS finished FROM "_prisma_migrations" WHERE rolled_back_at IS NULL ORDER BY migration_name`,
    )
    .all()
}

function hasHistory(database: Database): boolean {
  return database.prepare(`SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = '_prisma_migrations'`).get() !== undefined
}

function apply(database: Database, migration: Migration): void {
  const started = Date.now()
  try {
    database.exec(migration.sql)
  } catch (cause) {
    throw new Error(`Cannot migrate ${database.name}: ${migration.name} failed`, {cause})
  }
  database
    .prepare(
      `INSERT INTO "_prisma_migrations" (id, checksum, started_at, finished_at, migration_name, logs, applied_steps_count) VALUES (?, ?, ?, ?, ?, '', 1)`,
    )
    .run(randomUUID(), toChecksum(migration), started, Date.now(), migration.name)
}
