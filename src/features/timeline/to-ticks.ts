import {formatDayAndMonth} from './format-times.ts'
import {toOffset, toZonedTime} from './zoned-time.ts'

/** Round times of a zone's clock between two instants, at most `most` of them. */
export function toTicks(from: number, to: number, zone: string, most: number): readonly {readonly at: number; readonly text: string}[] {
  const step = (steps.find(candidate => (to - from) / (candidate * minute) < most) ?? Math.ceil((to - from) / (most * minute))) * minute
  // One offset for the whole axis: across a change of clocks the ticks stay evenly spaced, and each still says its true time.
  const offset = toOffset(from, zone)
  const ticks: {at: number; text: string}[] = []
  for (let local = Math.ceil((from + offset) / step) * step; local - offset <= to; local += step) {
    ticks.push({at: local - offset, text: formatTick(local - offset, zone, step)})
  }
  return ticks
}

const minute = 60_000
const day = 24 * 60
const steps = [1, 2, 5, 10, 15, 30, 60, 120, 180, 240, 360, 720, day, 2 * day, 5 * day, 10 * day, 30 * day] as const

function formatTick(at: number, zone: string, step: number): string {
  const time = toZonedTime(at, zone)
  const date = `${time.year}-${String(time.month).padStart(2, '0')}-${String(time.day).padStart(2, '0')}`
  if (step >= day * minute || (time.hour === 0 && time.minute === 0)) return formatDayAndMonth(date)
  return `${String(time.hour).padStart(2, '0')}:${String(time.minute).padStart(2, '0')}`
}
