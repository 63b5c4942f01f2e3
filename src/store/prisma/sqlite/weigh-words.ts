import type {Database} from '#src/store/prisma/database.ts'
import {Prisma} from './generated/client.ts'

/** See `Database`; the index knows how many incidents hold each of its words. */
export async function weighWords(reader: Database['reader'], words: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (words.length === 0) return new Map()
  const rows = await reader.$queryRaw<{term: string; doc: number | bigint}[]>(Prisma.sql`
    SELECT "term", "doc" FROM "IncidentVocabulary" WHERE "term" IN (SELECT "value" FROM json_each(${JSON.stringify(words)}))`)
  return new Map(rows.map(({term, doc}) => [term, Number(doc)]))
}
