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

/** What is typed before a name stays the search that the name narrows. */
function toSuggested(suggestion: Suggestion): Suggested {
  if (suggestion.kind === 'incident') return {href: `/incidents/${encodeURIComponent(suggestion.id)}`, label: suggestion.name, note: 'incident'}
  const {kind, name, rest = '', alias} = suggestion
  const note = [alias === undefined ? '' : ` “${alias}”`, rest === '' ? `, ${count(suggestion)}` : `, within “${rest}”`].join('')
  switch (kind) {
    case 'service':
      return {href: writeFilters({words: rest, services: [name]}), label: name, note: `service${note}`}
    case 'factor':
      return {href: writeFilters({words: rest, factors: [name]}), label: formatFactorCategory(name), note: `factor${note}`}
    case 'org':
      return {href: writeFilters({words: rest, organizations: [name]}), label: name, note: `organisation${note}`}
  }
}

function count({count}: {readonly count: number}): string {
  return count === 1 ? '1 incident' : `${count} incidents`
}
