import type {Phrase, SearchClause} from '#src/library/search/search-query.ts'

/** The clauses of a search by how they are answered. */
export type SplitClauses = {
  /** Words to be found, of each list any. */
  readonly lists: readonly (readonly Phrase[])[]
  /** None of which may be found. */
  readonly absent: readonly Phrase[]
  /** Fields, and words beside fields. */
  readonly others: readonly SearchClause[]
}

/** Parts a search into what the index of words answers and everything else. */
export function splitClauses(clauses: readonly SearchClause[]): SplitClauses {
  const lists: (readonly Phrase[])[] = []
  const absent: Phrase[] = []
  const others: SearchClause[] = []
  for (const clause of clauses) {
    const phrases = clause.flatMap(condition => (condition.kind === 'words' && !condition.isNot ? condition.phrases : []))
    const [only] = clause
    if (clause.every(condition => condition.kind === 'words' && !condition.isNot)) lists.push(phrases)
    else if (clause.length === 1 && only?.kind === 'words') absent.push(...only.phrases)
    else others.push(clause)
  }
  return {lists, absent, others}
}

/** How many of some words an incident has to hold, tried in turn until one does: all of them, half of them; the last resort is one. */
export function listThresholds(words: number): readonly number[] {
  return [...new Set([words, Math.ceil(words / 2)])].filter(least => least > 1)
}
