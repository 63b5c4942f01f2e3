import type {Day, Precision} from '#src/incident/instant.ts'

/** A time of day as written; 24:00 is the end of the day, and a `leap` second is kept as the one before it. */
export type Clock = {
  readonly hour: number
  readonly minute: number
  readonly second: number
  readonly precision: Extract<Precision, 'minute' | 'second'>
  readonly leap?: true
}

/** A day, a clock or both, with the zone where one is written beside them. */
export type Moment = {readonly day: Day | undefined; readonly clock: Clock | undefined; readonly zone: string | undefined}

/** A stamp such as `~2025-03-13 14:05–14:12 UTC`; `length` is how much of the text it takes. */
export type Stamp = {readonly start: Moment; readonly end: Moment | undefined; readonly approximate: boolean; readonly length: number}

const day = /(\d{4}-\d{2}-\d{2})/y
const clock = /(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?(?!\d|:\d)/y
const zone = /\s?(Z\b|(?:UTC|GMT)(?:\s?[+-]\d{1,2}(?::?\d{2})?)?(?![\w/])|[+-]\d{2}:?\d{2}(?!\d)|[A-Z][A-Za-z_]+(?:\/[A-Z][A-Za-z_+-]+){1,2})/y
const approximation = /(?:~|≈|about |around |approx\.? |circa |ca\. )\s*/iy
const dash = /\s*(?:–|—|-|to|until)\s*(?=\d)/y

/**
 * Reads a stamp at the very start of a text: an optional `~`, a day (`YYYY-MM-DD`), a clock (`HH:MM`, 24 hours), a range, a zone
 * (`Z`, `UTC`, an offset, an IANA name). Undefined where the text does not start with one; impossible days and clocks are no stamps.
 */
export function readStamp(text: string): Stamp | undefined {
  let at = 0
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at
    const match = pattern.exec(text)
    if (match) at += match[0].length
    return match
  }
  const takeMoment = (): Moment | undefined => {
    const dayMatch = take(day)
    const dayText = dayMatch?.[1]
    if (dayText && !isDay(dayText)) return undefined
    const gap = dayText ? take(/[T ,]\s?(?=\d{1,2}:\d{2})/y) : null
    const clockMatch = !dayText || gap ? take(clock) : null
    const time = clockMatch ? toClock(clockMatch) : undefined
    if (clockMatch && !time) return undefined
    if (!dayText && !time) return undefined
    return {day: dayText, clock: time, zone: time ? take(zone)?.[1] : undefined}
  }

  const approximate = take(approximation) !== null
  const start = takeMoment()
  if (!start) return undefined
  const before = at
  let end: Moment | undefined
  if (take(dash)) {
    end = takeMoment()
    if (!end) at = before
  }
  return {start: {...start, zone: start.zone ?? end?.zone}, end, approximate, length: at}
}

/** The years that an incident can lie in; what is written with others is a slip or a stand-in for "unknown". */
export const firstYear = 1970
export const lastYear = 2100

/** Whether `YYYY-MM-DD` is a day of the calendar, in a year that an incident can lie in. */
export function isDay(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!match) return false
  const [year, month, date] = [Number(match[1]), Number(match[2]), Number(match[3])]
  const real = new Date(Date.UTC(year, month - 1, date))
  return year >= firstYear && year <= lastYear && real.getUTCFullYear() === year && real.getUTCMonth() === month - 1 && real.getUTCDate() === date
}

function toClock(match: RegExpExecArray): Clock | undefined {
  const [hour, minute, second] = [Number(match[1]), Number(match[2]), Number(match[3] ?? 0)]
  // 23:59:60 is a leap second; clocks without one show it as :59.
  if (hour > 24 || minute > 59 || second > 60 || (hour === 24 && (minute > 0 || second > 0))) return undefined
  return {hour, minute, second: Math.min(second, 59), precision: match[3] === undefined ? 'minute' : 'second'}
}
