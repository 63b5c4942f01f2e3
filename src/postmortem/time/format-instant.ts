import type {Instant} from '#src/incident/instant.ts'

/** An instant in UTC for messages: `2018-11-05 14:47 UTC`, or the day alone where no more is known. */
export function formatInstant({at, precision}: Instant): string {
  return precision === 'day' ? at.slice(0, 10) : `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`
}

/** The clock of an instant in UTC: `14:47`. */
export function formatClock({at}: Instant): string {
  return at.slice(11, 16)
}
