import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {estimateCompletion, findShare, supposeMedians} from '#src/library/remediation/estimate-completion.ts'
import {aFollowed} from './a-life.ts'

type Given = {readonly days: number; readonly until: string | undefined; readonly count: number}

/** Days with a plus are those that were not over yet: "6 6 6 6+ 7". */
function observe(text: string): readonly Given[] {
  return text.split(' ').map(word => ({days: Number.parseInt(word, 10), until: word.endsWith('+') ? undefined : '2026-01-01', count: 1}))
}

// Weeks in remission of 42 children: Freireich et al. (1963), as in Cox (1972) and every textbook since.
const treated = observe('6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+')
const untreated = observe('1 1 2 2 3 4 4 5 5 8 8 8 8 11 11 12 12 15 17 22 23')

const actions = fc.array(fc.record({days: fc.nat({max: 40}), until: fc.constantFrom('2026-01-01', undefined), count: fc.integer({min: 1, max: 4})}), {
  maxLength: 40,
})

describe('estimateCompletion()', () => {
  test("gives the textbook's values for the treated children of Freireich's trial", () => {
    const {steps, ...curve} = estimateCompletion(treated)
    const ended = steps.filter(({done}) => done > 0)
    expect(ended.map(({day, atRisk, done, share}) => [day, atRisk, done, share.toFixed(4)])).toEqual([
      [6, 21, 3, '0.8571'],
      [7, 17, 1, '0.8067'],
      [10, 15, 1, '0.7529'],
      [13, 12, 1, '0.6902'],
      [16, 11, 1, '0.6275'],
      [22, 7, 1, '0.5378'],
      [23, 6, 1, '0.4482'],
    ])
    expect(ended.map(({low, high}) => [low?.toFixed(4), high?.toFixed(4)])).toEqual([
      ['0.6197', '0.9516'],
      ['0.5631', '0.9228'],
      ['0.5032', '0.8894'],
      ['0.4316', '0.8491'],
      ['0.3675', '0.8049'],
      ['0.2678', '0.7468'],
      ['0.1881', '0.6801'],
    ])
    expect(curve).toEqual({total: 21, done: 9, median: 23, medianLow: 13, medianHigh: undefined})
  })

  test('gives those of the untreated children, none of whom was still in remission', () => {
    const {steps, ...curve} = estimateCompletion(untreated)
    expect(curve).toEqual({total: 21, done: 21, median: 8, medianLow: 4, medianHigh: 11})
    expect(steps.at(-1)).toMatchObject({day: 23, atRisk: 1, share: 0, low: undefined, high: undefined})
  })

  test('says nothing of a median that is not reached, and no band before anything is done', () => {
    // Of three, one is done: that it takes less than five days for half of them can be ruled out, and nothing else.
    expect(estimateCompletion(observe('1+ 5 9+ 9+'))).toMatchObject({median: undefined, medianLow: 5, medianHigh: undefined})
    expect(estimateCompletion(observe('3+ 4+')).steps.map(({share, low, high}) => [share, low, high])).toEqual([
      [1, undefined, undefined],
      [1, undefined, undefined],
    ])
    expect(estimateCompletion([])).toEqual({total: 0, done: 0, steps: [], median: undefined, medianLow: undefined, medianHigh: undefined})
  })

  test('finds the day on which exactly one half is done, whatever the fractions multiply to', () => {
    for (let total = 2; total <= 200; total += 2) {
      const days = Array.from({length: total}, (_, index) => ({days: index + 1, until: '2026-01-01', count: 1}))
      expect(estimateCompletion(days).median).toBe(total / 2)
    }
  })

  test('agrees with handing on the weight of those who leave to those who stay, as Efron tells it', () => {
    fc.assert(
      fc.property(actions, given => {
        const expected = handOn(given)
        for (const {day, share} of estimateCompletion(given).steps) expect(share).toBeCloseTo(expected(day), 9)
      }),
    )
  })

  test('is the plain share of those not yet done where all are done', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({max: 30}), {minLength: 1, maxLength: 30}), days => {
        const curve = estimateCompletion(days.map(day => ({days: day, until: '2026-01-01', count: 1})))
        for (const {day, share} of curve.steps) expect(share).toBeCloseTo(days.filter(each => each > day).length / days.length, 9)
      }),
    )
  })

  test('counts what is given together as what is given one by one, never rises, keeps each share in its band, and loses nobody', () => {
    fc.assert(
      fc.property(actions, given => {
        const curve = estimateCompletion(given)
        const each = given.flatMap(action => Array.from({length: action.count}, () => ({...action, count: 1})))
        expect(estimateCompletion(each.toReversed())).toEqual(curve)
        let before = 1
        let left = curve.total
        for (const {atRisk, done, leaving, share, low, high} of curve.steps) {
          expect(atRisk).toBe(left)
          expect(share).toBeLessThanOrEqual(before)
          if (low !== undefined && high !== undefined) expect(0 <= low && low <= share && share <= high && high <= 1).toBe(true)
          before = share
          left -= done + leaving
        }
        expect(left).toBe(0)
      }),
    )
  })
})

describe('supposeMedians()', () => {
  const given = [aFollowed({days: 10, until: '2026-01-11', count: 2}), aFollowed({days: 50, count: 3})]

  test('says where the median would lie, had those without a day been done at once, and had they been done at the very last', () => {
    expect(supposeMedians({followed: given, doneUndated: [{days: 40, count: 4}]})).toEqual({atOnce: 10, atLast: 40})
    expect(supposeMedians({followed: given, doneUndated: [{days: 60, count: 1}]})).toEqual({atOnce: 10, atLast: 60})
    expect(supposeMedians({followed: given.slice(1), doneUndated: [{days: 40, count: 1}]})).toEqual({atOnce: undefined, atLast: undefined})
    expect(supposeMedians({followed: given, doneUndated: []})).toBeUndefined()
  })
})

describe('findShare()', () => {
  test('gives the share after a day and how many are followed until then, on days with a step and between them', () => {
    const curve = estimateCompletion(treated)
    const tell = (day: number): string => {
      const {share, atRisk} = findShare(curve, day)
      return `${share.toFixed(2)} of ${atRisk}`
    }
    expect([0, 6, 8, 10, 35, 36].map(tell)).toEqual(['1.00 of 21', '0.86 of 21', '0.81 of 16', '0.75 of 15', '0.45 of 1', '0.45 of 0'])
    expect(findShare({steps: []}, 3)).toEqual({share: 1, atRisk: 0})
  })
})

/** Everyone begins with the same weight; whoever leaves hands theirs on in equal parts to all who stay longer. */
function handOn(given: readonly Given[]): (day: number) => number {
  const all = given
    .flatMap(({days, until, count}) => Array.from({length: count}, () => ({days, isDone: until !== undefined, weight: 0})))
    .sort((a, b) => a.days - b.days || Number(b.isDone) - Number(a.isDone))
  for (const one of all) one.weight = 1 / all.length
  all.forEach((one, place) => {
    const rest = all.slice(place + 1)
    if (one.isDone || rest.length === 0) return
    for (const other of rest) other.weight += one.weight / rest.length
    one.weight = 0
  })
  return day => 1 - all.filter(({isDone, days}) => isDone && days <= day).reduce((sum, {weight}) => sum + weight, 0)
}
