import {formatClock, formatDay, formatDayAndMonth, formatWeekday} from './format-times.ts'
import {listInstants, type PictureContent, type TimeRange} from './picture-content.ts'
import {toTicks} from './to-ticks.ts'
import {toZonedTime} from './zoned-time.ts'

/** A part of the picture worth looking at closer, with how many marks there are in it. */
export type Stretch = TimeRange & {readonly count: number}

/** Reads a part of the picture from an address, `2018-11-05T14:40Z..2018-11-05T15:30Z`; undefined for anything else. */
export function readZoom(text: string): TimeRange | undefined {
  const [from, to, more] = text.split('..').map(readMinute)
  return from !== undefined && to !== undefined && more === undefined && to > from ? {from, to} : undefined
}

/** Writes a part of the picture for an address, in whole minutes around it. */
export function writeZoom({from, to}: TimeRange): string {
  const write = (at: number) => `${new Date(at).toISOString().slice(0, 16)}Z`
  return `${write(Math.floor(from / minute) * minute)}..${write(Math.ceil(to / minute) * minute)}`
}

/** What is drawn of a part that was asked for: as much of it as there is something in; undefined where that is nothing. */
export function limitZoom(zoom: TimeRange, content: PictureContent): TimeRange | undefined {
  const whole = toWhole(content)
  if (!whole) return undefined
  const room = (whole.to - whole.from) / 20 + minute
  const [from, to] = [Math.max(zoom.from, whole.from - room), Math.min(zoom.to, whole.to + room)]
  return to - from >= minute ? {from, to} : undefined
}

/** From the first to the last thing that has an instant, far-off ones included; undefined where that is no time at all. */
export function toWhole(content: PictureContent): TimeRange | undefined {
  const phases = content.course.phases.flatMap(phase => [phase.from, ...(phase.to === undefined ? [] : [phase.to])])
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const at of [...listInstants(content), ...phases]) [from, to] = [Math.min(from, at), Math.max(to, at)]
  return to > from ? {from, to} : undefined
}

/**
 * The parts of what is drawn that are worth a closer look: stretches in which much happens within a third of the picture or less, else,
 * where marks crowd everywhere, its days or rounder parts of the clock. In order; empty where everything has room.
 */
export function listStretches(content: PictureContent, range: TimeRange): readonly Stretch[] {
  const instants = listInstants(content)
    .filter(at => at >= range.from && at <= range.to)
    .sort((a, b) => a - b)
  const span = range.to - range.from
  if (instants.length < fewest || span < 10 * minute) return []
  const dense = toClusters(instants, span / 16).filter(({from, to, count}) => count >= fewest && to - from <= span / 3)
  if (dense.length > 0) {
    const best = dense.toSorted((a, b) => b.count - a.count).slice(0, most)
    return best.map(stretch => widen(stretch, range)).sort((a, b) => a.from - b.from)
  }
  if (instants.length < crowd) return []
  const edges = [range.from, ...toTicks(range.from, range.to, content.zone, most).map(tick => tick.at), range.to]
  return edges.slice(0, -1).flatMap((from, index) => {
    const to = edges[index + 1] ?? range.to
    const count = instants.filter(at => at >= from && at < to).length
    return count >= fewest && to - from < span / 1.5 ? [{from, to, count}] : []
  })
}

/** The part of the same length before, or after, what is drawn; undefined where nothing lies there. */
export function shiftZoom({from, to}: TimeRange, content: PictureContent, by: 1 | -1): TimeRange | undefined {
  const whole = toWhole(content)
  const span = to - from
  if (!whole || (by > 0 ? whole.to <= to : whole.from >= from)) return undefined
  return {from: from + by * span, to: to + by * span}
}

/** A part in words: `1 Jul 23:10–23:34`, `1 Jul 23:10 – 3 Jul 04:40`, `Tue 2 Jul` for a whole day. */
export function formatStretch({from, to}: TimeRange, zone: string): string {
  const [start, end] = [toInstant(from), toInstant(to)]
  const [first, last] = [formatDay(start, zone), formatDay(end, zone)]
  if (isMidnight(from, zone) && isMidnight(to, zone) && to - from < 26 * 60 * minute) return formatWeekday(first)
  if (first === last) return `${formatDayAndMonth(first)} ${formatClock(start, zone)}–${formatClock(end, zone)}`
  return `${formatDayAndMonth(first)} ${formatClock(start, zone)} – ${formatDayAndMonth(last)} ${formatClock(end, zone)}`
}

function toClusters(instants: readonly number[], gap: number): readonly Stretch[] {
  const clusters: {from: number; to: number; count: number}[] = []
  for (const at of instants) {
    const last = clusters.at(-1)
    if (last && at - last.to <= gap) {
      last.to = at
      last.count++
    } else clusters.push({from: at, to: at, count: 1})
  }
  return clusters
}

/** Room on both sides, and enough of it that a single instant is a stretch too. */
function widen({from, to, count}: Stretch, range: TimeRange): Stretch {
  const room = Math.max((to - from) / 10, 2 * minute)
  return {
    from: Math.max(range.from, Math.floor((from - room) / minute) * minute),
    to: Math.min(range.to, Math.ceil((to + room) / minute) * minute),
    count,
  }
}

function readMinute(text: string): number | undefined {
  const at = /^\d{4}-\d\d-\d\dT\d\d:\d\dZ$/.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(at) ? undefined : at
}

function toInstant(at: number) {
  return {at: new Date(at).toISOString(), precision: 'minute', approximate: false, zone: 'UTC'} as const
}

function isMidnight(at: number, zone: string): boolean {
  const {hour, minute: minutes, second} = toZonedTime(at, zone)
  return hour + minutes + second === 0
}

const minute = 60_000
/** Marks that make a stretch, marks that make a crowd, and stretches that are offered. */
const fewest = 4
const crowd = 24
const most = 6
