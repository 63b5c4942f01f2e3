import type {Viewer} from '#src/incident/viewer.ts'
import type {IncidentList, IncidentQuery, IncidentStore} from '#src/library/incident-store.ts'

/** What a search found; `corrected` is what it was taken for where words of it occur nowhere. */
export type SearchOutcome = IncidentList & {readonly corrected: string | undefined}

/**
 * Lists incidents, and where not all words of the search are found together, those for the search with its mistyped words put right. `onTaken` is told
 * which words are about to be looked for, all of them together: what else is asked about them need not wait for the list.
 */
export async function searchIncidents(
  store: Pick<IncidentStore, 'listIncidents' | 'correctSearch'>,
  viewer: Viewer,
  query: IncidentQuery,
  onTaken?: (words: string) => void,
): Promise<SearchOutcome> {
  if (query.filters.words.trim() === '') return {...(await store.listIncidents(viewer, query)), corrected: undefined}
  onTaken?.(query.filters.words)
  // What holds only some of the words is often most of what there is, and seldom asked for where a word is mistyped: it is listed last.
  const whole = await store.listIncidents(viewer, {...query, isWhole: true})
  if (whole.total > 0) return {...whole, corrected: undefined}
  const corrected = await store.correctSearch(viewer, query.filters.words)
  if (corrected !== undefined) onTaken?.(corrected)
  const better = corrected === undefined ? undefined : await store.listIncidents(viewer, {...query, filters: {...query.filters, words: corrected}})
  if (better && better.total > 0) return {...better, corrected}
  return {...(whole.isPartial ? await store.listIncidents(viewer, query) : whole), corrected: undefined}
}
