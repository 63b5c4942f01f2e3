import {describe, expect, it, onTestFinished, vi} from 'vitest'
import {atDatabase} from '#prisma/throw-away-cluster.ts'
import {operator} from '#src/incident/viewer.ts'
import type {IncidentStore} from '#src/library/incident-store.ts'
import {openPostgresqlStore, type PostgresqlOptions} from '#src/store/prisma/postgresql/open-postgresql-store.ts'
import {aDocument} from '#tests/builders/an-incident.ts'
import {change, listIds} from '#tests/store/contract/holding.ts'
import {aMigratedDatabase, hasPostgresql, runIn, server} from './scratch-postgresql.ts'

// Servers and processes of their own, on a machine that may have other things to do.
vi.setConfig({testTimeout: 60_000})

const hangUp = 'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()'

describe.skipIf(!hasPostgresql)('a PostgreSQL store in trouble', () => {
  it('I21 goes on with new connections when the server has hung up on all of them', async () => {
    const url = await aMigratedDatabase()
    const store = await open(url)
    await store.apply(change({publish: [aDocument({id: 'a'})]}))
    await Promise.all(Array.from({length: 5}, () => store.countIncidents(operator)))
    await runIn(url, hangUp)
    expect(await store.countIncidents(operator)).toBe(1)
    await store.apply(change({publish: [aDocument({id: 'b'})]}))
    expect((await listIds(store)).toSorted()).toEqual(['a', 'b'])
  })

  it('I21 writes nothing on a server that has become a standby, says so, and goes on when it is the primary again', async () => {
    const url = await aMigratedDatabase()
    const store = await open(url)
    await store.apply(change({publish: [aDocument({id: 'a'})]}))
    const becomes = async (setting: string): Promise<void> => {
      // From outside: the database itself takes no such statement while it is read-only.
      await runIn(server, `ALTER DATABASE "${new URL(url).pathname.slice(1)}" SET default_transaction_read_only = ${setting}`)
      await runIn(url, hangUp)
    }
    await becomes('on')
    await expect(store.apply(change({publish: [aDocument({id: 'b'})]}))).rejects.toThrow('the server takes no changes')
    expect(await listIds(store)).toEqual(['a'])
    await becomes('off')
    await store.apply(change({publish: [aDocument({id: 'b'})]}))
    expect((await listIds(store)).toSorted()).toEqual(['a', 'b'])
  })

  it('I21 tries again what the server refused because another transaction was under way', async () => {
    const url = await aMigratedDatabase()
    // Stricter than usual: of two transactions at once the server lets only one through.
    await runIn(url, `DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET default_transaction_isolation = serializable', current_database()); END $$`)
    const [left, right] = [await open(url), await open(url)]
    const publish = (store: IncidentStore, prefix: string) =>
      Promise.all(Array.from({length: 15}, (_, number) => store.apply(change({publish: [aDocument({id: `${prefix}-${number}`})]}))))
    await Promise.all([publish(left, 'left'), publish(right, 'right')])
    expect(await left.countIncidents(operator)).toBe(30)
    expect(await left.readRevision()).toBe(30)
  })

  it('I21 gives up what takes too long, and what finds every connection busy, and lets nobody else wait', async () => {
    const url = await aMigratedDatabase()
    const store = await open(url, {connections: 1})
    await atDatabase(url, async other => {
      await other.query('BEGIN; LOCK TABLE "Incident" IN ACCESS EXCLUSIVE MODE')
      const slow = expect(store.countIncidents(operator)).rejects.toThrow('it took longer than a statement may')
      const crowded = expect(store.countIncidents(operator)).rejects.toThrow('the server does not answer, or all connections are busy')
      await Promise.all([slow, crowded])
    })
    expect(await store.countIncidents(operator)).toBe(0)
  })

  it('I14 waits for another writer, and reads meanwhile what was there before', async () => {
    const url = await aMigratedDatabase()
    const store = await open(url)
    await store.apply(change({publish: [aDocument({id: 'a'})]}))
    await atDatabase(url, async other => {
      await other.query('BEGIN; UPDATE "SyncState" SET "revision" = 100 WHERE "id" = 1')
      const writing = store.apply(change({publish: [aDocument({id: 'b'})]}))
      await expect.poll(() => runIn(url, `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`)).toHaveLength(1)
      expect([await store.countIncidents(operator), await store.readRevision()]).toEqual([1, 1])
      await other.query('COMMIT')
      await writing
    })
    expect([await store.countIncidents(operator), await store.readRevision()]).toEqual([2, 101])
  })
})

async function open(url: string, options?: PostgresqlOptions): Promise<IncidentStore> {
  const store = await openPostgresqlStore(url, options)
  onTestFinished(() => store.close())
  return store
}
