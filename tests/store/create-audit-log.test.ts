import Sqlite from 'better-sqlite3'
import {describe, expect, it, onTestFinished} from 'vitest'
import {operator} from '#src/incident/viewer.ts'
import {createAuditLog} from '#src/store/prisma/create-audit-log.ts'
import {createIncidentStore} from '#src/store/prisma/create-incident-store.ts'
import type {Database} from '#src/store/prisma/database.ts'
import {openDatabase} from '#src/store/prisma/open-database.ts'
import {aDocument} from '#tests/builders/an-incident.ts'
import {anEvent, describeAuditLog} from './audit-log.contract.ts'
import {change, removeAll} from './contract/holding.ts'
import {aMigratedDatabase, hasPostgresql, runIn} from './postgresql/scratch-postgresql.ts'
import {aDatabasePath} from './sqlite/scratch-database.ts'

const kinds = [
  {
    kind: 'SQLite',
    anAddress: async () => `file:${aDatabasePath()}`,
    run: async (url: string, sql: string) => {
      const database = new Sqlite(url.slice('file:'.length))
      try {
        database.exec(sql)
      } finally {
        database.close()
      }
    },
    refuseInserts: `CREATE TRIGGER "refuse" BEFORE INSERT ON "AuditEntry" BEGIN SELECT RAISE(ABORT, 'no room'); END`,
    refusals: [
      `INSERT OR REPLACE INTO "AuditEntry" SELECT "id", "at", "action", "actorId", 'somebody else', "via", NULL, NULL, NULL, NULL, NULL FROM "AuditEntry"`,
    ],
  },
  {
    kind: 'PostgreSQL',
    anAddress: aMigratedDatabase,
    run: async (url: string, sql: string) => void (await runIn(url, sql)),
    refuseInserts: `CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no room'; END $$;
      CREATE TRIGGER "refuse" BEFORE INSERT ON "AuditEntry" FOR EACH ROW EXECUTE FUNCTION refuse()`,
    refusals: ['TRUNCATE "AuditEntry"', `INSERT INTO "AuditEntry" SELECT * FROM "AuditEntry" ON CONFLICT ("id") DO UPDATE SET "actor" = 'somebody else'`],
  },
] as const

describe.each(kinds)('on $kind', ({kind, anAddress, run, refuseInserts, refusals}) => {
  describe.skipIf(kind === 'PostgreSQL' && !hasPostgresql)('', () => {
    describeAuditLog('createAuditLog()', async now => {
      const database = await open(await anAddress())
      return {store: createIncidentStore(database), log: createAuditLog(database, now)}
    })

    it('refuses whatever would change or remove an entry, also to who has the database open by hand', async () => {
      const url = await anAddress()
      const log = createAuditLog(await open(url))
      const entry = await log.append(anEvent({}))
      const attempts = [
        `UPDATE "AuditEntry" SET "actor" = 'somebody else'`,
        `UPDATE "AuditEntry" SET "after" = NULL WHERE "id" = '${entry.id}'`,
        'DELETE FROM "AuditEntry"',
        ...refusals,
      ]
      for (const attempt of attempts) await expect(run(url, attempt), attempt).rejects.toThrow('AuditEntry is append-only')
      expect((await log.list(operator, {limit: 9})).entries).toEqual([entry])
    })

    it('keeps its entries where the index is thrown away and made again', async () => {
      const database = await open(await anAddress())
      const [store, log] = [createIncidentStore(database), createAuditLog(database)]
      await store.apply(change({publish: [aDocument({id: 'a'})]}))
      const entry = await log.append(anEvent({action: 'incident.added', subject: {kind: 'incident', id: 'a'}}))
      await removeAll(store)
      expect(await store.countIncidents(operator)).toBe(0)
      expect((await log.list(operator, {limit: 9})).entries).toEqual([entry])
    })

    it('appendWithin() makes a change and its entry together or not at all', async () => {
      const url = await anAddress()
      const database = await open(url)
      const log = createAuditLog(database)
      const countAfter = async (key: string) => {
        await database.write(async statements => {
          await statements.$executeRaw`INSERT INTO "AttemptCount" ("key", "count", "expiresAt") VALUES (${key}, 1, '0')`
          await log.appendWithin(statements, anEvent({action: 'settings.changed'}))
        })
      }
      const read = async () => (await database.reader.$queryRaw<{key: string}[]>`SELECT "key" FROM "AttemptCount"`).map(({key}) => key)
      await countAfter('first')
      await run(url, refuseInserts)
      await expect(countAfter('second')).rejects.toThrow('no room')
      await expect(log.append(anEvent({}))).rejects.toThrow('no room')
      expect([await read(), (await log.list(operator, {limit: 9})).entries.length]).toEqual([['first'], 1])
    })

    it('gives different ids to logs that are open side by side, and loses nothing of what both append', async () => {
      const url = await anAddress()
      const frozen = () => new Date('2026-03-01T10:00:00Z')
      const logs = [createAuditLog(await open(url), frozen), createAuditLog(await open(url), frozen)]
      const appended = await Promise.all(Array.from({length: 60}, (_, number) => logs[number % 2]?.append(anEvent({actor: `n${number}`}))))
      expect(new Set(appended.map(entry => entry?.id)).size).toBe(60)
      const {entries} = (await logs[0]?.list(operator, {limit: 100})) ?? {entries: []}
      expect(entries.map(({actor}) => actor).toSorted()).toEqual(Array.from({length: 60}, (_, number) => `n${number}`).toSorted())
    })
  })
})

async function open(url: string): Promise<Database> {
  const database = await openDatabase(url)
  onTestFinished(() => database.close())
  return database
}
