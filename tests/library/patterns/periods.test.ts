import {describe, expect, test} from 'vitest'
import {countDays, findPeriod, listPeriods, listWholeQuarters} from '#src/library/patterns/periods.ts'

describe('listPeriods()', () => {
  test('lists quarters from the first month to the last, those without an incident included', () => {
    expect(listPeriods(['2024-02', '2023-11']).map(({name, from, to}) => [name, from, to])).toEqual([
      ['2023-Q4', '2023-10-01', '2023-12-31'],
      ['2024-Q1', '2024-01-01', '2024-03-31'],
    ])
    expect(listPeriods(['2021-01', '2024-12'])).toHaveLength(16)
  })

  test('turns to years where there would be too many quarters, and puts the oldest together', () => {
    expect(listPeriods(['2020-12', '2024-12']).map(({name}) => name)).toEqual(['2020', '2021', '2022', '2023', '2024'])
    expect(listPeriods(['1999-05', '2021-03', '2024-12']).map(({name}) => name)).toEqual(['before 2021', '2021', '2022', '2023', '2024'])
    const periods = listPeriods(['1999-05', '2010-01', '2024-12'])
    expect(periods).toHaveLength(16)
    expect(periods[0]).toEqual({name: 'before 2010', from: undefined, to: '2009-12-31'})
    expect(periods[1]?.name).toBe('2010')
  })

  test('has every month in one period, whatever the span', () => {
    for (const first of ['1970-01', '2008-12', '2020-04', '2024-10']) {
      const periods = listPeriods([first, '2024-12'])
      expect(findPeriod(periods, first)).toBe(0)
      expect(findPeriod(periods, '2024-12')).toBe(periods.length - 1)
      expect(findPeriod(periods, '2025-01')).toBe(-1)
      expect(periods.length).toBeLessThanOrEqual(16)
    }
    expect(listPeriods([])).toEqual([])
  })
})

describe('listWholeQuarters()', () => {
  test('ends with the last quarter that is over', () => {
    expect(listWholeQuarters('2025-01-01', 2).map(({name}) => name)).toEqual(['2024-Q3', '2024-Q4'])
    expect(listWholeQuarters('2024-12-31', 2).map(({name}) => name)).toEqual(['2024-Q2', '2024-Q3'])
  })
})

describe('countDays()', () => {
  test('counts the first day and the last', () => {
    expect(countDays(listWholeQuarters('2025-01-01', 4))).toBe(366)
    expect(countDays([])).toBe(0)
  })
})
