import type {Viewer} from '#src/incident/viewer.ts'
import type {Reader} from '#src/store/prisma/database.ts'
import {mostWeighed} from '#src/store/prisma/most-weighed.ts'
import {Prisma} from '#src/store/prisma/sqlite/generated/client.ts'
import {toCircles} from '#src/store/prisma/to-circles.ts'
import {visibleTo} from '#src/store/prisma/visible-to.ts'
import {matchWords} from './search-words.ts'
import {quoteLexeme} from './to-search-words.ts'

/** How many words are counted by one statement. */
const atOnce = 40

/** See `Database`. */
export async function weighWords(reader: Reader, viewer: Viewer, words: readonly string[]): Promise<ReadonlyMap<string, number>> {
  // Of the thousand ways to mistype a word next to none is in the index: the others need not be counted one by one.
  const known = await listKnownWords(reader, [...new Set(words)])
  const weights = new Map<string, number>()
  for (let from = 0; from < known.length; from += atOnce) {
    const part = known.slice(from, from + atOnce)
    const each = part.map((word, place) => {
      const holders = matchWords({circles: toCircles(viewer), lists: [[{words: [word], isPrefix: false}]], absent: [], least: 1})
      return Prisma.sql`SELECT ${Prisma.raw(String(place))} AS "place", count(*) AS "count" FROM (
        SELECT 1 FROM (${holders}) h JOIN "Incident" i ON i."key" = h."key" WHERE ${visibleTo(viewer)} LIMIT ${mostWeighed}
      ) c`
    })
    const rows = await reader.$queryRaw<{place: number | bigint; count: number | bigint}[]>(Prisma.join(each, ' UNION ALL '))
    for (const {place, count} of rows) if (Number(count) > 0) weights.set(part[Number(place)] ?? '', Number(count))
  }
  return weights
}

/** Those of some words that any incident holds, hidden ones included. One that no text holds costs the index next to nothing. */
async function listKnownWords(reader: Reader, words: readonly string[]): Promise<readonly string[]> {
  if (words.length === 0) return []
  const asked = JSON.stringify(words.map(word => [word, quoteLexeme(word)]))
  const rows = await reader.$queryRaw<{word: string}[]>(Prisma.sql`
    SELECT a."word" FROM (SELECT pair ->> 0 AS "word", pair ->> 1 AS "lexeme" FROM json_array_elements(${asked}::json) AS pair) a
    WHERE EXISTS (SELECT 1 FROM "matchWords"(a."lexeme"::tsquery))`)
  return rows.map(({word}) => word)
}
