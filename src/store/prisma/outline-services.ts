import type {Viewer} from '#src/incident/viewer.ts'
import {mostOutlined, type ServiceOutline} from '#src/library/service-figures.ts'
import {toFacetValues} from '#src/store/to-facet-values.ts'
import type {Database} from './database.ts'
import {Prisma} from './sqlite/generated/client.ts'
import {visibleTo} from './visible-to.ts'

/** Counts some services' incidents by month and by factor; services that the viewer's incidents do not name are left out. */
export async function outlineServices(
  database: Database,
  viewer: Viewer,
  names: readonly string[],
  mostFactors: number,
): Promise<ReadonlyMap<string, ServiceOutline>> {
  if (names.length === 0) return new Map()
  const visible = visibleTo(viewer)
  const newest = names.map(
    name => Prisma.sql`SELECT "name", "key" FROM (
      SELECT s."name", i."key" FROM "IncidentService" s JOIN "Incident" i ON i."key" = s."incidentKey"
      WHERE s."name" = ${name} AND ${visible} ORDER BY s."date" DESC, i."id" LIMIT ${mostOutlined}
    ) n`,
  )
  const [months, factors] = await Promise.all([
    database.reader.$queryRaw<Row[]>(Prisma.sql`
      SELECT s."name", substr(s."date", 1, 7) AS "value", count(*) AS "count" FROM "IncidentService" s
      WHERE s."name" IN (${Prisma.join([...names])}) AND s."incidentKey" IN (SELECT i."key" FROM "Incident" i WHERE ${visible})
      GROUP BY s."name", substr(s."date", 1, 7)`),
    database.reader.$queryRaw<Row[]>(Prisma.sql`
      SELECT n."name", c."name" AS "value", count(*) AS "count" FROM (${Prisma.join(newest, ' UNION ALL ')}) n
      JOIN "IncidentCategory" c ON c."incidentKey" = n."key" GROUP BY n."name", c."name"`),
  ])
  const countsOf = (rows: readonly Row[]): ReadonlyMap<string, readonly (readonly [string, number])[]> => {
    const counts = new Map<string, (readonly [string, number])[]>()
    for (const {name, value, count} of rows) {
      const known = counts.get(name)
      if (known) known.push([value, Number(count)])
      else counts.set(name, [[value, Number(count)]])
    }
    return counts
  }
  const byFactor = countsOf(factors)
  // Every incident is in one month or, without a date, in none, whose name is empty: so no service is missing here.
  return new Map(
    [...countsOf(months)].map(([name, counts]) => [name, {months: toMonths(counts), factors: toFacetValues(byFactor.get(name) ?? []).slice(0, mostFactors)}]),
  )
}

type Row = {readonly name: string; readonly value: string; readonly count: number | bigint}

/** Months in order, without what has no date. */
export function toMonths(counts: Iterable<readonly [string, number]>): ServiceOutline['months'] {
  return [...counts].flatMap(([month, count]) => (month === '' ? [] : [{month, count}])).sort((a, b) => (a.month < b.month ? -1 : 1))
}
