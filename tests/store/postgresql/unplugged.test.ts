import {describe, expect, it, onTestFinished, vi} from 'vitest'
import {findPostgresqlPrograms, startCluster} from '#prisma/throw-away-cluster.ts'
import {operator} from '#src/incident/viewer.ts'
import {StoreUnavailable} from '#src/library/store-unavailable.ts'
import {openPostgresqlStore} from '#src/store/prisma/postgresql/open-postgresql-store.ts'
import {aDocument} from '#tests/builders/an-incident.ts'
import {aQuery, change, listIds} from '#tests/store/contract/holding.ts'
import {runIn} from './scratch-postgresql.ts'

// Servers and processes of their own, on a machine that may have other things to do.
vi.setConfig({testTimeout: 60_000})

// A server of their own: these tests pull its plug.
describe.skipIf(findPostgresqlPrograms() === undefined)('a PostgreSQL store whose server goes away', () => {
  it('I21 says so within seconds, reading and writing, and recovers by itself once the server is back', async () => {
    const {cluster, store} = await aStoreOfItsOwn()
    await store.apply(change({publish: [aDocument({id: 'a'})]}))
    await cluster.stop('immediate')
    const begun = Date.now()
    const reading = [store.countIncidents(operator), store.readRevision(), store.listIncidents(operator, aQuery())]
    for (const failure of await Promise.all(reading.map(failureOf))) {
      expect(failure).toBeInstanceOf(StoreUnavailable)
      expect(failure.message).toMatch(
        /^Cannot reach the index in postgresql:\/\/postgres@127\.0\.0\.1:\d+\/postgres: (?:no server answers there|the connection was lost)$/,
      )
    }
    expect(await failureOf(store.apply(change({publish: [aDocument({id: 'b'})]})))).toBeInstanceOf(StoreUnavailable)
    expect(Date.now() - begun).toBeLessThan(5_000)
    await cluster.start()
    expect(await listIds(store)).toEqual(['a'])
    await store.apply(change({publish: [aDocument({id: 'b'})]}))
    expect((await listIds(store)).toSorted()).toEqual(['a', 'b'])
  })

  it('I21 writes all of a change or nothing when the server dies in the middle of it', async () => {
    const {cluster, store} = await aStoreOfItsOwn()
    const batch = Array.from({length: 200}, (_, number) => aDocument({id: `a-${number}`, plainText: 'word '.repeat(2_000)}))
    const writing = failureOf(store.apply(change({publish: batch})))
    // Begun for certain, and nowhere near its end: the last of its tables is the largest.
    await untilRows(cluster.url, `SELECT 1 FROM pg_stat_activity WHERE state <> 'idle' AND query LIKE 'INSERT INTO "%'`)
    await cluster.stop('immediate')
    expect(await writing).toBeInstanceOf(StoreUnavailable)
    await cluster.start()
    expect(await store.listFiles()).toEqual([])
    await store.apply(change({publish: batch}))
    expect(await store.countIncidents(operator)).toBe(200)
  })

  it('I21 waits for no server that has fallen silent', async () => {
    const {cluster, store} = await aStoreOfItsOwn()
    await store.countIncidents(operator)
    cluster.freeze()
    const begun = Date.now()
    expect(await failureOf(store.countIncidents(operator))).toBeInstanceOf(StoreUnavailable)
    expect(Date.now() - begun).toBeLessThan(12_000)
    cluster.thaw()
    expect(await store.countIncidents(operator)).toBe(0)
  })
})

async function aStoreOfItsOwn() {
  const cluster = await startCluster()
  onTestFinished(() => cluster.remove())
  const store = await openPostgresqlStore(cluster.url)
  onTestFinished(() => store.close())
  return {cluster, store}
}

async function failureOf(promise: Promise<unknown>): Promise<Error> {
  try {
    await promise
  } catch (error) {
    if (error instanceof Error) return error
    throw error
  }
  throw new Error('Expected a failure')
}

async function untilRows(url: string, sql: string): Promise<void> {
  await expect.poll(async () => (await runIn(url, sql)).length, {interval: 2, timeout: 10_000}).toBeGreaterThan(0)
}
