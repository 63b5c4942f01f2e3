import type {FacetValue} from '#src/library/incident-store.ts'

/** One bar: the first and the last day of it, how many began in it, and whether the chosen period takes any of it. */
export type HistogramBar = {
  readonly from: string
  readonly to: string
  readonly label: string
  readonly count: number
  readonly isChosen: boolean
  /** What stands below it, where something does. */
  readonly tick: string | undefined
}

export type Histogram = {readonly unit: 'month' | 'year' | 'years'; readonly bars: readonly HistogramBar[]; readonly most: number}

type Period = {readonly from: string | undefined; readonly to: string | undefined}

/**
 * How many incidents began when: by month for up to five years, by year for up to sixty, and by so many years that sixty bars are enough
 * beyond that. Undefined where all lie in one bar, which shows nothing.
 */
export function toHistogram(months: readonly FacetValue<string>[], {from, to}: Period): Histogram | undefined {
  const [first, last] = [months[0], months.at(-1)].map(month => month && toMonthNumber(month.value))
  if (first === undefined || last === undefined) return undefined
  const size = sizes.find(each => Math.floor(last / each) - Math.floor(first / each) < mostBars) ?? 12_000
  const start = Math.floor(first / size)
  const counts = Array.from({length: Math.floor(last / size) - start + 1}, () => 0)
  if (counts.length < 2) return undefined
  for (const {value, count} of months) {
    const place = Math.floor(toMonthNumber(value) / size) - start
    counts[place] = (counts[place] ?? 0) + count
  }
  const ticks = Math.ceil(counts.length / mostTicks)
  const bars = counts.map((count, place): HistogramBar => {
    const month = (start + place) * size
    const bar = {from: `${formatMonth(month)}-01`, to: toLastDay(month + size - 1)}
    return {
      ...bar,
      label: size === 1 ? formatMonth(month) : size === 12 ? formatYear(month) : `${formatYear(month)} to ${formatYear(month + size - 1)}`,
      count,
      isChosen: (from === undefined || bar.to >= from) && (to === undefined || bar.from <= to),
      tick: size === 1 ? toMonthTick(month, place, counts.length) : place % ticks === 0 ? formatYear(month) : undefined,
    }
  })
  return {unit: size === 1 ? 'month' : size === 12 ? 'year' : 'years', bars, most: Math.max(...counts)}
}

const mostBars = 60
const mostTicks = 12
/** In months. */
const sizes = [1, 12, 24, 60, 120, 240, 600, 1200, 6000]

/** Each month where there is room for all; else the years begin. */
function toMonthTick(month: number, place: number, bars: number): string | undefined {
  if (month % 12 === 0) return formatYear(month)
  const hasRoom = bars <= mostTicks + 2
  // Before a January that is near, its label would stand in the way.
  if (place === 0) return hasRoom || 12 - (month % 12) > bars / 8 ? formatMonth(month) : undefined
  return hasRoom ? monthNames[month % 12] : undefined
}

const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

function toMonthNumber(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1
}

function formatMonth(month: number): string {
  return `${formatYear(month)}-${String((month % 12) + 1).padStart(2, '0')}`
}

function formatYear(month: number): string {
  return String(Math.floor(month / 12)).padStart(4, '0')
}

function toLastDay(month: number): string {
  const day = new Date(Date.UTC(2000, (month % 12) + 1, 0))
  const year = Math.floor(month / 12)
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  const last = month % 12 === 1 && !isLeap ? 28 : day.getUTCDate()
  return `${formatMonth(month)}-${last}`
}
