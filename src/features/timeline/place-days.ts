import {formatLongDay, formatShortDay, formatWeekday} from './format-times.ts'
import type {TimeRange} from './picture-content.ts'
import {toTextWidth} from './text-width.ts'
import {toOffset, toZonedTime} from './zoned-time.ts'

/** A calendar day below the axis: where its name stands, and its midnight where that is on the picture. */
export type PictureDay = {readonly x: number; readonly start: number | undefined; readonly text: string}

/**
 * Names the calendar days that a stretch of time touches, as fully as there is room for. Empty where they are too many to be named:
 * then the ticks are days.
 */
export function placeDays(range: TimeRange, zone: string, x: (at: number) => number, width: number): readonly PictureDay[] {
  const days = listDays(range, zone)
  if (days.length === 0) return []
  const edges = days.map((day, index) => ({
    from: x(Math.max(day.start, range.from)),
    to: index === days.length - 1 ? width : x(days[index + 1]?.start ?? range.to),
  }))
  for (const format of [formatLongDay, formatWeekday, (day: string) => formatShortDay(day).replace(/ \d+$/, '')]) {
    const fits = (index: number) => toTextWidth(format(days[index]?.day ?? ''), daySize) + 10 <= (edges[index]?.to ?? 0) - (edges[index]?.from ?? 0)
    // The first and the last may be cut off by the edge of the picture; one of those that stand there whole may not.
    if (days.some((_, index) => index > 0 && index < days.length - 1 && !fits(index)) || !days.some((_, index) => fits(index))) continue
    return days.map(({start, day}, index) => ({
      x: edges[index]?.from ?? 0,
      start: start >= range.from ? x(start) : undefined,
      text: fits(index) ? format(day) : '',
    }))
  }
  return []
}

/** The size that days are drawn at. */
export const daySize = 11

type CalendarDay = {readonly start: number; readonly day: string}

/** Empty above the number of days that anybody could tell apart. */
function listDays({from, to}: TimeRange, zone: string): readonly CalendarDay[] {
  if (to - from > mostDays * day) return []
  const days: CalendarDay[] = []
  const {year, month, day: first} = toZonedTime(from, zone)
  for (let local = Date.UTC(year, month - 1, first); ; local += day) {
    const start = toMidnight(local, zone)
    if (start > to || days.length > mostDays + 1) return days
    days.push({start, day: new Date(local).toISOString().slice(0, 10)})
  }
}

/** The instant at which a zone's clocks show a midnight: its offset is that of the instant, not of the day before. */
function toMidnight(local: number, zone: string): number {
  const guess = local - toOffset(local, zone)
  return local - toOffset(guess, zone)
}

const day = 24 * 60 * 60_000
const mostDays = 21
