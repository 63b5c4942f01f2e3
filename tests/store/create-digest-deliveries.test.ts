import {describe, expect, onTestFinished, test} from 'vitest'
import {createDigestDeliveries} from '#src/store/prisma/create-digest-deliveries.ts'
import {openDatabase} from '#src/store/prisma/open-database.ts'
import {aMigratedDatabase, hasPostgresql} from './postgresql/scratch-postgresql.ts'
import {aDatabasePath} from './sqlite/scratch-database.ts'

describe.each(['SQLite', 'PostgreSQL'])('createDigestDeliveries() on %s', kind => {
  const openTwo = async () => {
    const url = kind === 'SQLite' ? `file:${aDatabasePath()}` : await aMigratedDatabase()
    const databases = [await openDatabase(url), await openDatabase(url)] as const
    onTestFinished(async () => {
      for (const database of databases) await database.close()
    })
    return [createDigestDeliveries(databases[0]), createDigestDeliveries(databases[1])] as const
  }
  const at = '2026-11-21T12:00:00Z'

  test.skipIf(kind === 'PostgreSQL' && !hasPostgresql)('lets one of many send the digest of a week to somebody, and somebody else’s as well', async () => {
    const [one, other] = await openTwo()
    const claims = await Promise.all(Array.from({length: 20}, (_, turn) => (turn % 2 === 0 ? one : other).claim('ada', '2026-11-16', at)))
    expect(claims.filter(Boolean)).toHaveLength(1)
    expect([await one.claim('grace', '2026-11-16', at), await one.claim('ada', '2026-11-23', at), await other.claim('ada', '2026-11-23', at)]).toEqual([
      true,
      true,
      false,
    ])
  })

  test.skipIf(kind === 'PostgreSQL' && !hasPostgresql)('lets it be sent after all where it could not be', async () => {
    const [one, other] = await openTwo()
    await one.claim('ada', '2026-11-16', at)
    await one.release('ada', '2026-11-09')
    expect(await other.claim('ada', '2026-11-16', at)).toBe(false)
    await one.release('ada', '2026-11-16')
    expect(await other.claim('ada', '2026-11-16', at)).toBe(true)
  })

  test.skipIf(kind === 'PostgreSQL' && !hasPostgresql)('sends nothing to somebody who wants none, until they do', async () => {
    const [one] = await openTwo()
    expect(await one.isOff('ada')).toBe(false)
    await one.setOff('ada', true)
    expect([await one.isOff('ada'), await one.claim('ada', '2026-11-16', at)]).toEqual([true, false])
    await one.setOff('ada', false)
    expect([await one.isOff('ada'), await one.claim('ada', '2026-11-16', at)]).toEqual([false, true])
  })
})
