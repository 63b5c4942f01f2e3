/** How exactly an instant is known; a `day` instant stands at the start of that day in the document's zone. */
export type Precision = 'second' | 'minute' | 'hour' | 'day'

/** A point in time as a text states it. */
export type Instant = {
  /** ISO 8601 in UTC with seconds and no fraction: `2025-03-13T10:47:00Z`; strings compare in time order. */
  readonly at: string
  readonly precision: Precision
  /** True where the text says "around", "~" or the like. */
  readonly approximate: boolean
  /** The zone it was written in: an IANA name, or an offset such as `+02:00`. */
  readonly zone: string
}

/** Whole minutes from one instant to another; negative when `to` is earlier. */
export function minutesBetween(from: Instant, to: Instant): number {
  return Math.round((Date.parse(to.at) - Date.parse(from.at)) / 60_000)
}

/** A calendar day, `YYYY-MM-DD`. */
export type Day = string
