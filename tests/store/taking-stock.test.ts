import {expect, onTestFinished, test, vi} from 'vitest'
import {tables} from '#src/store/prisma/tables.ts'
import {aDocument} from '#tests/builders/an-incident.ts'
import {aLibrary} from '#tests/library/publish/a-library.ts'
import {change} from './contract/holding.ts'
import {openStoreAt} from './open-store-at.ts'
import {aDatabase, hasPostgresql, runIn} from './postgresql/scratch-postgresql.ts'

vi.setConfig({testTimeout: 60_000})

test.skipIf(!hasPostgresql)('takeStock() tells PostgreSQL at once, and only of tables of ours', async () => {
  const url = await aDatabase()
  await runIn(url, `CREATE SCHEMA other; CREATE TABLE other.notes WITH (autovacuum_enabled = off) AS SELECT generate_series(1, 500) AS number`)
  await fill(url)
  const counted = await runIn(
    url,
    `SELECT relname AS name, reltuples::int AS rows FROM pg_class WHERE relkind = 'r' AND reltuples >= 0 AND relnamespace = 'public'::regnamespace`,
  )
  expect(counted.map(({name}) => name).sort()).toEqual(tables.map(({name}) => name).sort())
  expect(counted).toContainEqual({name: 'Incident', rows: 300})
  expect(await runIn(url, `SELECT reltuples::int AS rows FROM pg_class WHERE relname = 'notes'`)).toEqual([{rows: -1}])
  // What it is for: a rare service is looked up, and a frequent one is not.
  const plan = await runIn(url, `EXPLAIN SELECT 1 FROM "IncidentService" WHERE "name" = 'rare'`)
  expect(plan.map(line => line['QUERY PLAN']).join('\n')).toMatch(/rows=1 /)
})

test('syncFolder() takes stock after it published many files, and not after a few among many', async () => {
  const library = await aLibrary()
  const takeStock = vi.spyOn(library.store, 'takeStock')
  const write = (from: number, to: number) =>
    Promise.all(Array.from({length: to - from}, (_, number) => library.write(`incident-${from + number}.md`, 'It broke.\n')))
  await write(0, 99)
  await library.sync()
  expect(takeStock, 'a few').not.toHaveBeenCalled()
  await write(99, 1200)
  await library.sync()
  expect(takeStock, 'many').toHaveBeenCalledOnce()
  await write(1200, 1310)
  await library.sync()
  expect(takeStock, 'many, which are few among the others').toHaveBeenCalledOnce()
})

async function fill(url: string): Promise<void> {
  const store = await openStoreAt(url)
  onTestFinished(() => store.close())
  const documents = Array.from({length: 300}, (_, number) => aDocument({id: `a-${number}`, services: ['web', number === 0 ? 'rare' : 'api']}))
  await store.apply(change({publish: documents}))
  const revision = await store.readRevision()
  await store.takeStock()
  expect(await store.readRevision(), 'nobody sees it').toBe(revision)
}
