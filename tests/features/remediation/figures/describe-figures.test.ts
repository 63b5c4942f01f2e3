import {describe, expect, test} from 'vitest'
import {describeCurve, describeMedian, formatCoverage, formatShare, listLeftOut, listTableDays} from '#src/features/remediation/figures/describe-figures.ts'
import {estimateCompletion} from '#src/library/remediation/estimate-completion.ts'
import {aFollowed} from '#tests/library/remediation/a-life.ts'

describe('describeMedian()', () => {
  test('says how sure it is, and what is not reached', () => {
    expect(describeMedian({median: 1200, medianLow: 30, medianHigh: 1500})).toBe('Half within 1,200 days (30 to 1,500).')
    expect(describeMedian({median: 1, medianLow: 1, medianHigh: undefined})).toBe('Half within 1 day (1 or more).')
    expect(describeMedian({median: 5, medianLow: undefined, medianHigh: undefined})).toBe('Half within 5 days.')
    expect(describeMedian({median: undefined, medianLow: 3, medianHigh: undefined})).toBe('Half: not reached.')
  })
})

describe('describeCurve()', () => {
  test('tells a curve to somebody who cannot see it', () => {
    const curve = estimateCompletion([aFollowed({days: 10, until: '2026-01-11', count: 3}), aFollowed({days: 50})])
    expect(describeCurve(curve, [7, 14])).toBe(
      'Of 4 actions that are followed, 3 were done. Still to be done: 100% after 7 days, 25% after 14 days. Half within 10 days (10 or more).',
    )
  })
})

describe('listLeftOut()', () => {
  test('names each reason that there is, and no other', () => {
    const none = {followed: [], candidates: 0, wontDo: 0, undated: 0, doneUndated: [], contradictory: 0}
    expect(listLeftOut(none)).toEqual([])
    expect(
      listLeftOut({
        ...none,
        candidates: 1,
        wontDo: 2,
        undated: 3,
        doneUndated: [
          {days: 1, count: 4},
          {days: 2, count: 1},
        ],
        contradictory: 1,
      }),
    ).toEqual([
      '5 are done and do not say when',
      '3 are of an incident without a day',
      '1 has a day before the incident or after today',
      '2 are decided against',
      '1 is proposed and not agreed',
    ])
  })
})

describe('formatShare()', () => {
  test('calls few of many neither none nor all', () => {
    expect([0, 0.001, 0.004999, 0.005, 0.5, 0.995, 0.9951, 1].map(formatShare)).toEqual(['0%', 'under 1%', 'under 1%', '1%', '50%', '100%', 'over 99%', '100%'])
  })
})

describe('formatCoverage()', () => {
  test('says what part has something', () => {
    expect(formatCoverage(41, 57, 'action', ['has', 'have'], 'a due date')).toBe('41 of 57 actions have a due date')
    expect(formatCoverage(1, 1, 'action', ['has', 'have'], 'a due date')).toBe('1 of 1 action has a due date')
    expect(formatCoverage(0, 0, 'action', ['has', 'have'], 'a due date')).toBe('no actions')
  })
})

describe('listTableDays()', () => {
  test('gives the same days for every library, as far as there is anything to say', () => {
    expect(listTableDays(100)).toEqual([7, 14, 30, 60, 90])
    expect(listTableDays(3)).toEqual([])
  })
})
