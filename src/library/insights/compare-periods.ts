import {type Interval, toInterval} from './estimate-spread.ts'
import {fewestForInterval, findQuantile, type Sample} from './sample.ts'

/**
 * What can be said of two figures beside each other: `few` where one of them is of too few, `alike` where the 95% interval of their difference
 * holds no difference, `apart` where it does not.
 */
export type Verdict = 'few' | 'alike' | 'apart'

/** The median of one sample less that of another. */
export type MedianComparison = {
  readonly verdict: Verdict
  readonly counts: readonly [number, number]
  /** Undefined where there are too few. */
  readonly difference: ({readonly value: number} & Interval) | undefined
}

/** Compares the medians of two samples, by the differences between samples drawn from each. */
export function compareMedians(now: Sample, before: Sample): MedianComparison {
  const counts = [now.values.length, before.values.length] as const
  const [drawn, others] = [now.resampled?.median, before.resampled?.median]
  if (!drawn || !others) return {verdict: 'few', counts, difference: undefined}
  const value = findQuantile(now.values, 0.5) - findQuantile(before.values, 0.5)
  const {low, high} = toInterval(drawn.map((median, round) => median - (others[round] ?? Number.NaN)))
  return {verdict: low > 0 || high < 0 ? 'apart' : 'alike', counts, difference: {value, low, high}}
}

/** How many there were in some days. */
export type Tally = {readonly count: number; readonly days: number}

/** How often it came to something, as a multiple of how often it did before; `high` is undefined where there were none before. */
export type RateComparison = {
  readonly verdict: Verdict
  readonly ratio: {readonly value: number | undefined; readonly low: number; readonly high: number | undefined} | undefined
}

/**
 * Compares how often something came, by the day. If both times it came as often, the share of the first in both together is that of its days:
 * whether it is, is read from the share's own interval.
 */
export function compareRates(now: Tally, before: Tally): RateComparison {
  const both = now.count + before.count
  if (both < fewestForInterval || now.days <= 0 || before.days <= 0) return {verdict: 'few', ratio: undefined}
  const {low, high} = toShareInterval(now.count, both)
  const expected = now.days / (now.days + before.days)
  const toRatio = (share: number): number | undefined => (share >= 1 ? undefined : (share / (1 - share)) * (before.days / now.days))
  return {
    verdict: expected < low || expected > high ? 'apart' : 'alike',
    ratio: {value: toRatio(now.count / both), low: toRatio(low) ?? 0, high: toRatio(high)},
  }
}

/** Wilson's 95% interval of a share; of nothing it may be any. */
export function toShareInterval(count: number, of: number): Interval {
  if (of === 0) return {low: 0, high: 1}
  const share = count / of
  const square = normal95 ** 2 / of
  const middle = (share + square / 2) / (1 + square)
  const reach = (normal95 / (1 + square)) * Math.sqrt((share * (1 - share)) / of + square / (4 * of))
  // What nobody has may still be nothing, and what all have all; rounding must not say otherwise.
  return {low: count === 0 ? 0 : middle - reach, high: count === of ? 1 : middle + reach}
}

/** 95% of a normal distribution lie within so many standard deviations. */
const normal95 = 1.959964
