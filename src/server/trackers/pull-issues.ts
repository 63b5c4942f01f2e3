import {setTimeout as pauseFor} from 'node:timers/promises'
import type {ActionValues} from '#src/incident/action-change.ts'
import {type TrackedIssue, type TrackerAddresses, toTrackedIssue} from '#src/incident/tracked-issue.ts'
import {proposeChange, toProposalId} from '#src/library/remediation/propose-change.ts'
import type {IssueRecord, TrackerStore} from '#src/library/remediation/tracker-store.ts'
import type {ActionRow} from '#src/library/remediation-store.ts'
import {askIssue, type IssueAnswer} from './ask-issue.ts'
import type {TrackerSite} from './tracker-variables.ts'

/** A change that an issue suggests. */
export type ActionProposal = {readonly id: string; readonly action: ActionRow; readonly url: string; readonly values: ActionValues}

/** What came of asking trackers. */
export type PullReport = {
  /** Actions that refer to anything. */
  readonly referring: number
  /** Issues that were asked for, and those of them that had not changed. */
  readonly asked: number
  readonly unchanged: number
  /** Tickets whose address nobody knows. */
  readonly unknown: number
  /** Issues at places that nobody has given a token for, by their host. */
  readonly elsewhere: ReadonlyMap<string, number>
  readonly problems: readonly {readonly url: string; readonly problem: string}[]
  /** Trackers that were not asked to the end, with what is left, and when they can be asked again. */
  readonly stopped: readonly {readonly host: string; readonly left: number; readonly problem: string}[]
  readonly proposals: readonly ActionProposal[]
}

type Pulling = {
  /** Every action, a batch at a time. */
  readonly actions: AsyncIterable<readonly ActionRow[]>
  readonly store: TrackerStore
  readonly addresses: TrackerAddresses
  readonly sites: readonly TrackerSite[]
  /** Keeps nothing of what is found out. */
  readonly isDry: boolean
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: (done: number, total: number) => void
  readonly ask?: (site: TrackerSite, issue: TrackedIssue, etag: string | undefined) => Promise<IssueAnswer>
  readonly pause?: (milliseconds: number) => Promise<unknown>
  readonly now?: () => number
}

/** How long a run waits for a tracker that is asked too often, in milliseconds; where it would be longer, the rest is for the next run. */
const longestWait = 60_000
const mostIssues = 5_000

/** Asks trackers for every issue that an action refers to, those first that were not asked for longest, and says what follows for the actions. */
export async function pullIssues(pulling: Pulling): Promise<PullReport> {
  const {store, isDry, sites, now = Date.now} = pulling
  const found = await findIssues(pulling)
  const known = new Map((await store.listIssues()).map(issue => [issue.url, issue]))
  const bySite = sites.map(site => ({site, issues: [...found.issues.values()].filter(issue => issue.kind === site.kind && issue.host === site.host)}))
  const total = bySite.reduce((sum, {issues}) => sum + issues.length, 0)
  let done = 0
  const keep = async (issue: IssueRecord): Promise<void> => {
    known.set(issue.url, issue)
    if (!isDry) await store.keepIssue(issue)
    pulling.onProgress?.(++done, total)
  }
  const outcomes = await Promise.all(bySite.map(({site, issues}) => askSite(site, toOrder(issues, known), known, keep, pulling)))
  const proposals = propose(found.referring, known)
  if (!isDry) {
    const madeAt = new Date(now()).toISOString()
    await store.replaceProposals(proposals.map(({id, action, url}) => ({id, incidentId: action.incidentId, title: action.title, url, madeAt})))
  }
  const asked = new Set(bySite.flatMap(({issues}) => issues.map(({address}) => address)))
  return {
    referring: found.referring.length + found.unknown,
    asked: outcomes.reduce((sum, outcome) => sum + outcome.asked, 0),
    unchanged: outcomes.reduce((sum, outcome) => sum + outcome.unchanged, 0),
    unknown: found.unknown,
    elsewhere: countHosts([...found.issues.values()].filter(({address}) => !asked.has(address))),
    problems: outcomes.flatMap(({problems}) => problems),
    stopped: outcomes.flatMap(({stopped}) => stopped ?? []),
    proposals,
  }
}

type Referring = {readonly action: ActionRow; readonly url: string}

async function findIssues({actions, addresses}: Pulling) {
  const issues = new Map<string, TrackedIssue>()
  const referring: Referring[] = []
  let unknown = 0
  for await (const batch of actions)
    for (const action of batch) {
      if (action.ref === undefined) continue
      const issue = toTrackedIssue(action.ref, addresses)
      if (!issue) {
        unknown += 1
        continue
      }
      issues.set(issue.address, issue)
      referring.push({action, url: issue.address})
    }
  return {issues, referring, unknown}
}

/** So that where there are more than one run may ask for, each has its turn. */
function toOrder(issues: readonly TrackedIssue[], known: ReadonlyMap<string, IssueRecord>): readonly TrackedIssue[] {
  const toTime = ({address}: TrackedIssue): string => known.get(address)?.checkedAt ?? ''
  return issues.toSorted((a, b) => (toTime(a) < toTime(b) ? -1 : toTime(a) > toTime(b) ? 1 : 0))
}

type SiteOutcome = {
  readonly asked: number
  readonly unchanged: number
  readonly problems: readonly {readonly url: string; readonly problem: string}[]
  readonly stopped: PullReport['stopped'][number] | undefined
}

/** One issue after the other, as trackers ask programs to. */
async function askSite(
  site: TrackerSite,
  issues: readonly TrackedIssue[],
  known: ReadonlyMap<string, IssueRecord>,
  keep: (issue: IssueRecord) => Promise<void>,
  {signal, now = Date.now, pause = milliseconds => pauseFor(milliseconds), ask = (site, issue, etag) => askIssue(site, issue, {etag})}: Pulling,
): Promise<SiteOutcome> {
  const problems: {url: string; problem: string}[] = []
  let [asked, unchanged] = [0, 0]
  const stop = (problem: string): SiteOutcome => ({
    asked,
    unchanged,
    problems,
    stopped: {host: site.host, left: issues.length - asked, problem},
  })
  for (const issue of issues) {
    if (signal?.aborted) return stop('it was stopped')
    if (asked >= mostIssues) return stop(`${mostIssues} issues are asked for at a time`)
    const before = known.get(issue.address)
    let answer = await ask(site, issue, before?.etag)
    if (answer.outcome === 'limited' && answer.until - now() <= longestWait) {
      await pause(Math.max(0, answer.until - now()))
      answer = await ask(site, issue, before?.etag)
    }
    if (answer.outcome === 'limited') return stop(`it is asked too often, and can be asked again from ${toMinute(answer.until)}`)
    if (answer.outcome === 'locked-out') return stop(answer.problem)
    asked += 1
    const checkedAt = new Date(now()).toISOString()
    if (answer.outcome === 'untold') {
      problems.push({url: issue.address, problem: answer.problem})
      // What it said before may not be so any more, and asking only whether it has changed would not tell why.
      await keep({url: issue.address, state: before?.state, closedDay: before?.closedDay, checkedAt, etag: undefined, problem: answer.problem})
    } else if (answer.outcome === 'unchanged') {
      unchanged += 1
      if (before) await keep({...before, checkedAt, problem: undefined})
    } else {
      const {state, closedDay, etag} = answer
      const isReopened = state === 'open' && before?.state !== undefined && before.state !== 'open'
      await keep({url: issue.address, state: isReopened ? 'reopened' : state, closedDay, checkedAt, etag, problem: undefined})
    }
  }
  return {asked, unchanged, problems, stopped: undefined}
}

function propose(referring: readonly Referring[], known: ReadonlyMap<string, IssueRecord>): readonly ActionProposal[] {
  return referring.flatMap(({action, url}) => {
    const issue = known.get(url)
    // What could not be told just now is no reason to change anything.
    const values = issue && issue.problem === undefined ? proposeChange(action, issue) : undefined
    return issue && values ? [{id: toProposalId(action, issue, values), action, url, values}] : []
  })
}

function countHosts(issues: readonly TrackedIssue[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const {host} of issues) counts.set(host, (counts.get(host) ?? 0) + 1)
  return counts
}

function toMinute(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16)}Z`
}
