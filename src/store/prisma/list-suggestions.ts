import type {ServiceAliases} from '#src/incident/service-names.ts'
import type {Viewer} from '#src/incident/viewer.ts'
import type {Suggestion} from '#src/library/incident-store.ts'
import {type Ending, listEndings, type SuggestedField} from '#src/library/search/list-endings.ts'
import {readSearchQuery} from '#src/library/search/read-search-query.ts'
import {toWords} from '#src/library/search/words.ts'
import {splitClauses} from '#src/store/split-clauses.ts'
import {toSuggestion} from '#src/store/to-suggestion.ts'
import type {Database} from './database.ts'
import {Prisma} from './sqlite/generated/client.ts'
import {toCircles} from './to-circles.ts'
import {visibleTo} from './visible-to.ts'

/** Names and titles that somebody who is typing may mean. */
export async function listSuggestions(
  database: Database,
  viewer: Viewer,
  typed: string,
  limit: number,
  aliases: ServiceAliases,
): Promise<readonly Suggestion[]> {
  const endings = listEndings(typed, aliases)
  if (endings.length === 0 || limit < 1) return []
  const names = await database.reader.$queryRaw<{field: SuggestedField; name: string; place: number | bigint; count: number | bigint}[]>(Prisma.sql`
    SELECT n."field", n."name", min(n."place") AS "place", count(DISTINCT n."incidentKey") AS "count"
    FROM (${Prisma.join(endings.flatMap(listNames), ' UNION ALL ')}) n JOIN "Incident" i ON i."key" = n."incidentKey"
    WHERE ${visibleTo(viewer)}
    GROUP BY n."field", n."name" ORDER BY "place", "count" DESC, n."name", n."field" LIMIT ${limit}`)
  const {lists} = splitClauses(readSearchQuery(typed).clauses)
  const titles =
    lists.length === 0
      ? []
      : await database.reader.$queryRaw<{id: string; title: string}[]>(Prisma.sql`
          SELECT i."id", i."title" FROM "Incident" i
          WHERE ${visibleTo(viewer)} AND i."key" IN (${database.matchWords({circles: toCircles(viewer), lists, absent: [], least: lists.length, isTitle: true})})
          ORDER BY i."dated" DESC, i."date" DESC, i."id" LIMIT ${limit}`)
  return [
    ...names.map(({field, name, place, count}) => toSuggestion({field, name, place: Number(place), count: Number(count)}, endings)),
    ...titles.map(({id, title}) => ({kind: 'incident' as const, name: title, id})),
  ]
}

/** The names that an ending may be meant for, each with its incident: one stretch of the index for each of them, which alternatives within a condition are not. */
function listNames({value, fields, aliased}: Ending, place: number): readonly Prisma.Sql[] {
  const from = (condition: Prisma.Sql): Prisma.Sql =>
    Prisma.sql`SELECT s."field", s."name", s."incidentKey", CAST(${place} AS INTEGER) AS "place" FROM "SearchName" s WHERE ${condition}`
  const begun = from(Prisma.sql`s."field" IN (${Prisma.join([...fields])}) AND s."value" >= ${value} AND s."value" < ${`${value}\u{10ffff}`}`)
  if (aliased.size === 0) return [begun]
  const services = [...aliased.keys()]
  const values = services.map(service => toWords(service).slice(0, 12).join(' '))
  return [begun, from(Prisma.sql`s."field" = 'service' AND s."start" = 0 AND s."value" IN (${Prisma.join(values)}) AND s."name" IN (${Prisma.join(services)})`)]
}
