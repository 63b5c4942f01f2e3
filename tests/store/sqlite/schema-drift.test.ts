import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {PrismaBetterSqlite3} from '@prisma/adapter-better-sqlite3'
import type {SqlMigrationAwareDriverAdapterFactory} from '@prisma/driver-adapter-utils'
import {describe, expect, it} from 'vitest'
import {diffMigrations, migrationsFolder, readModels} from '#prisma/diff-migrations.ts'
import {openSchemaAdapter} from '#prisma/open-schema-adapter.ts'
import {openSchemaEngine} from '#prisma/open-schema-engine.ts'
import {readMigrations} from '#prisma/read-migrations.ts'
import {type Provider, providers, tablesApart, toLockfile, toSchema} from '#prisma/to-schema.ts'
import {openPostgresqlStore} from '#src/store/prisma/postgresql/open-postgresql-store.ts'
import {openSqliteStore} from '#src/store/prisma/sqlite/open-sqlite-store.ts'
import {aDatabase, hasPostgresql, runIn, server} from '#tests/store/postgresql/scratch-postgresql.ts'
import {aDatabasePath} from './scratch-database.ts'

describe.each(providers)('the %s schema', provider => {
  const needsServer = provider === 'postgresql'
  const folder = join(migrationsFolder(provider), '..')
  const schema = {path: join(folder, 'schema.prisma'), content: readFileSync(join(folder, 'schema.prisma'), 'utf8')}

  it('is what the models make it; if not, run `npm run generate`', () => {
    expect(schema.content).toBe(toSchema(readModels(), provider))
    expect(readFileSync(join(folder, 'migrations/migration_lock.toml'), 'utf8')).toBe(toLockfile(provider))
  })

  it.skipIf(needsServer && !hasPostgresql)('is what the migrations lead to; if not, run `tsx prisma/write-migration.ts NAME`', async () => {
    expect(await diffMigrations(provider, readModels(), server)).toBeUndefined()
  })

  it.skipIf(needsServer && !hasPostgresql)('is told apart from other models by a table, a column and an index', async () => {
    const models = readModels()
    const diff = (other: string) => diffMigrations(provider, other, server)
    expect(await diff(`${models}\nmodel Planted {\n  id Int @id\n}\n`)).toContain('CREATE TABLE "Planted"')
    expect(await diff(models.replace('  heading     String?\n', ''))).toContain('"Section"')
    expect(await diff(models.replace('  @@index([alias])\n', ''))).toContain('DROP INDEX "IncidentAlias_alias_idx"')
  })
})

describe('a database that was made here', () => {
  it('by openSqliteStore() is one that `prisma migrate` takes for its own, up to date and unedited', async () => {
    const path = aDatabasePath()
    await (await openSqliteStore(`file:${path}`)).close()
    expect(await diagnose('sqlite', new PrismaBetterSqlite3({url: `file:${path}`}))).toMatchObject(healthy)
  })

  it.skipIf(!hasPostgresql)('by openPostgresqlStore() is one that `prisma migrate` takes for its own, up to date and unedited', async () => {
    const url = await aDatabase()
    await (await openPostgresqlStore(url)).close()
    const adapter = openSchemaAdapter(url)
    expect(await diagnose('postgresql', adapter)).toMatchObject(healthy)
    await runIn(url, `UPDATE _prisma_migrations SET checksum = 'f00d' WHERE migration_name LIKE '%_incidents'`)
    expect(await diagnose('postgresql', adapter)).not.toMatchObject(healthy)
  })

  it.skipIf(!hasPostgresql)('by openPostgresqlStore() sorts and compares every text byte by byte', async () => {
    const url = await aDatabase()
    await (await openPostgresqlStore(url)).close()
    const texts = await runIn(
      url,
      `SELECT table_name, column_name, collation_name FROM information_schema.columns
       WHERE table_schema = 'public' AND data_type = 'text' AND table_name <> '_prisma_migrations'`,
    )
    expect(texts.length).toBeGreaterThan(90)
    expect(texts.filter(({collation_name}) => collation_name !== 'C')).toEqual([])
  })
})

const healthy = {editedMigrationNames: [], failedMigrationNames: [], hasMigrationsTable: true, history: null}

/** What `prisma migrate` finds out about a database before it does anything. */
async function diagnose(provider: Provider, adapter: SqlMigrationAwareDriverAdapterFactory) {
  const folder = migrationsFolder(provider)
  const schema = {path: join(folder, '../schema.prisma'), content: toSchema(readModels(), provider)}
  const engine = await openSchemaEngine(adapter, schema)
  const diagnosis = await engine.diagnoseMigrationHistory({
    migrationsList: {
      baseDir: folder,
      lockfile: {path: 'migration_lock.toml', content: toLockfile(provider)},
      shadowDbInitScript: '',
      migrationDirectories: readMigrations(folder).map(({name, sql}) => ({
        path: name,
        migrationFile: {path: 'migration.sql', content: {tag: 'ok', value: sql}},
      })),
    },
    optInToShadowDatabase: false,
    filters: {externalTables: [...tablesApart[provider]], externalEnums: []},
  })
  engine.free()
  return diagnosis
}
