import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {openRandomSource} from '#src/library/generate/random-source.ts'
import {compareMedians, compareRates, toShareInterval} from '#src/library/insights/compare-periods.ts'
import {estimateSpread, fewestForMedian, fewestForQuartileIntervals, fewestForQuartiles, type SpreadEstimate} from '#src/library/insights/estimate-spread.ts'
import {fewestForInterval, findQuantile, type Sample, toSample} from '#src/library/insights/sample.ts'

/** A sample of minutes in whatever order. */
function aSample(minutes: readonly number[], stream = 1): Sample {
  return toSample(
    minutes.map(each => ({minutes: each, count: 1})),
    stream,
  )
}

/** So many values like the durations of incidents: around 60 minutes, some very long. */
function someMinutes(count: number, position: number, median = 60): readonly number[] {
  const {around} = openRandomSource(7, position)
  return Array.from({length: count}, () => Math.round(around(median, 4)))
}

const minutes = fc.array(fc.nat({max: 1_000_000}), {minLength: 1, maxLength: 60})
const listed = ({quarter, median, threeQuarters}: SpreadEstimate) => [quarter, median, threeQuarters]

describe('findQuantile()', () => {
  it('answers as spreadsheets do', () => {
    expect([0, 0.25, 0.5, 0.75, 1].map(share => findQuantile([1, 2, 3, 4], share))).toEqual([1, 1.75, 2.5, 3.25, 4])
    expect(findQuantile([5], 0.5)).toBe(5)
    expect(findQuantile([], 0.5)).toBeNaN()
  })
})

describe('estimateSpread()', () => {
  it('says nothing of what too few values cannot say', () => {
    expect(estimateSpread(aSample([]))).toEqual({
      count: 0,
      least: undefined,
      most: undefined,
      quarter: undefined,
      median: undefined,
      threeQuarters: undefined,
    })
    const of = (count: number) => estimateSpread(aSample(someMinutes(count, 1)))
    expect(of(fewestForMedian - 1).median).toBeUndefined()
    expect(of(fewestForMedian).median).toMatchObject({interval: undefined})
    expect(of(fewestForInterval - 1).median).toMatchObject({interval: undefined})
    expect(of(fewestForInterval).median).toMatchObject({interval: {low: expect.any(Number)}})
    expect(of(fewestForQuartiles - 1).quarter).toBeUndefined()
    expect(of(fewestForQuartileIntervals - 1).quarter).toMatchObject({interval: undefined})
    expect(of(fewestForQuartileIntervals).threeQuarters).toMatchObject({interval: {high: expect.any(Number)}})
  })

  it('keeps every figure within the values and each within its interval, whatever the values are', () => {
    fc.assert(
      fc.property(minutes, values => {
        const spread = estimateSpread(aSample(values))
        const [least, most] = [Math.min(...values), Math.max(...values)]
        expect([spread.least, spread.most, spread.count]).toEqual([least, most, values.length])
        for (const estimate of listed(spread)) {
          if (!estimate) continue
          const {low, high} = estimate.interval ?? {low: estimate.value, high: estimate.value}
          expect(least <= low && low <= estimate.value && estimate.value <= high && high <= most).toBe(true)
        }
      }),
      {numRuns: 200},
    )
  })

  it('answers the same for the same values in any order and however they are counted', () => {
    fc.assert(
      fc.property(minutes, values => {
        const counts = [...new Set(values)].map(each => ({minutes: each, count: values.filter(other => other === each).length}))
        expect(estimateSpread(toSample(counts, 1))).toEqual(estimateSpread(aSample(values)))
        expect(estimateSpread(aSample(values.toReversed()))).toEqual(estimateSpread(aSample(values)))
      }),
      {numRuns: 100},
    )
  })

  it('grows with its values: in hours everything is a sixtieth', () => {
    fc.assert(
      fc.property(minutes, values => {
        const [one, sixty] = [values, values.map(value => value * 60)].map(each => listed(estimateSpread(aSample(each))))
        for (const [place, estimate] of (one ?? []).entries()) {
          expect(sixty?.[place]?.value ?? 0).toBeCloseTo((estimate?.value ?? 0) * 60, 3)
          expect(sixty?.[place]?.interval?.high ?? 0).toBeCloseTo((estimate?.interval?.high ?? 0) * 60, 3)
        }
      }),
      {numRuns: 50},
    )
  })

  // The median that they are drawn from is 60.
  it.each([
    [10, 200, 0.9],
    [25, 200, 0.92],
    [300, 200, 0.92],
  ])('has an interval of %i values that holds the true median nearly as often as it says', (count, rounds, least) => {
    let held = 0
    for (let round = 0; round < rounds; round++) {
      const {median} = estimateSpread(aSample(someMinutes(count, round)))
      if (median?.interval && median.interval.low <= 60 && median.interval.high >= 60) held++
    }
    expect(held / rounds).toBeGreaterThanOrEqual(least)
    // An interval from the least to the most would hold it always, and say nothing.
    expect(held / rounds).toBeLessThan(1)
  })

  it('knows a median better by more values', () => {
    const widths = [20, 80, 320, 1280].map(count => {
      const {median} = estimateSpread(aSample(someMinutes(count, 3)))
      return (median?.interval?.high ?? 0) - (median?.interval?.low ?? 0)
    })
    expect(widths).toEqual(widths.toSorted((a, b) => b - a))
  })

  it.each([6, 25, 200, 1000])('has the interval of samples of %i that are drawn one value after another', count => {
    const values = someMinutes(count, 5).toSorted((a, b) => a - b)
    const {next} = openRandomSource(11, count)
    const drawOne = () => Float64Array.from(values, () => values[Math.floor(next() * count)] ?? 0).sort()
    const drawn = Array.from({length: 4000}, drawOne)
    const {resampled} = aSample(values)
    for (const [share, taken] of [
      [0.25, resampled?.quarter],
      [0.5, resampled?.median],
      [0.75, resampled?.threeQuarters],
    ] as const) {
      const [one, other] = [taken ?? new Float64Array(), Float64Array.from(drawn, sample => findQuantile(sample, share))]
      expect(findDistance(one, other)).toBeLessThan(0.045)
    }
  })
})

/** How far apart two distributions are at most, as a share (Kolmogorov and Smirnov's distance). */
function findDistance(one: Float64Array, other: Float64Array): number {
  const below = (list: Float64Array, value: number): number => list.filter(each => each <= value).length / list.length
  const places = one.filter((_, place) => place % 20 === 0)
  return Math.max(...Array.from(places, value => Math.abs(below(one, value) - below(other, value))))
}

describe('compareMedians()', () => {
  it('says that too few cannot be compared', () => {
    expect(compareMedians(aSample([1, 2, 3, 4, 5]), aSample(someMinutes(50, 1), 2))).toEqual({verdict: 'few', counts: [5, 50], difference: undefined})
  })

  it('tells apart what is far apart, and by which sign', () => {
    const [short, long] = [someMinutes(30, 1, 20), someMinutes(30, 2, 400)]
    expect(compareMedians(aSample(short), aSample(long, 2))).toMatchObject({verdict: 'apart'})
    expect(compareMedians(aSample(short), aSample(long, 2)).difference?.high).toBeLessThan(0)
    expect(compareMedians(aSample(long), aSample(short, 2)).difference?.low).toBeGreaterThan(0)
    const many = compareMedians(aSample(someMinutes(600, 1, 20)), aSample(long, 2))
    expect(many).toMatchObject({verdict: 'apart', counts: [600, 30]})
  })

  it.each([
    [14, 11],
    [30, 500],
  ])('takes no chance for a change: of %i and %i values from the same few are told apart', (now, before) => {
    let apart = 0
    for (let round = 0; round < 150; round++) {
      if (compareMedians(aSample(someMinutes(now, round)), aSample(someMinutes(before, 1000 + round), 2)).verdict === 'apart') apart++
    }
    expect(apart / 150).toBeLessThanOrEqual(0.08)
  })

  it('finds nothing between a sample and itself', () => {
    fc.assert(
      fc.property(minutes, values => {
        expect(compareMedians(aSample(values), aSample(values, 2)).verdict).not.toBe('apart')
      }),
      {numRuns: 60},
    )
  })
})

describe('compareRates()', () => {
  it('compares by the day', () => {
    expect(compareRates({count: 40, days: 92}, {count: 40, days: 92})).toMatchObject({verdict: 'alike', ratio: {value: 1}})
    expect(compareRates({count: 20, days: 46}, {count: 40, days: 92})).toMatchObject({verdict: 'alike', ratio: {value: expect.closeTo(1)}})
    expect(compareRates({count: 60, days: 92}, {count: 20, days: 92})).toMatchObject({verdict: 'apart', ratio: {value: 3}})
    expect(compareRates({count: 11, days: 92}, {count: 14, days: 92}).verdict).toBe('alike')
  })

  it('says so where there are too few, and has no end where there were none before', () => {
    expect(compareRates({count: 3, days: 92}, {count: 2, days: 92})).toEqual({verdict: 'few', ratio: undefined})
    expect(compareRates({count: 30, days: 0}, {count: 20, days: 92}).verdict).toBe('few')
    expect(compareRates({count: 12, days: 92}, {count: 0, days: 92})).toMatchObject({verdict: 'apart', ratio: {value: undefined, high: undefined}})
    expect(compareRates({count: 0, days: 92}, {count: 12, days: 92})).toMatchObject({verdict: 'apart', ratio: {value: 0, low: 0}})
  })
})

describe('toShareInterval()', () => {
  it('holds the share and stays a share', () => {
    fc.assert(
      fc.property(fc.nat({max: 5000}), fc.nat({max: 5000}), (count, rest) => {
        const {low, high} = toShareInterval(count, count + rest)
        const share = count + rest === 0 ? 0.5 : count / (count + rest)
        expect(low >= 0 && low <= share && share <= high && high <= 1).toBe(true)
      }),
    )
  })

  it('agrees with Wilson’s formula worked out by hand', () => {
    const {low, high} = toShareInterval(4, 31)
    expect(low).toBeCloseTo(0.0513, 3)
    expect(high).toBeCloseTo(0.2885, 3)
  })
})
