import {randomUUID} from 'node:crypto'
import {afterAll, inject, onTestFinished} from 'vitest'
import {atDatabase, toDatabaseUrl} from '#prisma/throw-away-cluster.ts'
import {openPostgresqlStore} from '#src/store/prisma/postgresql/open-postgresql-store.ts'

/** The server that this test run has; where it has none, every test of PostgreSQL is skipped by name. */
export const server: string = inject('postgresql')

export const hasPostgresql: boolean = server !== ''

/** The address of an empty database of this test's own, which goes when the test ends. */
export async function aDatabase(settings = '', encoding = 'UTF8'): Promise<string> {
  return toDatabaseUrl(server, await makeDatabase(`TEMPLATE template0 ENCODING '${encoding}' ${settings}`))
}

/** The same with every migration applied; made by copying one, which is quicker. */
export async function aMigratedDatabase(): Promise<string> {
  return toDatabaseUrl(server, await makeDatabase(`TEMPLATE "${await findTemplate()}"`))
}

/** The same for tests that do nothing to a database but through the store: one of an earlier test, emptied, which is quicker still. */
export async function anEmptiedDatabase(): Promise<string> {
  const url = idle.pop() ?? toDatabaseUrl(server, await makeLastingDatabase(`TEMPLATE "${await findTemplate()}"`))
  onTestFinished(async () => {
    await runIn(url, 'DELETE FROM "SourceFile"; DELETE FROM "IncidentWords"; DELETE FROM "HeldBackFile"; DELETE FROM "SyncState"')
    idle.push(url)
  })
  return url
}

/** Runs statements in a database beside whoever has it open. */
export async function runIn(url: string, sql: string): Promise<readonly Record<string, unknown>[]> {
  return await atDatabase(url, async client => (await client.query(sql)).rows)
}

let template: Promise<string> | undefined
const idle: string[] = []
const lasting: string[] = []

afterAll(async () => {
  for (const name of lasting) await drop(name)
})

function findTemplate(): Promise<string> {
  template ??= makeTemplate()
  return template
}

async function makeTemplate(): Promise<string> {
  const name = await makeLastingDatabase(`TEMPLATE template0 ENCODING 'UTF8'`)
  await (await openPostgresqlStore(toDatabaseUrl(server, name))).close()
  return name
}

async function makeDatabase(settings: string): Promise<string> {
  const name = toName()
  await atDatabase(server, client => client.query(`CREATE DATABASE "${name}" ${settings}`))
  onTestFinished(() => drop(name))
  return name
}

/** One that goes when all tests of the file have ended. */
async function makeLastingDatabase(settings: string): Promise<string> {
  const name = toName()
  await atDatabase(server, client => client.query(`CREATE DATABASE "${name}" ${settings}`))
  lasting.push(name)
  return name
}

async function drop(name: string): Promise<void> {
  await atDatabase(server, client => client.query(`DROP DATABASE "${name}" WITH (FORCE)`))
}

function toName(): string {
  return `hindsight_${randomUUID().replaceAll('-', '')}`
}
