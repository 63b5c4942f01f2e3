import {fewestForInterval, findQuantile, type Quartiles, type Sample} from './sample.ts'

/** A stretch that holds what is estimated in 19 of 20 such samples. */
export type Interval = {readonly low: number; readonly high: number}

/** A figure of a sample with its 95% interval; undefined where there are too few for one. */
export type Estimate = {readonly value: number; readonly interval: Interval | undefined}

/** How values are spread. What too few values cannot say is undefined; of none there are neither ends. */
export type SpreadEstimate = {
  readonly count: number
  readonly least: number | undefined
  readonly most: number | undefined
  readonly quarter: Estimate | undefined
  readonly median: Estimate | undefined
  readonly threeQuarters: Estimate | undefined
}

/** Of two values each says as much as a median of them. */
export const fewestForMedian = 3
/** So that two lie on either side of each quartile. */
export const fewestForQuartiles = 8
/** Of fewer no two of the values are a 95% interval of a quartile: 1 − ¾¹² is less. */
export const fewestForQuartileIntervals = 13

/** Estimates median and quartiles of a sample, and how well each is known. */
export function estimateSpread({values, resampled}: Sample): SpreadEstimate {
  const count = values.length
  const estimate = (name: keyof Quartiles, fewest: number, fewestForOne: number): Estimate | undefined =>
    count < fewest
      ? undefined
      : {
          value: findQuantile(values, shares[name]),
          interval: count < fewestForOne || !resampled ? undefined : toInterval(resampled[name]),
        }
  return {
    count,
    least: values[0],
    most: values.at(-1),
    quarter: estimate('quarter', fewestForQuartiles, fewestForQuartileIntervals),
    median: estimate('median', fewestForMedian, fewestForInterval),
    threeQuarters: estimate('threeQuarters', fewestForQuartiles, fewestForQuartileIntervals),
  }
}

const shares: Readonly<Record<keyof Quartiles, number>> = {quarter: 0.25, median: 0.5, threeQuarters: 0.75}

/** The middle 95% of what was drawn (the percentile bootstrap). */
export function toInterval(drawn: Float64Array): Interval {
  const sorted = drawn.toSorted()
  return {low: findQuantile(sorted, 0.025), high: findQuantile(sorted, 0.975)}
}
