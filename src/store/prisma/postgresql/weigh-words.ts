import type {Viewer} from '#src/incident/viewer.ts'
import type {Reader} from '#src/store/prisma/database.ts'
import {mostWeighed} from '#src/store/prisma/most-weighed.ts'
import {Prisma} from '#src/store/prisma/sqlite/generated/client.ts'
import {toCircles} from '#src/store/prisma/to-circles.ts'
import {visibleTo} from '#src/store/prisma/visible-to.ts'
import {quoteLexeme, toLexeme} from './to-search-words.ts'

/**
 * See `Database`. Whoever sees one text of the public ones, or one draft, sees them all, and how many of them hold each word is written
 * down; restricted ones are counted for whoever is in an audience, up to `mostWeighed` of each.
 */
export async function weighWords(reader: Reader, viewer: Viewer, words: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const weights = new Map<string, number>()
  if (words.length === 0 || viewer.role === 'stranger') return weights
  const asked = new Map(words.map(word => [toLexeme(word), word]))
  const add = (lexeme: string, count: number): void => {
    const word = asked.get(lexeme)
    if (word !== undefined) weights.set(word, (weights.get(word) ?? 0) + count)
  }
  const rows = await reader.$queryRaw<{circle: string; word: string; holders: number}[]>(Prisma.sql`
    SELECT "circle", "word", "holders" FROM "Vocabulary"
    WHERE "circle" IN (${Prisma.join([...toCircles(viewer)])}) AND "word" = ANY(ARRAY(SELECT json_array_elements_text(${JSON.stringify([...asked.keys()])}::json)))`)
  for (const {circle, word, holders} of rows) if (circle !== 'restricted') add(word, holders)
  const restricted = rows.flatMap(({circle, word}) => (circle === 'restricted' ? [word] : []))
  if (restricted.length === 0) return weights
  const counts = await reader.$queryRaw<{place: number; count: bigint}[]>(Prisma.sql`
    SELECT m."place", count(*) AS "count" FROM "matchEach"(ARRAY[${Prisma.join(restricted.map(word => Prisma.sql`${quoteLexeme(word)}::tsquery`))}]) m
    JOIN "Incident" i ON i."key" = m."rowid" WHERE m."circle" = 'restricted' AND ${visibleTo(viewer)} GROUP BY m."place"`)
  for (const {place, count} of counts) add(restricted[place - 1] ?? '', Math.min(mostWeighed, Number(count)))
  return weights
}
