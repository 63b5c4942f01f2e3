import {describe, expect, onTestFinished, test} from 'vitest'
import type {ActionRow} from '#src/library/remediation-store.ts'
import {askIssue, type IssueAnswer} from '#src/server/trackers/ask-issue.ts'
import {pullIssues} from '#src/server/trackers/pull-issues.ts'
import type {TrackerSite} from '#src/server/trackers/tracker-variables.ts'
import {createTrackerStore} from '#src/store/prisma/create-tracker-store.ts'
import {openDatabase} from '#src/store/prisma/open-database.ts'
import {anActionRow} from '#tests/builders/an-action-row.ts'
import {aDatabasePath} from '#tests/store/sqlite/scratch-database.ts'
import {openReplay} from './open-replay.ts'
import {aGithubIssue} from './replay-tracker.ts'

const github: TrackerSite = {kind: 'github', api: 'http://127.0.0.1:9', host: 'github.com', token: 'a-token'}
const addresses = {'#': 'https://github.com/example/app/issues/{number}'}
const base = Date.parse('2026-11-21T12:00:00Z')
const told = (state: 'open' | 'reopened' | 'done' | 'wont-do', closedDay?: string): IssueAnswer => ({outcome: 'told', state, closedDay, etag: `"${state}"`})

async function aStore() {
  const database = await openDatabase(`file:${aDatabasePath()}`)
  onTestFinished(() => database.close())
  return createTrackerStore(database)
}

async function* inBatches(actions: readonly ActionRow[]) {
  for (const action of actions) yield [action]
}

type Options = Partial<Omit<Parameters<typeof pullIssues>[0], 'actions' | 'ask'>>

/** Pulls for these tickets from a tracker that answers by number. */
async function pull(refs: readonly string[], answer: (number: string, etag: string | undefined) => IssueAnswer, options: Options = {}) {
  const asked: string[] = []
  const actions = refs.map((ref, position) => anActionRow({position, title: `Action ${position}`, ref}))
  const report = await pullIssues({
    actions: inBatches(actions),
    store: options.store ?? (await aStore()),
    addresses,
    sites: [github],
    isDry: false,
    now: () => base,
    pause: async () => undefined,
    ask: async (_, {number}, etag) => {
      asked.push(number)
      return answer(number, etag)
    },
    ...options,
  })
  return {report, asked}
}

describe('pullIssues()', () => {
  test('asks once for each issue, and proposes a change of every action that refers to it', async () => {
    const store = await aStore()
    const {report, asked} = await pull(
      ['#1', 'https://github.com/example/app/issues/1', '#2', 'later', 'https://codeberg.org/a/b/issues/3'],
      number => (number === '1' ? told('done', '2026-11-10') : told('open')),
      {store},
    )
    expect(asked.toSorted()).toEqual(['1', '2'])
    expect(report).toMatchObject({referring: 5, asked: 2, unchanged: 0, unknown: 1, problems: [], stopped: []})
    expect(report.elsewhere).toEqual(new Map([['codeberg.org', 1]]))
    const url = 'https://github.com/example/app/issues/1'
    expect(report.proposals.map(({action, url, values}) => [action.title, url, values])).toEqual([
      ['Action 0', url, {status: 'done', done: '2026-11-10', proof: url}],
      ['Action 1', url, {status: 'done', done: '2026-11-10', proof: url}],
    ])
    expect((await store.listProposals()).map(({id}) => id).toSorted()).toEqual(report.proposals.map(({id}) => id).toSorted())
    expect(await store.listIssues()).toEqual([
      {url, state: 'done', closedDay: '2026-11-10', checkedAt: '2026-11-21T12:00:00.000Z', etag: '"done"', problem: undefined},
      {
        url: 'https://github.com/example/app/issues/2',
        state: 'open',
        closedDay: undefined,
        checkedAt: '2026-11-21T12:00:00.000Z',
        etag: '"open"',
        problem: undefined,
      },
    ])
  })

  test('keeps nothing of a dry run', async () => {
    const store = await aStore()
    const {report} = await pull(['#1'], () => told('done', '2026-11-10'), {store, isDry: true})
    expect(report.proposals).toHaveLength(1)
    expect([await store.listIssues(), await store.listProposals()]).toEqual([[], []])
  })

  test('asks a second time only whether anything has changed, and proposes the same thing under the same id', async () => {
    const store = await aStore()
    const first = await pull(['#1'], () => told('done', '2026-11-10'), {store})
    const etags: (string | undefined)[] = []
    const again = (_: string, etag: string | undefined): IssueAnswer => {
      etags.push(etag)
      return {outcome: 'unchanged'}
    }
    const second = await pull(['#1'], again, {store})
    expect(etags).toEqual(['"done"'])
    expect(second.report).toMatchObject({asked: 1, unchanged: 1})
    expect(second.report.proposals.map(({id}) => id)).toEqual(first.report.proposals.map(({id}) => id))
  })

  test('takes an issue that is open after it was closed for opened again, and goes on doing so', async () => {
    const store = await aStore()
    await pull(['#1'], () => told('done', '2026-11-10'), {store})
    for (let times = 0; times < 2; times++) await pull(['#1'], () => told('open'), {store})
    expect((await store.listIssues())[0]).toMatchObject({state: 'reopened', closedDay: undefined})
  })

  test('proposes nothing by what cannot be told any more, remembers what it was, and asks anew', async () => {
    const store = await aStore()
    await pull(['#1'], () => told('done', '2026-11-10'), {store})
    const {report} = await pull(['#1'], () => ({outcome: 'untold', problem: 'it was deleted'}), {store})
    expect(report.problems).toEqual([{url: 'https://github.com/example/app/issues/1', problem: 'it was deleted'}])
    expect([report.proposals, await store.listProposals()]).toEqual([[], []])
    expect((await store.listIssues())[0]).toMatchObject({state: 'done', etag: undefined, problem: 'it was deleted'})
  })

  test('waits once for a tracker that asks for patience of less than a minute', async () => {
    const pauses: number[] = []
    let times = 0
    const limited: IssueAnswer = {outcome: 'limited', until: base + 20_000}
    const {report} = await pull(['#1'], () => (times++ === 0 ? limited : told('open')), {pause: async milliseconds => void pauses.push(milliseconds)})
    expect([report.asked, report.stopped, pauses]).toEqual([1, [], [20_000]])
  })

  test('leaves the rest to the next run where the wait is long, which begins with them', async () => {
    const store = await aStore()
    const first = await pull(['#1', '#2', '#3'], number => (number === '1' ? told('open') : {outcome: 'limited', until: base + 3_600_000}), {store})
    expect(first.report).toMatchObject({
      asked: 1,
      stopped: [{host: 'github.com', left: 2, problem: 'it is asked too often, and can be asked again from 2026-11-21T13:00Z'}],
    })
    const second = await pull(['#1', '#2', '#3'], () => told('open'), {store})
    expect(second.asked).toEqual(['2', '3', '1'])
  })

  test('stops at a token that is no good, without a word about any issue', async () => {
    const {report, asked} = await pull(['#1', '#2'], () => ({outcome: 'locked-out', problem: 'it does not take the token'}))
    expect([asked, report.asked, report.stopped]).toEqual([['1'], 0, [{host: 'github.com', left: 2, problem: 'it does not take the token'}]])
  })

  test('sends a token to the host that it is for, and to no other that an author names', async () => {
    const gitlab: TrackerSite = {kind: 'gitlab', api: 'http://127.0.0.1:9/api/v4', host: 'gitlab.example.com', token: 'another-token'}
    const asked: string[] = []
    const refs = [
      'https://github.com.evil.example/example/app/issues/1',
      'https://github.com@evil.example/example/app/issues/1',
      'https://gitlab.com/a/b/-/issues/1',
      'http://github.com:8080/a/b/issues/1',
      'https://gitlab.example.com/a/b/issues/1',
    ]
    await pullIssues({
      actions: inBatches(refs.map(ref => anActionRow({ref}))),
      store: await aStore(),
      addresses: {},
      sites: [github, gitlab],
      isDry: true,
      ask: async ({host}) => {
        asked.push(host)
        return told('open')
      },
    })
    expect(asked).toEqual([])
  })

  test('keeps nothing of an issue but whether and when it was closed', async () => {
    const {address} = await openReplay({'/repos/example/app/issues/12': {body: aGithubIssue(), headers: {etag: '"a"'}}})
    const store = await aStore()
    const report = await pullIssues({
      actions: inBatches([anActionRow({ref: '#12'})]),
      store,
      addresses,
      sites: [{...github, api: address}],
      isDry: false,
      ask: (site, issue, etag) => askIssue(site, issue, {etag}),
    })
    expect(report.proposals).toHaveLength(1)
    expect(JSON.stringify([report, await store.listIssues(), await store.listProposals()])).not.toContain('only some may read')
  })
})
