import {addDays} from '#src/incident/add-days.ts'
import type {Day} from '#src/incident/instant.ts'

/** A stretch of calendar that incidents are counted in: `2024`, `2024-Q2`, or all `before 2019`. Days are in UTC, the last one included. */
export type Period = {readonly name: string; readonly from: Day | undefined; readonly to: Day}

/** The quarter that a day or a month is in. */
function toQuarter(day: string): Period {
  const [year, quarter] = [Number(day.slice(0, 4)), Math.ceil(Number(day.slice(5, 7)) / 3)]
  const next = quarter === 4 ? `${writeYear(year + 1)}-01-01` : `${writeYear(year)}-${String(3 * quarter + 1).padStart(2, '0')}-01`
  return {name: `${writeYear(year)}-Q${quarter}`, from: `${writeYear(year)}-${String(3 * quarter - 2).padStart(2, '0')}-01`, to: addDays(next, -1)}
}

/** The last quarters that are over, the oldest first. */
export function listWholeQuarters(today: Day, count: number): readonly Period[] {
  const quarters: Period[] = []
  let {from} = toQuarter(today)
  while (quarters.length < count && from !== undefined) {
    const quarter = toQuarter(addDays(from, -1))
    quarters.unshift(quarter)
    ;({from} = quarter)
  }
  return quarters
}

/**
 * The periods from the first to the last of some months, `YYYY-MM`, those without an incident included: quarters where they are few, else
 * years, of which all but the last few are one, and empty years behind them, too. None of no months.
 */
export function listPeriods(months: readonly string[], most = 16): readonly Period[] {
  const [first, last] = [months.toSorted()[0], months.toSorted().at(-1)]
  if (first === undefined || last === undefined) return []
  const toNumber = (month: string): number => 4 * Number(month.slice(0, 4)) + Math.ceil(Number(month.slice(5, 7)) / 3)
  if (toNumber(last) - toNumber(first) < most) return listFrom(toQuarter(first), last, period => toQuarter(addDays(period.to, 1)))
  const [firstYear, lastYear] = [Number(first.slice(0, 4)), Number(last.slice(0, 4))]
  let begin = Math.max(firstYear, lastYear - most + 2)
  // Empty years behind what is put together belong to it.
  while (begin > firstYear && begin < lastYear && !months.some(month => Number(month.slice(0, 4)) === begin)) begin++
  const years = Array.from({length: lastYear - begin + 1}, (_, index) => toYear(begin + index))
  return begin === firstYear ? years : [{name: `before ${writeYear(begin)}`, from: undefined, to: addDays(`${writeYear(begin)}-01-01`, -1)}, ...years]
}

/** Where among periods a month is; -1 for none. */
export function findPeriod(periods: readonly Period[], month: string): number {
  return periods.findIndex(({from, to}) => (from === undefined || month >= from.slice(0, 7)) && month <= to.slice(0, 7))
}

/** How many days a stretch of periods has, from the first day of the first to the last day of the last. */
export function countDays(periods: readonly Period[]): number {
  const [from, to] = [periods[0]?.from, periods.at(-1)?.to]
  return from === undefined || to === undefined ? 0 : Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1
}

function toYear(year: number): Period {
  return {name: writeYear(year), from: `${writeYear(year)}-01-01`, to: `${writeYear(year)}-12-31`}
}

function listFrom(first: Period, last: string, next: (period: Period) => Period): readonly Period[] {
  const periods = [first]
  for (let period = first; period.to.slice(0, 7) < last; ) {
    period = next(period)
    periods.push(period)
  }
  return periods
}

function writeYear(year: number): string {
  return String(year).padStart(4, '0')
}
