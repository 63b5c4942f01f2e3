import type {Suggestion} from '#src/library/incident-store.ts'
import {readSearchQuery} from '#src/library/search/read-search-query.ts'
import {toWords} from '#src/library/search/words.ts'
import {splitClauses} from '#src/store/split-clauses.ts'
import type {Entry} from './known-files.ts'
import {compare, newestFirst} from './list-places.ts'
import {countPhrase} from './search-entries.ts'

/** Names that have a word beginning with what was typed, those of most entries first, then entries by their titles. */
export function listSuggestions(entries: readonly Entry[], typed: string, limit: number): readonly Suggestion[] {
  const value = toWords(typed.slice(0, 100)).join(' ')
  if ([...value].length < 2 || limit < 1) return []
  const counts = new Map<string, {kind: 'service' | 'factor' | 'org'; name: string; count: number}>()
  for (const {names} of entries) {
    const held = names.filter(each => each.value.startsWith(value)).flatMap(({field, name}) => (isSuggested(field) ? [{kind: field, name}] : []))
    for (const [key, each] of new Map(held.map(each => [`${each.kind} ${each.name}`, each]))) {
      counts.set(key, {...each, count: (counts.get(key)?.count ?? 0) + 1})
    }
  }
  const {lists} = splitClauses(readSearchQuery(typed).clauses)
  const titled = entries.filter(entry => lists.every(phrases => phrases.some(phrase => countPhrase(entry, phrase, ['title']) > 0)))
  return [
    ...[...counts.values()].sort((a, b) => b.count - a.count || compare(a.name, b.name) || compare(a.kind, b.kind)).slice(0, limit),
    ...(lists.length === 0 ? [] : titled)
      .sort(newestFirst)
      .slice(0, limit)
      .map(({card}) => ({kind: 'incident' as const, name: card.title, id: card.id})),
  ]
}

function isSuggested(field: string): field is 'service' | 'factor' | 'org' {
  return field === 'service' || field === 'factor' || field === 'org'
}
