import type {Evidence} from './evidence.ts'
import type {Instant} from './instant.ts'

/** One stretch of degraded service; an incident may have several, and none overlap. */
export type ImpactWindow = {readonly start: Instant; readonly end: Instant | undefined; readonly evidence: Evidence}

/** A number with its unit and what it measures: `1705 calls` that `ended abruptly`, `8 %` `of POST requests failed`. */
export type ImpactMeasure = {
  readonly value: number
  /** The upper end where the text gives a range ("2–3 %"). */
  readonly upTo: number | undefined
  readonly unit: string
  readonly what: string
  /** "up to", "about", "more than" as written, or undefined for a plain number. */
  readonly qualifier: string | undefined
  readonly evidence: Evidence
}

/** How long the author says the impact lasted, or something else took (see `findStatedKind`), in minutes. */
export type StatedDuration = {readonly minutes: number; readonly evidence: Evidence}
