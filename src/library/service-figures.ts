import type {DetectionSource} from '#src/incident/incident.ts'
import type {Instant} from '#src/incident/instant.ts'
import type {SeverityLevel} from '#src/incident/severity.ts'

/** A service in figures. */
export type ServiceSummary = {
  readonly name: string
  readonly incidents: number
  /** When its newest dated incident was, ISO 8601 in UTC. */
  readonly last: string | undefined
  readonly worst: SeverityLevel | undefined
  /** Open action items of its incidents, and those of them past their day. */
  readonly open: number
  readonly overdue: number
}

/** How many incidents have a value. */
export type ValueCount<T> = {readonly value: T; readonly count: number}

/** How many incidents were in a month, `YYYY-MM`. */
export type MonthCount = {readonly month: string; readonly count: number}

/** What stands beside a service's figures in a list. */
export type ServiceOutline = {
  /** In order; months without an incident and incidents without a date are left out. */
  readonly months: readonly MonthCount[]
  /** The most frequent ones first; in a list, of the newest `mostOutlined` incidents. */
  readonly factors: readonly ValueCount<string>[]
}

export const mostOutlined = 200

/** How many incidents took how many minutes, shortest first; those that do not state it are not in it. */
export type MinuteCounts = readonly {readonly minutes: number; readonly count: number}[]

/** All that a service's page counts. */
export type ServiceRecord = ServiceSummary &
  ServiceOutline & {
    /** When the newest was, as exactly as it is known. */
    readonly newest: Instant | undefined
    /** 'none' is "not stated", here and below. */
    readonly severities: readonly ValueCount<SeverityLevel | 'none'>[]
    readonly detection: readonly ValueCount<DetectionSource | 'none'>[]
    readonly ttd: MinuteCounts
    readonly ttm: MinuteCounts
    readonly ttr: MinuteCounts
  }
