/** What a tracker says of an issue: `reopened` was closed before, and `wont-do` is closed without being done. */
export const issueStates = ['open', 'reopened', 'done', 'wont-do'] as const
export type IssueState = (typeof issueStates)[number]

/** An issue as its tracker last told it. Its title is kept nowhere: who reads here may not be who reads there. */
export type IssueRecord = {
  /** As `toTrackedIssue` writes it. */
  readonly url: string
  /** As last known, even where it could not be told this time; undefined where it never could. */
  readonly state: IssueState | undefined
  /** The day on which it was closed, in UTC; undefined where it is not, or where nobody says. */
  readonly closedDay: string | undefined
  /** ISO 8601 in UTC. */
  readonly checkedAt: string
  readonly etag: string | undefined
  /** Why it could not be told. */
  readonly problem: string | undefined
}

/** That an issue says something else than the action that refers to it. */
export type ProposalRecord = {
  readonly id: string
  readonly incidentId: string
  /** The action's title. */
  readonly title: string
  readonly url: string
  readonly madeAt: string
  readonly dismissedAt: string | undefined
  readonly dismissedBy: string | undefined
}

/**
 * What is kept of trackers. It holds addresses and ids of incidents that not everybody may see: whoever shows any of it asks the incidents'
 * store, with the viewer, what of it is there for them.
 */
export interface TrackerStore {
  listIssues(): Promise<readonly IssueRecord[]>
  keepIssue(issue: IssueRecord): Promise<void>
  /** Makes these the proposals there are. Those that were there stay as they are, set aside or not. */
  replaceProposals(proposals: readonly Pick<ProposalRecord, 'id' | 'incidentId' | 'title' | 'url' | 'madeAt'>[]): Promise<void>
  /** A word for those that are not set aside, which is another one when they are others; empty where there are none. */
  stampProposals(): Promise<string>
  /** Newest first. */
  listProposals(): Promise<readonly ProposalRecord[]>
  /** Sets a proposal aside; returns whether there was one that was not yet. */
  dismissProposal(id: string, by: string, at: string): Promise<boolean>
}
