import {scaleLog} from 'd3-scale'
import type {Estimate, SpreadEstimate} from '#src/library/insights/estimate-spread.ts'
import type {MinuteCounts} from '#src/library/service-figures.ts'

/** An incident that a dot stands for. */
export type DottedIncident = {readonly id: string; readonly title: string; readonly minutes: number}

/** One period's durations; `incidents` in ascending order, undefined where there are too many for a dot each. */
export type DotRowGiven = {
  readonly name: string
  readonly counts: MinuteCounts
  readonly spread: SpreadEstimate
  readonly incidents: readonly DottedIncident[] | undefined
}

/** The axis that several pictures share: minutes on a logarithmic scale, and whether nothing at all has a place before it. */
export type MinuteAxis = {readonly from: number; readonly to: number; readonly hasNone: boolean}

export type Dot = {readonly x: number; readonly y: number; readonly incident: DottedIncident | undefined}

/** Where an estimate stands: its value, and the ends of its interval where it has one. */
export type EstimateMark = {readonly x: number; readonly low: number | undefined; readonly high: number | undefined}

export type DotRow = {
  readonly name: string
  readonly nameY: number
  readonly baseY: number
  readonly dots: readonly Dot[]
  readonly boxY: number
  readonly quarter: EstimateMark | undefined
  readonly median: EstimateMark | undefined
  readonly threeQuarters: EstimateMark | undefined
}

export type DotsLayout = {
  readonly width: number
  readonly height: number
  readonly radius: number
  /** How many incidents a dot stands for, at most. */
  readonly each: number
  readonly rows: readonly DotRow[]
  readonly ticks: readonly {readonly x: number; readonly text: string}[]
  readonly axisY: number
  /** Where the scale begins, and ends. */
  readonly left: number
  readonly right: number
}

/** The axis that holds all of these. */
export function toMinuteAxis(all: readonly MinuteCounts[]): MinuteAxis {
  const minutes = all.flatMap(counts => counts.map(each => each.minutes))
  const some = minutes.filter(each => each > 0)
  const least = some.reduce((least, each) => Math.min(least, each), some[0] ?? 1)
  const most = some.reduce((most, each) => Math.max(most, each), 1)
  const from = ticks.findLast(tick => tick.minutes <= least && tick.minutes < lastTick)?.minutes ?? 1
  return {from, to: ticks.find(tick => tick.minutes >= most && tick.minutes > from)?.minutes ?? lastTick, hasNone: some.length < minutes.length}
}

/** Places periods below each other, each value as a dot above its own minutes; dots that would stand upon each other are piled up. */
export function layOutDots(given: readonly DotRowGiven[], axis: MinuteAxis, width: number): DotsLayout {
  const radius = width < 500 ? 3.5 : 4
  const step = 2 * radius + 1
  const first = radius + 2
  const left = axis.hasNone ? first + 34 : first
  const right = width - radius - 8
  const scale = scaleLog([axis.from, axis.to], [left, right]).clamp(true)
  const toX = (minutes: number): number => round(minutes < axis.from ? (minutes < 1 ? first : left) : scale(minutes))
  const toColumn = (minutes: number): number => Math.round((toX(minutes) - first) / step)
  const piles = given.map(({counts}) => pile(counts, toColumn))
  const highest = Math.max(1, ...piles.flatMap(columns => [...columns.values()].map(values => values.length)))
  const each = Math.ceil(highest / mostPiled)
  let top = 0
  const rows = given.map(({name, spread, incidents, counts}, place) => {
    const columns = piles[place] ?? new Map<number, readonly number[]>()
    const height = Math.ceil(Math.max(1, ...[...columns.values()].map(values => values.length)) / each)
    const [nameY, baseY] = [top + 12, top + 20 + height * step]
    const mark = (estimate: Estimate | undefined): EstimateMark | undefined =>
      estimate && {x: toX(estimate.value), low: estimate.interval && toX(estimate.interval.low), high: estimate.interval && toX(estimate.interval.high)}
    top = baseY + 34
    const own = each === 1 && incidents && incidents.length === countAll(counts) ? openQueue(incidents, toColumn) : undefined
    return {
      name,
      nameY,
      baseY,
      dots: [...columns].flatMap(([column, values]) =>
        Array.from({length: Math.ceil(values.length / each)}, (_, place) => ({
          x: round(first + column * step),
          y: round(baseY - radius - 1 - place * step),
          incident: own?.(column),
        })),
      ),
      boxY: baseY + 12,
      quarter: mark(spread.quarter),
      median: mark(spread.median),
      threeQuarters: mark(spread.threeQuarters),
    }
  })
  return {
    width,
    height: top + 12,
    radius,
    each,
    rows,
    axisY: top - 8,
    left,
    right,
    ticks: [
      ...(axis.hasNone ? [{x: round(first), text: '0'}] : []),
      ...ticks.filter(({minutes}) => minutes >= axis.from && minutes <= axis.to).map(({minutes, text}) => ({x: toX(minutes), text})),
    ],
  }
}

/** What an axis can name; the first is as exactly as documents say it. */
const ticks = [
  {minutes: 1, text: '1 m'},
  {minutes: 10, text: '10 m'},
  {minutes: 60, text: '1 h'},
  {minutes: 360, text: '6 h'},
  {minutes: 1440, text: '1 d'},
  {minutes: 10_080, text: '1 w'},
  {minutes: 43_200, text: '30 d'},
  {minutes: 525_600, text: '1 y'},
  {minutes: 5_256_000, text: '10 y'},
] as const
const lastTick = 5_256_000

/** Dots upon each other; more, and a dot stands for several. */
const mostPiled = 10

/** The values of each column, shortest first. */
function pile(counts: MinuteCounts, toColumn: (minutes: number) => number): ReadonlyMap<number, readonly number[]> {
  const columns = new Map<number, number[]>()
  for (const {minutes, count} of counts) {
    const column = toColumn(minutes)
    const values = columns.get(column) ?? []
    for (let at = 0; at < count; at++) values.push(minutes)
    columns.set(column, values)
  }
  return columns
}

/** The incidents of each column one by one, in their order. */
function openQueue(incidents: readonly DottedIncident[], toColumn: (minutes: number) => number): (column: number) => DottedIncident | undefined {
  const columns = new Map<number, DottedIncident[]>()
  for (const incident of incidents.toReversed()) columns.set(toColumn(incident.minutes), [...(columns.get(toColumn(incident.minutes)) ?? []), incident])
  return column => columns.get(column)?.pop()
}

function countAll(counts: MinuteCounts): number {
  return counts.reduce((sum, {count}) => sum + count, 0)
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
