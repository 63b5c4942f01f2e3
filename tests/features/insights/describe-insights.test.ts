import {describe, expect, it} from 'vitest'
import {describeMedians, describeRates, describeSpread, formatShareInterval} from '#src/features/insights/describe-insights.ts'
import {estimateSpread} from '#src/library/insights/estimate-spread.ts'
import {toSample} from '#src/library/insights/sample.ts'

describe('describeMedians()', () => {
  it('claims no change that the interval does not carry', () => {
    expect(describeMedians({verdict: 'alike', counts: [14, 11], difference: {value: -12, low: -40, high: 25}})).toBe(
      'The medians cannot be told apart with these 14 and 11 incidents: the difference may be anything from 40 m less to 25 m more.',
    )
  })

  it('says by how much, with the smaller end of the difference first', () => {
    expect(describeMedians({verdict: 'apart', counts: [30, 28], difference: {value: -18.4, low: -33, high: -5}})).toBe(
      'The median is 18 m less than in the period before; with these 30 and 28 incidents the difference is 5 m to 33 m.',
    )
    expect(describeMedians({verdict: 'apart', counts: [1200, 28], difference: {value: 90, low: 60, high: 120}})).toBe(
      'The median is 1 h 30 m more than in the period before; with these 1,200 and 28 incidents the difference is 1 h to 2 h.',
    )
  })

  it('says that too few cannot be compared', () => {
    expect(describeMedians({verdict: 'few', counts: [4, 1], difference: undefined})).toBe(
      'Too few to compare the medians: 4 and 1 incident state it, and it takes 6 of each.',
    )
  })
})

describe('describeRates()', () => {
  const [now, before] = [
    {count: 40, days: 92},
    {count: 31, days: 92},
  ]

  it('says what is known of how often they came', () => {
    expect(describeRates({verdict: 'alike', ratio: {value: 1.29, low: 0.81, high: 2.06}}, now, before)).toBe(
      '40 incidents in 92 days, 31 in 92 days before. The two cannot be told apart: it may be 0.8 to 2.1 times as often.',
    )
    expect(describeRates({verdict: 'apart', ratio: {value: 3, low: 1.8, high: 4.9}}, now, before)).toContain(
      'That is 3.0 times as often, by the numbers 1.8 to 4.9 times.',
    )
    expect(describeRates({verdict: 'apart', ratio: {value: undefined, low: 3.2, high: undefined}}, now, {count: 0, days: 92})).toContain(
      'It is at least 3.2 times as often.',
    )
    expect(describeRates({verdict: 'few', ratio: undefined}, {count: 1, days: 1}, before)).toBe(
      '1 incident in 1 day, 31 in 92 days before: too few to compare.',
    )
  })
})

describe('describeSpread()', () => {
  const toSpread = (minutes: readonly number[]) =>
    estimateSpread(
      toSample(
        minutes.map(each => ({minutes: each, count: 1})),
        1,
      ),
    )

  it('tells as much as is known', () => {
    expect(describeSpread('2026', toSpread([]))).toBe('2026: no incident states it.')
    expect(describeSpread('2026', toSpread([5, 90]))).toBe('2026: 2 incidents, from 5 m to 1 h 30 m.')
    expect(describeSpread('2026', toSpread([5, 30, 90]))).toBe('2026: 3 incidents, from 5 m to 1 h 30 m; half within 30 m.')
    expect(describeSpread('2026', toSpread([1, 2, 3, 4, 5, 6, 7, 8, 9]))).toMatch(/; half within 5 m \(\d m to \d m\); the middle half from 3 m to 7 m\.$/)
  })
})

describe('formatShareInterval()', () => {
  it('rounds to percents without losing the least', () => {
    expect(formatShareInterval({low: 0.0513, high: 0.2885})).toBe('5 to 29%')
    expect(formatShareInterval({low: 0, high: 0.003})).toBe('0 to under 1%')
  })
})
