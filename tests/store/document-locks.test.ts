import {setTimeout as wait} from 'node:timers/promises'
import {describe, expect, onTestFinished, test} from 'vitest'
import {openMemoryLocks} from '#src/store/memory/open-memory-locks.ts'
import {createDocumentLocks, type LockPace} from '#src/store/prisma/create-document-locks.ts'
import type {Database} from '#src/store/prisma/database.ts'
import {openDatabase} from '#src/store/prisma/open-database.ts'
import {describeDocumentLocks} from './document-locks.contract.ts'
import {aMigratedDatabase, hasPostgresql} from './postgresql/scratch-postgresql.ts'
import {aDatabasePath} from './sqlite/scratch-database.ts'

describeDocumentLocks('openMemoryLocks()', async () => {
  const locks = openMemoryLocks()
  return {one: locks, other: locks}
})

describe.each(['SQLite', 'PostgreSQL'])('on %s', kind => {
  describe.skipIf(kind === 'PostgreSQL' && !hasPostgresql)('', () => {
    const open = async (pace?: LockPace) => {
      const url = kind === 'SQLite' ? `file:${aDatabasePath()}` : await aMigratedDatabase()
      const databases = [await openDatabase(url), await openDatabase(url)] as const
      onTestFinished(async () => {
        for (const database of databases) await database.close()
      })
      return {one: createDocumentLocks(databases[0], pace), other: createDocumentLocks(databases[1], pace), database: databases[0]}
    }
    const hold = (database: Database, until: string) =>
      database.write(
        statements => statements.$executeRaw`INSERT INTO "DocumentLock" ("file", "holder", "until") VALUES ('a.md', 'somebody who died', ${until})`,
      )

    describeDocumentLocks('createDocumentLocks()', () => open())

    test.each([
      ['long ago', '000000000000000'],
      ['by a clock that ran a century ahead', '007000000000000'],
    ])('I23 createDocumentLocks() takes over from one who died, %s', async (_, until) => {
      const {one, database} = await open({lease: 200, patience: 10_000})
      await hold(database, until)
      const begun = performance.now()
      expect(await one.withLock('a.md', async lock => await lock.isHeld())).toBe(true)
      expect(performance.now() - begun).toBeGreaterThan(200)
      expect(await database.reader.$queryRaw`SELECT * FROM "DocumentLock"`).toEqual([])
    })

    test('createDocumentLocks() waits once for a process that died with many documents', async () => {
      const {one, database} = await open({lease: 500, patience: 10_000})
      for (const [at, file] of ['a.md', 'b.md', 'c.md', 'd.md'].entries())
        await database.write(
          statements =>
            statements.$executeRaw`INSERT INTO "DocumentLock" ("file", "holder", "until") VALUES (${file}, ${`dead ${at}`}, ${`00000000000010${at}`})`,
        )
      await one.withLock('a.md', async () => undefined)
      const begun = performance.now()
      for (const file of ['b.md', 'c.md', 'd.md']) await one.withLock(file, async () => undefined)
      expect(performance.now() - begun).toBeLessThan(500)
    })

    test('createDocumentLocks() is held as long as its holder lives, and its holder knows when others took it for dead', async () => {
      const {one, other, database} = await open({lease: 300, patience: 10_000})
      const order: string[] = []
      await Promise.all([
        one.withLock('a.md', async lock => {
          await wait(1200)
          order.push('first', String(await lock.isHeld()))
        }),
        wait(50).then(() => other.withLock('a.md', async () => void order.push('second'))),
      ])
      expect(order).toEqual(['first', 'true', 'second'])
      await one.withLock('a.md', async lock => {
        await database.write(statements => statements.$executeRaw`UPDATE "DocumentLock" SET "holder" = 'somebody else'`)
        expect(await lock.isHeld()).toBe(false)
      })
      expect(await database.reader.$queryRaw`SELECT "holder" FROM "DocumentLock"`, 'what is not its own it leaves').toEqual([{holder: 'somebody else'}])
    })

    test('createDocumentLocks() gives up where somebody writes without pause', async () => {
      const {one, other} = await open({lease: 300, patience: 400})
      await one.withLock('a.md', async () => {
        await expect(other.withLock('a.md', async () => 'never')).rejects.toMatchObject({name: 'DocumentBusy'})
      })
    })
  })
})
