import {formatShortDay} from '#src/features/timeline/format-times.ts'
import type {Growth} from '#src/library/patterns/compare-growth.ts'
import type {Period} from '#src/library/patterns/periods.ts'

/** A part of a whole as people say it: `24%`; undefined of nothing. */
export function formatPercent(part: number, whole: number): string | undefined {
  return whole === 0 ? undefined : `${Math.round((100 * part) / whole)}%`
}

/** Bounds of a share: `12 to 31%`. */
export function formatInterval({low, high}: {readonly low: number; readonly high: number}): string {
  return `${Math.floor(100 * low)} to ${Math.ceil(100 * high)}%`
}

/** Bounds of a ratio, rounded away from each other: `1.2 to 4.6 times`. */
export function formatRatio({low, high}: Pick<Growth, 'low' | 'high'>): string {
  const from = round(low, Math.floor)
  return high === undefined || high > 1000 ? `${from} times or more` : `${from} to ${round(high, Math.ceil)} times`
}

/** As exactly as it takes to stay on its side of 1, which is what the bounds are read for. */
function round(ratio: number, to: (value: number) => number): string {
  const digits = [1, 2, 3].find(each => Math.sign(to(ratio * 10 ** each) / 10 ** each - 1) === Math.sign(ratio - 1)) ?? 4
  return count(to(ratio * 10 ** digits) / 10 ** digits)
}

/** A stretch of periods by its first and its last day. */
export function formatStretch(periods: readonly Period[]): string {
  const [from, to] = [periods[0]?.from, periods.at(-1)?.to]
  return from === undefined || to === undefined ? '' : `${formatShortDay(from)} to ${formatShortDay(to)}`
}

/** A number with its digits in groups. */
export function count(number: number): string {
  return number.toLocaleString('en-US')
}
