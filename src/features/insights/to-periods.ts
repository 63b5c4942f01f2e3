import {formatShortDay} from '#src/features/timeline/format-times.ts'
import {addDays} from '#src/incident/add-days.ts'
import type {Day} from '#src/incident/instant.ts'
import {addMonths, countDays, countMonths, type DayRange, shiftMonths, toDaysBefore} from '#src/library/insights/spans.ts'
import type {ComparisonName, InsightsAddress, PeriodName} from './insights-address.ts'

/** The days that a report is of; without one of them, all before or after the other. */
export type Period = {readonly from: Day | undefined; readonly to: Day | undefined}

/** The days that a report is of and those that it compares them with; undefined where there are none to compare with. */
export type Periods = {
  readonly name: PeriodName | undefined
  readonly now: Period
  readonly before: DayRange | undefined
  readonly compare: ComparisonName
}

/** Without a period in the address these. */
export const usualPeriod: PeriodName = '12-months'

/** The days that an address means today. A period that is not over ends today, and so does what it is compared with, as far on in its own. */
export function toPeriods({period, from, to, compare}: Pick<InsightsAddress, 'period' | 'from' | 'to' | 'compare'>, today: Day): Periods {
  if (from === undefined && to === undefined) {
    const name = period ?? usualPeriod
    if (name === 'all') return {name, now: {from, to}, before: undefined, compare: 'none'}
    const {months, ...now} = toNamedPeriod(name, today)
    return {name, now, ...compareWith(now, compare ?? 'previous', months)}
  }
  // Somebody's own days end where they say, and where they do not, today.
  if (from === undefined || (to === undefined && from > today)) return {name: undefined, now: {from, to}, before: undefined, compare: 'none'}
  const now = {from, to: to ?? today}
  return {name: undefined, now, ...compareWith(now, compare ?? 'previous', countMonths(now))}
}

/** How many of the days of a period there have been; undefined where it has no beginning. */
export function countPastDays({from, to}: Period, today: Day): number | undefined {
  if (from === undefined) return undefined
  return Math.max(0, countDays({from, to: to === undefined || to > today ? today : to}))
}

/** A period for eyes: `1 Oct 2026 to 21 Nov 2026`. */
export function formatPeriod({from, to}: Period): string {
  if (from === undefined) return to === undefined ? 'All time' : `Until ${formatShortDay(to)}`
  if (to === undefined) return `Since ${formatShortDay(from)}`
  return from === to ? formatShortDay(from) : `${formatShortDay(from)} to ${formatShortDay(to)}`
}

function compareWith(now: DayRange, compare: ComparisonName, months: number | undefined): Pick<Periods, 'before' | 'compare'> {
  if (compare === 'none') return {before: undefined, compare}
  if (compare === 'year') return {before: shiftMonths(now, -12), compare}
  return {before: months === undefined ? toDaysBefore(now) : shiftMonths(now, -months), compare}
}

function toNamedPeriod(name: Exclude<PeriodName, 'all'>, today: Day): DayRange & {readonly months: number} {
  const year = today.slice(0, 4)
  const quarter = `${year}-${String(Math.floor((Number(today.slice(5, 7)) - 1) / 3) * 3 + 1).padStart(2, '0')}-01`
  switch (name) {
    case 'quarter':
      return {from: quarter, to: today, months: 3}
    case 'last-quarter':
      return {from: addMonths(quarter, -3), to: addDays(quarter, -1), months: 3}
    case 'year':
      return {from: `${year}-01-01`, to: today, months: 12}
    case 'last-year':
      return {from: addMonths(`${year}-01-01`, -12), to: addDays(`${year}-01-01`, -1), months: 12}
    case '12-months':
      return {from: addDays(addMonths(today, -12), 1), to: today, months: 12}
  }
}
