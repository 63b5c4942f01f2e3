import {scaleLinear} from 'd3-scale'
import {type CompletionCurve, type CompletionStep, findShare} from '#src/library/remediation/estimate-completion.ts'

/** A curve with its name in the picture; `tone` is its colour and its pattern. */
export type NamedCurve = {readonly name: string; readonly tone: string; readonly curve: CompletionCurve}

export type CurveLine = {
  readonly name: string
  readonly tone: string
  readonly line: string
  /** Empty where there is no band, or none is asked for. */
  readonly band: string
  readonly end: {readonly x: number; readonly y: number}
  /** Where its name stands: beside its end, or below or above that where another one's is. */
  readonly nameY: number
  /** How many are followed at least until each tick. */
  readonly atRisk: readonly number[]
}

export type CurvesLayout = {
  readonly width: number
  readonly height: number
  readonly plot: {readonly left: number; readonly right: number; readonly top: number; readonly bottom: number}
  readonly days: readonly {readonly x: number; readonly day: number; readonly text: string}[]
  readonly shares: readonly {readonly y: number; readonly text: string}[]
  readonly lines: readonly CurveLine[]
  /** Where the numbers below the days stand, a row for each line. */
  readonly rows: readonly number[]
}

type LayOutGiven = {
  readonly curves: readonly NamedCurve[]
  readonly width: number
  /** The last day that is drawn. */
  readonly horizon: number
  readonly plotHeight: number
  readonly hasBands: boolean
  readonly hasRows: boolean
  /** What the names at the right take. */
  readonly nameWidth: number
}

/** Places curves in a picture: days to the right, the share still to be done upwards. */
export function layOutCurves({curves, width, horizon, plotHeight, hasBands, hasRows, nameWidth}: LayOutGiven): CurvesLayout {
  const plot = {left: 38, right: width - nameWidth, top: 12, bottom: 12 + plotHeight}
  const toX = scaleLinear([0, horizon], [plot.left, plot.right])
  const toY = scaleLinear([1, 0], [plot.top, plot.bottom])
  const days = toDayTicks(horizon, (plot.right - plot.left) / 58).map(day => ({x: round(toX(day)), day, text: formatTick(day)}))
  const drawn = curves.map(({name, tone, curve}) => {
    const steps = curve.steps.filter(({day}) => day <= horizon)
    const last = Math.min(horizon, curve.steps.at(-1)?.day ?? 0)
    const path = (shares: readonly Point[]) => toStepPath(shares, last, toX, toY)
    return {
      name,
      tone,
      line: path([{day: 0, share: 1}, ...steps]),
      band: hasBands ? toBandPath(steps, last, toX, toY) : '',
      end: {x: round(toX(last)), y: round(toY(findShare(curve, last).share))},
      atRisk: days.map(({day}) => findShare(curve, day).atRisk),
    }
  })
  const nameYs = spread(
    drawn.map(({end}) => end.y),
    {from: plot.top, to: plot.bottom, gap: 15},
  )
  const firstRow = plot.bottom + 58
  const rows = hasRows ? drawn.map((_, place) => firstRow + place * 18) : []
  return {
    width,
    height: hasRows ? (rows.at(-1) ?? firstRow) + 8 : plot.bottom + 26,
    plot,
    days,
    shares: [1, 0.75, 0.5, 0.25, 0].map(share => ({y: round(toY(share)), text: `${share * 100}%`})),
    lines: drawn.map((line, place) => ({...line, nameY: nameYs[place] ?? line.end.y})),
    rows,
  }
}

/**
 * The last day that is worth drawing: shortly after the last one was done, and no further than a tenth of the actions are followed, because
 * what comes after that hangs on very few. Undefined where nothing is done.
 */
export function toHorizon({steps, total}: CompletionCurve): number | undefined {
  const lastDone = steps.findLast(({done}) => done > 0)?.day
  if (lastDone === undefined) return undefined
  const thin = steps.find(({atRisk}) => atRisk * 10 < total)?.day ?? Number.POSITIVE_INFINITY
  return Math.max(14, Math.ceil(Math.min(lastDone * 1.1, thin, steps.at(-1)?.day ?? 0)))
}

type Point = {readonly day: number; readonly share: number}
type Scale = (value: number) => number

function toStepPath(points: readonly Point[], last: number, toX: Scale, toY: Scale): string {
  const [first, ...rest] = points
  if (!first) return ''
  let y = round(toY(first.share))
  let path = `M${round(toX(first.day))} ${y}`
  for (const {day, share} of rest) {
    const next = round(toY(share))
    if (next === y) continue
    path += `H${round(toX(day))}V${next}`
    y = next
  }
  return `${path}H${round(toX(last))}`
}

/** Forth along the upper edge and back along the lower one, as far as there is a band. */
function toBandPath(steps: readonly CompletionStep[], last: number, toX: Scale, toY: Scale): string {
  const banded = steps.flatMap(({day, low, high}) => (low === undefined || high === undefined ? [] : [{day, low, high}]))
  if (banded.length === 0) return ''
  const end = steps.find(({share}) => share <= 0)?.day ?? last
  const corners = (toShare: (step: (typeof banded)[number]) => number) =>
    banded.flatMap((step, place) => {
      const y = round(toY(toShare(step)))
      return [`${round(toX(step.day))} ${y}`, `${round(toX(banded[place + 1]?.day ?? end))} ${y}`]
    })
  return `M${[...corners(({high}) => high), ...corners(({low}) => low).reverse()].join('L')}z`
}

/** Days that are easily named, as many as there is room for. */
function toDayTicks(horizon: number, most: number): readonly number[] {
  const step = [1, 2, 5, 7, 14, 30, 60, 90, 180, 365, 730, 1825].find(each => horizon / each <= most) ?? 3650
  return Array.from({length: Math.floor(horizon / step) + 1}, (_, place) => place * step)
}

function formatTick(day: number): string {
  return day > 0 && day % 365 === 0 ? `${day / 365} y` : `${day} d`
}

/** Moves places apart until each has its gap, in their order, none further than it has to. */
export function spread(places: readonly number[], {from, to, gap}: {readonly from: number; readonly to: number; readonly gap: number}): readonly number[] {
  const order = places.map((_, place) => place).sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0) || a - b)
  const moved = [...places]
  let floor = from
  for (const place of order) {
    moved[place] = Math.max(moved[place] ?? 0, floor)
    floor = (moved[place] ?? 0) + gap
  }
  let ceiling = to
  for (const place of order.toReversed()) {
    moved[place] = Math.min(moved[place] ?? 0, ceiling)
    ceiling = (moved[place] ?? 0) - gap
  }
  return moved
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
