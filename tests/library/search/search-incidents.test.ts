import {expect, test} from 'vitest'
import {anonymous} from '#src/incident/viewer.ts'
import {type IncidentList, type IncidentQuery, noFilters} from '#src/library/incident-store.ts'
import {searchIncidents} from '#src/library/search/search-incidents.ts'

const nothing: IncidentList = {rows: [], total: 0, before: 0, first: undefined, last: undefined, isPartial: false, isShifted: false}

/** A library in which one incident holds "redis", and which takes "reids" for it. */
function openLibrary(seen: string[]) {
  return {
    listIncidents: async (_: unknown, {filters: {words}}: IncidentQuery) => {
      seen.push(`list ${words}`)
      return words === 'redis' || words === '' ? {...nothing, total: 1} : nothing
    },
    correctSearch: async (_: unknown, words: string) => (words === 'reids' ? 'redis' : undefined),
  }
}

async function search(words: string): Promise<{readonly seen: readonly string[]; readonly corrected: string | undefined}> {
  const seen: string[] = []
  const query: IncidentQuery = {filters: {...noFilters, words}, order: 'relevance', page: 1, pageSize: 50, today: '2026-01-01'}
  const {corrected} = await searchIncidents(openLibrary(seen), anonymous, query, taken => seen.push(`taken ${taken}`))
  return {seen, corrected}
}

test('searchIncidents() tells which words it is about to look for before it does, also those that it takes them for', async () => {
  expect(await search('redis')).toEqual({seen: ['taken redis', 'list redis'], corrected: undefined})
  expect(await search('reids')).toEqual({seen: ['taken reids', 'list reids', 'taken redis', 'list redis'], corrected: 'redis'})
  expect(await search('unicorn')).toEqual({seen: ['taken unicorn', 'list unicorn'], corrected: undefined})
})

test('searchIncidents() tells of no words where none are looked for', async () => {
  expect(await search('')).toEqual({seen: ['list '], corrected: undefined})
})
