import {beforeEach, expect, test, vi} from 'vitest'
import {readCached} from '#src/features/shell/read-cached.ts'
import {anonymous, type Viewer} from '#src/incident/viewer.ts'
import {defaultSettings} from '#src/postmortem/rules/settings.ts'
import {openMemoryStore} from '#src/store/memory/memory-store.ts'
import {aDocument} from '#tests/builders/an-incident.ts'

vi.mock('server-only', () => ({}))
vi.mock('#src/server/hindsight.ts', () => ({hindsight: async () => asked}))
vi.mock('#src/features/shell/read-visitor.ts', () => ({readViewer: async () => asked.viewer}))

const author: Viewer = {...anonymous, role: 'author'}
const asked = vi.hoisted(() => ({store: undefined as unknown, viewer: undefined as unknown, settings: async (): Promise<unknown> => undefined}))
let store: ReturnType<typeof openMemoryStore>

beforeEach(async () => {
  store = openMemoryStore()
  Object.assign(asked, {store, viewer: anonymous, settings: async () => ({settings: defaultSettings, diagnostics: []})})
})

// Answers outlive a test, so each asks by a name of its own.
const listTitles = (name: string) =>
  readCached(name, async ({store, viewer}) => [...(await store.findTitles(viewer, ['open', 'draft'])).values()].map(({title}) => title))

test('readCached() keeps what one viewer was answered from every other', async () => {
  await publish('open', 'draft')
  asked.viewer = author
  expect(await listTitles('by viewer')).toEqual(['open', 'draft'])
  asked.viewer = anonymous
  expect(await listTitles('by viewer')).toEqual(['open'])
  asked.viewer = author
  expect(await listTitles('by viewer')).toEqual(['open', 'draft'])
})

test('readCached() asks the store once, and again when the index has changed', async () => {
  await publish('open')
  const find = vi.spyOn(store, 'findTitles')
  expect([await listTitles('by revision'), await listTitles('by revision')]).toEqual([['open'], ['open']])
  expect(find).toHaveBeenCalledTimes(1)
  asked.viewer = author
  await publish('draft')
  expect(await listTitles('by revision')).toEqual(['open', 'draft'])
})

test('readCached() asks anew when the configuration has changed', async () => {
  await publish('open')
  let count = 0
  const ask = () => readCached('configured', async ({settings}) => `${++count} ${settings.rules['no-owner']}`)
  expect([await ask(), await ask()]).toEqual(['1 undefined', '1 undefined'])
  asked.settings = async () => ({settings: {...defaultSettings, rules: {'no-owner': 'off'}}, diagnostics: []})
  expect(await ask()).toBe('2 off')
})

test('readCached() keeps one answer for all who see the same, whatever their roles and handles', async () => {
  await store.apply({publish: [aDocument({id: 'open', title: 'open', audience: ['@Security']})], unreadable: [], remove: []})
  const find = vi.spyOn(store, 'findTitles')
  const audiences = vi.spyOn(store, 'listAudiences')
  for (let member = 0; member < 100; member++) {
    asked.viewer = {role: member % 2 ? 'manager' : 'viewer', handles: [`@member-${member}`, '@platform'], seesEverything: false} satisfies Viewer
    expect(await listTitles('by what is seen')).toEqual(['open'])
  }
  expect(find).toHaveBeenCalledTimes(1)
  expect(audiences).toHaveBeenCalledTimes(1)
  asked.viewer = {...anonymous, handles: ['@platform', '@security']}
  await listTitles('by what is seen')
  expect(find).toHaveBeenCalledTimes(2)
})

test('readCached() shows what is restricted to its audience alone, and to whoever has just been invited', async () => {
  const restrict = (audience: readonly string[]) =>
    store.apply({publish: [aDocument({id: 'open', title: 'open', visibility: 'restricted', audience})], unreadable: [], remove: []})
  await restrict(['@security'])
  const seen: Record<string, readonly string[]> = {}
  const look = async (when: string) => {
    for (const handle of ['@ada', '@security']) {
      asked.viewer = {...anonymous, handles: [handle]}
      seen[`${handle} ${when}`] = await listTitles('by invitation')
    }
  }
  await look('at first')
  await restrict(['@ada'])
  await look('later')
  expect(seen).toEqual({'@ada at first': [], '@security at first': ['open'], '@ada later': ['open'], '@security later': []})
})

async function publish(...ids: readonly ('open' | 'draft')[]): Promise<void> {
  const documents = ids.map(id => aDocument({id, title: id, status: id === 'draft' ? 'draft' : 'published'}))
  await store.apply({publish: documents, unreadable: [], remove: []})
}
