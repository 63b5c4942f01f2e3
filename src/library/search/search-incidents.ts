import type {Viewer} from '#src/incident/viewer.ts'
import type {IncidentList, IncidentQuery, IncidentStore} from '#src/library/incident-store.ts'

/** What a search found; `corrected` is what it was taken for where words of it occur nowhere. */
export type SearchOutcome = IncidentList & {readonly corrected: string | undefined}

/** Lists incidents, and where not all words of the search are found together, those for the search with its mistyped words put right. */
export async function searchIncidents(
  store: Pick<IncidentStore, 'listIncidents' | 'correctSearch'>,
  viewer: Viewer,
  query: IncidentQuery,
): Promise<SearchOutcome> {
  const list = await store.listIncidents(viewer, query)
  const {words} = query.filters
  if (words.trim() === '' || (list.total > 0 && !list.isPartial)) return {...list, corrected: undefined}
  const corrected = await store.correctSearch(viewer, words)
  if (corrected === undefined) return {...list, corrected}
  const better = await store.listIncidents(viewer, {...query, filters: {...query.filters, words: corrected}})
  return better.total === 0 ? {...list, corrected: undefined} : {...better, corrected}
}
