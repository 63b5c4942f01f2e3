import {Temporal} from 'temporal-polyfill'
import type {Day, Instant} from '#src/incident/instant.ts'

/** The day on which an instant fell, as the clocks showed it that it was written by. */
export function toOwnDay({at, zone}: Pick<Instant, 'at' | 'zone'>): Day {
  return Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainDate().toString()
}
