import type {DigestDeliveries} from '#src/library/remediation/digest-deliveries.ts'
import type {Database} from './database.ts'

/** The deliveries of digests over an open database. */
export function createDigestDeliveries(database: Database): DigestDeliveries {
  return {
    async claim(recipient, week, at) {
      const changed = await database.write(
        async statements => statements.$executeRaw`
          INSERT INTO "DigestDelivery" ("recipient", "week", "sentAt", "isOff") VALUES (${recipient}, ${week}, ${at}, 0)
          ON CONFLICT ("recipient") DO UPDATE SET "week" = excluded."week", "sentAt" = excluded."sentAt"
            WHERE "DigestDelivery"."isOff" = 0 AND ("DigestDelivery"."week" IS NULL OR "DigestDelivery"."week" <> excluded."week")`,
      )
      return changed > 0
    },
    async release(recipient, week) {
      await database.write(
        async statements =>
          statements.$executeRaw`UPDATE "DigestDelivery" SET "week" = NULL, "sentAt" = NULL WHERE "recipient" = ${recipient} AND "week" = ${week}`,
      )
    },
    async isOff(recipient) {
      const rows = await database.reader.$queryRaw<unknown[]>`SELECT 1 AS "found" FROM "DigestDelivery" WHERE "recipient" = ${recipient} AND "isOff" = 1`
      return rows.length > 0
    },
    async setOff(recipient, isOff) {
      await database.write(
        async statements => statements.$executeRaw`
          INSERT INTO "DigestDelivery" ("recipient", "isOff") VALUES (${recipient}, ${isOff ? 1 : 0})
          ON CONFLICT ("recipient") DO UPDATE SET "isOff" = excluded."isOff"`,
      )
    },
  }
}
