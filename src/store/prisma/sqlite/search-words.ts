import type {Phrase} from '#src/library/search/search-query.ts'
import {wordWeights} from '#src/store/incident-words.ts'
import type {WordSearch} from '#src/store/prisma/database.ts'
import {Prisma} from './generated/client.ts'

/** The keys of the incidents that hold the words. Words are quoted, and of letters and digits only, so nothing in them is an operator. */
export function matchWords(search: WordSearch): Prisma.Sql {
  return Prisma.sql`SELECT rowid AS "key" FROM "IncidentWords" WHERE ${matching(search)}`
}

/** The same keys with how well they match, more being better. */
export function rankWords(search: WordSearch): Prisma.Sql {
  return Prisma.sql`SELECT rowid AS "key", -bm25("IncidentWords", ${weights}) AS "score" FROM "IncidentWords" WHERE ${matching(search)}`
}

const weights = Prisma.join(Object.values(wordWeights).map(weight => Prisma.raw(String(weight))))

function matching({lists, absent, least, isTitle = false}: WordSearch): Prisma.Sql {
  const terms = lists.map(writeList)
  const isWhole = least >= lists.length
  const wanted = terms.join(isWhole ? ' AND ' : ' OR ')
  const whole = absent.length === 0 ? wanted : `(${wanted}) NOT ${writeList(absent)}`
  const expression = isTitle ? `title : (${whole})` : whole
  if (isWhole || least <= 1) return Prisma.sql`"IncidentWords" MATCH ${expression}`
  const each = terms.map(term => Prisma.sql`SELECT rowid AS "key" FROM "IncidentWords" WHERE "IncidentWords" MATCH ${term}`)
  // The sign keeps the list of rows from becoming a search of its own for each of them.
  return Prisma.sql`"IncidentWords" MATCH ${expression} AND +rowid IN (
    SELECT "key" FROM (${Prisma.join(each, ' UNION ALL ')}) GROUP BY "key" HAVING count(*) >= ${least})`
}

function writeList(phrases: readonly Phrase[]): string {
  return `(${phrases.map(({words, isPrefix}) => `"${words.join(' ')}"${isPrefix ? ' *' : ''}`).join(' OR ')})`
}
