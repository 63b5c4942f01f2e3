import {estimateSpread, type Interval, normal95, toInterval} from './estimate-spread.ts'
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

/** Compares the medians of two samples. */
export function compareMedians(now: Sample, before: Sample): MedianComparison {
  const counts = [now.values.length, before.values.length] as const
  if (Math.min(...counts) < fewestForInterval) return {verdict: 'few', counts, difference: undefined}
  const value = findQuantile(now.values, 0.5) - findQuantile(before.values, 0.5)
  const {low, high} = toDifference(now, before)
  return {verdict: low > 0 || high < 0 ? 'apart' : 'alike', counts, difference: {value, low, high}}
}

function toDifference(now: Sample, before: Sample): Interval {
  const [drawn, others] = [now.resampled?.median, before.resampled?.median]
  if (drawn && others) return toInterval(drawn.map((median, round) => median - (others[round] ?? 0)))
  // From the two intervals, each side by the two that pull that way (Zou and Donner's method of variance estimates recovery).
  const [a, b] = [estimateSpread(now).median, estimateSpread(before).median]
  if (!a?.interval || !b?.interval) throw new RangeError(`Cannot compare medians: one is of fewer than ${fewestForInterval} values`)
  const difference = a.value - b.value
  return {
    low: difference - Math.hypot(a.value - a.interval.low, b.interval.high - b.value),
    high: difference + Math.hypot(a.interval.high - a.value, b.value - b.interval.low),
  }
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
