import {setTimeout as pauseFor} from 'node:timers/promises'
import type {TrackedIssue} from '#src/incident/tracked-issue.ts'
import type {IssueState} from '#src/library/remediation/tracker-store.ts'
import {readIssueAnswer} from './read-issue-answer.ts'
import type {TrackerSite} from './tracker-variables.ts'

/** What came of asking: `limited` and `locked-out` are so for every issue of that tracker. */
export type IssueAnswer =
  | {readonly outcome: 'told'; readonly state: IssueState; readonly closedDay: string | undefined; readonly etag: string | undefined}
  | {readonly outcome: 'unchanged'}
  | {readonly outcome: 'untold'; readonly problem: string}
  | {readonly outcome: 'limited'; readonly until: number}
  | {readonly outcome: 'locked-out'; readonly problem: string}

export type AskingOptions = {
  /** What the tracker gave the last time. */
  readonly etag?: string | undefined
  /** Milliseconds for one try. */
  readonly patience?: number
  readonly pause?: (milliseconds: number) => Promise<unknown>
  readonly now?: () => number
}

const mostBytes = 1024 * 1024
const mostMoves = 3
const retries = [1_000, 4_000]

/**
 * Asks a tracker what has become of an issue. Never rejects. The token goes to the interface that is configured and nowhere else: where a
 * tracker leads elsewhere it is followed within that interface alone.
 */
export async function askIssue(site: TrackerSite, issue: TrackedIssue, options: AskingOptions = {}): Promise<IssueAnswer> {
  const {pause = milliseconds => pauseFor(milliseconds)} = options
  for (const wait of [...retries, undefined]) {
    const answer = await askOnce(site, issue, options)
    if (answer.outcome !== 'away') return answer
    if (wait === undefined) return {outcome: 'untold', problem: answer.problem}
    await pause(wait)
  }
  return {outcome: 'untold', problem: 'it cannot be reached'}
}

type Away = {readonly outcome: 'away'; readonly problem: string}

async function askOnce(site: TrackerSite, issue: TrackedIssue, {etag, patience = 10_000, now = Date.now}: AskingOptions): Promise<IssueAnswer | Away> {
  const signal = AbortSignal.timeout(patience)
  let url = toRequestAddress(site, issue)
  try {
    for (let moves = 0; moves <= mostMoves; moves++) {
      const response = await fetch(url, {headers: toHeaders(site, etag), redirect: 'manual', cache: 'no-store', signal})
      const {status} = response
      if ([301, 302, 307, 308].includes(status)) {
        await response.body?.cancel()
        const next = findMove(site, url, response.headers.get('location'))
        if (next === undefined) return {outcome: 'untold', problem: 'it has moved to another place, which is not asked'}
        url = next
        continue
      }
      const text = await readBounded(response)
      if (status === 304) return etag === undefined ? {outcome: 'untold', problem: 'its answer is not what the interface describes'} : {outcome: 'unchanged'}
      if (response.ok) return toAnswer(site, issue, text, response.headers.get('etag'))
      return toRefusal(status, response.headers, text, now())
    }
    return {outcome: 'untold', problem: 'it was moved too often'}
  } catch (error) {
    const isLate = error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError')
    return {outcome: 'away', problem: isLate ? `it took longer than ${patience / 1000} seconds` : `it cannot be reached${sayCode(error)}`}
  }
}

function toRequestAddress({kind, api}: TrackerSite, {project = '', what, number}: TrackedIssue): string {
  return kind === 'github'
    ? `${api}/repos/${project}/issues/${number}`
    : `${api}/projects/${encodeURIComponent(project)}/${what === 'change' ? 'merge_requests' : 'issues'}/${number}`
}

function toHeaders({kind, token}: TrackerSite, etag: string | undefined): Record<string, string> {
  return {
    'User-Agent': 'hindsight',
    ...(kind === 'github'
      ? {Accept: 'application/vnd.github+json', 'X-GitHub-Api-Version': '2022-11-28', Authorization: `Bearer ${token}`}
      : {Accept: 'application/json', 'PRIVATE-TOKEN': token}),
    ...(etag === undefined ? {} : {'If-None-Match': etag}),
  }
}

/** Repositories that were renamed and issues that were moved have another address of the same interface. */
function findMove({api}: TrackerSite, from: string, location: string | null): string | undefined {
  if (location === null || !URL.canParse(location, from)) return undefined
  const {href} = new URL(location, from)
  return href.startsWith(`${api}/`) ? href : undefined
}

/** Undefined where it is more than is read. */
async function readBounded(response: Response): Promise<string | undefined> {
  const decoder = new TextDecoder()
  let [text, bytes] = ['', 0]
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength
    // Leaving the loop also ends the transfer.
    if (bytes > mostBytes) return undefined
    text += decoder.decode(chunk, {stream: true})
  }
  return text + decoder.decode()
}

function toAnswer({kind}: TrackerSite, {what}: TrackedIssue, text: string | undefined, etag: string | null): IssueAnswer {
  if (text === undefined) return {outcome: 'untold', problem: `its answer is longer than ${mostBytes / 1024} KiB`}
  const read = readIssueAnswer(kind, what, text)
  if ('problem' in read) return {outcome: 'untold', problem: read.problem}
  // It is sent back as a header: nothing but what the standard allows.
  return {outcome: 'told', ...read, etag: etag !== null && /^(?:W\/)?"[\x21\x23-\x7e]{0,200}"$/.test(etag) ? etag : undefined}
}

/** What a tracker answers where it does not tell. Its own words are not repeated: they may speak of what only the token's owner may know. */
function toRefusal(status: number, headers: Headers, text: string | undefined, now: number): IssueAnswer | Away {
  const isSpent = headers.get('x-ratelimit-remaining') === '0' || headers.get('ratelimit-remaining') === '0'
  if (status === 429 || (status === 403 && (isSpent || headers.has('retry-after') || /rate limit/i.test(text ?? '')))) {
    return {outcome: 'limited', until: findEnd(headers, now)}
  }
  if (status === 401) return {outcome: 'locked-out', problem: 'it does not take the token'}
  if (status === 403) return {outcome: 'untold', problem: 'the token may not see it'}
  if (status === 404) return {outcome: 'untold', problem: 'it is not there, or the token may not see it'}
  if (status === 410) return {outcome: 'untold', problem: 'it was deleted'}
  return status >= 500 ? {outcome: 'away', problem: `the tracker answered ${status}`} : {outcome: 'untold', problem: `the tracker answered ${status}`}
}

/** When it can be asked again: as it says, or in a minute. */
function findEnd(headers: Headers, now: number): number {
  const after = headers.get('retry-after')
  if (after !== null && /^\d{1,9}$/.test(after)) return now + Number(after) * 1000
  if (after !== null && !Number.isNaN(Date.parse(after))) return Math.max(now, Date.parse(after))
  const reset = headers.get('x-ratelimit-reset') ?? headers.get('ratelimit-reset')
  return reset !== null && /^\d{9,11}$/.test(reset) ? Math.max(now, Number(reset) * 1000) : now + 60_000
}

function sayCode(error: unknown): string {
  return error instanceof Error && error.cause instanceof Error && 'code' in error.cause ? ` (${String(error.cause.code)})` : ''
}
