import {describe, expect, test} from 'vitest'
import {compareCompletion} from '#src/library/remediation/compare-completion.ts'
import {estimateCompletion} from '#src/library/remediation/estimate-completion.ts'
import {aFollowed} from './a-life.ts'

describe('compareCompletion()', () => {
  test('has a curve for each severity and each kind that actions have, those without one last', () => {
    const followed = [
      aFollowed({severity: 2, kind: 'detect', days: 10, until: '2026-01-11', count: 4}),
      aFollowed({severity: 2, days: 20}),
      aFollowed({kind: 'prevent', days: 5}),
    ]
    const {bySeverity, byKind} = compareCompletion(followed)
    expect(bySeverity.map(({value, curve}) => [value, curve.total, curve.done, curve.median])).toEqual([
      [2, 5, 4, 10],
      [undefined, 1, 0, undefined],
    ])
    expect(byKind.map(({value, curve}) => [value, curve.total])).toEqual([
      ['prevent', 1],
      ['detect', 4],
      [undefined, 1],
    ])
    expect(byKind[1]?.curve).toEqual(estimateCompletion(followed.slice(0, 1)))
  })
})
