import type {Instant} from '#src/incident/instant.ts'
import type {RelationType} from '#src/incident/relation.ts'
import type {SeverityLevel} from '#src/incident/severity.ts'

/** What incidents are counted by. A `month` is `YYYY-MM` in UTC; an incident may have several factors, technologies and services. */
export const patternDimensions = ['factor', 'trigger', 'detection', 'technology', 'service', 'severity', 'month'] as const
export type PatternDimension = (typeof patternDimensions)[number]

export type PatternAsking = {
  readonly rows: PatternDimension
  readonly columns: PatternDimension
  /** So many of the most frequent values; that a value is not stated comes in addition. */
  readonly mostRows: number
  readonly mostColumns: number
}

/** A value with its incidents; 'none' is "not stated". */
export type PatternCount = {readonly value: string; readonly count: number}

/** How many incidents have a value of one dimension together with one of another. */
export type PatternCounts = {
  /** All that match, each once. */
  readonly incidents: number
  /** Most frequent first. An incident with two values is in both, and once in `incidents`. */
  readonly rows: readonly PatternCount[]
  readonly columns: readonly PatternCount[]
  /** How many values there are, those left out included, and "not stated" not. */
  readonly rowsInAll: number
  readonly columnsInAll: number
  /** In no order; a pair that no incident has is not there. */
  readonly cells: readonly {readonly row: string; readonly column: string; readonly count: number}[]
}

/** What is done against a contributing factor, counted in incidents. */
export type FactorPrevention = {
  readonly factor: string
  readonly incidents: number
  /** Those with an action that is to prevent, is done or still to be done, and names the factor's category, in whatever case. */
  readonly prevented: number
  /** Of the others, those with such an action that names no factor: it may be meant for this one. */
  readonly unnamed: number
}

/** An incident on the map. */
export type RelatedIncident = {
  readonly id: string
  readonly title: string
  readonly date: Instant | undefined
  readonly organization: string | undefined
  readonly severityLevel: SeverityLevel | undefined
  readonly severityLabel: string | undefined
  readonly services: readonly string[]
}

/** That the author of one incident states a relation to another one, both by their ids. */
export type IncidentRelation = {readonly from: string; readonly to: string; readonly type: RelationType}

export type RelationsAsking = {
  /** Those of any type where none is named. */
  readonly types: readonly RelationType[]
  /** Bounds the incidents that are given out. */
  readonly most: number
}

export type RelationMap = {
  /** The newest first: those of the relations whose later incident is newest. */
  readonly incidents: readonly RelatedIncident[]
  /** All relations between those, of the types asked for. */
  readonly relations: readonly IncidentRelation[]
  /** How many there are in all. */
  readonly incidentsInAll: number
  readonly relationsInAll: number
  /** How many relations there are of each type, whichever types are asked for; most frequent first. */
  readonly types: readonly {readonly value: RelationType; readonly count: number}[]
}
