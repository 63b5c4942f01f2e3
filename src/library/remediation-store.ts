import type {ActionItem, ActionKind, ActionStatus} from '#src/incident/action-item.ts'
import type {DueRange} from '#src/incident/due-range.ts'
import type {Day} from '#src/incident/instant.ts'
import type {PolicyState, RemediationPolicies} from '#src/incident/remediation-policy.ts'
import type {Severity, SeverityLevel} from '#src/incident/severity.ts'
import type {Viewer} from '#src/incident/viewer.ts'
import type {ActionTraces} from './remediation/action-traces.ts'

/**
 * Which actions are asked for. Values of one field are alternatives, and none of them filters nothing; fields have to hold together.
 * `undefined` among the values stands for "not stated".
 */
export type ActionFilters = {
  readonly status?: readonly ActionStatus[]
  /** As `toOwnerKey` writes them. */
  readonly owner?: readonly (string | undefined)[]
  /** Handles of teams: what the team itself owns, and what its members do; see `Directory`. */
  readonly team?: readonly string[]
  readonly service?: readonly (string | undefined)[]
  readonly factor?: readonly (string | undefined)[]
  readonly severity?: readonly (SeverityLevel | undefined)[]
  readonly kind?: readonly (ActionKind | undefined)[]
  /** Of open actions only. */
  readonly due?: readonly DueRange[]
  readonly policy?: readonly PolicyState[]
  readonly organization?: readonly (string | undefined)[]
  /** Incident ids. */
  readonly incident?: readonly string[]
  /** Of incidents of this day or later, as their own clocks showed it, and of this day or earlier. */
  readonly from?: Day | undefined
  readonly to?: Day | undefined
  /** Each word, or part of one, stands somewhere in the title, the owner or the ticket; see `toActionWords`. */
  readonly words?: string
}

/**
 * `due`: open ones by their day, which puts those first that are overdue, undated last, and then what is not open, likewise; `oldest` and
 * `newest` by the incident's date, undated last; `severest` by its severity, not stated last, then as `due`. What is equal stands by the
 * incident's id and in the order of its document.
 */
export const actionOrders = ['due', 'oldest', 'newest', 'severest'] as const
export type ActionOrder = (typeof actionOrders)[number]

/** From one day to another, both included; a side that is left out is open. What has no day is not within it. */
export type DaySpan = {readonly from?: Day | undefined; readonly to?: Day | undefined}

/** What a question about actions is asked with besides who asks. */
export type ActionAsking = {
  readonly filters: ActionFilters
  /** Of those that are due within these days, or were done within these. */
  readonly dueDays?: DaySpan
  readonly doneDays?: DaySpan
  readonly today: Day
  readonly policies: RemediationPolicies
  /** Members by the team's handle, for `team`: whatever their actions may name as owner, as `toOwnerKey` writes it. */
  readonly teams: ReadonlyMap<string, readonly string[]>
}

/** An action with what a list shows of its incident. */
export type ActionRow = Omit<ActionItem, 'evidence' | 'group'> & {
  readonly incidentId: string
  readonly incidentTitle: string
  readonly position: number
  /** SHA-256 of the file that this was read from: the base of a change. Empty where the file is another by now, which cannot be read. */
  readonly base: string
  readonly severity: Omit<Severity, 'evidence'> | undefined
  readonly organization: string | undefined
  readonly services: readonly string[]
  /** The day of the incident as its own clocks showed it, where it is dated. */
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

/**
 * How many actions have each value of a field under the other fields' filters; those with most first, then in alphabetical order, "not
 * stated" last. `team` has no "not stated", and `due` counts open ones alone.
 */
export type ActionFacets = {readonly [Field in ActionGrouping]: readonly ActionFacet[]}

/** `value` is what a filter takes, a severity's level in digits; `written` is an owner who is no handle as some document writes them. */
export type ActionFacet = {readonly value: string | undefined; readonly count: number; readonly written?: string | undefined}

export const actionGroupings = ['status', 'owner', 'team', 'service', 'factor', 'severity', 'kind', 'due', 'policy'] as const
export type ActionGrouping = (typeof actionGroupings)[number]

/** Actions of one life: counted alike from the incident's day to the day they were done. */
export type ActionLife = {
  readonly severity: SeverityLevel | undefined
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
  /** What lived alike is counted together; where most is done on days of its own, that is still most of all actions. */
  listActionLives(viewer: Viewer, asking: ActionAsking): Promise<readonly ActionLife[]>
  /** What of contributing factors and actions name each other, by category and in whatever case. */
  countTraces(viewer: Viewer, asking: ActionAsking): Promise<ActionTraces>
}
