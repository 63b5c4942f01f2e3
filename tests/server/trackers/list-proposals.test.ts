import {expect, onTestFinished, test} from 'vitest'
import {anonymous, operator, type Viewer} from '#src/incident/viewer.ts'
import {proposeChange, toProposalId} from '#src/library/remediation/propose-change.ts'
import {readActions} from '#src/library/remediation/read-actions.ts'
import {readSettings} from '#src/postmortem/rules/read-settings.ts'
import {listProposals} from '#src/server/trackers/list-proposals.ts'
import {pullIssues} from '#src/server/trackers/pull-issues.ts'
import {openMemoryStore} from '#src/store/memory/memory-store.ts'
import {createTrackerStore} from '#src/store/prisma/create-tracker-store.ts'
import {openDatabase} from '#src/store/prisma/open-database.ts'
import {anActionRow} from '#tests/builders/an-action-row.ts'
import {aDocument} from '#tests/builders/an-incident.ts'
import {aDatabasePath} from '#tests/store/sqlite/scratch-database.ts'

const url = 'https://github.com/example/app/issues/12'
const trackers = "trackers:\n  '#': https://github.com/example/app/issues/{number}\n"

/** A public and a restricted incident, each with an action whose issue is closed, after a pull. */
async function aLibraryPulled() {
  const database = await openDatabase(`file:${aDatabasePath()}`)
  onTestFinished(() => database.close())
  const store = openMemoryStore()
  onTestFinished(() => store.close())
  const actions = [{title: 'Raise the limit', ref: '#12'}]
  const publish = [
    aDocument({id: '2026-01-10-public', actions}),
    aDocument({id: '2026-01-11-restricted', visibility: 'restricted', audience: ['@ada'], actions}),
  ]
  await store.apply({publish, unreadable: [], remove: []})
  const loaded = readSettings(trackers)
  const opened = {store, settings: async () => loaded, trackers: createTrackerStore(database)}
  const asking = {filters: {}, today: '2026-11-21', policies: {}, teams: new Map()}
  await pullIssues({
    actions: readActions(store, operator, asking),
    store: opened.trackers,
    addresses: loaded.settings.trackers,
    sites: [{kind: 'github', api: 'http://127.0.0.1:9', host: 'github.com', token: 'a-token'}],
    isDry: false,
    ask: async () => ({outcome: 'told', state: 'done', closedDay: '2026-11-10', etag: undefined}),
  })
  return {...opened, store}
}

const manager: Viewer = {role: 'manager', handles: ['@mark'], seesEverything: false}

test('listProposals() tells of actions that the viewer may see, and of no others', async () => {
  const opened = await aLibraryPulled()
  const list = async (viewer: Viewer) => (await listProposals(opened, viewer)).map(({action}) => action.incidentId).toSorted()
  expect(await list({...manager, handles: ['@ada']})).toEqual(['2026-01-10-public', '2026-01-11-restricted'])
  expect(await list(manager)).toEqual(['2026-01-10-public'])
  expect(await list(anonymous)).toEqual(['2026-01-10-public'])
})

test('listProposals() leaves out what was set aside, and what the action says by now', async () => {
  const opened = await aLibraryPulled()
  const [first] = await listProposals(opened, manager)
  expect(first).toMatchObject({url, values: {status: 'done', done: '2026-11-10', proof: url}})
  const issue = {url, state: 'done', closedDay: '2026-11-10'} as const
  const row = anActionRow({incidentId: '2026-01-10-public', title: 'Raise the limit', ref: '#12'})
  expect(first?.id).toBe(toProposalId(row, issue, proposeChange(row, issue) ?? {}))
  await opened.trackers.dismissProposal(first?.id ?? '', 'mark@example.com', '2026-11-21T12:00:00Z')
  expect(await listProposals(opened, manager)).toEqual([])
  const said = {title: 'Raise the limit', ref: '#12', status: 'done', done: '2026-11-10', proof: url} as const
  await opened.store.apply({publish: [aDocument({id: '2026-01-11-restricted', actions: [said]})], unreadable: [], remove: []})
  expect(await listProposals(opened, manager)).toEqual([])
})
