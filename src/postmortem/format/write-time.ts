import {Temporal} from 'temporal-polyfill'
import type {Day, Instant} from '#src/incident/instant.ts'

/** A time as the canonical form writes it, and the day that it leaves to the times below it; undefined where people would wonder which. */
export type WrittenLabel = {readonly text: string; readonly day: Day | undefined}

/** Writes an entry's time: the day where it is not the one at hand, the clock, the end of a range, a zone that is not the document's. */
export function writeLabel(instant: Instant, end: Instant | undefined, day: Day | undefined, zone: string): WrittenLabel | undefined {
  // Two zones in one range would be read as one.
  if (instant.precision === 'hour' || (end && (end.zone !== instant.zone || end.precision === 'hour'))) return undefined
  const start = toLocal(instant)
  const about = instant.approximate ? '~' : ''
  if (instant.precision === 'day') return end ? undefined : {text: `${about}${start.day}`, day: start.day}
  const shown = start.day === day ? start.clock : `${start.day} ${start.clock}`
  // "05:00 -07:00" looks like a range.
  const suffix = instant.zone === zone ? '' : instant.zone.startsWith('-') ? ` UTC${instant.zone}` : ` ${instant.zone}`
  if (!end) return {text: `${about}${shown}${suffix}`, day: start.day}
  const until = toLocal(end)
  const isNight = until.day !== start.day && Date.parse(end.at) - Date.parse(instant.at) <= 12 * 3_600_000
  return {
    text: `${about}${shown}–${until.day === start.day || isNight ? until.clock : `${until.day} ${until.clock}`}${suffix}`,
    day: isNight ? undefined : until.day,
  }
}

/** Writes an instant for the front matter: `2025-03-13T03:47`, with a zone that is not the document's behind it. */
export function writeInstant(instant: Instant, zone: string): string {
  const {day, clock} = toLocal(instant)
  const about = instant.approximate ? '~' : ''
  if (instant.precision === 'day') return `${about}${day}`
  const suffix = instant.zone === zone ? '' : instant.zone === 'UTC' ? 'Z' : /^[+-]/.test(instant.zone) ? instant.zone : ` ${instant.zone}`
  return `${about}${day}T${clock}${suffix}`
}

function toLocal({at, zone, precision}: Instant): {readonly day: Day; readonly clock: string} {
  const local = Temporal.Instant.from(at).toZonedDateTimeISO(zone)
  const clock = local.toPlainTime().toString({smallestUnit: precision === 'second' ? 'second' : 'minute'})
  return {day: local.toPlainDate().toString(), clock}
}
