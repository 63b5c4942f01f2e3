import {canAdminister} from '#src/incident/permissions.ts'
import type {Viewer} from '#src/incident/viewer.ts'
import {type AuditEntry, type AuditEvent, type AuditLog, type AuditQuery, mostAuditEntries} from '#src/library/audit-log.ts'
import {openAuditStamps} from '#src/library/audit-stamps.ts'
import {toAuditWords} from '#src/library/audit-words.ts'
import type {Database, Statements} from './database.ts'
import {Prisma} from './sqlite/generated/client.ts'
import {visibleTo} from './visible-to.ts'

/** An audit log beside what it tells of. */
export type DatabaseAuditLog = AuditLog & {
  /** Adds an entry within a change of the same database: both are kept or neither. */
  appendWithin(statements: Statements, event: AuditEvent): Promise<AuditEntry>
}

/** The audit log of an open database, whichever kind it is. Whoever opened the database closes it. */
export function createAuditLog(database: Database, now?: () => Date): DatabaseAuditLog {
  const stamp = openAuditStamps(now)
  const appendWithin = async (statements: Statements, event: AuditEvent): Promise<AuditEntry> => {
    const entry = stamp(event)
    await database.insertRows(statements, 'AuditEntry', [toRow(entry)])
    return entry
  }
  return {
    appendWithin,
    append: event => database.write(statements => appendWithin(statements, event)),
    list: (viewer, query) => list(database, viewer, query),
  }
}

async function list({reader}: Database, viewer: Viewer, query: AuditQuery): ReturnType<AuditLog['list']> {
  if (!canAdminister(viewer)) return {entries: [], hasMore: false}
  const limit = Math.min(query.limit, mostAuditEntries)
  const shown = isShownTo(viewer)
  const rows = await reader.$queryRaw<Row[]>(Prisma.sql`
    SELECT "id", "at", "action", "actorId", "actor", "via", "address", "subjectKind",
      CASE WHEN ${shown} THEN "subject" END AS "subject", CASE WHEN ${shown} THEN "before" END AS "before", CASE WHEN ${shown} THEN "after" END AS "after"
    FROM "AuditEntry" a WHERE ${Prisma.join(toConditions(query, shown), ' AND ')} ORDER BY "id" DESC LIMIT ${limit + 1}`)
  return {entries: rows.slice(0, limit).map(toEntry), hasMore: rows.length > limit}
}

/** Whether an entry, called `a` in the query, may say what it tells of: who runs Hindsight need not be among those for whom an incident is. */
function isShownTo(viewer: Viewer): Prisma.Sql {
  if (viewer.seesEverything) return Prisma.sql`1 = 1`
  return Prisma.sql`(a."subjectKind" IS NULL OR a."subjectKind" <> 'incident' OR EXISTS (SELECT 1 FROM "Incident" i WHERE i."id" = a."subject" AND ${visibleTo(viewer)}))`
}

function toConditions({words = '', actions = [], from, to, after}: AuditQuery, shown: Prisma.Sql): Prisma.Sql[] {
  const conditions = toAuditWords(words).map(word => {
    const pattern = `%${word.replace(/[~%_]/g, '~$&')}%`
    return Prisma.sql`(LOWER("actor") LIKE ${pattern} ESCAPE '~' OR (LOWER("subject") LIKE ${pattern} ESCAPE '~' AND ${shown}))`
  })
  if (actions.length > 0) conditions.push(Prisma.sql`"action" IN (${Prisma.join([...actions])})`)
  // An id begins with a day and a T, and U comes after T.
  if (from !== undefined) conditions.push(Prisma.sql`"id" >= ${from}`)
  if (to !== undefined) conditions.push(Prisma.sql`"id" < ${`${to}U`}`)
  if (after !== undefined) conditions.push(Prisma.sql`"id" < ${after}`)
  return conditions.length > 0 ? conditions : [Prisma.sql`1 = 1`]
}

function toRow({id, at, action, actorId, actor, via, address, subject, before, after}: AuditEntry) {
  return {
    id,
    at,
    action,
    actorId: actorId ?? null,
    actor,
    via,
    address: address ?? null,
    subjectKind: subject?.kind ?? null,
    subject: subject?.id ?? null,
    before: before === undefined ? null : JSON.stringify(before),
    after: after === undefined ? null : JSON.stringify(after),
  }
}

type Row = ReturnType<typeof toRow>

function toEntry({id, at, action, actorId, actor, via, address, subjectKind, subject, before, after}: Row): AuditEntry {
  return {
    id,
    at,
    action,
    actorId: actorId ?? undefined,
    actor,
    via,
    address: address ?? undefined,
    subject: subjectKind !== null && subject !== null ? {kind: subjectKind, id: subject} : undefined,
    before: before === null ? undefined : JSON.parse(before),
    after: after === null ? undefined : JSON.parse(after),
    ...(subjectKind !== null && subject === null ? {isHidden: true} : {}),
  }
}
