import {scaleLinear, scaleSymlog} from 'd3-scale'
import {toRange} from '#src/features/timeline/lay-out-picture.ts'
import {listInstants, type PictureContent} from '#src/features/timeline/picture-content.ts'
import {toTextWidth} from '#src/features/timeline/text-width.ts'
import type {Phase} from '#src/features/timeline/to-phases.ts'
import {formatMinutes} from '#src/incident/duration.ts'
import type {Milestone} from '#src/incident/milestone.ts'
import type {Alignment, AxisName} from './compare-address.ts'

/** An incident as it is drawn: what its own picture shows, and its milestones with the addresses of their sentences. */
export type LaneGiven = {
  readonly content: PictureContent
  readonly milestones: readonly (Pick<Milestone, 'kind' | 'instant'> & {readonly href: string})[]
}

export type LaneMark = {
  readonly x: number
  readonly text: string | undefined
  readonly row: 0 | 1
  readonly anchor: 'start' | 'middle' | 'end'
  readonly href: string
}

export type Lane = {
  /** False where its text does not state what the others are aligned by: it then begins where its own account does. */
  readonly isAligned: boolean
  readonly bars: readonly {readonly kind: Phase['kind']; readonly x: number; readonly width: number; readonly isOpen: boolean}[]
  readonly base: {readonly from: number; readonly to: number} | undefined
  readonly over: number | undefined
  readonly entries: readonly number[]
  readonly marks: readonly LaneMark[]
}

export type ComparisonLayout = {
  readonly width: number
  readonly axis: AxisName
  /** Where everything is aligned. */
  readonly originX: number
  /** Undefined for an incident whose text states fewer than two different times. */
  readonly lanes: readonly (Lane | undefined)[]
  readonly ticks: readonly {readonly x: number; readonly text: string}[]
}

/** Lays incidents out below each other, to one scale and from one moment; undefined where none of them has a course to draw. */
export function layOutComparison(given: readonly LaneGiven[], align: Alignment, asked: AxisName | undefined, width: number): ComparisonLayout | undefined {
  const placed = given.map(lane => placeLane(lane, align))
  const spans = placed.flatMap(lane => (lane ? [{from: lane.from - lane.origin, to: lane.to - lane.origin}] : []))
  if (spans.length === 0) return undefined
  const [from, to] = [Math.min(0, ...spans.map(span => span.from)), Math.max(0, ...spans.map(span => span.to))]
  const lengths = spans.map(span => span.to - span.from)
  const axis = asked ?? (Math.max(...lengths) > farApart * Math.min(...lengths) ? 'log' : 'linear')
  const scale = (axis === 'log' ? scaleSymlog().constant(linearUntil) : scaleLinear()).domain([from, to]).range([margin, width - margin])
  const x = (offset: number): number => Math.round(scale(offset) * 10) / 10
  return {
    width,
    axis,
    originX: x(0),
    lanes: placed.map(lane => lane && toLane(lane, x, width)),
    ticks: spreadTicks(toTicks(from, to, axis, width), x, width),
  }
}

/** An offset for eyes: `+12 m`, `−2 h`, `0`. */
export function formatOffset(milliseconds: number): string {
  const minutes = Math.round(milliseconds / minute)
  return minutes === 0 ? '0' : `${minutes < 0 ? '−' : '+'}${formatMinutes(Math.abs(minutes))}`
}

const minute = 60_000
const margin = 14
/** From this factor on the shorter ones would be nothing on a scale that is even. */
const farApart = 12
/** The first minutes on either side stand evenly. */
const linearUntil = 5 * minute

type PlacedLane = LaneGiven & {readonly from: number; readonly to: number; readonly origin: number; readonly isAligned: boolean}

/** Which part of an incident is drawn, and where what it is aligned by stands in it; undefined where it has no course. */
export function placeLane(lane: LaneGiven, align: Alignment): PlacedLane | undefined {
  const range = toRange(lane.content)
  if (!range) return undefined
  const milestone = lane.milestones.find(({kind}) => kind === align)
  const origin = milestone ? Date.parse(milestone.instant.at) : range.from
  return {...lane, from: Math.min(range.from, origin), to: Math.max(range.to, origin), origin, isAligned: milestone !== undefined}
}

function toLane({content, milestones, from, to, origin, isAligned}: PlacedLane, x: (offset: number) => number, width: number): Lane {
  const {phases, over} = content.course
  const toX = (at: number): number => x(Math.min(Math.max(at, from), to) - origin)
  const drawn = phases.filter(phase => phase.from <= to && (phase.to ?? to) >= from)
  return {
    isAligned,
    bars: drawn.map(phase => ({
      kind: phase.kind,
      x: toX(phase.from),
      width: Math.max(Math.round((toX(phase.to ?? to) - toX(phase.from)) * 10) / 10, 1.5),
      isOpen: phase.to === undefined,
    })),
    base: {from: toX(from), to: toX(over ?? to)},
    over: over === undefined || over > to ? undefined : toX(over),
    entries: [...new Set(listInstants({...content, updates: []}).filter(at => at >= from && at <= to))].map(toX),
    marks: placeMarks(
      milestones.map(({kind, instant, href}) => ({at: Date.parse(instant.at), text: kind, href})),
      toX,
      width,
    ),
  }
}

/** Names milestones below the bar, in two rows; what would touch another name stays a mark, and the table names it. */
function placeMarks(
  all: readonly {readonly at: number; readonly text: string; readonly href: string}[],
  toX: (at: number) => number,
  width: number,
): readonly LaneMark[] {
  const byInstant = new Map<number, {readonly texts: readonly string[]; readonly href: string}>()
  for (const {at, text, href} of all) byInstant.set(at, {texts: [...(byInstant.get(at)?.texts ?? []), text], href: byInstant.get(at)?.href ?? href})
  const ends: [number, number] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY]
  return [...byInstant]
    .sort(([a], [b]) => a - b)
    .map(([at, {texts, href}]): LaneMark => {
      const [x, text] = [toX(at), texts.join(', ')]
      const length = toTextWidth(text, markSize)
      const anchor = x - length / 2 < 0 ? 'start' : x + length / 2 > width ? 'end' : 'middle'
      const left = anchor === 'start' ? x : anchor === 'end' ? x - length : x - length / 2
      const row = left >= ends[0] + 6 ? 0 : left >= ends[1] + 6 ? 1 : undefined
      if (row === undefined) return {x, text: undefined, row: 0, anchor, href}
      ends[row] = left + length
      return {x, text, row, anchor, href}
    })
}

/** The size of their letters. */
export const markSize = 11

function toTicks(from: number, to: number, axis: AxisName, width: number): readonly number[] {
  if (axis === 'log')
    return named.flatMap(minutes => (minutes === 0 ? [0] : [-minutes, minutes])).filter(minutes => minutes * minute >= from && minutes * minute <= to)
  const most = Math.max(2, Math.floor(width / 84))
  const step = steps.find(step => (to - from) / (step * minute) <= most) ?? Math.ceil((to - from) / (most * minute))
  const first = Math.ceil(from / (step * minute))
  return Array.from({length: Math.floor(to / (step * minute)) - first + 1}, (_, place) => (first + place) * step)
}

const named = [0, 10, 60, 360, 1440, 10_080, 43_200, 525_600] as const
const steps = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 2880, 7200, 10_080, 20_160, 43_200] as const

/** The one that all is aligned by always, of the others those that there is room for. */
function spreadTicks(minutes: readonly number[], x: (offset: number) => number, width: number): ComparisonLayout['ticks'] {
  const taken: {x: number; text: string}[] = []
  for (const each of minutes.toSorted((a, b) => Math.abs(a) - Math.abs(b))) {
    const tick = {x: x(each * minute), text: formatOffset(each * minute)}
    const half = toTextWidth(tick.text, markSize) / 2
    const isFree = taken.every(other => Math.abs(other.x - tick.x) >= half + toTextWidth(other.text, markSize) / 2 + 8)
    if (isFree && (each === 0 || (tick.x - half >= 0 && tick.x + half <= width))) taken.push(tick)
  }
  return taken.toSorted((a, b) => a.x - b.x)
}
