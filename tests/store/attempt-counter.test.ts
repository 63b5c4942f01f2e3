import {execFile} from 'node:child_process'
import {promisify} from 'node:util'
import {describe, expect, onTestFinished, test} from 'vitest'
import {openMemoryAttempts} from '#src/store/memory/open-memory-attempts.ts'
import {createAttemptCounter} from '#src/store/prisma/create-attempt-counter.ts'
import {openDatabase} from '#src/store/prisma/open-database.ts'
import {describeAttemptCounter, type OpenCounters} from './attempt-counter.contract.ts'
import {aMigratedDatabase, hasPostgresql} from './postgresql/scratch-postgresql.ts'
import {aDatabasePath} from './sqlite/scratch-database.ts'

describeAttemptCounter('openMemoryAttempts()', async now => {
  const counts = new Map()
  return {one: openMemoryAttempts(now, counts), other: openMemoryAttempts(now, counts), rows: async () => counts.size}
})

describeAttemptCounter('createAttemptCounter() on SQLite', now => openTwice(now, `file:${aDatabasePath()}`))

describe.skipIf(!hasPostgresql)('on PostgreSQL', () => {
  describeAttemptCounter('createAttemptCounter() on PostgreSQL', async now => openTwice(now, await aMigratedDatabase()))
})

describe.each(['SQLite', 'PostgreSQL'])('two processes on one %s database', kind => {
  test.skipIf(kind === 'PostgreSQL' && !hasPostgresql)(
    'lose none of 200 tries at once',
    async () => {
      const url = kind === 'SQLite' ? `file:${aDatabasePath()}` : await aMigratedDatabase()
      const run = async (): Promise<readonly number[]> =>
        JSON.parse((await promisify(execFile)(process.execPath, ['--import', 'tsx', 'tests/store/attempt-process.ts', url])).stdout)
      const counts = (await Promise.all([run(), run()])).flat()
      expect(counts.toSorted((a, b) => a - b)).toEqual(Array.from({length: 200}, (_, at) => at + 1))
    },
    60_000,
  )
})

async function openTwice(now: () => number, url: string): ReturnType<OpenCounters> {
  const databases = [await openDatabase(url), await openDatabase(url)] as const
  onTestFinished(async () => {
    for (const database of databases) await database.close()
  })
  return {
    one: createAttemptCounter(databases[0], now),
    other: createAttemptCounter(databases[1], now),
    rows: async () => Number((await databases[1].reader.$queryRaw<{rows: bigint}[]>`SELECT count(*) AS "rows" FROM "AttemptCount"`)[0]?.rows),
  }
}
