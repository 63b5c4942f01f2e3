import type {AttemptCounter, AttemptTally} from '#src/library/attempt-counter.ts'
import type {Database} from './database.ts'

// Rows outlive their window by this much, so that removing them hardly ever meets somebody who is renewing one.
const grace = 60_000

/** The counter over an open database; `now` gives milliseconds since 1970. */
export function createAttemptCounter(database: Database, now: () => number = Date.now): AttemptCounter {
  let nextSweep = 0
  return {
    async count(key, windowSeconds) {
      const at = now()
      const tally = await countOnce(database, key, at, windowSeconds)
      if (at >= nextSweep) {
        nextSweep = at + grace
        // What could not be removed now is removed a minute later; the try itself has been counted.
        await removeBefore(database, at - grace).catch(() => undefined)
      }
      return tally
    },
    async forget(key) {
      await database.write(statements => statements.$executeRaw`DELETE FROM "AttemptCount" WHERE "key" = ${key}`)
    },
  }
}

/** One statement, so that the database itself puts tries at the same moment one after the other. */
async function countOnce(database: Database, key: string, at: number, windowSeconds: number): Promise<AttemptTally> {
  const moment = toText(at)
  const end = toText(at + windowSeconds * 1000)
  const [row] = await database.write(
    statements =>
      // A row that lasts longer than a window from now was written by a clock that ran ahead: it must not hold anybody off until then.
      statements.$queryRaw<{count: number | bigint; expiresAt: string}[]>`
        INSERT INTO "AttemptCount" ("key", "count", "expiresAt") VALUES (${key}, 1, ${end})
        ON CONFLICT ("key") DO UPDATE SET
          "count" = CASE WHEN "AttemptCount"."expiresAt" <= ${moment} THEN 1 ELSE "AttemptCount"."count" + 1 END,
          "expiresAt" = CASE WHEN "AttemptCount"."expiresAt" <= ${moment} OR "AttemptCount"."expiresAt" > excluded."expiresAt"
            THEN excluded."expiresAt" ELSE "AttemptCount"."expiresAt" END
        RETURNING "count", "expiresAt"`,
  )
  if (!row) throw new Error('Cannot count an attempt: the database gave no count back')
  return {count: Number(row.count), secondsLeft: Math.ceil((Number(row.expiresAt) - at) / 1000)}
}

async function removeBefore(database: Database, at: number): Promise<void> {
  await database.write(statements => statements.$executeRaw`DELETE FROM "AttemptCount" WHERE "expiresAt" < ${toText(at)}`)
}

/** As wide as every other, so that text compares as numbers do. */
function toText(milliseconds: number): string {
  return String(Math.max(0, Math.floor(milliseconds))).padStart(15, '0')
}
