import {describe, expect, test} from 'vitest'
import {toTrackedIssue} from '#src/incident/tracked-issue.ts'
import {type AskingOptions, askIssue} from '#src/server/trackers/ask-issue.ts'
import type {TrackerSite} from '#src/server/trackers/tracker-variables.ts'
import {openReplay} from './open-replay.ts'
import {aGithubIssue, aGitlabIssue, aMergeRequest, type Replay} from './replay-tracker.ts'

const token = 'ghp_a-token-that-nobody-has'

function aSite(api: string, kind: TrackerSite['kind'] = 'github'): TrackerSite {
  return {kind, api, host: kind === 'github' ? 'github.com' : 'gitlab.example.com', token}
}

function anIssue(address = 'https://github.com/example/app/issues/12') {
  const issue = toTrackedIssue(address, {})
  if (!issue) throw new Error('Expected an issue')
  return issue
}

const path = '/repos/example/app/issues/12'
const quick: AskingOptions = {pause: async () => undefined, now: () => Date.parse('2026-11-21T12:00:00Z')}

/** Asks for one GitHub issue that is answered in this way. */
async function ask(replay: Replay | readonly Replay[], options: AskingOptions = {}) {
  const {address, asked} = await openReplay({[path]: replay})
  return {answer: await askIssue(aSite(address), anIssue(), {...quick, ...options}), asked}
}

describe('askIssue() of GitHub', () => {
  test('tells that an issue is done, and on which day in UTC, and says who it is', async () => {
    const {answer, asked} = await ask({body: aGithubIssue(), headers: {etag: 'W/"644b5b0155e6404a9cc4bd9d8b1ae730"'}})
    expect(answer).toEqual({outcome: 'told', state: 'done', closedDay: '2026-11-10', etag: 'W/"644b5b0155e6404a9cc4bd9d8b1ae730"'})
    expect(asked).toHaveLength(1)
    expect(asked[0]).toMatchObject({
      method: 'GET',
      headers: {authorization: `Bearer ${token}`, accept: 'application/vnd.github+json', 'x-github-api-version': '2022-11-28', 'user-agent': 'hindsight'},
    })
  })

  test.each([
    ['open', {state: 'open', state_reason: null, closed_at: null}, {state: 'open', closedDay: undefined}],
    ['opened again', {state: 'open', state_reason: 'reopened', closed_at: null}, {state: 'reopened', closedDay: undefined}],
    ['closed as not planned', {state_reason: 'not_planned'}, {state: 'wont-do', closedDay: '2026-11-10'}],
    ['closed before there were reasons', {state_reason: null}, {state: 'done', closedDay: '2026-11-10'}],
    ['a merged pull request', {state_reason: null, pull_request: {merged_at: '2026-11-09T10:00:00Z'}}, {state: 'done', closedDay: '2026-11-09'}],
    ['a closed pull request', {state_reason: null, pull_request: {merged_at: null}}, {state: 'wont-do', closedDay: '2026-11-10'}],
  ])('tells of an issue that is %s', async (_, fields, expected) => {
    expect((await ask({body: aGithubIssue(fields)})).answer).toEqual({outcome: 'told', etag: undefined, ...expected})
  })

  test('asks for what has changed alone, and takes no tag that is none', async () => {
    const {answer} = await ask({body: aGithubIssue(), headers: {etag: '"abc"'}}, {etag: '"abc"'})
    expect(answer).toEqual({outcome: 'unchanged'})
    expect((await ask({body: aGithubIssue(), headers: {etag: 'abc'}})).answer).toMatchObject({outcome: 'told', etag: undefined})
  })

  test.each([
    ['a private or absent one', {status: 404, body: {message: 'Not Found'}}, {outcome: 'untold', problem: 'it is not there, or the token may not see it'}],
    ['a deleted one', {status: 410, body: {message: 'This issue was deleted'}}, {outcome: 'untold', problem: 'it was deleted'}],
    ['what the token may not see', {status: 403, body: {message: 'Resource not accessible'}}, {outcome: 'untold', problem: 'the token may not see it'}],
    ['a token that is no good', {status: 401, body: {message: 'Bad credentials'}}, {outcome: 'locked-out', problem: 'it does not take the token'}],
    ['a duplicate', {body: aGithubIssue({state_reason: 'duplicate'})}, {outcome: 'untold', problem: expect.stringContaining('duplicate')}],
    ['broken JSON', {body: '{"state": "clo'}, {outcome: 'untold', problem: 'its answer is not what the interface describes'}],
    ['a page', {body: '<!doctype html><title>Sign in</title>'}, {outcome: 'untold', problem: 'its answer is not what the interface describes'}],
    ['another state', {body: aGithubIssue({state: 'sleeping'})}, {outcome: 'untold', problem: 'its answer is not what the interface describes'}],
    ['a list', {body: []}, {outcome: 'untold', problem: 'its answer is not what the interface describes'}],
    ['a long answer', {body: aGithubIssue({body: 'x'.repeat(1_100_000)})}, {outcome: 'untold', problem: 'its answer is longer than 1024 KiB'}],
    ['an unasked 304', {status: 304}, {outcome: 'untold', problem: 'its answer is not what the interface describes'}],
  ])('says why it cannot tell: %s', async (_, replay, expected) => {
    const {answer} = await ask(replay)
    expect(answer).toEqual(expected)
    expect(JSON.stringify(answer)).not.toContain('only some may read')
  })

  test.each([
    ['Retry-After', {status: 429, headers: {'retry-after': '30'}}, '2026-11-21T12:00:30.000Z'],
    ['a secondary limit', {status: 403, headers: {'retry-after': '60'}}, '2026-11-21T12:01:00.000Z'],
    ['x-ratelimit-reset', {status: 403, headers: {'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1795265100'}}, '2026-11-21T12:45:00.000Z'],
    ['an end that is over', {status: 429, headers: {'x-ratelimit-reset': '1700000000'}}, '2026-11-21T12:00:00.000Z'],
    ['words alone', {status: 403, body: {message: 'You have exceeded a secondary rate limit.'}}, '2026-11-21T12:01:00.000Z'],
    ['nonsense', {status: 429, headers: {'retry-after': 'soon', 'x-ratelimit-reset': 'never'}}, '2026-11-21T12:01:00.000Z'],
  ])('says when it can be asked again, by %s', async (_, replay, until) => {
    const {answer, asked} = await ask(replay)
    expect(answer.outcome === 'limited' && new Date(answer.until).toISOString()).toBe(until)
    expect(asked).toHaveLength(1)
  })

  test('tries again where the server failed, three times and no more', async () => {
    const pauses: number[] = []
    const pause = async (milliseconds: number): Promise<void> => void pauses.push(milliseconds)
    const mended = await ask([{status: 502}, {status: 503}, {body: aGithubIssue()}], {pause})
    expect([mended.answer.outcome, mended.asked.length, pauses]).toEqual(['told', 3, [1_000, 4_000]])
    const broken = await ask({status: 500, body: {message: 'Server Error'}})
    expect([broken.answer, broken.asked.length]).toEqual([{outcome: 'untold', problem: 'the tracker answered 500'}, 3])
  })

  test('waits for an answer as long as it may, and says so; also where nobody listens', async () => {
    const {answer} = await ask({isSilent: true}, {patience: 50})
    expect(answer).toEqual({outcome: 'untold', problem: 'it took longer than 0.05 seconds'})
    expect(await askIssue(aSite('http://127.0.0.1:9'), anIssue(), quick)).toMatchObject({
      outcome: 'untold',
      problem: expect.stringContaining('it cannot be reached'),
    })
  })

  test('H20 follows a moved issue within the interface, and shows its token nowhere else', async () => {
    const elsewhere = await openReplay({[path]: {body: aGithubIssue()}, '/stolen': {body: aGithubIssue()}})
    const {address, asked} = await openReplay({
      [path]: {status: 301, headers: {location: '/repositories/1296269/issues/12'}},
      '/repositories/1296269/issues/12': {body: aGithubIssue()},
      '/repos/example/app/issues/13': {status: 302, headers: {location: `${elsewhere.address}/stolen`}},
      '/repos/example/app/issues/14': {status: 302, headers: {location: '/repos/example/app/issues/14'}},
      '/repos/example/app/issues/15': {status: 302},
    })
    const site = aSite(address)
    expect(await askIssue(site, anIssue(), quick)).toMatchObject({outcome: 'told', state: 'done'})
    const others = [13, 14, 15].map(number => askIssue(site, anIssue(`https://github.com/example/app/issues/${number}`), quick))
    expect(await Promise.all(others)).toEqual([
      {outcome: 'untold', problem: 'it has moved to another place, which is not asked'},
      {outcome: 'untold', problem: 'it was moved too often'},
      {outcome: 'untold', problem: 'it has moved to another place, which is not asked'},
    ])
    expect(elsewhere.asked).toEqual([])
    expect(asked.every(({headers}) => headers.authorization === `Bearer ${token}`)).toBe(true)
  })
})

describe('askIssue() of GitLab', () => {
  const issue = '/api/v4/projects/group%2Fsub%2Fapp/issues/9'
  const change = '/api/v4/projects/group%2Fsub%2Fapp/merge_requests/5'

  async function askGitlab(address: string, replay: Replay) {
    const server = await openReplay({[issue]: replay, [change]: replay})
    return {answer: await askIssue(aSite(`${server.address}/api/v4`, 'gitlab'), anIssue(address), quick), asked: server.asked}
  }

  test.each([
    ['a closed issue', 'issues/9', aGitlabIssue(), {state: 'done', closedDay: '2026-11-10'}],
    ['one whose day of closing nobody knows', 'issues/9', aGitlabIssue({closed_at: null}), {state: 'done', closedDay: undefined}],
    ['an open issue', 'issues/9', aGitlabIssue({state: 'opened', closed_at: null}), {state: 'open', closedDay: undefined}],
    ['a merged change', 'merge_requests/5', aMergeRequest(), {state: 'done', closedDay: '2026-11-12'}],
    [
      'a closed change',
      'merge_requests/5',
      aMergeRequest({state: 'closed', merged_at: null, closed_at: '2026-11-13T00:00:00Z'}),
      {state: 'wont-do', closedDay: '2026-11-13'},
    ],
    ['a change under way', 'merge_requests/5', aMergeRequest({state: 'locked', merged_at: null}), {state: 'open', closedDay: undefined}],
  ])('tells of %s', async (_, place, body, expected) => {
    const {answer, asked} = await askGitlab(`https://gitlab.example.com/group/sub/app/-/${place}`, {body})
    expect(answer).toEqual({outcome: 'told', etag: undefined, ...expected})
    expect(asked[0]?.headers).toMatchObject({'private-token': token})
    expect(asked[0]?.headers.authorization).toBeUndefined()
  })

  test('takes an issue that went elsewhere for neither done nor open', async () => {
    const {answer} = await askGitlab('https://gitlab.example.com/group/sub/app/-/issues/9', {body: aGitlabIssue({moved_to_id: 77})})
    expect(answer).toEqual({outcome: 'untold', problem: 'it was moved to another project, and the action should refer to it there'})
  })

  test('reads its own headers of limits', async () => {
    const {answer} = await askGitlab('https://gitlab.example.com/group/sub/app/-/issues/9', {
      status: 429,
      body: 'Retry later\n',
      headers: {'ratelimit-remaining': '0', 'ratelimit-reset': '1795262460'},
    })
    expect(answer.outcome === 'limited' && new Date(answer.until).toISOString()).toBe('2026-11-21T12:01:00.000Z')
  })
})
