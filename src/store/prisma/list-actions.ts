import type {ActionKind, ActionStatus} from '#src/incident/action-item.ts'
import {isOverdue} from '#src/incident/action-item.ts'
import {findPolicyDay} from '#src/incident/remediation-policy.ts'
import type {SeverityLevel} from '#src/incident/severity.ts'
import type {Viewer} from '#src/incident/viewer.ts'
import type {ActionAsking, ActionList, ActionRow} from '#src/library/remediation-store.ts'
import type {ActionPage, FoundAction} from '#src/store/follow-actions.ts'
import type {Database} from './database.ts'
import type {CardLists} from './list-incidents.ts'
import type {KeptIncident} from './open-followed.ts'
import {Prisma} from './sqlite/generated/client.ts'
import {visibleTo} from './visible-to.ts'

/** Fills a page with what a list shows. What is gone or hidden by now is left out also where it was not when the page was found. */
export async function listActions(
  database: Database,
  viewer: Viewer,
  {places, total, next}: ActionPage<KeptIncident>,
  asking: ActionAsking,
): Promise<ActionList> {
  const rows = new Map<string, Row>()
  for (let from = 0; from < places.length; from += mostPlaces) {
    for (const row of await loadRows(database, viewer, places.slice(from, from + mostPlaces))) rows.set(`${row.incidentId} ${row.position}`, row)
  }
  const actions = places.flatMap(seen => {
    const row = rows.get(`${seen.incident.id} ${seen.position}`)
    return row ? [toActionRow(row, seen, asking)] : []
  })
  return {actions, total, next}
}

// SQLite allows for a thousand conditions within one another.
const mostPlaces = 200

function loadRows(database: Database, viewer: Viewer, places: readonly FoundAction<KeptIncident>[]): Promise<readonly Row[]> {
  const wanted = Prisma.join(
    places.map(({incident, position}) => Prisma.sql`(a."incidentKey" = ${incident.key} AND a."position" = ${position})`),
    ' OR ',
  )
  return database.reader.$queryRaw<Row[]>(Prisma.sql`
    SELECT a."position", a."handle", a."title", a."status", a."kind", a."owner", a."due", a."done", a."priority", a."ref", a."factor", a."reason", a."proof",
      i."id" AS "incidentId", i."title" AS "incidentTitle", i."severityLevel", i."severityLabel", i."organization", i."card", i."stale", s."hash"
    FROM "ActionItem" a JOIN "Incident" i ON i."key" = a."incidentKey" JOIN "SourceFile" s ON s."file" = i."file"
    WHERE (${wanted}) AND ${visibleTo(viewer)}`)
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
  readonly severityLevel: number | null
  readonly severityLabel: string | null
  readonly organization: string | null
  readonly card: string
  readonly stale: boolean | number
  readonly hash: string | null
}

function toActionRow(row: Row, {incident: {day}, policy}: FoundAction<KeptIncident>, {today, policies}: ActionAsking): ActionRow {
  const {services}: CardLists = JSON.parse(row.card)
  const action = {status: row.status as ActionStatus, due: row.due ?? undefined}
  const severityLevel = (row.severityLevel as SeverityLevel | null) ?? undefined
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
    policyDay: findPolicyDay({severityLevel, day}, policies),
    policy,
  }
}
