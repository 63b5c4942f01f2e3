import {openRandomSource, type RandomSource} from '#src/library/generate/random-source.ts'
import type {MinuteCounts} from '#src/library/service-figures.ts'

/** Values in ascending order, with the quartiles of samples drawn from them at random, with replacement and of the same size. */
export type Sample = {readonly values: readonly number[]; readonly resampled: Quartiles | undefined}

/** The quartiles of each of `resamples` samples, in the order that they were drawn. */
export type Quartiles = {readonly quarter: Float64Array; readonly median: Float64Array; readonly threeQuarters: Float64Array}

/** How many are drawn: the ends of a 95% interval then stand between the 50th and the 51st of each side. */
export const resamples = 2000
/** Of fewer than these no two of the values are an interval that holds the median in 19 of 20 such samples: 1 − 2 · ½⁵ is less. */
export const fewestForInterval = 6

/**
 * Makes a sample of what was counted. What is drawn depends on the number of the values and on `stream` alone, so that the same values have the same intervals
 * on every page and in every process; two samples that are compared need different streams.
 */
export function toSample(counts: MinuteCounts, stream: number): Sample {
  const values = counts.toSorted((a, b) => a.minutes - b.minutes).flatMap(({minutes, count}) => new Array<number>(count).fill(minutes))
  return {values, resampled: values.length >= fewestForInterval ? resample(values, stream) : undefined}
}

/** The value below which a share of them lies, between the two nearest in proportion (Hyndman and Fan's type 7); of none there is none. */
export function findQuantile(sorted: ArrayLike<number>, share: number): number {
  const {below, part} = toPlace(sorted.length, share)
  const [low, high] = [sorted[below] ?? Number.NaN, sorted[Math.min(below + 1, sorted.length - 1)] ?? Number.NaN]
  return low + (high - low) * part
}

/** The last place that is not beyond a quantile, and how far it is from there to the next. */
function toPlace(length: number, share: number): {readonly below: number; readonly part: number} {
  const place = (length - 1) * share
  return {below: Math.floor(place), part: place - Math.floor(place)}
}

function resample(values: readonly number[], stream: number): Quartiles {
  const random = openRandomSource(values.length, stream)
  const draw = (share: number) => Float64Array.from({length: resamples}, () => drawQuantile(values, share, random))
  return {quarter: draw(0.25), median: draw(0.5), threeQuarters: draw(0.75)}
}

/**
 * A quantile of one sample drawn with replacement, without drawing it: each of its values is the one at a uniform place, so its nth smallest
 * is the one at the nth smallest of as many uniform numbers, which is a beta variate (Devroye, Non-Uniform Random Variate Generation, V.3).
 */
function drawQuantile(values: readonly number[], share: number, random: RandomSource): number {
  const {length} = values
  const {below, part} = toPlace(length, share)
  const at = random.beta(below + 1, length - below)
  // The next one is the smallest of those left, which lie evenly between it and 1.
  const next = at + (1 - at) * (1 - random.next() ** (1 / (length - below - 1)))
  const [low, high] = [at, next].map(each => values[Math.min(length - 1, Math.floor(each * length))] ?? Number.NaN)
  return (low ?? Number.NaN) + ((high ?? Number.NaN) - (low ?? Number.NaN)) * part
}
