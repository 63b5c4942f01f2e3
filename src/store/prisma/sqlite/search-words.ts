import type {Phrase} from '#src/library/search/search-query.ts'
import {wordWeights} from '#src/store/incident-words.ts'
import type {WordSearch} from '#src/store/prisma/database.ts'
import type {Circle} from '#src/store/prisma/to-circles.ts'
import {Prisma} from './generated/client.ts'

/** The words of what everybody may see, of what those may see who see drafts, and of what audiences alone may see. */
const tables = {public: 'PublicWords', draft: 'DraftWords', restricted: 'RestrictedWords'} as const satisfies Record<Circle, string>
type WordTable = (typeof tables)[Circle]

export const wordTables: readonly string[] = Object.values(tables)

/** The keys of the incidents that hold the words. Words are quoted, and of letters and digits only, so nothing in them is an operator. */
export function matchWords(search: WordSearch): Prisma.Sql {
  const each = search.circles.map(circle => tables[circle]).map(table => Prisma.sql`SELECT rowid AS "key" FROM ${name(table)} WHERE ${matching(table, search)}`)
  return Prisma.join(each, ' UNION ALL ')
}

/**
 * The same keys with how well they match, more being better. BM25 looks at the other texts of a table, all of which are seen by whoever
 * sees one of them. Not so of restricted ones: there each is scored by itself, one for a word and one more where it is in the title.
 */
export function rankWords(search: WordSearch): Prisma.Sql {
  const each = search.circles.map(circle => {
    const table = tables[circle]
    return circle === 'restricted'
      ? rankByItself(search)
      : Prisma.sql`SELECT rowid AS "key", -bm25(${name(table)}, ${weights}) AS "score" FROM ${name(table)} WHERE ${matching(table, search)}`
  })
  return Prisma.join(each, ' UNION ALL ')
}

function rankByItself(search: WordSearch): Prisma.Sql {
  const terms = search.lists.flatMap(phrases =>
    [writeList(phrases), `title : ${writeList(phrases)}`].map(
      term => Prisma.sql`SELECT rowid AS "key", 1.0 AS "score" FROM "RestrictedWords" WHERE "RestrictedWords" MATCH ${term}`,
    ),
  )
  return Prisma.sql`
    SELECT "key", sum("score") AS "score" FROM (${Prisma.join(terms, ' UNION ALL ')})
    WHERE +"key" IN (SELECT rowid FROM "RestrictedWords" WHERE ${matching('RestrictedWords', search)}) GROUP BY "key"`
}

function name(table: WordTable): Prisma.Sql {
  return Prisma.raw(`"${table}"`)
}

const weights = Prisma.join(Object.values(wordWeights).map(weight => Prisma.raw(String(weight))))

function matching(table: WordTable, {lists, absent, least, isTitle = false}: WordSearch): Prisma.Sql {
  const terms = lists.map(writeList)
  const isWhole = least >= lists.length
  const wanted = terms.join(isWhole ? ' AND ' : ' OR ')
  const whole = absent.length === 0 ? wanted : `(${wanted}) NOT ${writeList(absent)}`
  const expression = isTitle ? `title : (${whole})` : whole
  if (isWhole || least <= 1) return Prisma.sql`${name(table)} MATCH ${expression}`
  const each = terms.map(term => Prisma.sql`SELECT rowid AS "key" FROM ${name(table)} WHERE ${name(table)} MATCH ${term}`)
  // The sign keeps the list of rows from becoming a search of its own for each of them.
  return Prisma.sql`${name(table)} MATCH ${expression} AND +rowid IN (
    SELECT "key" FROM (${Prisma.join(each, ' UNION ALL ')}) GROUP BY "key" HAVING count(*) >= ${least})`
}

function writeList(phrases: readonly Phrase[]): string {
  return `(${phrases.map(({words, isPrefix}) => `"${words.join(' ')}"${isPrefix ? ' *' : ''}`).join(' OR ')})`
}
