import {formatDayAndMonth, formatShortDay} from './format-times.ts'
import {toOffset, toZonedTime, type ZonedTime} from './zoned-time.ts'

/** Round times of a zone's clock between two instants, at most `most` of them; `areDaysNamed` where midnight need not say the day. */
export function toTicks(from: number, to: number, zone: string, most: number, areDaysNamed = false): readonly {readonly at: number; readonly text: string}[] {
  const step = (steps.find(candidate => (to - from) / (candidate * minute) < most) ?? Math.ceil((to - from) / (most * minute))) * minute
  // One offset for the whole axis: across a change of clocks the ticks stay evenly spaced, and each still says its true time.
  const offset = toOffset(from, zone)
  const crossesYears = toZonedTime(from, zone).year !== toZonedTime(to, zone).year
  let year: number | undefined
  const ticks: {at: number; text: string}[] = []
  for (let local = Math.ceil((from + offset) / step) * step; local - offset <= to; local += step) {
    const time = toZonedTime(local - offset, zone)
    ticks.push({at: local - offset, text: formatTick(time, step, areDaysNamed, crossesYears && time.year !== year)})
    year = time.year
  }
  return ticks
}

const minute = 60_000
const day = 24 * 60
const steps = [1, 2, 5, 10, 15, 30, 60, 120, 180, 240, 360, 720, day, 2 * day, 5 * day, 10 * day, 30 * day] as const

function formatTick(time: ZonedTime, step: number, areDaysNamed: boolean, isNewYear: boolean): string {
  const date = `${time.year}-${String(time.month).padStart(2, '0')}-${String(time.day).padStart(2, '0')}`
  if (!areDaysNamed && (step >= day * minute || (time.hour === 0 && time.minute === 0))) return isNewYear ? formatShortDay(date) : formatDayAndMonth(date)
  return `${String(time.hour).padStart(2, '0')}:${String(time.minute).padStart(2, '0')}`
}
