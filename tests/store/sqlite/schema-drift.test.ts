import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {PrismaBetterSqlite3} from '@prisma/adapter-better-sqlite3'
import {describe, expect, it} from 'vitest'
import {diffMigrations, migrationsFolder, readModels} from '#prisma/diff-migrations.ts'
import {openSchemaEngine} from '#prisma/open-schema-engine.ts'
import {readMigrations} from '#prisma/read-migrations.ts'
import {providers, tablesApart, toLockfile, toSchema} from '#prisma/to-schema.ts'
import {openSqliteStore} from '#src/store/prisma/sqlite/open-sqlite-store.ts'
import {aDatabasePath} from './scratch-database.ts'

describe.each(providers)('the %s schema', provider => {
  const folder = join(migrationsFolder(provider), '..')
  const schema = {path: join(folder, 'schema.prisma'), content: readFileSync(join(folder, 'schema.prisma'), 'utf8')}

  it('is what the models make it; if not, run `npm run generate`', () => {
    expect(schema.content).toBe(toSchema(readModels(), provider))
    expect(readFileSync(join(folder, 'migrations/migration_lock.toml'), 'utf8')).toBe(toLockfile(provider))
  })

  it('is what the migrations lead to; if not, run `tsx prisma/write-migration.ts NAME`', async () => {
    expect(await diffMigrations(provider)).toBeUndefined()
  })

  it('is told apart from other models by a table, a column and an index', async () => {
    const models = readModels()
    expect(await diffMigrations(provider, `${models}\nmodel Planted {\n  id Int @id\n}\n`)).toContain('CREATE TABLE "Planted"')
    expect(await diffMigrations(provider, models.replace('  heading     String?\n', ''))).toContain('"Section"')
    expect(await diffMigrations(provider, models.replace('  @@index([alias])\n', ''))).toContain('DROP INDEX "IncidentAlias_alias_idx"')
  })
})

describe('a database that openSqliteStore() made', () => {
  it('is one that `prisma migrate` takes for its own, up to date and unedited', async () => {
    const path = aDatabasePath()
    await (await openSqliteStore(`file:${path}`)).close()
    const folder = migrationsFolder('sqlite')
    const schema = {path: join(folder, '../schema.prisma'), content: toSchema(readModels(), 'sqlite')}
    const engine = await openSchemaEngine(new PrismaBetterSqlite3({url: `file:${path}`}), schema)
    const diagnosis = await engine.diagnoseMigrationHistory({
      migrationsList: {
        baseDir: folder,
        lockfile: {path: 'migration_lock.toml', content: toLockfile('sqlite')},
        shadowDbInitScript: '',
        migrationDirectories: readMigrations(folder).map(({name, sql}) => ({
          path: name,
          migrationFile: {path: 'migration.sql', content: {tag: 'ok', value: sql}},
        })),
      },
      optInToShadowDatabase: false,
      filters: {externalTables: [...tablesApart.sqlite], externalEnums: []},
    })
    engine.free()
    expect(diagnosis).toMatchObject({editedMigrationNames: [], failedMigrationNames: [], hasMigrationsTable: true, history: null})
  })
})
