import type {ActionItem} from '#src/incident/action-item.ts'
import type {Day, Instant} from '#src/incident/instant.ts'
import type {RelationType} from '#src/incident/relation.ts'
import type {Severity} from '#src/incident/severity.ts'

/** What says that an incident is like another one without being the same again. */
export const weakerLinkTypes = ['same-trigger', 'same-factor', 'same-symptom'] as const satisfies readonly RelationType[]
export type WeakerLinkType = (typeof weakerLinkTypes)[number]

/** `duplicate-of` says that two documents tell of one incident, which then counts once. */
export const recurrenceLinkTypes = ['recurrence-of', 'duplicate-of', ...weakerLinkTypes] as const satisfies readonly RelationType[]
export type RecurrenceLinkType = (typeof recurrenceLinkTypes)[number]

/** What an author states of an incident (`from`) about another one (`to`), by their ids. */
export type RecurrenceLink = {readonly from: string; readonly to: string; readonly type: RecurrenceLinkType}

/** What is shown of an incident among others of its kind. */
export type LinkedIncident = {
  readonly id: string
  readonly title: string
  readonly date: Instant | undefined
  /** The day of `date` as the document's own clocks showed it. */
  readonly day: Day | undefined
  readonly severity: Omit<Severity, 'evidence'> | undefined
  readonly services: readonly string[]
  readonly factors: readonly string[]
}

/** All that authors state about incidents having come again, each link once and with both its ends among `incidents`, which stand in the order of their ids. */
export type RecurrenceGraph = {readonly incidents: readonly LinkedIncident[]; readonly links: readonly RecurrenceLink[]}

/** An action of an incident, as its document has it now. */
export type KnownAction = Pick<ActionItem, 'title' | 'status' | 'owner' | 'due' | 'done'> & {readonly incidentId: string; readonly position: number}

/** Statements beyond these are left out, by the id of the incident that states them: more than this nobody has written by hand. */
export const mostLinks = 50_000

/** Of more actions of one incident the first named are known. */
export const mostKnownActions = 100
