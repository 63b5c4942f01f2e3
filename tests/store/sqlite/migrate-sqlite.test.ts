import Database from 'better-sqlite3'
import {describe, expect, it, onTestFinished} from 'vitest'
import {migrationsFolder} from '#prisma/diff-migrations.ts'
import {readMigrations} from '#prisma/read-migrations.ts'
import {migrateSqlite} from '#src/store/prisma/sqlite/migrate-sqlite.ts'

const first = {name: '1_first', sql: 'CREATE TABLE "A" ("id" INTEGER PRIMARY KEY);'}
const second = {name: '2_second', sql: 'CREATE TABLE "B" ("id" INTEGER PRIMARY KEY);'}
const broken = {name: '3_broken', sql: 'CREATE TABLE "C" ("id" INTEGER PRIMARY KEY); CREATE TABLE "A" ("id" INTEGER);'}

describe('migrateSqlite()', () => {
  it('applies what is missing, in order, and nothing twice', () => {
    const database = anEmptyDatabase()
    migrateSqlite(database, [first])
    database.exec('INSERT INTO "A" VALUES (7)')
    migrateSqlite(database, [first, second])
    expect(listTables(database)).toEqual(['_prisma_migrations', 'A', 'B'])
    expect(database.prepare('SELECT id FROM "A"').pluck().all()).toEqual([7])
    expect(database.prepare('SELECT migration_name FROM _prisma_migrations').pluck().all()).toEqual(['1_first', '2_second'])
  })

  it('leaves the database as it was when one of several fails (J01)', () => {
    const database = anEmptyDatabase()
    migrateSqlite(database, [first])
    expect(() => migrateSqlite(database, [first, second, broken])).toThrow('Cannot migrate :memory:: 3_broken failed')
    expect(listTables(database)).toEqual(['_prisma_migrations', 'A'])
  })

  it('rebuilds a table that others refer to without losing those', () => {
    const database = anEmptyDatabase()
    const parent = {name: '1', sql: 'CREATE TABLE "P" ("id" INTEGER PRIMARY KEY); CREATE TABLE "C" ("p" INTEGER REFERENCES "P" ("id") ON DELETE CASCADE);'}
    const rebuild = {
      name: '2',
      sql: 'PRAGMA foreign_keys=OFF; CREATE TABLE "new_P" ("id" INTEGER PRIMARY KEY, "x" TEXT); INSERT INTO "new_P" ("id") SELECT "id" FROM "P"; DROP TABLE "P"; ALTER TABLE "new_P" RENAME TO "P"; PRAGMA foreign_keys=ON;',
    }
    migrateSqlite(database, [parent])
    database.exec('INSERT INTO "P" VALUES (1); INSERT INTO "C" VALUES (1)')
    migrateSqlite(database, [parent, rebuild])
    expect(database.prepare('SELECT count(*) FROM "C"').pluck().get()).toBe(1)
  })

  it('gives services and factors of an index that is there already the dates of their incidents', () => {
    const database = anEmptyDatabase()
    const migrations = readMigrations(migrationsFolder('sqlite'))
    const place = migrations.findIndex(({name}) => name.endsWith('_services'))
    migrateSqlite(database, migrations.slice(0, place))
    for (const [key, date] of [
      [1, '2024-01-01T00:00:00Z'],
      [2, null],
    ] as const) {
      database.prepare('INSERT INTO "SourceFile" ("file", "visibility") VALUES (?, \'public\')').run(`${key}.md`)
      database
        .prepare(`INSERT INTO "Incident" (${incidentColumns}) VALUES (?, ?, ?, 'x', 'published', 'public', ?, 0, 9, '', 0, 0, 0, 0, '{}', ?)`)
        .run(key, String(key), `${key}.md`, date === null ? 0 : 1, date)
      for (const table of ['IncidentService', 'IncidentCategory'])
        database.prepare(`INSERT INTO "${table}" ("incidentKey", "position", "name") VALUES (?, 3, 'api')`).run(key)
    }
    migrateSqlite(database, migrations)
    for (const table of ['IncidentService', 'IncidentCategory'])
      expect(database.prepare(`SELECT "incidentKey", "position", "name", "date" FROM "${table}" ORDER BY "incidentKey"`).raw().all()).toEqual([
        [1, 3, 'api', '2024-01-01T00:00:00Z'],
        [2, 3, 'api', ''],
      ])
  })

  it('parts the words of an index that is there already by who may see them, and keeps them there when that changes', () => {
    const database = anEmptyDatabase()
    const migrations = readMigrations(migrationsFolder('sqlite'))
    const place = migrations.findIndex(({name}) => name.endsWith('_words_by_access'))
    migrateSqlite(database, migrations.slice(0, place))
    for (const [key, status, visibility] of [
      [1, 'published', 'public'],
      [2, 'in-review', 'public'],
      [3, 'published', 'restricted'],
      [4, 'draft', 'restricted'],
    ] as const) {
      database.prepare('INSERT INTO "SourceFile" ("file", "visibility") VALUES (?, \'public\')').run(`${key}.md`)
      database
        .prepare(`INSERT INTO "Incident" (${incidentColumns}) VALUES (?, ?, ?, 'x', ?, ?, 0, 0, 9, '', 0, 0, 0, 0, '{}', NULL)`)
        .run(key, String(key), `${key}.md`, status, visibility)
      database
        .prepare('INSERT INTO "IncidentWords" (rowid, "title", "names", "summary", "factors", "symptoms", "body") VALUES (?, ?, \'\', \'\', \'\', \'\', ?)')
        .run(key, `title${key}`, 'resolver')
    }
    migrateSqlite(database, migrations)
    const held = () =>
      ['PublicWords', 'DraftWords', 'RestrictedWords'].map(table =>
        database.prepare(`SELECT rowid || ' ' || "title" FROM "${table}" WHERE "${table}" MATCH 'resolver' ORDER BY rowid`).pluck().all(),
      )
    expect(held()).toEqual([['1 title1'], ['2 title2'], ['3 title3', '4 title4']])
    database.exec(`UPDATE "Incident" SET "visibility" = 'restricted' WHERE "key" = 1; UPDATE "Incident" SET "status" = 'draft' WHERE "key" IN (2, 3)`)
    expect(held()).toEqual([[], ['2 title2'], ['1 title1', '3 title3', '4 title4']])
    database.exec(`UPDATE "Incident" SET "visibility" = 'public', "status" = 'published' WHERE "key" IN (2, 4)`)
    expect(held()).toEqual([['2 title2', '4 title4'], [], ['1 title1', '3 title3']])
  })

  it('refuses a migration that leaves rows which refer to nothing', () => {
    const database = anEmptyDatabase()
    const orphan = {
      name: '1',
      sql: 'CREATE TABLE "P" ("id" INTEGER PRIMARY KEY); CREATE TABLE "C" ("p" INTEGER REFERENCES "P" ("id")); INSERT INTO "C" VALUES (1);',
    }
    expect(() => migrateSqlite(database, [orphan])).toThrow('Cannot migrate :memory:: 1 rows would refer to nothing')
    expect(listTables(database)).toEqual([])
  })
})

const incidentColumns =
  '"key", "id", "file", "title", "status", "visibility", "dated", "longest", "severityRank", "summary", "actionsTotal", "actionsOpen", "actionsDone", "actionsUndated", "card", "date"'

function anEmptyDatabase(): Database.Database {
  const database = new Database(':memory:')
  onTestFinished(() => void database.close())
  return database
}

function listTables(database: Database.Database): readonly unknown[] {
  return database.prepare("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY rowid").pluck().all()
}
