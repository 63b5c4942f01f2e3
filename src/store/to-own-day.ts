import {Temporal} from 'temporal-polyfill'
import type {Day, Instant} from '#src/incident/instant.ts'

/** The day on which an instant fell, as the clocks showed it that it was written by. */
export function toOwnDay({at, zone}: Pick<Instant, 'at' | 'zone'>): Day {
  // Most are, and a calendar takes twenty times as long to say the same.
  if (zone === 'UTC') return at.slice(0, 10)
  return Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainDate().toString()
}
