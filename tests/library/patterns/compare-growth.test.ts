import {describe, expect, test} from 'vitest'
import {compareGrowth} from '#src/library/patterns/compare-growth.ts'

const years = {before: 365, last: 365}

describe('compareGrowth()', () => {
  test('says that something grows where it can hardly be chance, and with which bounds', () => {
    const {compared} = compareGrowth([{value: 'memory', before: 4, last: 16}], years)
    // 4 of 20 against a half: Clopper and Pearson have 0.5634 to 0.9427 for 16 of 20.
    expect(compared).toEqual([
      {value: 'memory', before: 4, last: 16, turn: 'grows', low: expect.closeTo(0.5634 / 0.4366, 2), high: expect.closeTo(0.9427 / 0.0573, 1)},
    ])
  })

  test('makes no claim of what may be chance, and none of what is too seldom', () => {
    const {compared, tooFew} = compareGrowth(
      [
        {value: 'one', before: 8, last: 12},
        {value: 'few', before: 0, last: 5},
      ],
      years,
    )
    expect(compared).toMatchObject([{value: 'one', turn: 'open'}])
    expect(tooFew).toMatchObject([{value: 'few'}])
  })

  test('asks more of each the more are compared, and counts those alone that could show anything', () => {
    const many = Array.from({length: 40}, (_, at) => ({value: `value ${at}`, before: 20, last: 20}))
    const one = {value: 'memory', before: 5, last: 16}
    const seldom = many.map(each => ({...each, before: 1, last: 2}))
    const turnOf = (counts: Parameters<typeof compareGrowth>[0]) => compareGrowth(counts, years).compared.find(({value}) => value === 'memory')?.turn
    expect(turnOf([one])).toBe('grows')
    expect(turnOf([one, ...many])).toBe('open')
    expect(turnOf([one, ...seldom])).toBe('grows')
  })

  test('knows no upper bound where there was nothing before, and what has become seldom', () => {
    const {compared} = compareGrowth(
      [
        {value: 'gone', before: 30, last: 2},
        {value: 'new', before: 0, last: 12},
      ],
      years,
    )
    expect(compared).toMatchObject([
      {value: 'new', high: undefined, turn: 'grows'},
      {value: 'gone', turn: 'shrinks'},
    ])
  })

  test('compares rates: as many in half the time is twice as often', () => {
    const {compared} = compareGrowth([{value: 'memory', before: 400, last: 400}], {before: 200, last: 100})
    expect(compared[0]?.low).toBeGreaterThan(1.7)
    expect(compared[0]?.high).toBeLessThan(2.35)
  })

  test('claims something of equal rates in at most one of twenty comparisons', () => {
    // Twelve values with as many incidents in both years, 1,000 times over, by a generator of its own so that it is the same each time.
    let seed = 7
    const random = (): number => {
      seed = (seed * 48_271) % 2_147_483_647
      return seed / 2_147_483_647
    }
    let wrong = 0
    for (let run = 0; run < 1000; run++) {
      const counts = Array.from({length: 12}, (_, at) => {
        const total = 10 + at * 5
        const last = Array.from({length: total}, random).filter(each => each < 0.5).length
        return {value: String(at), before: total - last, last}
      })
      if (compareGrowth(counts, years).compared.some(({turn}) => turn !== 'open')) wrong++
    }
    expect(wrong).toBeLessThan(65)
    expect(wrong).toBeGreaterThan(5)
  })
})
