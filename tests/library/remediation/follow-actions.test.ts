import {describe, expect, test} from 'vitest'
import {followActions, toDayNumber} from '#src/library/remediation/follow-actions.ts'
import {aLife} from './a-life.ts'

const today = '2026-03-01'

describe('followActions()', () => {
  test('follows what is done to its day and what is still to be done to today', () => {
    const lives = [
      aLife({status: 'done', from: '2026-01-01', until: '2026-01-31', count: 3}),
      aLife({status: 'open', from: '2026-02-01', count: 2}),
      aLife({status: 'in-progress', from: '2026-03-01'}),
    ]
    expect(followActions(lives, today).followed.map(({days, until, count}) => [days, until, count])).toEqual([
      [30, '2026-01-31', 3],
      [28, undefined, 2],
      [0, undefined, 1],
    ])
  })

  test('places nothing that is not agreed, decided against, without a day or against itself, and counts each once', () => {
    const lives = [
      aLife({status: 'candidate', from: undefined, count: 1}),
      aLife({status: 'wont-do', from: '2026-01-01', count: 2}),
      aLife({status: 'open', from: undefined, count: 4}),
      aLife({status: 'done', from: '2026-01-01', until: undefined, count: 8}),
      aLife({status: 'done', from: '2026-01-10', until: '2026-01-08', count: 16}),
      aLife({status: 'done', from: '2026-01-10', until: '2026-03-03', count: 32}),
      aLife({status: 'open', from: '2026-03-03', count: 64}),
    ]
    expect(followActions(lives, today)).toEqual({followed: [], candidates: 1, wontDo: 2, undated: 4, doneUndated: [{days: 59, count: 8}], contradictory: 112})
  })

  test('takes a day before the incident, and one after today, for those days: zones differ', () => {
    const lives = [
      aLife({status: 'done', from: '2026-01-10', until: '2026-01-09'}),
      aLife({status: 'done', from: '2026-01-10', until: '2026-03-02'}),
      aLife({status: 'open', from: '2026-03-02'}),
    ]
    expect(followActions(lives, today).followed.map(({days}) => days)).toEqual([0, 51, 0])
  })
})

describe('toDayNumber()', () => {
  test('counts days across leap years, and knows what is no day', () => {
    expect(toDayNumber('1970-01-02')).toBe(1)
    expect((toDayNumber('2024-03-01') ?? 0) - (toDayNumber('2024-02-28') ?? 0)).toBe(2)
    expect([undefined, '', '2024-13-01', 'soon'].map(toDayNumber)).toEqual([undefined, undefined, undefined, undefined])
  })
})
