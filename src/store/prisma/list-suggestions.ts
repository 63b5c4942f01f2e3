import type {Viewer} from '#src/incident/viewer.ts'
import type {Suggestion} from '#src/library/incident-store.ts'
import {readSearchQuery} from '#src/library/search/read-search-query.ts'
import {toWords} from '#src/library/search/words.ts'
import {splitClauses} from '#src/store/split-clauses.ts'
import type {Database} from './database.ts'
import {Prisma} from './sqlite/generated/client.ts'
import {toCircles} from './to-circles.ts'
import {visibleTo} from './visible-to.ts'

const shortest = 2

/** Names and titles that somebody who is typing may mean. */
export async function listSuggestions(database: Database, viewer: Viewer, typed: string, limit: number): Promise<readonly Suggestion[]> {
  const value = toWords(typed.slice(0, 100)).join(' ')
  if ([...value].length < shortest || limit < 1) return []
  const names = await database.reader.$queryRaw<{field: 'service' | 'factor' | 'org'; name: string; count: number | bigint}[]>(Prisma.sql`
    SELECT n."field", n."name", count(DISTINCT n."incidentKey") AS "count"
    FROM "SearchName" n JOIN "Incident" i ON i."key" = n."incidentKey"
    WHERE ${visibleTo(viewer)} AND n."field" IN ('service', 'factor', 'org') AND n."value" >= ${value} AND n."value" < ${`${value}\u{10ffff}`}
    GROUP BY n."field", n."name" ORDER BY "count" DESC, n."name", n."field" LIMIT ${limit}`)
  const {lists} = splitClauses(readSearchQuery(typed).clauses)
  const titles =
    lists.length === 0
      ? []
      : await database.reader.$queryRaw<{id: string; title: string}[]>(Prisma.sql`
          SELECT i."id", i."title" FROM "Incident" i
          WHERE ${visibleTo(viewer)} AND i."key" IN (${database.matchWords({circles: toCircles(viewer), lists, absent: [], least: lists.length, isTitle: true})})
          ORDER BY i."dated" DESC, i."date" DESC, i."id" LIMIT ${limit}`)
  return [
    ...names.map(({field, name, count}) => ({kind: field, name, count: Number(count)})),
    ...titles.map(({id, title}) => ({kind: 'incident' as const, name: title, id})),
  ]
}
