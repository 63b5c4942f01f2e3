import type {Precision} from '#src/incident/instant.ts'
import {type RelationType, relationTypes} from '#src/incident/relation.ts'
import type {SeverityLevel} from '#src/incident/severity.ts'
import type {Viewer} from '#src/incident/viewer.ts'
import type {IncidentFilters} from '#src/library/incident-store.ts'
import type {RelatedIncident, RelationMap, RelationsAsking} from '#src/library/patterns/pattern-counts.ts'
import {toFacetValues} from '#src/store/to-facet-values.ts'
import {type PlacedRelation, takeNewest, toRelationMap} from '#src/store/to-relation-map.ts'
import {always} from './always.ts'
import type {Database} from './database.ts'
import type {CardLists} from './list-incidents.ts'
import {allOf, matchingFilters} from './matching-filters.ts'
import {planSearch} from './plan-search.ts'
import {Prisma} from './sqlite/generated/client.ts'
import {visibleTo} from './visible-to.ts'

/** The newest relations that authors state between incidents of the viewer's, and how many there are in all. */
export async function listRelations(
  database: Database,
  viewer: Viewer,
  filters: IncidentFilters,
  {types, most}: RelationsAsking,
  today: string,
): Promise<RelationMap> {
  const plan = await planSearch(database, viewer, filters.words, today)
  const isAsked = types.length === 0 ? always : Prisma.sql`e."type" IN (${Prisma.join([...types])})`
  // Among so many there are surely `most` incidents, however closely they are related.
  const mostRelations = 50 * most
  const rows = await database.reader.$queryRaw<Row[]>(Prisma.sql`
    WITH e AS MATERIALIZED (${relationsBetween(viewer, allOf(matchingFilters(filters, plan, today)))}),
    q AS MATERIALIZED (SELECT * FROM e WHERE ${isAsked}),
    p AS (
      SELECT q."from", q."to", q."type", a."id" AS "fromId", b."id" AS "toId",
        CASE WHEN coalesce(a."date", '') > coalesce(b."date", '') THEN coalesce(a."date", '') ELSE coalesce(b."date", '') END AS "date"
      FROM q JOIN "Incident" a ON a."key" = q."from" JOIN "Incident" b ON b."key" = q."to"
    )
    SELECT 'relation' AS "kind", n.*, 0 AS "count" FROM (SELECT * FROM p ORDER BY "date" DESC, "fromId", "toId", "type" LIMIT ${mostRelations}) n
    UNION ALL SELECT 'type', 0, 0, e."type", '', '', '', count(*) FROM e GROUP BY e."type"
    UNION ALL SELECT 'incidents', 0, 0, '', '', '', '', count(*) FROM (SELECT q."from" FROM q UNION SELECT q."to" FROM q) k`)
  const counts = rows.flatMap(({kind, type, count}) => (kind === 'type' && isRelationType(type) ? [[type, Number(count)] as const] : []))
  const taken = takeNewest(rows.flatMap(toPlaced), most)
  return toRelationMap(taken, await loadIncidents(database, viewer, [...new Set(taken.flatMap(({keys}) => keys))]), {
    relationsInAll: counts.reduce((sum, [type, count]) => sum + (types.length === 0 || types.includes(type) ? count : 0), 0),
    incidentsInAll: Number(rows.find(({kind}) => kind === 'incidents')?.count ?? 0),
    types: toFacetValues(counts),
  })
}

type Row = {
  readonly kind: 'relation' | 'type' | 'incidents'
  readonly from: number | bigint
  readonly to: number | bigint
  readonly type: string
  readonly fromId: string
  readonly toId: string
  readonly date: string
  readonly count: number | bigint
}

function toPlaced({kind, from, to, type, fromId, toId, date}: Row): readonly (PlacedRelation & {readonly keys: readonly number[]})[] {
  return kind === 'relation' && isRelationType(type) ? [{from: fromId, to: toId, type, date, keys: [Number(from), Number(to)]}] : []
}

function isRelationType(type: string): type is RelationType {
  return relationTypes.includes(type as RelationType)
}

/** Each relation once, by keys: an id wins over an alias, and of two equal aliases the smaller id; either incident matches. */
function relationsBetween(viewer: Viewer, matching: Prisma.Sql): Prisma.Sql {
  const visible = visibleTo(viewer)
  const all = Prisma.sql`
    SELECT r."incidentKey" AS "from", r."type", coalesce(
      (SELECT i."key" FROM "Incident" i WHERE i."id" = r."to" AND ${visible}),
      (SELECT i."key" FROM "IncidentAlias" a JOIN "Incident" i ON i."key" = a."incidentKey" WHERE a."alias" = r."to" AND ${visible} ORDER BY i."id" LIMIT 1)
    ) AS "to"
    FROM "Relation" r JOIN "Incident" i ON i."key" = r."incidentKey" WHERE ${visible}`
  const matched = Prisma.sql`SELECT i."key" FROM "Incident" i WHERE ${visible} AND ${matching}`
  const isMatched = matching === always ? always : Prisma.sql`(s."from" IN (${matched}) OR s."to" IN (${matched}))`
  return Prisma.sql`SELECT DISTINCT s."from", s."to", s."type" FROM (${all}) s WHERE s."to" IS NOT NULL AND s."to" <> s."from" AND ${isMatched}`
}

type IncidentRow = {
  readonly id: string
  readonly title: string
  readonly date: string | null
  readonly datePrecision: string | null
  readonly dateApproximate: boolean | number | null
  readonly dateZone: string | null
  readonly organization: string | null
  readonly severityLevel: number | null
  readonly severityLabel: string | null
  readonly card: string
}

/** Asked again whether the viewer may see them: this is another moment. */
async function loadIncidents(database: Database, viewer: Viewer, keys: readonly number[]): Promise<readonly RelatedIncident[]> {
  if (keys.length === 0) return []
  const rows = await database.reader.$queryRaw<IncidentRow[]>(Prisma.sql`
    SELECT i."id", i."title", i."date", i."datePrecision", i."dateApproximate", i."dateZone", i."organization", i."severityLevel", i."severityLabel", i."card"
    FROM "Incident" i WHERE i."key" IN (${Prisma.join([...keys])}) AND ${visibleTo(viewer)}`)
  return rows.map(({id, title, date, datePrecision, dateApproximate, dateZone, organization, severityLevel, severityLabel, card}) => ({
    id,
    title,
    date: date === null ? undefined : {at: date, precision: datePrecision as Precision, approximate: Boolean(dateApproximate), zone: dateZone ?? 'UTC'},
    organization: organization ?? undefined,
    severityLevel: severityLevel === null ? undefined : (Number(severityLevel) as SeverityLevel),
    severityLabel: severityLabel ?? undefined,
    services: (JSON.parse(card) as CardLists).services,
  }))
}
