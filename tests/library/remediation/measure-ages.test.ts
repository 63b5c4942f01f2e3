import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {measureAges} from '#src/library/remediation/measure-ages.ts'
import {aFollowed} from './a-life.ts'

describe('measureAges()', () => {
  test('looks at what is still to be done only, and puts each age into one range', () => {
    const ages = measureAges([
      aFollowed({days: 29, count: 2}),
      aFollowed({days: 30}),
      aFollowed({days: 364, severity: 1}),
      aFollowed({days: 730, severity: 1}),
      aFollowed({days: 5000, until: '2026-02-01'}),
    ])
    expect(ages.ranges.map(({name, count}) => `${name}: ${count}`)).toEqual([
      'under 30 days: 2',
      '30 to 89 days: 1',
      '90 to 179 days: 0',
      '180 to 364 days: 1',
      '1 to 2 years: 0',
      '2 years and more: 1',
    ])
    expect(ages.all).toEqual({count: 5, quarter: 29, median: 30, threeQuarters: 364, oldest: 730})
    expect(ages.bySeverity.map(({severity, spread}) => [severity, spread.count, spread.median])).toEqual([
      [1, 2, 364],
      [undefined, 3, 29],
    ])
  })

  test('says nothing where nothing is open', () => {
    expect(measureAges([aFollowed({until: '2026-02-01'})])).toMatchObject({all: undefined, bySeverity: []})
  })

  test('gives quantiles that a list of all ages gives', () => {
    fc.assert(
      fc.property(fc.array(fc.record({days: fc.nat({max: 2000}), count: fc.integer({min: 1, max: 5})}), {minLength: 1, maxLength: 30}), given => {
        const list = given.flatMap(({days, count}) => Array.from({length: count}, () => days)).sort((a, b) => a - b)
        const at = (share: number) => list[Math.ceil(share * list.length) - 1]
        const {all, ranges} = measureAges(given.map(aFollowed))
        expect(all).toEqual({count: list.length, quarter: at(0.25), median: at(0.5), threeQuarters: at(0.75), oldest: list.at(-1)})
        for (const {from, below, count} of ranges) expect(count).toBe(list.filter(day => day >= from && day < (below ?? Number.POSITIVE_INFINITY)).length)
      }),
    )
  })
})
