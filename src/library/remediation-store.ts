import type {ActionItem, ActionKind, ActionStatus} from '#src/incident/action-item.ts'
import type {Day} from '#src/incident/instant.ts'
import type {Severity} from '#src/incident/severity.ts'
import type {Viewer} from '#src/incident/viewer.ts'

/** When an action is to be done, seen from today: `week` is within the next 7 days, `month` within the next 30, `later` after that. */
export const dueRanges = ['overdue', 'week', 'month', 'later', 'undated'] as const
export type DueRange = (typeof dueRanges)[number]

/** How an open action stands to the policy for its incident's severity: `broken` by now, `breaking` within the next 7 days, `kept`, or `none`. */
export const policyStates = ['broken', 'breaking', 'kept', 'none'] as const
export type PolicyState = (typeof policyStates)[number]

/** Days from an incident's date to the day by which its actions have to be done, by severity level; what is not named has no policy. */
export type RemediationPolicies = Readonly<Partial<Record<1 | 2 | 3 | 4 | 5, number>>>

/**
 * Which actions are asked for. Values of one field are alternatives; fields have to hold together. `undefined` among the values stands for
 * "not stated".
 */
export type ActionFilters = {
  readonly status?: readonly ActionStatus[]
  /** Handles as `toHandle` writes them, other names in lower case. */
  readonly owner?: readonly (string | undefined)[]
  /** Handles of teams: what the team itself owns, and what its members do; see `Directory`. */
  readonly team?: readonly string[]
  readonly service?: readonly (string | undefined)[]
  readonly factor?: readonly (string | undefined)[]
  readonly severity?: readonly (number | undefined)[]
  readonly kind?: readonly (ActionKind | undefined)[]
  /** Of open actions only. */
  readonly due?: readonly DueRange[]
  readonly policy?: readonly PolicyState[]
  readonly organization?: readonly (string | undefined)[]
  /** Incident ids. */
  readonly incident?: readonly string[]
  /** Each word stands somewhere in the title, the owner or the ticket. */
  readonly words?: string
}

/** `due`: overdue first, then by day, undated last; `oldest` and `newest` by the incident's date; `severest` by its severity. */
export type ActionOrder = 'due' | 'oldest' | 'newest' | 'severest'

/** What a question about actions is asked with besides who asks. */
export type ActionAsking = {
  readonly filters: ActionFilters
  readonly today: Day
  readonly policies: RemediationPolicies
  /** Members by the team's handle, for `team`. */
  readonly teams: ReadonlyMap<string, readonly string[]>
}

/** An action with what a list shows of its incident. */
export type ActionRow = Omit<ActionItem, 'evidence' | 'group'> & {
  readonly incidentId: string
  readonly incidentTitle: string
  readonly position: number
  /** SHA-256 of the file that this was read from: the base of a change. */
  readonly base: string
  readonly severity: Severity | undefined
  readonly organization: string | undefined
  readonly services: readonly string[]
  /** The day of the incident, where it is dated. */
  readonly day: Day | undefined
  readonly isOverdue: boolean
  /** The day by which its policy wants it done. */
  readonly policyDay: Day | undefined
  readonly policy: PolicyState
}

export type ActionList = {
  readonly actions: readonly ActionRow[]
  /** Of all that match. */
  readonly total: number
  /** Where the next page begins; undefined on the last. */
  readonly next: string | undefined
}

/** How many actions have each value of a field under the other fields' filters; those with most first, "not stated" last. */
export type ActionFacets = {readonly [Field in ActionGrouping]: readonly {readonly value: string | undefined; readonly count: number}[]}

export const actionGroupings = ['status', 'owner', 'team', 'service', 'factor', 'severity', 'kind', 'due', 'policy'] as const
export type ActionGrouping = (typeof actionGroupings)[number]

/** Actions of one life: counted alike from the incident's day to the day they were done. */
export type ActionLife = {
  readonly severity: number | undefined
  readonly kind: ActionKind | undefined
  readonly status: ActionStatus
  /** The incident's day; undefined where it is not dated. */
  readonly from: Day | undefined
  /** When it was done; undefined where it is not, or where nobody says when. */
  readonly until: Day | undefined
  readonly count: number
}

/** What is known of actions, each figure with what it is counted among. */
export type ActionCoverage = {
  readonly total: number
  readonly open: number
  readonly openWithOwner: number
  readonly openWithDue: number
  readonly overdue: number
  readonly done: number
  readonly doneWithDay: number
  readonly doneWithProof: number
  readonly wontDo: number
  readonly wontDoWithReason: number
  readonly candidates: number
  /** Incidents that have any of these actions. */
  readonly incidents: number
}

/** Following remediation: every action item of the incidents that a viewer may see. */
export interface RemediationStore {
  /** Unknown cursors are answered as the first page. */
  listActions(
    viewer: Viewer,
    asking: ActionAsking & {readonly order: ActionOrder; readonly after?: string | undefined; readonly limit: number},
  ): Promise<ActionList>
  countActionFacets(viewer: Viewer, asking: ActionAsking): Promise<ActionFacets>
  coverActions(viewer: Viewer, asking: ActionAsking): Promise<ActionCoverage>
  /** At most some thousands, because what lived alike is counted together. */
  listActionLives(viewer: Viewer, asking: ActionAsking): Promise<readonly ActionLife[]>
}
