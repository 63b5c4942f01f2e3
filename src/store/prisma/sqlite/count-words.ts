import type {Viewer} from '#src/incident/viewer.ts'
import type {Database} from '#src/store/prisma/database.ts'
import {visibleTo} from '#src/store/prisma/visible-to.ts'
import {Prisma} from './generated/client.ts'
import {matchWords} from './search-words.ts'

const mostCounted = 24

/** See `Database`. */
export async function weighWords(reader: Database['reader'], words: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (words.length === 0) return new Map()
  const rows = await reader.$queryRaw<{term: string; doc: number | bigint}[]>(Prisma.sql`
    SELECT "term", "doc" FROM "IncidentVocabulary" WHERE "term" IN (${Prisma.join([...new Set(words)])})`)
  return new Map(rows.map(({term, doc}) => [term, Number(doc)]))
}

/** See `Database`. The vocabulary of the index knows every word; whether the viewer may know of it is asked for those that matter. */
export async function countWords(reader: Database['reader'], viewer: Viewer, words: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (words.length === 0) return new Map()
  const known = await reader.$queryRaw<{term: string}[]>(Prisma.sql`
    SELECT "term" FROM "IncidentVocabulary" WHERE "term" IN (${Prisma.join([...new Set(words)])}) ORDER BY "doc" DESC LIMIT ${mostCounted}`)
  const counts = new Map<string, number>()
  for (const {term} of known) {
    const held = matchWords({lists: [[{words: [term], isPrefix: false}]], absent: [], least: 1})
    const [row] = await reader.$queryRaw<{count: number | bigint}[]>(Prisma.sql`
      SELECT count(*) AS "count" FROM "Incident" i WHERE ${visibleTo(viewer)} AND i."key" IN (${held})`)
    if (row && Number(row.count) > 0) counts.set(term, Number(row.count))
  }
  return counts
}
