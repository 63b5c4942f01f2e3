import pg from 'pg'
import {describe, expect, it, onTestFinished, vi} from 'vitest'
import {migrationsFolder} from '#prisma/diff-migrations.ts'
import {readMigrations} from '#prisma/read-migrations.ts'
import {anonymous} from '#src/incident/viewer.ts'
import type {IncidentStore} from '#src/library/incident-store.ts'
import {migratePostgresql} from '#src/store/prisma/postgresql/migrate-postgresql.ts'
import {openPostgresqlStore} from '#src/store/prisma/postgresql/open-postgresql-store.ts'
import {aDocument} from '#tests/builders/an-incident.ts'
import {anUnreadableFile, aQuery, change, listIds, removeAll} from '#tests/store/contract/holding.ts'
import {aDatabase, aMigratedDatabase, hasPostgresql, runIn} from './scratch-postgresql.ts'

// Databases of their own, on a machine that may have other things to do.
vi.setConfig({testTimeout: 60_000})

describe.skipIf(!hasPostgresql)('the index of words', () => {
  it('counts how many incidents of a circle hold a word, as they come, are hidden, and go', async () => {
    const url = await aMigratedDatabase()
    const store = await opened(url)
    const [a, b, c] = [
      aDocument({id: 'a', title: 'sardines sardines'}),
      aDocument({id: 'b', title: 'sardines', status: 'draft'}),
      aDocument({id: 'c', title: 'sardines', plainText: 'it timed out'}),
    ]
    await store.apply(change({publish: [a, b, c]}))
    expect(await listCounts(url)).toEqual(['draft  1', 'draft sardines 1', 'public  2', 'public sardines 2', 'public timed out 1'])
    await store.apply(change({publish: [a], unreadable: [anUnreadableFile({file: 'c.md', visibility: 'restricted'})]}))
    const hidden = ['draft  1', 'draft sardines 1', 'public  1', 'public sardines 1', 'restricted  1', 'restricted sardines 1', 'restricted timed out 1']
    expect(await listCounts(url)).toEqual(hidden)
    await store.apply(change({remove: ['a.md', 'b.md']}))
    expect(await listCounts(url)).toEqual(['restricted  1', 'restricted sardines 1', 'restricted timed out 1'])
    await removeAll(store)
    expect(await runIn(url, 'SELECT * FROM "Vocabulary"')).toEqual([])
  })

  it('finds a phrase that searches ask for also where it was not looked for when the text was written', async () => {
    const url = await aMigratedDatabase()
    const store = await opened(url)
    await store.apply(change({publish: [aDocument({id: 'a', plainText: 'calls timed out'}), aDocument({id: 'b', plainText: 'out of order, timed'})]}))
    expect(await listIds(store, aQuery({words: 'timeout'}))).toEqual(['a'])
    await runIn(url, `UPDATE "IncidentWords" SET "vector" = array_to_tsvector(ARRAY(SELECT "lexeme" FROM unnest("vector") WHERE "lexeme" !~ '^x/| '))`)
    expect(await listIds(store, aQuery({words: 'timeout'}))).toEqual(['a'])
  })

  it('is made of the words that are there already, by who may see them', async () => {
    const url = await aDatabase()
    const migrations = readMigrations(migrationsFolder('postgresql'))
    const place = migrations.findIndex(({name}) => name.endsWith('_words_by_weight'))
    await migrate(url, migrations.slice(0, place))
    for (const [key, visibility] of [
      [1, 'public'],
      [2, 'restricted'],
    ] as const) {
      await runIn(
        url,
        `INSERT INTO "SourceFile" ("file", "visibility") VALUES ('${key}.md', '${visibility}');
         INSERT INTO "Incident" ("key", "id", "file", "title", "status", "visibility", "dated", "longest", "severityRank", "summary", "actionsTotal", "actionsOpen",
           "actionsDone", "actionsUndated", "card") VALUES (${key}, 'id-${key}', '${key}.md', 'x', 'published', '${visibility}', FALSE, 0, 9, '', 0, 0, 0, 0,
           '{"services":[],"factors":[],"milestones":[],"windows":[]}');
         INSERT INTO "DocumentPassages" VALUES (${key}, '[]');
         INSERT INTO "IncidentWords" VALUES (${key}, 'sardines', '', '', '', '', 'timed out', E' sardines \\n\\n\\n\\n\\n timed out ', $$'sardines':1A 'timed':2D 'out':3D$$)`,
      )
    }
    await migrate(url, migrations)
    expect(await listCounts(url)).toEqual(['public  1', 'public sardines 1', 'restricted  1', 'restricted sardines 1'])
    const store = await opened(url)
    for (const words of ['sardines', 'timeout']) expect(await listIds(store, aQuery({words}, {order: 'relevance'}), anonymous), words).toEqual(['id-1'])
    expect(await store.listSuggestions(anonymous, 'sard', 5)).toEqual([{kind: 'incident', name: 'x', id: 'id-1'}])
    expect(await store.findReaderRevision(), 'every file is read again').toBeUndefined()
  })
})

async function opened(url: string): Promise<IncidentStore> {
  const store = await openPostgresqlStore(url)
  onTestFinished(() => store.close())
  return store
}

async function migrate(url: string, migrations: Parameters<typeof migratePostgresql>[2]): Promise<void> {
  const client = new pg.Client({connectionString: url})
  await client.connect()
  try {
    await migratePostgresql(client, 'here', migrations)
  } finally {
    await client.end()
  }
}

async function listCounts(url: string): Promise<readonly unknown[]> {
  const rows = await runIn(
    url,
    `SELECT "circle" || ' ' || "word" || ' ' || "holders" AS "line" FROM "Vocabulary" WHERE "word" IN ('', 'sardines', 'timed out') ORDER BY "circle", "word"`,
  )
  return rows.map(({line}) => line)
}
