import {z} from 'zod'
import type {IssueState} from '#src/library/remediation/tracker-store.ts'
import type {TrackerSite} from './tracker-variables.ts'

/** What a tracker says of an issue: its state, or why that says nothing about the action. */
export type ReadIssue = {readonly state: IssueState; readonly closedDay: string | undefined} | {readonly problem: string}

/** Reads a tracker's answer about an issue or a change; what cannot be understood is a problem, and nothing is ever thrown. */
export function readIssueAnswer(kind: TrackerSite['kind'], what: 'issue' | 'change', text: string): ReadIssue {
  let answer: unknown
  try {
    answer = JSON.parse(text)
  } catch {
    return unexpected
  }
  return kind === 'github' ? readGithubIssue(answer) : what === 'issue' ? readGitlabIssue(answer) : readMergeRequest(answer)
}

const unexpected: ReadIssue = {problem: 'its answer is not what the interface describes'}

const instant = z.string().nullish()

const githubIssue = z.object({
  state: z.enum(['open', 'closed']),
  state_reason: z.string().nullish(),
  closed_at: instant,
  pull_request: z.object({merged_at: instant}).nullish(),
})

/** Pull requests are issues there, too. One that was closed without being merged is not what was promised. */
function readGithubIssue(answer: unknown): ReadIssue {
  const {data} = githubIssue.safeParse(answer)
  if (!data) return unexpected
  const {state, state_reason: reason, closed_at: closedAt, pull_request: pull} = data
  if (state === 'open') return {state: reason === 'reopened' ? 'reopened' : 'open', closedDay: undefined}
  if (pull) return {state: pull.merged_at ? 'done' : 'wont-do', closedDay: toDay(pull.merged_at ?? closedAt)}
  if (reason === 'duplicate') return {problem: 'it was closed as a duplicate of another issue, which the action should refer to'}
  return {state: reason === 'not_planned' ? 'wont-do' : 'done', closedDay: toDay(closedAt)}
}

const gitlabIssue = z.object({
  state: z.enum(['opened', 'closed']),
  closed_at: instant,
  moved_to_id: z.number().nullish(),
  duplicated_to_id: z.number().nullish(),
})

/** There is one way to close an issue there, and an issue that was imported may not say when. */
function readGitlabIssue(answer: unknown): ReadIssue {
  const {data} = gitlabIssue.safeParse(answer)
  if (!data) return unexpected
  if (data.state === 'opened') return {state: 'open', closedDay: undefined}
  if (data.moved_to_id) return {problem: 'it was moved to another project, and the action should refer to it there'}
  if (data.duplicated_to_id) return {problem: 'it was closed as a duplicate of another issue, which the action should refer to'}
  return {state: 'done', closedDay: toDay(data.closed_at)}
}

const mergeRequest = z.object({state: z.enum(['opened', 'closed', 'locked', 'merged']), merged_at: instant, closed_at: instant})

function readMergeRequest(answer: unknown): ReadIssue {
  const {data} = mergeRequest.safeParse(answer)
  if (!data) return unexpected
  // Locked is what it is for the moments in which it is being merged.
  if (data.state === 'opened' || data.state === 'locked') return {state: 'open', closedDay: undefined}
  return data.state === 'merged' ? {state: 'done', closedDay: toDay(data.merged_at)} : {state: 'wont-do', closedDay: toDay(data.closed_at)}
}

/** The day in UTC; undefined where nothing can be told from it. */
function toDay(written: string | null | undefined): string | undefined {
  const at = Date.parse(written ?? '')
  return Number.isNaN(at) ? undefined : new Date(at).toISOString().slice(0, 10)
}
