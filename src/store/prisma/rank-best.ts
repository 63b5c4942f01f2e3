import type {Database, WordSearch} from './database.ts'
import {Prisma} from './sqlite/generated/client.ts'

/** A query for the `key` and `score` of the best incidents, and how many there are in all. */
type Best = {readonly ranked: Prisma.Sql; readonly total: number}

/**
 * The best `most` incidents by their words, with all that score as much as the last of them; undefined where the database ranks them as well
 * itself. Nobody is asked who may see them.
 */
export async function rankBest({scoreWords}: Database, search: WordSearch, most: number): Promise<Best | undefined> {
  if (!scoreWords) return undefined
  const {scores} = await scoreWords(search)
  const least = Float64Array.from(scores.values()).sort()[Math.max(0, scores.size - most)] ?? 0
  const best = [...scores].filter(([, score]) => score >= least)
  const [keys, values] = [0, 1].map(at => best.map(pair => pair[at]).join(','))
  return {
    ranked: Prisma.sql`SELECT * FROM unnest(string_to_array(${keys}, ',')::integer[], string_to_array(${values}, ',')::double precision[]) AS b("key", "score")`,
    total: scores.size,
  }
}
