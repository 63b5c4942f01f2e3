import {randomUUID} from 'node:crypto'
import type {Client} from 'pg'
import {type Applied, listPending, type Migration, toChecksum} from '#src/store/prisma/pending-migrations.ts'

/** Prisma's own table, as `prisma migrate` makes it, so that it accepts a database that was migrated here. */
const historyTable = `CREATE TABLE "_prisma_migrations" (
    "id"                    VARCHAR(36) PRIMARY KEY NOT NULL,
    "checksum"              VARCHAR(64) NOT NULL,
    "finished_at"           TIMESTAMPTZ,
    "migration_name"        VARCHAR(255) NOT NULL,
    "logs"                  TEXT,
    "rolled_back_at"        TIMESTAMPTZ,
    "started_at"            TIMESTAMPTZ NOT NULL DEFAULT now(),
    "applied_steps_count"   INTEGER NOT NULL DEFAULT 0
)`

/** The number of the lock that `prisma migrate` takes, so that it and this program keep out of each other's way. */
const migrationLock = 72_707_369

/**
 * Applies what the database lacks, all of it or nothing. Of several processes at once one does and the others wait. Throws where the
 * database is newer than the program, or not one of ours.
 */
export async function migratePostgresql(client: Client, place: string, migrations: readonly Migration[]): Promise<void> {
  if ((await findPending(client, place, migrations)).length === 0) return
  await client.query('BEGIN')
  try {
    await client.query(`SET LOCAL lock_timeout = '60s'`)
    // Until the end of the transaction, however it ends.
    await client.query('SELECT pg_advisory_xact_lock($1)', [migrationLock])
    // Asked again now that nobody else migrates: another process may have been first.
    const pending = await findPending(client, place, migrations)
    if (!(await hasHistory(client))) await client.query(historyTable)
    for (const migration of pending) await apply(client, place, migration)
    await client.query('COMMIT')
  } catch (cause) {
    await client.query('ROLLBACK').catch(() => undefined)
    throw cause
  }
}

async function findPending(client: Client, place: string, migrations: readonly Migration[]): Promise<readonly Migration[]> {
  return listPending(place, await listApplied(client, place), migrations)
}

async function listApplied(client: Client, place: string): Promise<readonly Applied[]> {
  if (!(await hasHistory(client))) {
    const {rows} = await client.query<{name: string}>(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = current_schema() ORDER BY table_name LIMIT 1`,
    )
    const stranger = rows[0]
    if (stranger) throw new Error(`Cannot open ${place}: it is another program's database (it has a table ${stranger.name} and no migrations)`)
    return []
  }
  const {rows} = await client.query<Applied>(
    `SELECT migration_name AS name, checksum, finished_at AS finished FROM "_prisma_migrations" WHERE rolled_back_at IS NULL ORDER BY migration_name`,
  )
  return rows
}

async function hasHistory(client: Client): Promise<boolean> {
  const {rows} = await client.query(`SELECT 1 FROM information_schema.tables WHERE table_schema = current_schema() AND table_name = '_prisma_migrations'`)
  return rows.length > 0
}

async function apply(client: Client, place: string, migration: Migration): Promise<void> {
  const started = new Date()
  try {
    await client.query(migration.sql)
  } catch (cause) {
    throw new Error(`Cannot migrate ${place}: ${migration.name} failed`, {cause})
  }
  await client.query(
    `INSERT INTO "_prisma_migrations" (id, checksum, started_at, finished_at, migration_name, logs, applied_steps_count) VALUES ($1, $2, $3, clock_timestamp(), $4, '', 1)`,
    [randomUUID(), toChecksum(migration), started, migration.name],
  )
}
