import {describe, expect, test} from 'vitest'
import {toHistogram} from '#src/features/catalogue/to-histogram.ts'

const open = {from: undefined, to: undefined}
const at = (...months: readonly string[]) => months.map(value => ({value, count: 2}))

describe('toHistogram()', () => {
  test('draws nothing where there is nothing to compare', () => {
    expect(toHistogram([], open)).toBeUndefined()
    expect(toHistogram(at('2024-05'), open)).toBeUndefined()
  })

  test('has a bar for every month between the first and the last, and knows how long each is', () => {
    const histogram = toHistogram(at('2023-12', '2024-02'), open)
    expect(histogram).toEqual({
      unit: 'month',
      most: 2,
      bars: [
        {from: '2023-12-01', to: '2023-12-31', label: '2023-12', count: 2, isChosen: true, tick: '2023-12'},
        {from: '2024-01-01', to: '2024-01-31', label: '2024-01', count: 0, isChosen: true, tick: '2024'},
        {from: '2024-02-01', to: '2024-02-29', label: '2024-02', count: 2, isChosen: true, tick: 'Feb'},
      ],
    })
    expect(toHistogram(at('1900-02', '1900-03'), open)?.bars.map(({to, tick}) => [to, tick])).toEqual([
      ['1900-02-28', '1900-02'],
      ['1900-03-31', 'Mar'],
    ])
  })

  test('goes on by years after five years, and by more of them after sixty', () => {
    expect(toHistogram(at('2020-01', '2024-12'), open)?.bars).toHaveLength(60)
    const years = toHistogram(at('2020-01', '2020-07', '2025-01'), open)
    expect([years?.unit, years?.bars.length, years?.bars[0]]).toEqual([
      'year',
      6,
      {from: '2020-01-01', to: '2020-12-31', label: '2020', count: 4, isChosen: true, tick: '2020'},
    ])
    const ages = toHistogram(at('0001-01', '2024-01', '9999-12'), open)
    expect(ages?.unit).toBe('years')
    expect(ages?.bars.length).toBeLessThanOrEqual(60)
    expect(ages?.bars.reduce((sum, {count}) => sum + count, 0)).toBe(6)
  })

  test('names the years alone where there is no room for the months', () => {
    expect(toHistogram(at('2020-11', '2022-12'), open)?.bars.flatMap(({tick}) => tick ?? [])).toEqual(['2021', '2022'])
    expect(toHistogram(at('2020-03', '2022-12'), open)?.bars.flatMap(({tick}) => tick ?? [])).toEqual(['2020-03', '2021', '2022'])
  })

  test('marks the bars that the period takes any of', () => {
    const chosen = (from: string | undefined, to: string | undefined) =>
      toHistogram(at('2024-01', '2024-04'), {from, to})?.bars.flatMap(({label, isChosen}) => (isChosen ? [label] : []))
    expect(chosen('2024-02-01', '2024-03-31')).toEqual(['2024-02', '2024-03'])
    expect(chosen('2024-02-29', '2024-03-01')).toEqual(['2024-02', '2024-03'])
    expect(chosen('2024-04-02', undefined)).toEqual(['2024-04'])
    expect(chosen(undefined, '2023-12-31')).toEqual([])
  })
})
