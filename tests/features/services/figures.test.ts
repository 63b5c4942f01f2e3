import {describe, expect, test} from 'vitest'
import {formatAgo} from '#src/features/services/format-ago.ts'
import {toBins} from '#src/features/services/to-bins.ts'
import {toSpread} from '#src/features/services/to-spread.ts'

describe('toBins()', () => {
  const months = [
    {month: '2023-11', count: 1},
    {month: '2024-01', count: 2},
    {month: '2024-03', count: 4},
  ]

  test('has every month from the first to the last where there is room', () => {
    expect(toBins(months, {first: '2023-11', last: '2024-03', most: 5}).map(({from, to, count}) => [from, to, count])).toEqual([
      ['2023-11', '2023-11', 1],
      ['2023-12', '2023-12', 0],
      ['2024-01', '2024-01', 2],
      ['2024-02', '2024-02', 0],
      ['2024-03', '2024-03', 4],
    ])
  })

  test('puts months together to quarters, years and several years, and loses none', () => {
    expect(toBins(months, {first: '2023-10', last: '2024-04', most: 4})).toEqual([
      {from: '2023-10', to: '2023-12', count: 1},
      {from: '2024-01', to: '2024-03', count: 6},
      {from: '2024-04', to: '2024-04', count: 0},
    ])
    expect(toBins(months, {first: '2020-01', last: '2025-12', most: 6}).map(({count}) => count)).toEqual([0, 0, 0, 1, 6, 0])
    expect(toBins(months, {first: '1724-01', last: '2025-12', most: 10}).map(({count}) => count)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 7])
  })

  test('has nothing where the last month comes before the first', () => {
    expect(toBins(months, {first: '2024-02', last: '2024-01', most: 5})).toEqual([])
  })
})

describe('toSpread()', () => {
  test('counts each duration in its range, a limit in the range that it begins', () => {
    const minutes = [0, 4, 5, 14, 15, 59, 60, 239, 240, 1439, 1440, 99_999]
    expect(toSpread(minutes.map(each => ({minutes: each, count: 1}))).ranges).toEqual([2, 2, 2, 2, 2, 2])
  })

  test('has the figures of those that state it, and none where they are too few', () => {
    expect(toSpread([])).toMatchObject({total: 0, half: undefined, most: undefined})
    expect(toSpread([{minutes: 7, count: 2}])).toMatchObject({total: 2, half: undefined})
    expect(
      toSpread([
        {minutes: 1, count: 1},
        {minutes: 9, count: 1},
        {minutes: 5000, count: 1},
      ]),
    ).toMatchObject({half: 9, most: undefined})
    expect(
      toSpread([
        {minutes: 10, count: 9},
        {minutes: 5000, count: 1},
      ]),
    ).toMatchObject({total: 10, half: 10, most: 10})
  })
})

test('formatAgo() says how long ago a day was, and nothing of one to come', () => {
  const ago = (day: string) => formatAgo(day, '2025-06-15')
  expect(['2025-06-15', '2025-06-14', '2025-06-03', '2025-04-15', '2019-01-01'].map(ago)).toEqual([
    'today',
    'yesterday',
    '12 days ago',
    '9 weeks ago',
    '6 years ago',
  ])
  expect(ago('2025-06-16')).toBeUndefined()
  expect(ago('soon')).toBeUndefined()
})
