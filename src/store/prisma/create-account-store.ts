import type {Person} from '#src/incident/person.ts'
import type {Role} from '#src/incident/viewer.ts'
import type {AccountStore, KeyRecord, KeyScope, Member, MemberChange, SessionRecord} from '#src/library/account-store.ts'
import {lockState} from './apply-change.ts'
import type {Database, Statements} from './database.ts'
import {Prisma} from './sqlite/generated/client.ts'

/** The questions about accounts that are ours to answer; those of signing in are the accounts library's. */
export function createAccountStore(database: Database): AccountStore {
  const {reader} = database
  return {
    async findSignedIn(token, now) {
      const [row] = await reader.$queryRaw<(PersonRow & {sessionId: string; createdAt: string; expiresAt: string})[]>`
        SELECT u."id", u."name", u."email", u."role", s."id" AS "sessionId", s."createdAt", s."expiresAt"
        FROM "Session" s JOIN "User" u ON u."id" = s."userId" WHERE s."token" = ${token} AND s."expiresAt" > ${now} AND u."disabled" = 0`
      return row && {person: toPerson(row), sessionId: row.sessionId, createdAt: row.createdAt, expiresAt: row.expiresAt}
    },
    async findKeyHolder(hash, now) {
      const [row] = await reader.$queryRaw<(PersonRow & {keyId: string; permissions: string | null; lastRequest: string | null})[]>`
        SELECT u."id", u."name", u."email", u."role", k."id" AS "keyId", k."permissions", k."lastRequest"
        FROM "ApiKey" k JOIN "User" u ON u."id" = k."referenceId"
        WHERE k."key" = ${hash} AND k."enabled" = 1 AND (k."expiresAt" IS NULL OR k."expiresAt" > ${now}) AND u."disabled" = 0`
      return row && {person: toPerson(row), keyId: row.keyId, scope: toScope(row.permissions), lastUsedAt: row.lastRequest ?? undefined}
    },
    async noteKeyUse(keyId, at) {
      await database.write(async statements => statements.$executeRaw`UPDATE "ApiKey" SET "lastRequest" = ${at} WHERE "id" = ${keyId}`)
    },
    async hasAdministrator() {
      const found = await reader.$queryRaw<unknown[]>`SELECT 1 AS "found" FROM "User" WHERE "role" = 'administrator' AND "disabled" = 0 LIMIT 1`
      return found.length > 0
    },
    async listMembers(now) {
      const rows = await reader.$queryRaw<MemberRow[]>`${selectMembers(now)} ORDER BY lower(u."name"), u."id"`
      return rows.map(toMember)
    },
    async findMember(idOrEmail, now) {
      const [row] = await reader.$queryRaw<MemberRow[]>`${selectMembers(now)} WHERE u."id" = ${idOrEmail} OR u."email" = ${idOrEmail.toLowerCase()} LIMIT 1`
      return row && toMember(row)
    },
    changeRole: (id, role, now) => changeMember(database, id, {role}, now),
    setDisabled: (id, isDisabled, now) => changeMember(database, id, {disabled: isDisabled ? 1 : 0}, now),
    async listSessions(userId, now) {
      const rows = await reader.$queryRaw<{id: string; createdAt: string; expiresAt: string; ipAddress: string | null; userAgent: string | null}[]>`
        SELECT "id", "createdAt", "expiresAt", "ipAddress", "userAgent" FROM "Session"
        WHERE "userId" = ${userId} AND "expiresAt" > ${now} ORDER BY "createdAt" DESC, "id"`
      return rows.map(
        ({id, createdAt, expiresAt, ipAddress, userAgent}): SessionRecord => ({
          id,
          createdAt,
          expiresAt,
          address: ipAddress || undefined,
          userAgent: userAgent || undefined,
        }),
      )
    },
    async endSessions(userId, {only, except}) {
      const which = only !== undefined ? Prisma.sql`AND "id" = ${only}` : except !== undefined ? Prisma.sql`AND "id" <> ${except}` : Prisma.empty
      return await database.write(async statements => statements.$executeRaw`DELETE FROM "Session" WHERE "userId" = ${userId} ${which}`)
    },
    async listKeys(userId) {
      const rows = await reader.$queryRaw<KeyRow[]>`
        SELECT "id", "name", "start", "permissions", "createdAt", "expiresAt", "lastRequest" FROM "ApiKey"
        WHERE "referenceId" = ${userId} ORDER BY "createdAt" DESC, "id"`
      return rows.map(toKey)
    },
    async revokeKey(userId, keyId) {
      return (await database.write(async statements => statements.$executeRaw`DELETE FROM "ApiKey" WHERE "referenceId" = ${userId} AND "id" = ${keyId}`)) > 0
    },
    async findCalendarLink(userId) {
      const [row] = await reader.$queryRaw<{createdAt: string; lastUsed: string | null}[]>`
        SELECT "createdAt", "lastUsed" FROM "CalendarLink" WHERE "userId" = ${userId}`
      return row && {createdAt: row.createdAt, lastUsedAt: row.lastUsed ?? undefined}
    },
    async makeCalendarLink(userId, hash, at) {
      await database.write(
        async statements => statements.$executeRaw`
          INSERT INTO "CalendarLink" ("userId", "tokenHash", "createdAt") VALUES (${userId}, ${hash}, ${at})
          ON CONFLICT ("userId") DO UPDATE SET "tokenHash" = excluded."tokenHash", "createdAt" = excluded."createdAt", "lastUsed" = NULL`,
      )
    },
    async endCalendarLink(userId) {
      return (await database.write(async statements => statements.$executeRaw`DELETE FROM "CalendarLink" WHERE "userId" = ${userId}`)) > 0
    },
    async findCalendarHolder(hash) {
      const [row] = await reader.$queryRaw<(PersonRow & {lastUsed: string | null})[]>`
        SELECT u."id", u."name", u."email", u."role", l."lastUsed" FROM "CalendarLink" l JOIN "User" u ON u."id" = l."userId"
        WHERE l."tokenHash" = ${hash} AND u."disabled" = 0`
      return row && {person: toPerson(row), lastUsedAt: row.lastUsed ?? undefined}
    },
    async noteCalendarUse(userId, at) {
      await database.write(async statements => statements.$executeRaw`UPDATE "CalendarLink" SET "lastUsed" = ${at} WHERE "userId" = ${userId}`)
    },
  }
}

type PersonRow = {readonly id: string; readonly name: string; readonly email: string; readonly role: string}
type KeyRow = {
  readonly id: string
  readonly name: string | null
  readonly start: string | null
  readonly permissions: string | null
  readonly createdAt: string
  readonly expiresAt: string | null
  readonly lastRequest: string | null
}
type MemberRow = PersonRow & {
  readonly disabled: number | bigint
  readonly createdAt: string
  readonly signedInAt: string | null
  readonly passwords: number | bigint
  readonly providers: number | bigint
  readonly keys: number | bigint
}

function selectMembers(now: string): Prisma.Sql {
  return Prisma.sql`
    SELECT u."id", u."name", u."email", u."role", u."disabled", u."createdAt",
      (SELECT max(s."createdAt") FROM "Session" s WHERE s."userId" = u."id" AND s."expiresAt" > ${now}) AS "signedInAt",
      (SELECT count(*) FROM "Account" a WHERE a."userId" = u."id" AND a."providerId" = 'credential') AS "passwords",
      (SELECT count(*) FROM "Account" a WHERE a."userId" = u."id" AND a."providerId" <> 'credential') AS "providers",
      (SELECT count(*) FROM "ApiKey" k WHERE k."referenceId" = u."id" AND (k."expiresAt" IS NULL OR k."expiresAt" > ${now})) AS "keys"
    FROM "User" u`
}

/** Two administrators who take each other's role at the same moment: the second finds that the first was the last one left. */
async function changeMember(database: Database, id: string, change: {role: Role} | {disabled: 0 | 1}, now: string): Promise<MemberChange> {
  return await database.write(async (statements: Statements) => {
    await lockState(statements)
    const [member] = await statements.$queryRaw<{role: string; disabled: number | bigint}[]>`SELECT "role", "disabled" FROM "User" WHERE "id" = ${id}`
    if (!member) return 'absent'
    const before = {role: member.role, disabled: Number(member.disabled)}
    const after = {...before, ...change}
    if (before.role === after.role && before.disabled === after.disabled) return 'unchanged'
    if (isAdministrator(before) && !isAdministrator(after)) {
      const others = await statements.$queryRaw<unknown[]>`
        SELECT 1 AS "found" FROM "User" WHERE "role" = 'administrator' AND "disabled" = 0 AND "id" <> ${id} LIMIT 1`
      if (others.length === 0) return 'last-administrator'
    }
    await statements.$executeRaw`UPDATE "User" SET "role" = ${after.role}, "disabled" = ${after.disabled}, "updatedAt" = ${now} WHERE "id" = ${id}`
    if (after.disabled === 1) {
      await statements.$executeRaw`DELETE FROM "Session" WHERE "userId" = ${id}`
      await statements.$executeRaw`DELETE FROM "CalendarLink" WHERE "userId" = ${id}`
    }
    return 'changed'
  })
}

function isAdministrator({role, disabled}: {readonly role: string; readonly disabled: number}): boolean {
  return role === 'administrator' && disabled === 0
}

function toPerson({id, name, email, role}: PersonRow): Person {
  return {id, name, email, role: role as Role}
}

function toMember(row: MemberRow): Member {
  return {
    ...toPerson(row),
    isDisabled: Number(row.disabled) === 1,
    createdAt: row.createdAt,
    signedInAt: row.signedInAt ?? undefined,
    hasPassword: Number(row.passwords) > 0,
    hasSso: Number(row.providers) > 0,
    keys: Number(row.keys),
  }
}

function toKey({id, name, start, permissions, createdAt, expiresAt, lastRequest}: KeyRow): KeyRecord {
  return {
    id,
    name: name ?? '',
    start: start ?? '',
    scope: toScope(permissions),
    createdAt,
    expiresAt: expiresAt ?? undefined,
    lastUsedAt: lastRequest ?? undefined,
  }
}

/** A key whose permissions cannot be read is one for reading. */
function toScope(permissions: string | null): KeyScope {
  return permissions !== null && /"write"/.test(permissions) ? 'write' : 'read'
}
