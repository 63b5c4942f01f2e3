import type {Viewer} from '#src/incident/viewer.ts'
import type {Reader} from '#src/store/prisma/database.ts'
import {mostWeighed} from '#src/store/prisma/most-weighed.ts'
import {toCircles} from '#src/store/prisma/to-circles.ts'
import {visibleTo} from '#src/store/prisma/visible-to.ts'
import {Prisma} from './generated/client.ts'
import {matchWords} from './search-words.ts'

/** How many words are counted by one statement. */
const atOnce = 40

/**
 * See `Database`. Whoever sees one text of the public ones, or one draft, sees them all, and the index knows how many of them hold each
 * of its words; restricted ones are counted one word at a time, for whoever is in an audience, up to `mostWeighed` of each.
 */
export async function weighWords(reader: Reader, viewer: Viewer, words: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const weights = new Map<string, number>()
  if (words.length === 0 || viewer.role === 'stranger') return weights
  const add = (word: string, count: number): void => void weights.set(word, (weights.get(word) ?? 0) + count)
  // One value and not one for each word, of which there may be a thousand.
  const asked = Prisma.sql`SELECT "value" FROM json_each(${JSON.stringify([...new Set(words)])})`
  const circles = toCircles(viewer)
  const known = circles.map(circle => {
    const vocabulary = Prisma.raw(vocabularies[circle])
    return Prisma.sql`SELECT ${circle} AS "circle", "term", "doc" FROM ${vocabulary} WHERE "term" IN (${asked})`
  })
  const rows = await reader.$queryRaw<{circle: string; term: string; doc: number | bigint}[]>(Prisma.join(known, ' UNION ALL '))
  for (const {circle, term, doc} of rows) if (circle !== 'restricted') add(term, Number(doc))
  const restricted = rows.filter(({circle}) => circle === 'restricted').map(({term}) => term)
  for (let from = 0; from < restricted.length; from += atOnce) {
    const part = restricted.slice(from, from + atOnce)
    const each = part.map((word, place) => {
      const holders = matchWords({circles: ['restricted'], lists: [[{words: [word], isPrefix: false}]], absent: [], least: 1})
      return Prisma.sql`SELECT ${Prisma.raw(String(place))} AS "place", count(*) AS "count" FROM (
        SELECT 1 FROM (${holders}) h JOIN "Incident" i ON i."key" = h."key" WHERE ${visibleTo(viewer)} LIMIT ${mostWeighed}
      ) c`
    })
    const counts = await reader.$queryRaw<{place: number | bigint; count: number | bigint}[]>(Prisma.join(each, ' UNION ALL '))
    for (const {place, count} of counts) if (Number(count) > 0) add(part[Number(place)] ?? '', Number(count))
  }
  return weights
}

const vocabularies = {public: '"PublicVocabulary"', draft: '"DraftVocabulary"', restricted: '"RestrictedVocabulary"'} as const
