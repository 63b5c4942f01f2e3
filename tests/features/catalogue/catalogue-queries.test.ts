import {beforeAll, describe, expect, test, vi} from 'vitest'
import {answerExport} from '#src/features/catalogue/answer-export.ts'
import {answerSuggestions} from '#src/features/catalogue/answer-suggestions.ts'
import {findCatalogue} from '#src/features/catalogue/catalogue-queries.ts'
import {readFilters} from '#src/features/catalogue/read-filters.ts'
import {anonymous} from '#src/incident/viewer.ts'
import type {IncidentStore} from '#src/library/incident-store.ts'
import {defaultSettings} from '#src/postmortem/rules/settings.ts'
import {openMemoryStore} from '#src/store/memory/memory-store.ts'
import {aDocument} from '#tests/builders/an-incident.ts'

vi.mock('server-only', () => ({}))
vi.mock('#src/server/hindsight.ts', () => ({hindsight: async () => asked}))
vi.mock('#src/features/shell/read-visitor.ts', () => ({readViewer: async () => anonymous}))

const asked = vi.hoisted(() => ({store: undefined as unknown, settings: async (): Promise<unknown> => undefined}))
const ids = Array.from({length: 120}, (_, place) => `id-${String(place).padStart(3, '0')}`)

beforeAll(async () => {
  const store = openMemoryStore()
  Object.assign(asked, {store, settings: async () => ({settings: defaultSettings, diagnostics: []})})
  const open = ids.map(id => aDocument({id, title: `Checkout ${id}`, services: ['checkout/api & web'], organization: 'Example Calls'}))
  await store.apply({publish: [...open, aDocument({id: 'secret', title: 'Checkout secret', visibility: 'restricted'})], unreadable: [], remove: []})
})

const find = async (params: Readonly<Record<string, string>>) => {
  const {rows, before, previous, next} = await findCatalogue(readFilters(params))
  return {first: rows[0]?.id, last: rows.at(-1)?.id, before, previous: previous?.place.id, next: next?.place.id}
}

describe('findCatalogue()', () => {
  test('leads from page to page and back by place', async () => {
    expect(await find({})).toEqual({first: 'id-000', last: 'id-049', before: 0, previous: undefined, next: 'id-049'})
    expect(await find({after: '__id-049'})).toEqual({first: 'id-050', last: 'id-099', before: 50, previous: 'id-050', next: 'id-099'})
    expect(await find({after: '__id-099'})).toEqual({first: 'id-100', last: 'id-119', before: 100, previous: 'id-100', next: undefined})
    expect(await find({before: '__id-050'})).toEqual({first: 'id-000', last: 'id-049', before: 0, previous: undefined, next: 'id-049'})
  })

  test('answers an old address with the number of a page, and one behind the end with the last page', async () => {
    expect(await find({page: '2'})).toMatchObject({first: 'id-050', before: 50, previous: 'id-050', next: 'id-099'})
    expect(await find({page: '9'})).toMatchObject({first: 'id-100', before: 100, next: undefined})
    expect(await find({after: '__zzz'})).toMatchObject({first: 'id-100', before: 100, next: undefined})
  })

  test('fills the first page where fewer stand before a place than a page holds', async () => {
    expect(await find({before: '__id-007'})).toEqual({first: 'id-000', last: 'id-049', before: 0, previous: undefined, next: 'id-049'})
    expect(await find({before: '__a'})).toMatchObject({first: 'id-000', last: 'id-049', previous: undefined})
  })
})

describe('findCatalogue() of what nothing matches', () => {
  const findMeant = async (params: Readonly<Record<string, string>>) => {
    const {meant} = await findCatalogue(readFilters(params))
    return meant && {names: meant.names.map(({written, meant}) => `${written} ${meant}`), words: meant.filters.words, services: meant.filters.services}
  }

  test('says which names were probably meant, of the search and of the filters', async () => {
    expect(await findMeant({q: 'checkout org:"Exampel Calls"'})).toEqual({
      names: ['Exampel Calls Example Calls'],
      words: 'checkout org:"Example Calls"',
      services: [],
    })
    expect(await findMeant({service: 'checkuot/api & web'})).toEqual({
      names: ['checkuot/api & web checkout/api & web'],
      words: '',
      services: ['checkout/api & web'],
    })
  })

  test('says nothing where every name is known, or something matches', async () => {
    const countFacets = vi.spyOn(asked.store as IncidentStore, 'countFacets')
    expect(await findMeant({q: 'org:"Example Calls" unicorn service:"checkout/api & web" severity:1'})).toBeUndefined()
    countFacets.mockClear()
    expect(await findMeant({q: 'org:"Example Calls" or service:paymets'})).toBeUndefined()
    expect(countFacets).toHaveBeenCalledTimes(1)
  })
})

describe('answerSuggestions()', () => {
  test('narrows what is typed before a name to that name', async () => {
    const answer = await answerSuggestions(new Request('http://localhost/suggestions?q=redis+timeout+exam'))
    expect(await answer.json()).toContainEqual({
      href: '/incidents?q=redis+timeout&org=Example+Calls',
      label: 'Example Calls',
      note: 'organisation, within “redis timeout”',
    })
  })
})

describe('answerExport()', () => {
  const ask = async (query: string, form: 'csv' | 'json') => await (await answerExport(new Request(`http://localhost/incidents.${form}${query}`), form)).text()

  test('answers with all that the asker may see, and says that nobody else may keep it', async () => {
    const {headers} = await answerExport(new Request('http://localhost/incidents.csv'), 'csv')
    expect(Object.fromEntries(headers)).toEqual({
      'cache-control': 'private, no-store',
      'content-disposition': 'attachment; filename="incidents.csv"',
      'content-type': 'text/csv; charset=utf-8',
    })
    const lines = (await ask('', 'csv')).split('\r\n')
    expect(lines).toHaveLength(122)
    expect(lines.join('')).not.toContain('secret')
    const read: {id: string}[] = JSON.parse(await ask('?order=oldest&after=__id-100', 'json'))
    expect(read.map(({id}) => id)).toEqual(ids)
  })

  test('takes a mistyped word for what the list takes it for', async () => {
    expect(JSON.parse(await ask('?q=chekcout', 'json'))).toHaveLength(120)
    expect(await ask('?q=nothingness', 'json')).toBe('[]\n')
    expect((await ask('?service=nobody', 'csv')).split('\r\n')).toHaveLength(2)
  })
})

test('answerSuggestions() says where each leads, and nothing of what is hidden', async () => {
  const answer = await answerSuggestions(new Request('http://localhost/suggestions?q=check'))
  expect(answer.headers.get('cache-control')).toBe('private, no-store')
  const suggested: {href: string; label: string; note: string}[] = await answer.json()
  expect(suggested.slice(0, 2)).toEqual([
    {href: '/incidents?service=checkout%2Fapi+%26+web', label: 'checkout/api & web', note: 'service, 120 incidents'},
    {href: '/incidents/id-000', label: 'Checkout id-000', note: 'incident'},
  ])
  expect(suggested.some(({label}) => label.includes('secret'))).toBe(false)
  expect(await (await answerSuggestions(new Request('http://localhost/suggestions'))).json()).toEqual([])
})
