import {createElement} from 'react'
import {renderToStaticMarkup} from 'react-dom/server'
import {beforeEach, expect, test, vi} from 'vitest'
import {SyncPage} from '#src/features/settings/components/sync-page.tsx'
import {readSync} from '#src/features/settings/sync-queries.ts'
import {anonymous} from '#src/incident/viewer.ts'
import {readSettings} from '#src/postmortem/rules/read-settings.ts'
import {openMemoryStore} from '#src/store/memory/memory-store.ts'

vi.mock('server-only', () => ({}))
vi.mock('#src/server/hindsight.ts', () => ({hindsight: async () => opened}))
vi.mock('#src/features/shell/read-visitor.ts', () => ({readViewer: async () => anonymous}))

const opened = vi.hoisted(() => ({
  store: undefined as unknown,
  folder: {location: '/content'},
  settings: async (): Promise<unknown> => undefined,
  listDamaged: async (): Promise<readonly string[]> => [],
  versions: undefined as undefined | {findTrouble(): string | undefined},
}))
const store = openMemoryStore()

beforeEach(() => {
  opened.store = store
  opened.settings = async () => readSettings('rules: {no-owner: loud}')
})

test('readSync() says when the last sync was, also where it found nothing new', async () => {
  await store.recordSync({at: '2026-01-02T03:04:05Z', heldBack: []})
  expect(await readSync()).toMatchObject({syncedAt: '2026-01-02T03:04:05Z', location: '/content'})
  const revision = await store.readRevision()
  await store.recordSync({at: '2026-01-02T03:05:05Z', heldBack: []})
  expect(await store.readRevision()).toBe(revision)
  expect(await readSync()).toMatchObject({syncedAt: '2026-01-02T03:05:05Z'})
})

test('readSync() says what is wrong with the configuration', async () => {
  expect((await readSync()).misconfigured).toEqual([
    expect.objectContaining({rule: 'invalid-settings', level: 'error', message: expect.stringContaining('“loud”')}),
  ])
})

test('I16 the sync page says where a damaged index is, and that a backup brings back what no file holds', async () => {
  expect(renderToStaticMarkup(createElement(SyncPage, {report: await readSync(), open: []}))).not.toContain('damaged')
  const file = '/data/hindsight.db.damaged-2026-11-21T12-14-05.123Z'
  opened.listDamaged = async () => [file]
  const page = renderToStaticMarkup(createElement(SyncPage, {report: await readSync(), open: []}))
  expect(page).toContain('The index was damaged, and has been made anew from the files.')
  expect(page).toContain('restore --force BACKUP')
  expect(page).toContain(file)
})

test('readSync() says why what was committed could not be pushed', async () => {
  expect((await readSync()).unpushed).toBeUndefined()
  opened.versions = {findTrouble: () => 'Cannot push to origin: the network is down'}
  const html = renderToStaticMarkup(createElement(SyncPage, {report: await readSync(), open: []}))
  expect(html).toContain('could not be pushed')
  expect(html).toContain('Cannot push to origin: the network is down')
})
