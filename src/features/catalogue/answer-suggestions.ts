import {formatFactorCategory} from '#src/incident/factor.ts'
import type {Suggestion} from '#src/library/incident-store.ts'
import type {Suggested} from '#src/ui/suggest-box.ts'
import {listSuggestions} from './suggestion-queries.ts'
import {writeFilters} from './write-filters.ts'

/** Answers `/suggestions?q=` with a JSON list of names and titles that somebody who is typing may mean, each with where it leads. */
export async function answerSuggestions(request: Request): Promise<Response> {
  const typed = new URL(request.url).searchParams.get('q') ?? ''
  const suggestions = await listSuggestions(typed)
  // Other people may see other incidents.
  return Response.json(suggestions.map(toSuggested), {headers: {'cache-control': 'private, no-store'}})
}

function toSuggested(suggestion: Suggestion): Suggested {
  switch (suggestion.kind) {
    case 'incident':
      return {href: `/incidents/${encodeURIComponent(suggestion.id)}`, label: suggestion.name, note: 'incident'}
    case 'service':
      return {href: writeFilters({services: [suggestion.name]}), label: suggestion.name, note: `service, ${count(suggestion)}`}
    case 'factor':
      return {href: writeFilters({factors: [suggestion.name]}), label: formatFactorCategory(suggestion.name), note: `factor, ${count(suggestion)}`}
    case 'org':
      return {href: writeFilters({organizations: [suggestion.name]}), label: suggestion.name, note: `organisation, ${count(suggestion)}`}
  }
}

function count({count}: {readonly count: number}): string {
  return count === 1 ? '1 incident' : `${count} incidents`
}
