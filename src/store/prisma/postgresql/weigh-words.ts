import type {Reader} from '#src/store/prisma/database.ts'
import {Prisma} from '#src/store/prisma/sqlite/generated/client.ts'
import {quoteLexeme} from './to-search-words.ts'

/** Beyond this a word is frequent, however much. */
const mostCounted = 5_000

/** See `Database`. Asks the index for each of the words; one that no text holds costs it next to nothing. */
export async function weighWords(reader: Reader, words: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (words.length === 0) return new Map()
  const asked = JSON.stringify([...new Set(words)].map(word => [word, quoteLexeme(word)]))
  const rows = await reader.$queryRaw<{word: string; count: number | bigint}[]>(Prisma.sql`
    SELECT a."word", c."count" FROM (SELECT pair ->> 0 AS "word", pair ->> 1 AS "lexeme" FROM json_array_elements(${asked}::json) AS pair) a
    CROSS JOIN LATERAL (
      SELECT count(*) AS "count" FROM (SELECT 1 FROM "matchWords"(a."lexeme"::tsquery) AS m("rowid") LIMIT ${mostCounted}) f
    ) c WHERE c."count" > 0`)
  return new Map(rows.map(({word, count: held}) => [word, Number(held)]))
}
