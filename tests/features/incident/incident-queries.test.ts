import {createElement} from 'react'
import {renderToStaticMarkup} from 'react-dom/server'
import {beforeEach, expect, test, vi} from 'vitest'
import {RelatedIncidents} from '#src/features/incident/components/related-incidents.tsx'
import {findIncidentView, type IncidentView, withAllReferences} from '#src/features/incident/incident-queries.ts'
import {readPageAddress} from '#src/features/incident/page-address.ts'
import {anonymous, type Viewer} from '#src/incident/viewer.ts'
import {readPostmortem} from '#src/postmortem/read-postmortem.ts'
import {readSettings} from '#src/postmortem/rules/read-settings.ts'
import {openMemoryStore} from '#src/store/memory/memory-store.ts'
import {aDocument} from '#tests/builders/an-incident.ts'

vi.mock('server-only', () => ({}))
vi.mock('#src/server/hindsight.ts', () => ({hindsight: async () => opened}))
vi.mock('#src/features/shell/read-visitor.ts', () => ({readViewer: async () => opened.viewer}))

const opened = vi.hoisted(() => ({
  store: undefined as unknown,
  viewer: undefined as unknown,
  settings: async (): Promise<unknown> => undefined,
  environment: {remoteImages: ['https://g.example']},
  files: {} as Readonly<Record<string, Uint8Array>>,
  folder: {
    async readHead(file: string): Promise<Uint8Array> {
      const bytes = opened.files[file]
      if (!bytes) throw new Error(`Cannot read ${file}: there is no such file`)
      return bytes
    },
  },
}))

const text = `---
title: Calls ended
---

Write to grace@calls.net.

## Remediation

- [ ] Improve monitoring
`

beforeEach(async () => {
  const store = openMemoryStore()
  const {incident, diagnostics} = readPostmortem(text, 'calls')
  await store.apply({publish: [aDocument({incident, diagnostics, markdown: text})], unreadable: [], remove: []})
  Object.assign(opened, {store})
  see(anonymous)
  configure('sections: {default: []}')
})

test('findIncidentView() judges by the configuration of the moment, also where nothing in the index has changed', async () => {
  expect(await listRules()).toEqual(['info no-owner', 'info vague-action'])
  configure('{sections: {default: [impact]}, rules: {no-owner: error, vague-action: off}}')
  expect(await listRules()).toEqual(['error no-owner', 'warning missing-section'])
  configure('sections: {default: []}')
  expect(await listRules()).toEqual(['info no-owner', 'info vague-action'])
})

test('findIncidentView() tells those who only read nothing of what should not be in the text', async () => {
  expect((await listRules()).some(line => line.includes('mail-address'))).toBe(false)
  see({role: 'author', handles: [], seesEverything: false})
  expect(await listRules()).toContain('info mail-address')
})

test('withAllReferences() leads from the first that name an incident to all that the viewer may see', async () => {
  const {store} = opened as {store: ReturnType<typeof openMemoryStore>}
  const namers = Array.from({length: 60}, (_, number) => aDocument({id: `n${100 + number}`, links: ['popular']}))
  const secret = aDocument({id: 'secret', visibility: 'restricted', links: ['popular']})
  await store.apply({publish: [aDocument({id: 'popular'}), ...namers, secret], unreadable: [], remove: []})
  const view = await findIncidentView('popular')
  if (!view || 'movedTo' in view) throw new Error('Cannot look at the incident: there is none')
  const show = async (search: {readonly show?: string}, of: IncidentView) =>
    renderToStaticMarkup(createElement(RelatedIncidents, {view: of, address: readPageAddress(search)}))
  const first = await show({}, view)
  expect(first).toContain('10 more name this one')
  expect(first).toContain('<a class="link" href="?show=all#fact-related">Show all 60</a>')
  const all = await withAllReferences(view)
  expect(all.references.stated).toHaveLength(60)
  expect(JSON.stringify(all.references)).not.toContain('secret')
  const whole = await show({show: 'all'}, all)
  expect([whole.match(/href="\/incidents\/n1\d\d"/g)?.length, whole.includes('more name this one')]).toEqual([60, false])
})

test('findIncidentView() names an incident that is hidden and one that is not there alike: by what the author wrote', async () => {
  const {store} = opened as {store: ReturnType<typeof openMemoryStore>}
  const relations = [{to: 'secret', type: 'caused-by'} as const, {to: 'nowhere', type: 'caused-by'} as const, {to: 'open'}]
  await store.apply({
    publish: [
      aDocument({id: 'calls', relations, services: ['voice']}),
      aDocument({id: 'secret', visibility: 'restricted', title: 'Nobody knows', services: ['voice'], links: ['calls']}),
      aDocument({id: 'open', title: 'Open'}),
    ].map(document => (document.incident.id === 'calls' ? {...document, file: 'calls.md'} : document)),
    unreadable: [],
    remove: ['calls.md'],
  })
  const view = await findIncidentView('calls')
  if (!view || 'movedTo' in view) throw new Error('Cannot look at the incident: there is none')
  expect(view.references).toMatchObject({stated: [{id: 'open'}], statedTotal: 1, shared: [], services: []})
  expect([...view.titles.keys()]).toEqual(['open'])
  expect(JSON.stringify([view.references, [...view.titles]])).not.toContain('Nobody knows')
})

test('D15 findIncidentView() shows images of the sites that the operator names, and of no other', async () => {
  const link = (host: string) => `<a href="https://${host}/a.png" rel="noopener noreferrer nofollow" class="image-link">a</a>`
  const store = openMemoryStore()
  const html = {sections: [link('g.example') + link('h.example')], entries: [], updates: [], actions: [], factors: [], footnotes: ''}
  await store.apply({publish: [aDocument({id: 'calls', html})], unreadable: [], remove: []})
  Object.assign(opened, {store})
  configure('rules: {no-owner: off}')
  const view = await findIncidentView('calls')
  expect(view && 'html' in view && view.html.sections).toEqual([
    `<img src="https://g.example/a.png" alt="a" loading="lazy" referrerpolicy="no-referrer">${link('h.example')}`,
  ])
})

async function listRules(): Promise<readonly string[]> {
  const view = await findIncidentView('calls')
  return view && 'diagnostics' in view ? view.diagnostics.map(({level, rule}) => `${level} ${rule}`) : []
}

function configure(settings: string): void {
  opened.settings = async () => readSettings(settings)
}

function see(viewer: Viewer): void {
  opened.viewer = viewer
}

test('findIncidentView() gives images the room that they take, and tells of those that are not there, without keeping either', async () => {
  const {store} = opened as {store: ReturnType<typeof openMemoryStore>}
  const shown = '![Queue](images/queue.gif) and ![Gone](gone.png)\n'
  const {incident, diagnostics} = readPostmortem(shown, 'calls')
  const html = {
    sections: ['<img src="/incidents/calls/files/images/queue.gif" alt="Queue"><img src="/incidents/calls/files/gone.png" alt="Gone">'],
    entries: [],
    updates: [],
    actions: [],
    factors: [],
    footnotes: '',
  }
  await store.apply({publish: [aDocument({incident, diagnostics, markdown: shown, html})], unreadable: [], remove: []})
  const view = async () => {
    const found = await findIncidentView('calls')
    return found && 'html' in found ? found : undefined
  }
  opened.files = {'images/queue.gif': Uint8Array.from([...'GIF89a'].map(letter => letter.charCodeAt(0)).concat(0x58, 2, 0x2c, 1))}
  expect((await view())?.html.sections).toEqual([
    '<img src="/incidents/calls/files/images/queue.gif" width="600" height="300" alt="Queue"><img src="/incidents/calls/files/gone.png" alt="Gone">',
  ])
  expect(await listRules()).toContain('warning missing-image')
  expect((await view())?.diagnostics.at(-1)?.message).toBe('Unexpected image “gone.png”, expected a file of the content folder')
  configure('{sections: {default: []}, rules: {missing-image: off}}')
  expect(await listRules()).not.toContain('warning missing-image')
  configure('sections: {default: []}')
  opened.files = {}
  expect((await view())?.html.sections.join()).not.toContain('width')
  expect((await listRules()).filter(line => line.includes('missing-image'))).toHaveLength(2)
})
