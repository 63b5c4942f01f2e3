import type {DetectionSource} from '#src/incident/incident.ts'
import type {MilestoneKind} from '#src/incident/milestone.ts'
import type {SeverityLevel} from '#src/incident/severity.ts'
import type {MinuteCounts, MonthCount, ValueCount} from '#src/library/service-figures.ts'

/** What a document may or may not say of its incident, apart from its milestones. */
export const statedFacts = ['severity', 'detection', 'services', 'factors', 'trigger', 'impact', 'actions'] as const
export type StatedFact = (typeof statedFacts)[number] | MilestoneKind

/** Some incidents in figures, and how many of them say what each figure is made of. */
export type IncidentFigures = {
  readonly incidents: number
  /** How many more would be among them if they said when they were; in no period is one without a date. */
  readonly undated: number
  /** In order; months without an incident are left out. */
  readonly months: readonly MonthCount[]
  /** 'none' is "not stated", here and below. */
  readonly severities: readonly ValueCount<SeverityLevel | 'none'>[]
  readonly detection: readonly ValueCount<DetectionSource | 'none'>[]
  readonly ttd: MinuteCounts
  readonly ttm: MinuteCounts
  readonly ttr: MinuteCounts
  /** How many state it; `impact` is how long it lasted, `actions` that there is anything to do. */
  readonly stating: Readonly<Record<StatedFact, number>>
}

/** An incident that says how long anything took. */
export type TimedIncident = {
  readonly id: string
  readonly title: string
  /** Minutes. */
  readonly ttd: number | undefined
  readonly ttm: number | undefined
  readonly ttr: number | undefined
}
