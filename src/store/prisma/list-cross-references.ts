import type {Instant, Precision} from '#src/incident/instant.ts'
import {type RelationType, relationTypes} from '#src/incident/relation.ts'
import type {Viewer} from '#src/incident/viewer.ts'
import {
  type CrossReason,
  type CrossReference,
  type CrossReferences,
  mostCounted,
  mostShared,
  mostStated,
  type StatedReason,
  toStrength,
} from '#src/library/cross-reference.ts'
import {rankShared, toReasons} from '#src/store/rank-shared.ts'
import {toFacetValues} from '#src/store/to-facet-values.ts'
import type {Database} from './database.ts'
import {findTitles} from './find-titles.ts'
import {Prisma} from './sqlite/generated/client.ts'
import {visibleTo} from './visible-to.ts'

/**
 * What an incident has to do with others. Nothing here grows with the number of incidents that share a service: of each service and
 * each factor only the newest few are looked at, from an index that has them in that order, and counting stops at `mostCounted`.
 */
export async function listCrossReferences(database: Database, viewer: Viewer, id: string, most = mostStated): Promise<CrossReferences> {
  const own = await findOwn(database, viewer, id)
  if (!own) return {stated: [], statedTotal: 0, shared: [], services: [], factors: []}
  const others = Prisma.sql`i."key" <> ${own.key} AND ${visibleTo(viewer)}`
  const titles = await findTitles(database, viewer, [...own.addresses, ...own.named.map(({to}) => to)])
  // An old address that leads to another incident by now is none of its own any more.
  const addresses = own.addresses.filter(address => titles.get(address)?.id === id)
  const pairs = toPairs({...own, addresses}, titles)
  const [stated, candidates, services, factors] = await Promise.all([
    listStated(database, pairs, others, most),
    listNewest(database, own, pairs, others),
    countOthers(database, shared.service, own.services, others),
    countOthers(database, shared.factor, own.factors, others),
  ])
  const reasons = await listSharedReasons(database, own, [...stated.incidents, ...candidates])
  const toReference = ({key, id: other, title, date}: Found, said: readonly CrossReason[]): CrossReference => ({
    id: other,
    title,
    date,
    reasons: toReasons([...said, ...(reasons.get(key) ?? [])]),
  })
  return {
    stated: stated.incidents.map(incident => toReference(incident, incident.said)),
    statedTotal: stated.total,
    shared: rankShared(candidates.map(incident => toReference(incident, []))),
    services,
    factors,
  }
}

const shared = {
  service: Prisma.sql`"IncidentService"`,
  factor: Prisma.sql`"IncidentCategory"`,
} as const

/** What the incident itself says: its addresses, whom it names, and its services and factors. */
type Own = {
  readonly key: number
  readonly addresses: readonly string[]
  readonly named: readonly {readonly kind: StatedReason['kind']; readonly to: string}[]
  readonly services: readonly string[]
  readonly factors: readonly string[]
}

/** Names of others, services and factors beyond these are left out: a document that has more lists something else than what it is about. */
const mostNamed = 1000
const mostOfAKind = 16

async function findOwn(database: Database, viewer: Viewer, id: string): Promise<Own | undefined> {
  const rows = await database.reader.$queryRaw<{key: number | bigint; kind: string; value: string}[]>(Prisma.sql`
    WITH i AS (SELECT i."key", i."id" FROM "Incident" i WHERE i."id" = ${id} AND ${visibleTo(viewer)})
    SELECT i."key", 'address' AS "kind", i."id" AS "value", 0 AS "position" FROM i
    UNION ALL SELECT i."key", 'address', a."alias", a."position" FROM i JOIN "IncidentAlias" a ON a."incidentKey" = i."key"
    UNION ALL SELECT i."key", 'service', s."name", s."position" FROM i JOIN "IncidentService" s ON s."incidentKey" = i."key"
    UNION ALL SELECT i."key", 'factor', c."name", c."position" FROM i JOIN "IncidentCategory" c ON c."incidentKey" = i."key"
    UNION ALL SELECT i."key", r."type", r."to", r."position" FROM i JOIN "Relation" r ON r."incidentKey" = i."key"
    UNION ALL SELECT i."key", 'mention', k."to", k."position" FROM i JOIN "IncidentLink" k ON k."incidentKey" = i."key"
    ORDER BY "position"`)
  const first = rows[0]
  if (!first) return undefined
  const valuesOf = (kind: string): readonly string[] => rows.flatMap(row => (row.kind === kind ? [row.value] : []))
  return {
    key: Number(first.key),
    addresses: valuesOf('address'),
    named: rows.flatMap(({kind, value}) => (isStated(kind) ? [{kind, to: value}] : [])).slice(0, mostNamed),
    services: valuesOf('service').slice(0, mostOfAKind),
    factors: valuesOf('factor').slice(0, mostOfAKind),
  }
}

const statedReasons: readonly StatedReason[] = [...relationTypes, 'mention' as const].flatMap(kind => [
  {kind, direction: 'from'},
  {kind, direction: 'to'},
])

function isStated(kind: string): kind is StatedReason['kind'] {
  return kind === 'mention' || relationTypes.includes(kind as RelationType)
}

/** A query for every `key` of another incident with a `strength` that an author gives it, here or there; the incident itself included. */
function toPairs({addresses, named}: Own, titles: ReadonlyMap<string, {readonly id: string}>): Prisma.Sql {
  const to = Prisma.join([...addresses])
  const byStrength = new Map<number, Set<string>>()
  for (const {kind, to: address} of named) {
    const found = titles.get(address)
    const strength = toStrength({kind, direction: 'from'})
    if (found) byStrength.set(strength, (byStrength.get(strength) ?? new Set()).add(found.id))
  }
  const cases = Prisma.join(
    relationTypes.map(type => Prisma.sql`WHEN ${type} THEN ${number(toStrength({kind: type, direction: 'to'}))}`),
    ' ',
  )
  const mention = number(toStrength({kind: 'mention', direction: 'to'}))
  return Prisma.join(
    [
      Prisma.sql`SELECT "incidentKey" AS "key", CASE "type" ${cases} ELSE ${number(99)} END AS "strength" FROM "Relation" WHERE "to" IN (${to})`,
      Prisma.sql`SELECT "incidentKey", ${mention} FROM "IncidentLink" WHERE "to" IN (${to})`,
      ...[...byStrength].map(([strength, ids]) => Prisma.sql`SELECT "key", ${number(strength)} FROM "Incident" WHERE "id" IN (${Prisma.join([...ids])})`),
    ],
    ' UNION ALL ',
  )
}

/** A number as part of the statement: what stands for a parameter alone has no type that a database could know. */
function number(value: number): Prisma.Sql {
  return Prisma.raw(String(Math.trunc(value)))
}

type Found = {readonly key: number; readonly id: string; readonly title: string; readonly date: Instant | undefined}

const columns = Prisma.sql`i."key", i."id", i."title", i."date", i."datePrecision", i."dateApproximate", i."dateZone"`
const newest = Prisma.sql`i."dated" DESC, i."date" DESC, i."id"`

type Stated = {readonly incidents: readonly (Found & {readonly said: readonly CrossReason[]})[]; readonly total: number}

async function listStated(database: Database, pairs: Prisma.Sql, others: Prisma.Sql, most: number): Promise<Stated> {
  const rows = await database.reader.$queryRaw<(FoundRow & {strength: number | bigint; total: number | bigint})[]>(Prisma.sql`
    WITH p AS (${pairs}), best AS (
      SELECT i."key", min(p."strength") AS "strength", count(*) OVER () AS "total"
      FROM p JOIN "Incident" i ON i."key" = p."key" WHERE ${others} GROUP BY i."key", i."dated", i."date", i."id"
      ORDER BY min(p."strength"), ${newest} LIMIT ${most}
    )
    SELECT DISTINCT ${columns}, i."dated", best."strength" AS "best", p."strength", best."total"
    FROM best JOIN p ON p."key" = best."key" JOIN "Incident" i ON i."key" = best."key"
    ORDER BY best."strength", ${newest}, p."strength"`)
  const said = new Map<number, CrossReason[]>()
  for (const row of rows) {
    const reason = statedReasons.find(candidate => toStrength(candidate) === Number(row.strength))
    said.set(Number(row.key), [...(said.get(Number(row.key)) ?? []), ...(reason ? [reason] : [])])
  }
  const incidents = new Map(rows.map(row => [Number(row.key), toFound(row)]))
  return {incidents: [...incidents.values()].map(found => ({...found, said: said.get(found.key) ?? []})), total: Number(rows[0]?.total ?? 0)}
}

/** The newest of each service and of each factor that no author names, together; newest first. */
async function listNewest(database: Database, own: Own, pairs: Prisma.Sql, others: Prisma.Sql): Promise<readonly Found[]> {
  const each = [...own.services.map(name => ({table: shared.service, name})), ...own.factors.map(name => ({table: shared.factor, name}))].map(
    ({table, name}) => Prisma.sql`SELECT "key" FROM (
      SELECT i."key" FROM ${table} s JOIN "Incident" i ON i."key" = s."incidentKey"
      WHERE s."name" = ${name} AND ${others} AND i."key" NOT IN (SELECT "key" FROM p) ORDER BY s."date" DESC, i."id" LIMIT ${mostShared}
    ) c`,
  )
  if (each.length === 0) return []
  const rows = await database.reader.$queryRaw<FoundRow[]>(Prisma.sql`
    WITH p AS (${pairs}) SELECT ${columns} FROM "Incident" i WHERE i."key" IN (${Prisma.join(each, ' UNION ')}) ORDER BY ${newest}`)
  return rows.map(toFound)
}

async function countOthers(database: Database, table: Prisma.Sql, names: readonly string[], others: Prisma.Sql): Promise<CrossReferences['services']> {
  if (names.length === 0) return []
  const each = names.map(
    (name, place) => Prisma.sql`SELECT ${number(place)} AS "place", count(*) AS "count" FROM (
      SELECT i."key" FROM ${table} s JOIN "Incident" i ON i."key" = s."incidentKey" WHERE s."name" = ${name} AND ${others} LIMIT ${mostCounted}
    ) c`,
  )
  const rows = await database.reader.$queryRaw<{place: number | bigint; count: number | bigint}[]>(Prisma.join(each, ' UNION ALL '))
  return toFacetValues(rows.map(({place, count}) => [names[Number(place)] ?? '', Number(count)] as const))
}

async function listSharedReasons(database: Database, own: Own, found: readonly Found[]): Promise<ReadonlyMap<number, readonly CrossReason[]>> {
  if (found.length === 0 || own.services.length + own.factors.length === 0) return new Map()
  const keys = Prisma.join(found.map(({key}) => key))
  const rows = await database.reader.$queryRaw<{key: number | bigint; kind: 'service' | 'factor'; name: string}[]>(
    Prisma.join(
      (
        [
          ['service', own.services],
          ['factor', own.factors],
        ] as const
      ).flatMap(([kind, names]) =>
        names.length === 0
          ? []
          : [
              Prisma.sql`SELECT s."incidentKey" AS "key", '${Prisma.raw(kind)}' AS "kind", s."name" FROM ${shared[kind]} s
                WHERE s."incidentKey" IN (${keys}) AND s."name" IN (${Prisma.join([...names])})`,
            ],
      ),
      ' UNION ALL ',
    ),
  )
  const reasons = new Map<number, CrossReason[]>()
  for (const {key, kind, name} of rows) reasons.set(Number(key), [...(reasons.get(Number(key)) ?? []), {kind, name}])
  return reasons
}

type FoundRow = {
  readonly key: number | bigint
  readonly id: string
  readonly title: string
  readonly date: string | null
  readonly datePrecision: string | null
  readonly dateApproximate: boolean | number | null
  readonly dateZone: string | null
}

function toFound({key, id, title, date, datePrecision, dateApproximate, dateZone}: FoundRow): Found {
  const precision = datePrecision as Precision
  return {key: Number(key), id, title, date: date === null ? undefined : {at: date, precision, approximate: Boolean(dateApproximate), zone: dateZone ?? 'UTC'}}
}
