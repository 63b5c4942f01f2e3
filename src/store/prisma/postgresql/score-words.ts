import type {Reader, Scores, WordSearch} from '#src/store/prisma/database.ts'
import {readNumbers} from '#src/store/prisma/read-numbers.ts'
import {Prisma} from '#src/store/prisma/sqlite/generated/client.ts'
import {listRarities, matchLevels, mostParts, planLevels} from './rank-words.ts'
import {matchWords} from './search-words.ts'
import {toShare} from './to-search-words.ts'

/**
 * What `rankWords` asks for, to the last digit, added up by this process: the database is asked which incidents hold the words at which level,
 * one row for each query. Grouping them itself takes it more than twice as long as finding them.
 */
export async function scoreWords(reader: Reader, search: WordSearch): Promise<Scores> {
  const {isWhole, lowest, queries, shares} = planLevels(search)
  const rows = await reader.$queryRaw<Row[]>(Prisma.sql`
    SELECT 'rarity' AS "kind", r."list" AS "at", r."rarity", NULL AS "keys" FROM (${listRarities(search)}) r
    UNION ALL SELECT 'revision', s."revision", NULL, NULL FROM "SyncState" s WHERE s."id" = 1
    UNION ALL SELECT 'level', m."place", NULL, string_agg(CAST(m."rowid" AS TEXT), ',') FROM ${matchLevels(queries)} m GROUP BY m."place"
    UNION ALL SELECT 'found', 0, NULL, string_agg(CAST(f."key" AS TEXT), ',') FROM (${matchWords(search)}) f`)
  const rarities = new Map<number, number>()
  const levels = new Map<number, readonly number[]>()
  for (const {kind, at, rarity, keys} of rows) {
    if (kind === 'rarity') rarities.set(Number(at), Number(rarity))
    if (kind === 'level') levels.set(Number(at) - 1, readNumbers(keys))
  }
  const worth = (list: number, share: number): number => Math.round((rarities.get(list) ?? 0) * share * mostParts)
  const base = isWhole ? search.lists.reduce((sum, _, list) => sum + worth(list, toShare(0)), 0) : 0
  const scores = new Map(readNumbers(rows.find(({kind}) => kind === 'found')?.keys).map(key => [key, base]))
  const each = queries.length / search.lists.length
  for (const list of search.lists.keys()) {
    const added = new Map<number, number>()
    for (let place = 0; place < each; place++) {
      const more = worth(list, shares[lowest + place] ?? 0)
      // Of several phrases the one that weighs most stands for all.
      for (const key of levels.get(list * each + place) ?? []) added.set(key, more)
    }
    for (const [key, more] of added) {
      const score = scores.get(key)
      if (score !== undefined) scores.set(key, score + more)
    }
  }
  for (const [key, score] of scores) scores.set(key, score / mostParts)
  return {revision: Number(rows.find(({kind}) => kind === 'revision')?.at ?? 0), scores}
}

type Row = {
  readonly kind: 'rarity' | 'revision' | 'level' | 'found'
  /** The list, from 0, or the query, from 1, or the revision. */
  readonly at: number | bigint
  readonly rarity: number | null
  readonly keys: string | null
}
