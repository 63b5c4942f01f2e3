import type {Phrase} from '#src/library/search/search-query.ts'
import type {WordSearch} from '#src/store/prisma/database.ts'
import {Prisma} from '#src/store/prisma/sqlite/generated/client.ts'
import {quoteLexeme} from './to-search-words.ts'

/** How many of the newest candidates are ranked: what more of them hold is a word that ranks nothing. */
const mostRanked = 4_000

/**
 * The keys of the incidents that hold the words. The index answers for single words; that they stand side by side is looked up in the words
 * themselves, because a tsvector counts places to 16,383 only.
 */
export function matchWords(search: WordSearch): Prisma.Sql {
  return Prisma.sql`SELECT w."rowid" AS "key" FROM "IncidentWords" w WHERE ${matching(search)}`
}

/**
 * The same with how well they match, after BM25: of each list of words how rare it is among the incidents that are seen, by how often and
 * where it stands in this one. Of very many candidates the newest are ranked.
 */
export function rankWords(search: WordSearch, visible: Prisma.Sql): Prisma.Sql {
  const lists = search.lists.map((phrases, place) => ({query: writeQuery([phrases], '|'), holders: Prisma.raw(`h${place}`)}))
  const scores = lists.map(({query, holders}) => {
    const rank = Prisma.sql`ts_rank('{0.1, 0.4, 0.6, 1.0}', c."vector", ${query}::tsquery, 1)`
    return Prisma.sql`ln(1 + (n."count" - ${holders}."count" + 0.5) / (${holders}."count" + 0.5)) * ${rank} / (${rank} + 0.05)`
  })
  const counts = lists.map(
    ({query, holders}) => Prisma.sql`CROSS JOIN (
      SELECT count(*) AS "count" FROM "matchWords"(${query}::tsquery) AS m("rowid") JOIN "Incident" i ON i."key" = m."rowid" WHERE ${visible}
    ) ${holders}`,
  )
  return Prisma.sql`
    SELECT c."rowid" AS "key", ${Prisma.join(scores, ' + ')} AS "score" FROM (
      SELECT w."rowid", w."vector" FROM "IncidentWords" w JOIN "Incident" i ON i."key" = w."rowid"
      WHERE ${matching(search)} AND ${visible} ORDER BY w."rowid" DESC LIMIT ${mostRanked}
    ) c CROSS JOIN (SELECT count(*) AS "count" FROM "Incident" i WHERE ${visible}) n ${Prisma.join(counts, ' ')}`
}

function matching({lists, absent, least, isTitle = false}: WordSearch): Prisma.Sql {
  const isWhole = least >= lists.length
  const weight = isTitle ? 'A' : ''
  const found = Prisma.sql`w."rowid" IN (SELECT m."rowid" FROM "matchWords"(${writeQuery(lists, isWhole ? '&' : '|', weight)}::tsquery) AS m("rowid"))`
  const conditions = [found]
  if (isWhole) {
    for (const phrases of lists) if (phrases.some(isLong) || isTitle) conditions.push(holding(phrases, weight))
  } else if (least > 1 || lists.some(phrases => phrases.some(isLong))) {
    const count = Prisma.join(
      lists.map(phrases => Prisma.sql`CASE WHEN ${holding(phrases, weight)} THEN 1 ELSE 0 END`),
      ' + ',
    )
    conditions.push(Prisma.sql`${count} >= ${least}`)
  }
  if (absent.length > 0) conditions.push(Prisma.sql`NOT (${holding(absent, '')})`)
  return Prisma.join(conditions, ' AND ')
}

/** That a row called `w` holds any of the phrases. */
function holding(phrases: readonly Phrase[], weight: string): Prisma.Sql {
  const short = phrases.filter(phrase => !isLong(phrase))
  const parts = phrases.filter(isLong).map(({words, isPrefix}) => {
    const beside = ` ${words.join(' ')}${isPrefix ? '' : ' '}`
    return weight === 'A' ? Prisma.sql`strpos(' ' || w."title" || ' ', ${beside}) > 0` : Prisma.sql`strpos(w."words", ${beside}) > 0`
  })
  if (short.length > 0) parts.unshift(Prisma.sql`w."vector" @@ ${writeQuery([short], '|', weight)}::tsquery`)
  return Prisma.sql`(${Prisma.join(parts, ' OR ')})`
}

function isLong({words}: Phrase): boolean {
  return words.length > 1
}

/** A tsquery that finds at least what is asked for: the words of a phrase anywhere in the text. */
function writeQuery(lists: readonly (readonly Phrase[])[], between: '&' | '|', weight = ''): string {
  const writePhrase = ({words, isPrefix}: Phrase): string =>
    `(${words.map((word, place) => `${quoteLexeme(word)}${toFlags(isPrefix && place === words.length - 1, weight)}`).join(' & ')})`
  return lists.map(phrases => `(${phrases.map(writePhrase).join(' | ')})`).join(` ${between} `)
}

function toFlags(isPrefix: boolean, weight: string): string {
  return isPrefix || weight !== '' ? `:${weight}${isPrefix ? '*' : ''}` : ''
}
