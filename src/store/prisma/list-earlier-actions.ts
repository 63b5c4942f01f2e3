import type {ActionStatus} from '#src/incident/action-item.ts'
import type {Day} from '#src/incident/instant.ts'
import type {Viewer} from '#src/incident/viewer.ts'
import {type EarlierIncident, mostEarlier, mostEarlierActions, toEarlierState} from '#src/library/remediation/earlier-actions.ts'
import {toOwnDay} from '#src/store/to-own-day.ts'
import type {Database} from './database.ts'
import {findTitles} from './find-titles.ts'
import {Prisma} from './sqlite/generated/client.ts'
import {visibleTo} from './visible-to.ts'

/** The actions of the incidents that an incident's author says have happened again with it, in the order in which they are named. */
export async function listEarlierActions(database: Database, viewer: Viewer, id: string): Promise<readonly EarlierIncident[]> {
  const named = await database.reader.$queryRaw<(Dated & {to: string})[]>(Prisma.sql`
    SELECT r."to", i."date", i."dateZone" FROM "Incident" i JOIN "Relation" r ON r."incidentKey" = i."key"
    WHERE i."id" = ${id} AND r."type" = 'recurrence-of' AND ${visibleTo(viewer)} ORDER BY r."position" LIMIT 1000`)
  if (named.length === 0) return []
  const titles = await findTitles(
    database,
    viewer,
    named.map(({to}) => to),
  )
  const earlier = [...new Set(named.flatMap(({to}) => titles.get(to)?.id ?? []))].filter(each => each !== id).slice(0, mostEarlier)
  const rows = earlier.length === 0 ? [] : await listRows(database, viewer, earlier)
  const day = toDay(named[0])
  return earlier.flatMap(each => {
    const own = rows.filter(row => row.id === each)
    const [first] = own
    if (!first) return []
    const actions = own.flatMap(({position, title, status, due, done, ref, proof}) => {
      if (position === null || title === null || status === null) return []
      const action = {title, status, due: due ?? undefined, done: done ?? undefined, ref: ref ?? undefined, proof: proof ?? undefined}
      return [{...action, position, stood: toEarlierState(action, day)}]
    })
    return [{id: each, title: first.incidentTitle, day: toDay(first), actions, total: Number(first.total)}]
  })
}

type Dated = {readonly date: string | null; readonly dateZone: string | null}

function toDay(row: Dated | undefined): Day | undefined {
  return row?.date ? toOwnDay({at: row.date, zone: row.dateZone ?? 'UTC'}) : undefined
}

type Row = Dated & {
  readonly id: string
  readonly incidentTitle: string
  readonly total: number | bigint
  // Null where the incident has no action.
  readonly position: number | null
  readonly title: string | null
  readonly status: ActionStatus | null
  readonly due: string | null
  readonly done: string | null
  readonly ref: string | null
  readonly proof: string | null
}

function listRows(database: Database, viewer: Viewer, ids: readonly string[]): Promise<readonly Row[]> {
  return database.reader.$queryRaw<Row[]>(Prisma.sql`
    SELECT i."id", i."title" AS "incidentTitle", i."date", i."dateZone", i."actionsTotal" AS "total",
      a."position", a."title", a."status", a."due", a."done", a."ref", a."proof"
    FROM "Incident" i LEFT JOIN "ActionItem" a ON a."incidentKey" = i."key" AND a."position" < ${mostEarlierActions}
    WHERE i."id" IN (${Prisma.join([...ids])}) AND ${visibleTo(viewer)} ORDER BY i."id", a."position"`)
}
