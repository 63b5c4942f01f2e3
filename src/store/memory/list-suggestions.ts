import type {ServiceAliases} from '#src/incident/service-names.ts'
import type {Suggestion} from '#src/library/incident-store.ts'
import {type Ending, listEndings, type SuggestedField} from '#src/library/search/list-endings.ts'
import {readSearchQuery} from '#src/library/search/read-search-query.ts'
import type {SearchName} from '#src/store/search-names.ts'
import {splitClauses} from '#src/store/split-clauses.ts'
import {type SuggestedName, toSuggestion} from '#src/store/to-suggestion.ts'
import type {Entry} from './known-files.ts'
import {compare, newestFirst} from './list-places.ts'
import {countPhrase} from './search-entries.ts'

/** Names that have a word beginning with what was typed, or with its end, those of most entries first; then entries by their titles. */
export function listSuggestions(entries: readonly Entry[], typed: string, limit: number, aliases: ServiceAliases): readonly Suggestion[] {
  const endings = listEndings(typed, aliases)
  if (endings.length === 0 || limit < 1) return []
  const found = new Map<string, SuggestedName>()
  for (const {names} of entries) {
    const held = new Map<string, SuggestedName>()
    for (const [place, ending] of endings.entries()) {
      for (const {field, name} of names.filter(each => isMeant(each, ending))) {
        const before = found.get(`${field} ${name}`) ?? held.get(`${field} ${name}`)
        held.set(`${field} ${name}`, {field: field as SuggestedField, name, place: Math.min(place, before?.place ?? place), count: 1})
      }
    }
    for (const [key, each] of held) found.set(key, {...each, count: (found.get(key)?.count ?? 0) + 1})
  }
  const {lists} = splitClauses(readSearchQuery(typed).clauses)
  const titled = entries.filter(entry => lists.every(phrases => phrases.some(phrase => countPhrase(entry, phrase, ['title']) > 0)))
  return [
    ...[...found.values()]
      .sort((a, b) => a.place - b.place || b.count - a.count || compare(a.name, b.name) || compare(a.field, b.field))
      .slice(0, limit)
      .map(each => toSuggestion(each, endings)),
    ...(lists.length === 0 ? [] : titled)
      .sort(newestFirst)
      .slice(0, limit)
      .map(({card}) => ({kind: 'incident' as const, name: card.title, id: card.id})),
  ]
}

function isMeant({field, name, value, start}: SearchName, ending: Ending): boolean {
  if (field === 'service' && start === 0 && ending.aliased.has(name)) return true
  return ending.fields.some(each => each === field) && value.startsWith(ending.value)
}
