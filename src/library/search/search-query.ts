import type {DetectionSource, PostmortemStatus} from '#src/incident/incident.ts'
import {milestoneKinds} from '#src/incident/milestone.ts'
import type {SeverityLevel} from '#src/incident/severity.ts'

/** What a search asks for: all of the clauses have to hold. None of them means that nothing was asked, or nothing that could be found. */
export type SearchQuery = {
  readonly clauses: readonly SearchClause[]
  /** What could not be read as it was meant, and was read as words; sentences for eyes. */
  readonly problems: readonly string[]
  /** True where something was typed and none of it can be found, such as "***". */
  readonly isHopeless: boolean
}

/** Conditions of which one is enough. */
export type SearchClause = readonly SearchCondition[]

export type SearchCondition = (WordCondition | FieldCondition) & {readonly isNot: boolean}

/** That one of some phrases stands in a text; the first is what was typed, the others are its forms and synonyms. */
export type WordCondition = {
  readonly kind: 'words'
  readonly phrases: readonly Phrase[]
}

/** Words side by side, as `toWords` gives them; the last one may be the beginning of a longer one. */
export type Phrase = {readonly words: readonly string[]; readonly isPrefix: boolean}

export type FieldCondition =
  | {readonly kind: 'name'; readonly field: NameField; readonly value: string; readonly isPrefix: boolean}
  /** The trigger holds a form of every word. */
  | {readonly kind: 'trigger'; readonly words: readonly (readonly string[])[]}
  | {readonly kind: 'severity'; readonly levels: readonly (SeverityLevel | 'none')[]}
  | {readonly kind: 'status'; readonly status: PostmortemStatus}
  | {readonly kind: 'detection'; readonly source: DetectionSource | 'none'}
  /** From one instant, to before another; the beginnings of days as `YYYY-MM-DD`. */
  | {readonly kind: 'date'; readonly from: string | undefined; readonly before: string | undefined}
  /** That nothing says when it began. */
  | {readonly kind: 'undated'}
  | {readonly kind: 'minutes'; readonly measure: Measure; readonly comparison: Comparison; readonly minutes: number}
  | {readonly kind: 'has'; readonly what: Possession}
  | {readonly kind: 'is'; readonly what: Quality}

/** Names that an incident has, as the store keeps them for searches: in words as `toWords` gives them, with one blank between. */
export const nameFields = ['service', 'factor', 'org', 'owner', 'author', 'tag'] as const
export type NameField = (typeof nameFields)[number]

/** `duration` is the time to resolve, else to mitigate, else the sum of impact. */
export const measures = ['duration', 'ttd', 'tta', 'ttm', 'ttr'] as const
export type Measure = (typeof measures)[number]

export const comparisons = ['>=', '<=', '>', '<', '='] as const
export type Comparison = (typeof comparisons)[number]

/**
 * What is told of an incident, whatever it is; a milestone of each kind, too. `general-prevention` is an action that is to prevent, is done or
 * still to be done, and names no factor.
 */
export const possessions = [
  'actions',
  'open',
  'overdue',
  'general-prevention',
  'diagnostics',
  'timeline',
  'updates',
  'factors',
  'categories',
  'trigger',
  'severity',
  'services',
  'detection',
  'impact',
  ...milestoneKinds,
] as const
export type Possession = (typeof possessions)[number]

export const qualities = ['stale', 'restricted', 'public'] as const
export type Quality = (typeof qualities)[number]

/** The phrases that each clause asks for, those that are to be absent left out: what is marked in what was found. */
export function listSoughtLists({clauses}: Pick<SearchQuery, 'clauses'>): readonly (readonly Phrase[])[] {
  return clauses.map(clause => clause.flatMap(condition => (condition.kind === 'words' && !condition.isNot ? condition.phrases : [])))
}
