import type {ActionItem} from './action-item.ts'
import type {Evidence, Stated} from './evidence.ts'
import type {Factor, FactorSuggestion, Trigger} from './factor.ts'
import type {ImpactMeasure, ImpactWindow, StatedDuration} from './impact.ts'
import type {Instant} from './instant.ts'
import type {Milestone, MilestoneKind} from './milestone.ts'
import type {IncidentLink, Relation} from './relation.ts'
import type {Section} from './section.ts'
import type {Severity} from './severity.ts'

/** The state of the document, not of the incident. */
export const postmortemStatuses = ['draft', 'in-review', 'published'] as const
export type PostmortemStatus = (typeof postmortemStatuses)[number]

/** `restricted` means: only for the people and teams in `audience`. */
export const visibilities = ['public', 'restricted'] as const
export type Visibility = (typeof visibilities)[number]

export const detectionSources = ['monitoring', 'customer', 'employee', 'third-party', 'unknown'] as const
export type DetectionSource = (typeof detectionSources)[number]

export const updateStates = ['investigating', 'identified', 'monitoring', 'update', 'resolved'] as const
export type UpdateState = (typeof updateStates)[number]

/** One line of the timeline. `text` is the entry's Markdown without its time; `milestones` are those the author names there. */
export type TimelineEntry = {
  readonly instant: Instant
  readonly end: Instant | undefined
  readonly milestones: readonly MilestoneKind[]
  readonly text: string
  readonly evidence: Evidence
}

/** A message published during the incident. */
export type StatusUpdate = {
  readonly instant: Instant
  readonly state: UpdateState | undefined
  readonly text: string
  readonly evidence: Evidence
}

export const lessonKinds = ['well', 'poorly', 'lucky', 'general'] as const
export type Lesson = {readonly kind: (typeof lessonKinds)[number]; readonly text: string; readonly evidence: Evidence}

/** Where a postmortem was first published. */
export type IncidentSource = {
  readonly url: string | undefined
  /** The name of the file that the document was imported from. */
  readonly file: string | undefined
  readonly publisher: string | undefined
  readonly date: string | undefined
  readonly evidence: Evidence
}

/** One disruption as its postmortem tells it. Whatever the text does not state is undefined or empty. */
export type Incident = {
  /** The file name without `.md`; also the address. */
  readonly id: string
  readonly aliases: readonly Stated<string>[]
  readonly title: Stated<string> | undefined
  readonly organization: Stated<string> | undefined
  readonly severity: Severity | undefined
  readonly status: PostmortemStatus
  readonly visibility: Visibility
  /** Handles (`@ada`) and teams (`@platform`) that may read a restricted incident. */
  readonly audience: readonly string[]
  /** IANA name of the zone that bare times are in. */
  readonly timezone: Stated<string> | undefined
  /** The day (`YYYY-MM-DD`) the text gives for the incident as a whole, where it gives one apart from the milestones. */
  readonly date: Stated<string> | undefined
  /** At most one of each kind, in the order of `milestoneKinds`. */
  readonly milestones: readonly Milestone[]
  readonly impactWindows: readonly ImpactWindow[]
  readonly statedDurations: readonly StatedDuration[]
  readonly impactMeasures: readonly ImpactMeasure[]
  readonly detectedBy: Stated<DetectionSource> | undefined
  readonly services: readonly Stated<string>[]
  /** Parts of the world, or of a cloud, that were affected, as written: `us-east-1`, `West Europe`. */
  readonly regions: readonly Stated<string>[]
  readonly tags: readonly Stated<string>[]
  readonly authors: readonly Stated<string>[]
  readonly trigger: Trigger | undefined
  readonly factors: readonly Factor[]
  /** Categories of the front matter that no factor of the text carries are factors without a text. */
  readonly factorCategories: readonly Stated<string>[]
  /** Categories that no factor carries and a sentence suggests, in document order; a handful at most. */
  readonly factorSuggestions: readonly FactorSuggestion[]
  /** In document order. */
  readonly timeline: readonly TimelineEntry[]
  readonly updates: readonly StatusUpdate[]
  readonly actions: readonly ActionItem[]
  readonly lessons: readonly Lesson[]
  readonly relations: readonly Relation[]
  readonly links: readonly IncidentLink[]
  readonly sections: readonly Section[]
  readonly source: IncidentSource | undefined
}

/** The milestone of a kind, or undefined where the text states none. */
export function findMilestone(incident: Pick<Incident, 'milestones'>, kind: MilestoneKind): Milestone | undefined {
  return incident.milestones.find(milestone => milestone.kind === kind)
}
