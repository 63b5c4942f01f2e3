import 'server-only'
import {readCached} from '#src/features/shell/read-cached.ts'
import type {Suggestion} from '#src/library/incident-store.ts'

const mostSuggestions = 6
const longestTyped = 100

/** What somebody who is typing may mean. */
export function listSuggestions(typed: string): Promise<readonly Suggestion[]> {
  const cut = typed.slice(0, longestTyped).trim()
  return readCached(`suggestions ${cut.toLowerCase()}`, ({store, viewer, settings}) =>
    store.listSuggestions(viewer, cut, mostSuggestions, settings.serviceAliases),
  )
}
