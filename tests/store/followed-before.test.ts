import SqliteFile from 'better-sqlite3'
import pg from 'pg'
import {describe, expect, it, onTestFinished, vi} from 'vitest'
import {migrationsFolder} from '#prisma/diff-migrations.ts'
import {readMigrations} from '#prisma/read-migrations.ts'
import type {Provider} from '#prisma/to-schema.ts'
import {anonymous, operator} from '#src/incident/viewer.ts'
import {migratePostgresql} from '#src/store/prisma/postgresql/migrate-postgresql.ts'
import {migrateSqlite} from '#src/store/prisma/sqlite/migrate-sqlite.ts'
import {anActionAsking} from './contract/holding.ts'
import {openStoreAt} from './open-store-at.ts'
import {aDatabase, hasPostgresql} from './postgresql/scratch-postgresql.ts'
import {aDatabasePath} from './sqlite/scratch-database.ts'

// Databases of their own, on a machine that may have other things to do.
vi.setConfig({testTimeout: 60_000})

const kinds: readonly {readonly kind: Provider; readonly isSkipped: boolean}[] = [
  {kind: 'sqlite', isSkipped: false},
  {kind: 'postgresql', isSkipped: !hasPostgresql},
]

describe.each(kinds)('a database of $kind from before actions were held in memory', ({kind, isSkipped}) => {
  it.skipIf(isSkipped)('is followed as it stands, without a file being read again', async () => {
    const store = await openStoreAt(await migrated(kind, filling))
    onTestFinished(() => store.close())
    const asking = anActionAsking()
    const {actions, total} = await store.listActions(anonymous, {...asking, order: 'due', limit: 10})
    expect(total).toBe(3)
    expect(actions.map(({title, day, services}) => [title, day, ...services])).toEqual([
      ['Rotate "it"', '2026-01-02', 'api', 'dns'],
      ['Second', '2026-01-02', 'api', 'dns'],
      ['Third', undefined],
    ])
    expect(await store.coverActions(operator, asking)).toMatchObject({
      total: 4,
      incidents: 3,
      open: 2,
      openWithOwner: 1,
      openWithDue: 1,
      done: 1,
      doneWithDay: 1,
      doneWithProof: 1,
      wontDo: 1,
      wontDoWithReason: 0,
    })
    expect(await store.countTraces(operator, asking)).toEqual({actions: 4, actionsNaming: 1, factors: 2, factorsNamed: 1})
    const {owner, severity, kind: byKind} = await store.countActionFacets(operator, asking)
    expect(owner).toEqual([
      {value: '@ops', count: 1},
      {value: 'grace hopper', count: 1, written: 'Grace Hopper'},
      {value: undefined, count: 2},
    ])
    expect(severity).toEqual([
      {value: '1', count: 2},
      {value: undefined, count: 2},
    ])
    expect(byKind).toEqual([
      {value: 'prevent', count: 1},
      {value: undefined, count: 3},
    ])
    expect((await store.coverActions(operator, anActionAsking({words: 'rotate ops-1'}))).total).toBe(1)
  })
})

const incident = (key: number, day: string | null, level: number | null, card: string, visibility = 'public'): string => `
  INSERT INTO "SourceFile" ("file", "hash", "visibility") VALUES ('${key}.md', 'h', '${visibility}');
  INSERT INTO "Incident" ("key", "id", "file", "title", "status", "visibility", "dated", "longest", "severityLevel", "severityRank", "summary", "actionsTotal", "actionsOpen",
    "actionsDone", "actionsUndated", "card", "date") VALUES (${key}, 'id-${key}', '${key}.md', 'x', 'published', '${visibility}', ${day !== null}, 0, ${level}, ${level ?? 9}, '', 0, 0, 0, 0,
    '${card}', ${day === null ? null : `'${day}T00:00:00Z'`});`
const action = (key: number, position: number, day: string | null, level: number | null, values: Readonly<Record<string, string>>): string => {
  const {status = 'open', title = ''} = values
  const all: Readonly<Record<string, string | number | boolean>> = {
    incidentKey: key,
    position,
    status,
    open: status === 'open',
    dueOrder: values.due ?? '9999-99-99',
    incidentId: `id-${key}`,
    day: day ?? '',
    dated: day !== null,
    severityRank: level ?? 9,
    access: key === 3 ? 2 : 0,
    text: title.toLowerCase(),
    ...values,
  }
  const literals = Object.values(all).map(value => (typeof value === 'string' ? `'${value}'` : String(value)))
  return `INSERT INTO "ActionItem" (${Object.keys(all).map(name => `"${name}"`)}) VALUES (${literals});`
}

// The second action of the first incident was inserted first: they are in the order of their document all the same.
const filling: readonly string[] = [
  incident(1, '2026-01-02', 1, '{"services":["api","dns"],"factors":["capacity/memory","security/attack"],"milestones":[],"windows":[]}'),
  action(1, 1, '2026-01-02', 1, {title: 'Second', status: 'done', done: '2026-02-01', proof: 'A test', factor: 'Capacity/Memory'}),
  action(1, 0, '2026-01-02', 1, {title: 'Rotate "it"', owner: '@ops', ownerKey: '@ops', due: '2026-03-01', kind: 'prevent', text: 'rotate "it"\nops-1'}),
  incident(2, null, null, '{"services":[],"factors":[],"milestones":[],"windows":[]}'),
  action(2, 0, null, null, {title: 'Third', status: 'wont-do', owner: 'Grace Hopper', ownerKey: 'grace hopper'}),
  incident(3, null, null, '{"services":[],"factors":[],"milestones":[],"windows":[]}', 'restricted'),
  action(3, 0, null, null, {title: 'Hidden'}),
]

/** The address of a database that had every migration up to that one, rows, and then the rest. */
async function migrated(kind: Provider, rows: readonly string[]): Promise<string> {
  const migrations = readMigrations(migrationsFolder(kind))
  const before = migrations.slice(
    0,
    migrations.findIndex(({name}) => name.endsWith('_followed_incidents')),
  )
  if (kind === 'sqlite') {
    const path = aDatabasePath()
    const database = new SqliteFile(path)
    migrateSqlite(database, before)
    for (const row of rows) database.exec(row)
    migrateSqlite(database, migrations)
    database.close()
    return `file:${path}`
  }
  const url = await aDatabase()
  const client = new pg.Client({connectionString: url})
  await client.connect()
  try {
    await migratePostgresql(client, 'here', before)
    for (const row of rows) await client.query(row)
    await migratePostgresql(client, 'here', migrations)
  } finally {
    await client.end()
  }
  return url
}
