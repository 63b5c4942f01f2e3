import type {ActionKind, ActionStatus} from '#src/incident/action-item.ts'
import {isOverdue} from '#src/incident/action-item.ts'
import {findPolicyDay, findPolicyState} from '#src/incident/remediation-policy.ts'
import type {SeverityLevel} from '#src/incident/severity.ts'
import type {Viewer} from '#src/incident/viewer.ts'
import type {ActionAsking, ActionList, ActionOrder, ActionRow} from '#src/library/remediation-store.ts'
import {type ActionPlace, type ActionTerm, actionTerms, readCursor, toActionPlace, writeCursor} from '#src/store/action-places.ts'
import type {Database} from './database.ts'
import type {CardLists} from './list-incidents.ts'
import {allActions, matchingActions} from './matching-actions.ts'
import {Prisma} from './sqlite/generated/client.ts'
import {visibleActions} from './visible-actions.ts'
import {visibleTo} from './visible-to.ts'

type Question = ActionAsking & {readonly order: ActionOrder; readonly after?: string | undefined; readonly limit: number}

/** One page of the actions that match, and how many do. */
export async function listActions(database: Database, viewer: Viewer, {order, after, limit, ...asking}: Question): Promise<ActionList> {
  const where = Prisma.sql`${visibleActions(viewer)} AND ${allActions(matchingActions(database, asking))}`
  const from = readCursor(order, after)
  const [rows, [counted]] = await Promise.all([
    database.reader.$queryRaw<Row[]>(listPage(viewer, where, order, from, limit + 1)),
    database.reader.$queryRaw<{total: number | bigint}[]>(Prisma.sql`SELECT count(*) AS "total" FROM "ActionItem" a WHERE ${where}`),
  ])
  const actions = rows.slice(0, limit).map(row => toActionRow(row, asking))
  const last = actions.at(-1)
  return {actions, total: Number(counted?.total ?? 0), next: rows.length > limit && last ? writeCursor(order, toActionPlace(order, last)) : undefined}
}

/** The keys come first and from an index; what is hidden by now is left out also where it was not when its key was found. */
function listPage(viewer: Viewer, where: Prisma.Sql, order: ActionOrder, from: ActionPlace | undefined, limit: number): Prisma.Sql {
  const by = (columns: Readonly<Record<ActionTerm['name'], Prisma.Sql>>): Prisma.Sql =>
    Prisma.join(actionTerms[order].map(({name, descends = false}) => Prisma.sql`${columns[name]} ${Prisma.raw(descends !== isTurned(name) ? 'DESC' : 'ASC')}`))
  return Prisma.sql`
    WITH k AS MATERIALIZED (
      SELECT a."incidentKey", a."position" FROM "ActionItem" a WHERE ${where} AND ${beyond(order, from)} ORDER BY ${by(columns)} LIMIT ${limit}
    )
    SELECT a."position", a."handle", a."title", a."status", a."kind", a."owner", a."due", a."done", a."priority", a."ref", a."factor", a."reason", a."proof",
      a."day", i."id" AS "incidentId", i."title" AS "incidentTitle", i."severityLevel", i."severityLabel", i."organization", i."card", i."stale", s."hash"
    FROM k JOIN "ActionItem" a ON a."incidentKey" = k."incidentKey" AND a."position" = k."position"
      JOIN "Incident" i ON i."key" = a."incidentKey" JOIN "SourceFile" s ON s."file" = i."file"
    WHERE ${visibleTo(viewer)} ORDER BY ${by(columns)}`
}

const columns: Readonly<Record<ActionTerm['name'], Prisma.Sql>> = {
  closed: Prisma.sql`a."open"`,
  due: Prisma.sql`a."dueOrder"`,
  undated: Prisma.sql`a."dated"`,
  day: Prisma.sql`a."day"`,
  severity: Prisma.sql`a."severityRank"`,
  incident: Prisma.sql`a."incidentId"`,
  position: Prisma.sql`a."position"`,
}

/** The columns say the opposite of what the terms say: true comes first. */
function isTurned(name: ActionTerm['name']): boolean {
  return name === 'closed' || name === 'undated'
}

/** What stands behind a place. */
function beyond(order: ActionOrder, from: ActionPlace | undefined): Prisma.Sql {
  if (!from) return Prisma.sql`1 = 1`
  const stretches: Prisma.Sql[] = []
  const same: Prisma.Sql[] = []
  for (const [index, {name, descends = false}] of actionTerms[order].entries()) {
    const column = columns[name]
    const value = isTurned(name) ? Prisma.raw(from[index] === 0 ? 'TRUE' : 'FALSE') : Prisma.sql`${from[index]}`
    stretches.push(Prisma.join([...same, Prisma.sql`${column} ${Prisma.raw(descends !== isTurned(name) ? '<' : '>')} ${value}`], ' AND '))
    same.push(Prisma.sql`${column} = ${value}`)
  }
  return Prisma.sql`((${Prisma.join(stretches, ') OR (')}))`
}

type Row = {
  readonly incidentId: string
  readonly incidentTitle: string
  readonly position: number
  readonly handle: string | null
  readonly title: string
  readonly status: string
  readonly kind: string | null
  readonly owner: string | null
  readonly due: string | null
  readonly done: string | null
  readonly priority: string | null
  readonly ref: string | null
  readonly factor: string | null
  readonly reason: string | null
  readonly proof: string | null
  readonly day: string
  readonly severityLevel: number | null
  readonly severityLabel: string | null
  readonly organization: string | null
  readonly card: string
  readonly stale: boolean | number
  readonly hash: string | null
}

function toActionRow(row: Row, {today, policies}: ActionAsking): ActionRow {
  const {services}: CardLists = JSON.parse(row.card)
  const action = {status: row.status as ActionStatus, due: row.due ?? undefined}
  const severityLevel = (row.severityLevel as SeverityLevel | null) ?? undefined
  const day = row.day === '' ? undefined : row.day
  const policyDay = findPolicyDay({severityLevel, day}, policies)
  return {
    ...action,
    id: row.handle ?? undefined,
    title: row.title,
    kind: (row.kind as ActionKind | null) ?? undefined,
    owner: row.owner ?? undefined,
    done: row.done ?? undefined,
    priority: row.priority ?? undefined,
    ref: row.ref ?? undefined,
    factor: row.factor ?? undefined,
    reason: row.reason ?? undefined,
    proof: row.proof ?? undefined,
    incidentId: row.incidentId,
    incidentTitle: row.incidentTitle,
    position: row.position,
    base: row.stale ? '' : (row.hash ?? ''),
    severity: row.severityLabel === null ? undefined : {level: severityLevel, label: row.severityLabel},
    organization: row.organization ?? undefined,
    services,
    day,
    isOverdue: isOverdue(action, today),
    policyDay,
    policy: findPolicyState(action, policyDay, today),
  }
}
