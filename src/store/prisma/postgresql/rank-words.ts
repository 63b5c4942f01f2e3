import type {WordSearch} from '#src/store/prisma/database.ts'
import {Prisma} from '#src/store/prisma/sqlite/generated/client.ts'
import {matchWords, writeLevelQuery, writeQuery} from './search-words.ts'
import {mostLevel, toLexeme, toShare} from './to-search-words.ts'

/**
 * The keys that `matchWords` finds with how well they match, after BM25: of each list of words how rare it is, by how much it weighs in the
 * text. How much, the index has been told (`toLevel`), so that no text is unpacked; how rare, `Vocabulary` knows. Only texts are counted
 * that everybody sees who sees one of their circle: how many restricted ones hold a word has a part in nothing.
 */
export function rankWords(search: WordSearch): Prisma.Sql {
  const {isWhole, lowest, queries, shares} = planLevels(search)
  const levels = number(queries.length / search.lists.length)
  return Prisma.sql`
    WITH rarities AS MATERIALIZED (${listRarities(search)}), weighed AS (
      SELECT (m."place" - 1) / ${levels} AS "list", m."rowid", max((m."place" - 1) % ${levels}) + ${number(lowest)} AS "level"
      FROM ${matchLevels(queries)} m GROUP BY 1, 2
    ), scored AS (
      SELECT w."rowid", sum(round(r."rarity" * (ARRAY[${Prisma.join(shares.map(number))}])[w."level" + 1] * ${parts})) AS "score"
      FROM weighed w JOIN rarities r ON r."list" = w."list" GROUP BY w."rowid"
    )
    SELECT f."key", (coalesce(s."score", 0) + ${isWhole ? Prisma.sql`b."score"` : number(0)}) / ${parts} AS "score"
    FROM (${matchWords(search)}) f LEFT JOIN scored s ON s."rowid" = f."key"
    CROSS JOIN (SELECT sum(round("rarity" * ${number(toShare(0))} * ${parts})) AS "score" FROM rarities) b`
}

/** How the index is asked for the levels of each list, one list after the other, and what each level is worth. */
type Levels = {
  readonly isWhole: boolean
  readonly lowest: number
  /** Tsqueries: as many for each list, from its lowest level on. */
  readonly queries: readonly string[]
  /** By level, from 0; times how rare a list is. */
  readonly shares: readonly number[]
}

export function planLevels({lists, least}: WordSearch): Levels {
  const isWhole = least >= lists.length
  // Where all lists are held, each is at level 0 at least, and the index is asked for the levels above, of those alone that hold them all.
  const lowest = isWhole ? 1 : 0
  const among = isWhole && lists.length > 1 ? `(${writeQuery(lists, '&')}) & ` : ''
  return {
    isWhole,
    lowest,
    queries: lists.flatMap(phrases => Array.from({length: mostLevel + 1 - lowest}, (_, place) => `${among}(${writeLevelQuery(phrases, lowest + place)})`)),
    shares: Array.from({length: mostLevel + 1}, (_, level) => toShare(level) - (isWhole ? toShare(0) : 0)),
  }
}

/** The rows of the queries, each with the number of its query, from 1. */
export function matchLevels(queries: readonly string[]): Prisma.Sql {
  return Prisma.sql`"matchEach"(ARRAY[${Prisma.join(queries.map(query => Prisma.sql`${query}::tsquery`))}])`
}

// Summed up in whole parts, whose sum is the same in whichever order the database comes to them: a page begins at the score of the one before.
export const mostParts = 1_000_000
const parts = number(mostParts)

/**
 * A query for how rare each `list` is, as BM25 has it. As many texts are taken to hold a list as hold its phrases together, and a phrase as
 * many as hold the rarest of its words: more than there are, which is enough to tell rare from frequent.
 */
export function listRarities({circles, lists}: WordSearch): Prisma.Sql {
  const open = Prisma.join(circles.filter(circle => circle !== 'restricted'))
  const words = lists.flatMap((phrases, list) =>
    phrases.flatMap((phrase, place) =>
      phrase.words.map((word, at) => {
        const lexeme = toLexeme(word)
        const isPrefix = phrase.isPrefix && at === phrase.words.length - 1
        // No word has the first of all characters: up to it there is but the word itself.
        return {list, place, from: lexeme, to: `${lexeme}${isPrefix ? '\u{10ffff}' : '\u0001'}`}
      }),
    ),
  )
  return Prisma.sql`
    SELECT l."list", ln(1 + (n."count" - least(n."count", l."holders") + 0.5) / (least(n."count", l."holders") + 0.5)) AS "rarity"
    FROM (
      SELECT p."list", sum(p."holders")::double precision AS "holders" FROM (
        SELECT w."list", w."place", min((
          SELECT coalesce(sum(v."holders"), 0) FROM "Vocabulary" v WHERE v."circle" IN (${open}) AND v."word" >= w."from" AND v."word" < w."to"
        )) AS "holders"
        FROM json_to_recordset(${JSON.stringify(words)}::json) AS w("list" integer, "place" integer, "from" text, "to" text) GROUP BY 1, 2
      ) p GROUP BY 1
    ) l CROSS JOIN (
      SELECT coalesce(sum("holders"), 0)::double precision AS "count" FROM "Vocabulary" WHERE "word" = '' AND "circle" IN (${open})
    ) n`
}

/** A number as part of the statement, so that the database knows what it is. */
function number(value: number): Prisma.Sql {
  return Prisma.raw(String(value))
}
