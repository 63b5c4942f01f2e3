import {describe, expect, test} from 'vitest'
import {toBurnUp} from '#src/library/remediation/to-burn-up.ts'
import {aFollowed} from './a-life.ts'

describe('toBurnUp()', () => {
  test('counts actions in by the month of their incident and out by the month they were done, up to today', () => {
    const months = toBurnUp(
      [
        aFollowed({from: '2025-11-30', until: '2026-01-02', count: 2}),
        aFollowed({from: '2025-11-01', count: 3}),
        aFollowed({from: '2026-01-31', until: '2026-01-31'}),
      ],
      '2026-03-15',
    )
    expect(months.map(({month, opened, done, openedSoFar, doneSoFar}) => [month, opened, done, openedSoFar, doneSoFar])).toEqual([
      ['2025-11', 5, 0, 5, 0],
      ['2026-01', 1, 3, 6, 3],
      ['2026-03', 0, 0, 6, 3],
    ])
  })

  test('never has more done than there are', () => {
    const months = toBurnUp([aFollowed({from: '2026-02-01', until: '2026-01-31'})], '2026-02-02')
    expect(months).toEqual([{month: '2026-02', opened: 1, done: 1, openedSoFar: 1, doneSoFar: 1}])
  })

  test('has no month where nothing is followed', () => {
    expect(toBurnUp([], '2026-03-15')).toEqual([])
  })
})
