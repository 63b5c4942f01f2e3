import {openRandomSource} from '#src/library/generate/random-source.ts'
import type {MinuteCounts} from '#src/library/service-figures.ts'

/** Values in ascending order, with the quartiles of samples drawn from them at random, with replacement and of the same size. */
export type Sample = {readonly values: readonly number[]; readonly resampled: Quartiles | undefined}

/** The quartiles of each of `resamples` samples, in the order that they were drawn. */
export type Quartiles = {readonly quarter: Float64Array; readonly median: Float64Array; readonly threeQuarters: Float64Array}

/** How many are drawn: the ends of a 95% interval then stand between the 50th and the 51st of each side. */
export const resamples = 2000
/** What has more values has its intervals from ranks, which cost nothing and say the same. */
export const mostResampled = 200
/** Of fewer than these no two of the values are an interval that holds the median in 19 of 20 such samples: 1 − 2 · ½⁵ is less. */
export const fewestForInterval = 6

/**
 * Makes a sample of what was counted. What is drawn depends on the number of the values and on `stream` alone, so that the same values have the same intervals
 * on every page and in every process; two samples that are compared need different streams.
 */
export function toSample(counts: MinuteCounts, stream: number): Sample {
  const values = counts.toSorted((a, b) => a.minutes - b.minutes).flatMap(({minutes, count}) => new Array<number>(count).fill(minutes))
  const isDrawn = values.length >= fewestForInterval && values.length <= mostResampled
  return {values, resampled: isDrawn ? resample(values, stream) : undefined}
}

/** The value below which a share of them lies, between the two nearest in proportion (Hyndman and Fan's type 7); of none there is none. */
export function findQuantile(sorted: ArrayLike<number>, share: number): number {
  const place = (sorted.length - 1) * share
  const [below, above] = [sorted[Math.floor(place)] ?? Number.NaN, sorted[Math.ceil(place)] ?? Number.NaN]
  return below + (above - below) * (place - Math.floor(place))
}

function resample(values: readonly number[], stream: number): Quartiles {
  const {length} = values
  const {next} = openRandomSource(length, stream)
  const [quarter, median, threeQuarters] = [new Float64Array(resamples), new Float64Array(resamples), new Float64Array(resamples)]
  const drawn = new Int32Array(length)
  const sample = new Float64Array(length)
  for (let round = 0; round < resamples; round++) {
    drawn.fill(0)
    for (let at = 0; at < length; at++) {
      const place = Math.floor(next() * length)
      drawn[place] = (drawn[place] ?? 0) + 1
    }
    // Counted by their places, they need not be sorted.
    let filled = 0
    for (let at = 0; at < length; at++) {
      const until = filled + (drawn[at] ?? 0)
      sample.fill(values[at] ?? 0, filled, until)
      filled = until
    }
    quarter[round] = findQuantile(sample, 0.25)
    median[round] = findQuantile(sample, 0.5)
    threeQuarters[round] = findQuantile(sample, 0.75)
  }
  return {quarter, median, threeQuarters}
}
