import type {Viewer} from '#src/incident/viewer.ts'
import type {ActionAsking, ActionCoverage} from '#src/library/remediation-store.ts'
import type {Database} from './database.ts'
import {allActions, matchingActions} from './matching-actions.ts'
import {Prisma} from './sqlite/generated/client.ts'
import {visibleActions} from './visible-actions.ts'

/** Counts in one statement what is known of actions, and of how many. */
export async function coverActions(database: Database, viewer: Viewer, asking: ActionAsking): Promise<ActionCoverage> {
  const open = Prisma.sql`a."open" = TRUE`
  const counts: Readonly<Record<Exclude<keyof ActionCoverage, 'incidents' | 'total'>, Prisma.Sql>> = {
    open,
    openWithOwner: Prisma.sql`${open} AND a."ownerKey" IS NOT NULL`,
    openWithDue: Prisma.sql`${open} AND a."due" IS NOT NULL`,
    overdue: Prisma.sql`${open} AND a."due" < ${asking.today}`,
    done: Prisma.sql`a."status" = 'done'`,
    doneWithDay: Prisma.sql`a."status" = 'done' AND a."done" IS NOT NULL`,
    doneWithProof: Prisma.sql`a."status" = 'done' AND a."proof" IS NOT NULL`,
    wontDo: Prisma.sql`a."status" = 'wont-do'`,
    wontDoWithReason: Prisma.sql`a."status" = 'wont-do' AND a."reason" IS NOT NULL`,
    candidates: Prisma.sql`a."status" = 'candidate'`,
  }
  const columns = Object.entries(counts).map(([name, condition]) => Prisma.sql`sum(CASE WHEN ${condition} THEN 1 ELSE 0 END) AS ${Prisma.raw(`"${name}"`)}`)
  const [row] = await database.reader.$queryRaw<Readonly<Record<keyof ActionCoverage, number | bigint | null>>[]>(Prisma.sql`
    SELECT count(*) AS "total", count(DISTINCT a."incidentKey") AS "incidents", ${Prisma.join(columns)}
    FROM "ActionItem" a WHERE ${visibleActions(viewer)} AND ${allActions(matchingActions(database, asking))}`)
  const count = (name: keyof ActionCoverage): number => Number(row?.[name] ?? 0)
  return {
    total: count('total'),
    open: count('open'),
    openWithOwner: count('openWithOwner'),
    openWithDue: count('openWithDue'),
    overdue: count('overdue'),
    done: count('done'),
    doneWithDay: count('doneWithDay'),
    doneWithProof: count('doneWithProof'),
    wontDo: count('wontDo'),
    wontDoWithReason: count('wontDoWithReason'),
    candidates: count('candidates'),
    incidents: count('incidents'),
  }
}
