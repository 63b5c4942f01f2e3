import {scaleLinear} from 'd3-scale'
import type {Day} from '#src/incident/instant.ts'
import type {BurnUpMonth} from '#src/library/remediation/to-burn-up.ts'
import {spread} from './lay-out-curves.ts'

export type BurnUpLayout = {
  readonly width: number
  readonly height: number
  readonly plot: {readonly left: number; readonly right: number; readonly top: number; readonly bottom: number}
  readonly months: readonly {readonly x: number; readonly text: string}[]
  readonly counts: readonly {readonly y: number; readonly text: string}[]
  readonly opened: string
  readonly done: string
  /** The surface below the line of those done. */
  readonly doneArea: string
  /** Where the names of the two lines stand, and where the lines end. */
  readonly names: readonly {readonly y: number; readonly endY: number}[]
}

/** Places the two lines of a burn-up in a picture; each month's step is where the month ends, and today's where today is. */
export function layOutBurnUp(
  months: readonly BurnUpMonth[],
  {width, today, nameWidth}: {readonly width: number; readonly today: Day; readonly nameWidth: number},
): BurnUpLayout {
  const plot = {left: 38, right: width - nameWidth, top: 12, bottom: 182}
  const first = toNumber(months[0]?.month ?? today)
  const last = Math.max(toNumber(today) + Number(today.slice(8, 10)) / 31, first + 1)
  const toX = scaleLinear([first, last], [plot.left, plot.right])
  const most = months.at(-1)?.openedSoFar ?? 0
  const toY = scaleLinear([0, most], [plot.bottom, plot.top]).nice(4)
  const path = (toCount: (month: BurnUpMonth) => number): string => {
    let path = `M${round(toX(first))} ${round(toY(0))}`
    let before = 0
    for (const month of months) {
      // Nothing is known of the days within a month, so that what came in it stands at its end.
      const x = round(toX(Math.min(toNumber(month.month) + 1, last)))
      if (toCount(month) !== before) path += `H${x}V${round(toY(toCount(month)))}`
      before = toCount(month)
    }
    return `${path}H${plot.right}`
  }
  const done = path(({doneSoFar}) => doneSoFar)
  const ends = [most, months.at(-1)?.doneSoFar ?? 0].map(count => round(toY(count)))
  const ys = spread(ends, {from: plot.top + 4, to: plot.bottom, gap: 34})
  return {
    width,
    height: plot.bottom + 26,
    plot,
    months: toMonthTicks(first, last, (plot.right - plot.left) / 62).map(month => ({x: round(toX(month)), text: formatMonth(month)})),
    counts: toY
      .ticks(4)
      .filter(Number.isInteger)
      .map(count => ({y: round(toY(count)), text: count.toLocaleString('en-US')})),
    opened: path(({openedSoFar}) => openedSoFar),
    done,
    doneArea: `${done}V${plot.bottom}H${plot.left}z`,
    names: ends.map((endY, place) => ({y: ys[place] ?? endY, endY})),
  }
}

/** Months that are easily named: each, each third, the beginning of a year or of some years. */
function toMonthTicks(first: number, last: number, most: number): readonly number[] {
  const step = [1, 3, 6, 12, 24, 60, 120, 600, 1200].find(each => (last - first) / each <= most) ?? 12_000
  const start = Math.ceil(first / step) * step
  return Array.from({length: Math.max(0, Math.ceil((last - start) / step))}, (_, place) => start + place * step)
}

function formatMonth(month: number): string {
  const year = String(Math.floor(month / 12)).padStart(4, '0')
  return month % 12 === 0 ? year : `${monthNames[month % 12]} ${year.slice(2)}`
}

const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

function toNumber(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
