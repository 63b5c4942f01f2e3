import {randomUUID} from 'node:crypto'
import {mkdtempSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {PrismaBetterSqlite3} from '@prisma/adapter-better-sqlite3'
import type {SqlMigrationAwareDriverAdapterFactory} from '@prisma/driver-adapter-utils'
import Database from 'better-sqlite3'
import {openSchemaAdapter} from './open-schema-adapter.ts'
import {openSchemaEngine} from './open-schema-engine.ts'
import {readMigrations} from './read-migrations.ts'
import {atDatabase, startCluster, toDatabaseUrl} from './throw-away-cluster.ts'
import {type Provider, tablesApart, toSchema} from './to-schema.ts'

const folder = import.meta.dirname

/** An empty database with migrations applied. */
type Scratch = {readonly adapter: SqlMigrationAwareDriverAdapterFactory; readonly remove: () => Promise<void>}

const scratchDatabases: Readonly<Record<Provider, (migrations: readonly string[], server?: string) => Promise<Scratch>>> = {
  sqlite: openSqliteScratch,
  postgresql: openPostgresqlScratch,
}

/**
 * The SQL that leads from a provider's migrations to the models; undefined where they agree. `server` is a PostgreSQL server that is
 * running; without it one is started for the purpose.
 */
export async function diffMigrations(provider: Provider, models = readModels(), server?: string): Promise<string | undefined> {
  const schema = {path: join(folder, provider, 'schema.prisma'), content: toSchema(models, provider)}
  const applied = readMigrations(migrationsFolder(provider)).map(({sql}) => sql)
  const scratch = await scratchDatabases[provider](applied, server)
  try {
    const engine = await openSchemaEngine(scratch.adapter, schema)
    const {stdout, exitCode} = await engine.diff({
      from: {tag: 'schemaDatasource', files: [schema], configDir: folder},
      to: {tag: 'schemaDatamodel', files: [schema]},
      script: true,
      exitCode: true,
      filters: {externalTables: [...tablesApart[provider]], externalEnums: []},
    })
    engine.free()
    return exitCode === 0 ? undefined : `${(stdout ?? '').trim()}\n`
  } finally {
    await scratch.remove()
  }
}

/** The models as they are checked in. */
export function readModels(): string {
  return readFileSync(join(folder, 'models.prisma'), 'utf8')
}

/** Where a provider's migrations are. */
export function migrationsFolder(provider: Provider): string {
  return join(folder, provider, 'migrations')
}

/** Prisma's own way, a shadow database, runs one statement a script with this adapter. */
async function openSqliteScratch(migrations: readonly string[]): Promise<Scratch> {
  const scratch = mkdtempSync(join(tmpdir(), 'migrations-'))
  const file = join(scratch, 'scratch.db')
  const database = new Database(file)
  for (const sql of migrations) database.exec(sql)
  database.close()
  return {adapter: new PrismaBetterSqlite3({url: `file:${file}`}), remove: async () => rmSync(scratch, {recursive: true, force: true})}
}

async function openPostgresqlScratch(migrations: readonly string[], server?: string): Promise<Scratch> {
  const cluster = server === undefined ? await startCluster() : undefined
  const url = server ?? cluster?.url ?? ''
  const name = `migrations_${randomUUID().replaceAll('-', '')}`
  await atDatabase(url, client => client.query(`CREATE DATABASE "${name}" TEMPLATE template0 ENCODING 'UTF8'`))
  const database = toDatabaseUrl(url, name)
  await atDatabase(database, async client => {
    for (const sql of migrations) await client.query(sql)
  })
  return {
    adapter: openSchemaAdapter(database),
    async remove() {
      await atDatabase(url, client => client.query(`DROP DATABASE "${name}" WITH (FORCE)`))
      await cluster?.remove()
    },
  }
}
