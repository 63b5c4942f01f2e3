import type {Day, Instant} from '#src/incident/instant.ts'
import {toZonedTime, type ZonedTime} from './zoned-time.ts'

/** The clock as exactly as it is known: `14:47`, `~14:47`, `14:47:09`, `14 h`; undefined where only the day is. */
export function formatClock(instant: Instant, zone: string): string | undefined {
  if (instant.precision === 'day') return undefined
  const {hour, minute, second} = toZonedTime(instant.at, zone)
  const tilde = instant.approximate ? '~' : ''
  if (instant.precision === 'hour' && minute === 0) return `${tilde}${pad(hour)} h`
  const clock = `${tilde}${pad(hour)}:${pad(minute)}`
  return instant.precision === 'second' ? `${clock}:${pad(second)}` : clock
}

/** The day an instant falls on, as `YYYY-MM-DD`. One that is known to the day only stays on the day its author wrote, in every zone. */
export function formatDay(instant: Instant, zone: string): Day {
  const {year, month, day} = toZonedTime(instant.at, instant.precision === 'day' ? instant.zone : zone)
  return `${String(year).padStart(4, '0')}-${pad(month)}-${pad(day)}`
}

/** A day in words: `Monday 5 November 2018`. */
export function formatLongDay(day: Day): string {
  const {weekday, day: number, month, year} = toDayParts(day)
  return `${weekdays[weekday]} ${number} ${months[month - 1]} ${year}`
}

/** A day in few letters: `5 Nov 2018`; what is no day stays as it was written. */
export function formatShortDay(day: Day): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(Date.parse(day))) return day
  const {day: number, month, year} = toDayParts(day)
  return `${number} ${months[month - 1]?.slice(0, 3)} ${year}`
}

/** A day of a year that the reader knows, with its weekday: `Mon 5 Nov`. */
export function formatWeekday(day: Day): string {
  return `${weekdays[toDayParts(day).weekday]?.slice(0, 3)} ${formatDayAndMonth(day)}`
}

/** A day of a year that the reader knows: `5 Nov`. */
export function formatDayAndMonth(day: Day): string {
  return formatShortDay(day).replace(/ \S+$/, '')
}

/** Day and clock: `5 Nov 2018, 14:47`. */
export function formatMoment(instant: Instant, zone: string): string {
  const clock = formatClock(instant, zone)
  const day = formatShortDay(formatDay(instant, zone))
  return clock === undefined ? day : `${day}, ${clock}`
}

/** Moments that stand below each other, each with its day only where that is another than the one before. */
export function formatMoments(instants: readonly Instant[], zone: string): readonly string[] {
  return instants.map((instant, index) => {
    const before = instants[index - 1]
    const clock = formatClock(instant, zone)
    return clock !== undefined && before && formatDay(before, zone) === formatDay(instant, zone) ? clock : formatMoment(instant, zone)
  })
}

/** The end of a stretch behind its start: the clock alone on the same day, else `16 Sep 12:00`. */
export function formatEnd(start: Instant, end: Instant, zone: string): string {
  const [clock, day] = [formatClock(end, zone), formatDay(end, zone)]
  if (clock !== undefined && day === formatDay(start, zone)) return clock
  return [formatDayAndMonth(day), clock].filter(part => part !== undefined).join(' ')
}

/** The name of a zone for eyes: `Los Angeles time`, `UTC`, `UTC+02:00`. */
export function formatZone(zone: string): string {
  if (/^[+-]\d/.test(zone)) return `UTC${zone}`
  const city = zone.includes('/') && !zone.startsWith('Etc/') ? zone.slice(zone.lastIndexOf('/') + 1) : undefined
  return city ? `${city.replaceAll('_', ' ')} time` : zone
}

function toDayParts(day: Day): ZonedTime {
  return toZonedTime(`${day}T00:00:00Z`, 'UTC')
}

function pad(number: number): string {
  return String(number).padStart(2, '0')
}

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const
const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'] as const
