import type {Viewer} from '#src/incident/viewer.ts'
import type {ActionAsking, ActionFacets, ActionGrouping} from '#src/library/remediation-store.ts'
import {noSeverity} from '#src/store/action-places.ts'
import {type ActionCount, toActionFacets} from '#src/store/to-action-facets.ts'
import type {Database} from './database.ts'
import {allActions, matchingActions, toDueRange, toPolicyState} from './matching-actions.ts'
import {Prisma} from './sqlite/generated/client.ts'
import {visibleActions} from './visible-actions.ts'

/** Counts every facet in one statement, so that all of them tell of the same moment. */
export async function countActionFacets(database: Database, viewer: Viewer, asking: ActionAsking): Promise<ActionFacets> {
  const conditions = matchingActions(database, asking)
  const from = (field: ActionGrouping): Prisma.Sql => Prisma.sql`FROM "ActionItem" a WHERE ${visibleActions(viewer)} AND ${allActions(conditions, [field])}`
  const inColumn = (field: ActionGrouping, column: Prisma.Sql): Prisma.Sql => Prisma.sql`
    SELECT CAST(${field} AS TEXT) AS "field", CAST(v."value" AS TEXT) AS "value", count(*) AS "count", CAST(NULL AS TEXT) AS "written"
    FROM (SELECT ${column} AS "value" ${from(field)}) v GROUP BY v."value"`
  const byOwner = (field: 'owner' | 'team'): Prisma.Sql => Prisma.sql`
    SELECT CAST(${field} AS TEXT), a."ownerKey", count(*), min(a."owner") ${from(field)} GROUP BY a."ownerKey"`
  const inServices = (service: Prisma.Sql, join: Prisma.Sql): Prisma.Sql => Prisma.sql`
    SELECT 'service', ${service}, sum(n."count"), NULL
    FROM (SELECT a."incidentKey", count(*) AS "count" ${from('service')} GROUP BY a."incidentKey") n ${join}`
  const counted = [
    inColumn('status', Prisma.sql`a."status"`),
    inColumn('factor', Prisma.sql`a."factor"`),
    inColumn('severity', Prisma.sql`a."severityRank"`),
    inColumn('kind', Prisma.sql`a."kind"`),
    inColumn('due', toDueRange(asking)),
    inColumn('policy', toPolicyState(asking)),
    byOwner('owner'),
    ...(asking.teams.size > 0 ? [byOwner('team')] : []),
    inServices(Prisma.sql`s."name"`, Prisma.sql`LEFT JOIN "IncidentService" s ON s."incidentKey" = n."incidentKey" GROUP BY s."name"`),
  ]
  const rows = await database.reader.$queryRaw<Row[]>(Prisma.join(counted, ' UNION ALL '))
  return toActionFacets(rows.flatMap(row => toCounts(row, asking)))
}

type Row = {readonly field: ActionGrouping; readonly value: string | null; readonly count: number | bigint; readonly written: string | null}

function toCounts({field, value, count, written}: Row, {teams}: ActionAsking): readonly ActionCount[] {
  const counted = {field, value: value ?? undefined, count: Number(count)}
  if (field === 'due' && value === null) return []
  if (field === 'severity' && Number(value) === noSeverity) return [{...counted, value: undefined}]
  if (field === 'owner' && value !== null && written !== null && !value.startsWith('@')) return [{...counted, written}]
  if (field !== 'team') return [counted]
  // Teams are the configuration's and not the database's; an owner counts for each that they are in.
  return [...teams].flatMap(([team, members]) => (value === team || members.some(member => member === value) ? [{...counted, value: team}] : []))
}
