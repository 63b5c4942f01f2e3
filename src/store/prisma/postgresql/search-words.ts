import type {Phrase} from '#src/library/search/search-query.ts'
import type {WordSearch} from '#src/store/prisma/database.ts'
import {Prisma} from '#src/store/prisma/sqlite/generated/client.ts'
import {knownPhrases, lookedFor} from './known-phrases.ts'
import {inTitle, mostLevel, quoteLexeme, type WordMark} from './to-search-words.ts'

/**
 * The keys of the incidents that hold the words. The index answers for single words; that they stand side by side is looked up in the words
 * themselves, because a tsvector counts places to 16,383 only. Nothing is joined here: what is planned as a join is done in an order that
 * the database chooses, which has no idea of what it costs to take a text out of its table.
 */
export function matchWords({circles, lists, absent, least, isTitle = false, isLoose = false}: WordSearch): Prisma.Sql {
  const isWhole = least >= lists.length
  const mark = isTitle ? inTitle : ''
  const conditions: Prisma.Sql[] = []
  // Where words may stand anywhere, what the index finds is enough.
  const isExact = !isLoose && lists.some(phrases => phrases.some(isLong))
  if (isWhole) {
    if (isExact) for (const phrases of lists) if (phrases.some(isLong)) conditions.push(holding(phrases, mark, true))
  } else if (least > 1 || isExact) {
    const count = Prisma.join(
      lists.map(phrases => Prisma.sql`CASE WHEN ${holding(phrases, mark)} THEN 1 ELSE 0 END`),
      ' + ',
    )
    conditions.push(Prisma.sql`${count} >= ${least}`)
  }
  if (absent.length > 0) conditions.push(Prisma.sql`NOT (${holding(absent, '')})`)
  const query = writeQuery(lists, isWhole ? '&' : '|', mark)
  const matches = Prisma.sql`SELECT f."rowid" AS "key" FROM "matchWords"(${query}::tsquery, ARRAY[${Prisma.join([...circles])}]) AS f("rowid")`
  return conditions.length === 0 ? matches : Prisma.sql`${matches} WHERE ${Prisma.join(conditions, ' AND ')}`
}

/**
 * That a row called `f` holds any of the phrases: first asked of the index, once for all rows, and then of its text. `isAll` says that all
 * rows hold their words.
 */
function holding(phrases: readonly Phrase[], mark: WordMark, isAll = false): Prisma.Sql {
  const short = phrases.filter(phrase => !isLong(phrase) || isKnown(phrase))
  const long = phrases.filter(isLong)
  const isFound = (query: string): Prisma.Sql => Prisma.sql`f."rowid" IN (SELECT m."rowid" FROM "matchWords"(${query}::tsquery) AS m("rowid"))`
  const parts = short.length > 0 ? [isFound(short.map(phrase => writePhrase(phrase, mark)).join(' | '))] : []
  if (long.length > 0) {
    const each = long.map(({words, isPrefix}) => Prisma.sql`strpos(t."text", ${` ${words.join(' ')}${isPrefix ? '' : ' '}`}) > 0`)
    const text = mark === inTitle ? Prisma.sql`' ' || w."title" || ' '` : Prisma.sql`w."words" || ''`
    // Taken out of its table once for all phrases.
    const holds = Prisma.sql`SELECT ${Prisma.join(each, ' OR ')} FROM (SELECT ${text} AS "text" FROM "IncidentWords" w WHERE w."rowid" = f."rowid" OFFSET 0) t`
    // Where there is nothing else to be held, all rows were found by the words of one.
    const mayHold = long.map(phrase => writeApart(phrase, mark)).join(' | ')
    parts.push(short.length > 0 || !isAll ? Prisma.sql`(${isFound(mayHold)} AND (${holds}))` : Prisma.sql`(${holds})`)
  }
  return Prisma.sql`(${Prisma.join(parts, ' OR ')})`
}

function isLong({words}: Phrase): boolean {
  return words.length > 1
}

/** Whether the index knows who holds it, although it has several words. */
function isKnown({words, isPrefix}: Phrase): boolean {
  return !isPrefix && knownPhrases.has(words.join(' '))
}

/** A tsquery that finds at least what is asked for: the words of a phrase anywhere in the text. */
export function writeQuery(lists: readonly (readonly Phrase[])[], between: '&' | '|', mark: WordMark = ''): string {
  const write = (phrase: Phrase): string => (isKnown(phrase) ? `(${writePhrase(phrase, mark)} | ${writeApart(phrase, mark)})` : writeApart(phrase, mark))
  return lists.map(phrases => `(${phrases.map(write).join(' | ')})`).join(` ${between} `)
}

/**
 * A tsquery for phrases that weigh as much as the level says. The words of one that the index does not know weigh that or more, so that the
 * weakest decides.
 */
export function writeLevelQuery(phrases: readonly Phrase[], level: number): string {
  if (level === 0) return writeQuery([phrases], '|')
  const above = Array.from({length: mostLevel - level + 1}, (_, more): WordMark => `${level + more}/`)
  const write = (phrase: Phrase): string =>
    isLong(phrase) && !isKnown(phrase) ? writeEach(phrase, word => `(${above.map(word).join(' | ')})`) : writePhrase(phrase, `${level}/`)
  return phrases.map(write).join(' | ')
}

/** A single word, or a known phrase, which is one to the index. */
function writePhrase({words, isPrefix}: Phrase, mark: WordMark): string {
  return `${quoteLexeme(words.join(' '), mark)}${isPrefix ? ':*' : ''}`
}

/** The words of a phrase; of a known one, where it was not looked for. */
function writeApart(phrase: Phrase, mark: WordMark): string {
  const words = writeEach(phrase, word => word(mark))
  return isKnown(phrase) ? `(${words} & !'${lookedFor}')` : words
}

function writeEach({words, isPrefix}: Phrase, write: (word: (mark: WordMark) => string) => string): string {
  const each = words.map((word, place) => write(mark => `${quoteLexeme(word, mark)}${isPrefix && place === words.length - 1 ? ':*' : ''}`))
  return `(${each.join(' & ')})`
}
