import {describe, expect, test} from 'vitest'
import {formatInterval, formatPercent, formatRatio, formatStretch} from '#src/features/patterns/format-figures.ts'
import {listWholeQuarters} from '#src/library/patterns/periods.ts'

describe('formatRatio()', () => {
  test.each([
    [1.26, 4.51, '1.2 to 4.6 times'],
    [1.034, 12.3, '1.03 to 12.3 times'],
    [0.42, 0.998, '0.4 to 0.998 times'],
    [0.12, 0.94, '0.1 to 0.94 times'],
    [0.28, 3.55, '0.2 to 3.6 times'],
    [1.7, undefined, '1.7 times or more'],
    [0, 1.1, '0 to 1.1 times'],
  ])('rounds %d and %d away from each other, and not over 1', (low, high, text) => {
    expect(formatRatio({low, high})).toBe(text)
  })
})

test('formatPercent() and formatInterval() tell shares, and nothing of nothing', () => {
  expect([formatPercent(1, 3), formatPercent(0, 0), formatInterval({low: 0.116, high: 0.301})]).toEqual(['33%', undefined, '11 to 31%'])
})

test('formatStretch() names the first day and the last', () => {
  expect([formatStretch(listWholeQuarters('2025-01-10', 4)), formatStretch([])]).toEqual(['1 Jan 2024 to 31 Dec 2024', ''])
})
