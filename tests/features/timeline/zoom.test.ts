import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import type {PictureContent} from '#src/features/timeline/picture-content.ts'
import {formatStretch, limitZoom, listStretches, readZoom, shiftZoom, toWhole, writeZoom} from '#src/features/timeline/zoom.ts'

const minute = 60_000
const hour = 60 * minute
const start = Date.parse('2024-03-01T10:00:00Z')

function content(minutes: readonly number[], updates: readonly number[] = []): PictureContent {
  return {
    course: {phases: [], over: undefined},
    marks: minutes.map(at => ({at: start + at * minute, kind: 'entry', texts: []})),
    updates: updates.map(at => start + at * minute),
    zone: 'UTC',
  }
}

describe('readZoom()', () => {
  test('reads what writeZoom() writes, widened to whole minutes', () => {
    const part = {from: start + 1, to: start + hour - 1}
    expect(writeZoom(part)).toBe('2024-03-01T10:00Z..2024-03-01T11:00Z')
    expect(readZoom(writeZoom(part))).toEqual({from: start, to: start + hour})
  })

  test.each([
    '',
    '..',
    '2024-03-01T10:00Z',
    '2024-03-01T11:00Z..2024-03-01T10:00Z',
    '2024-03-01T10:00Z..2024-03-01T10:00Z',
    '2024-99-01T10:00Z..2024-03-01T10:00Z',
    'a..b..c',
  ])('takes %j for nothing', text => expect(readZoom(text)).toBeUndefined())
})

describe('limitZoom()', () => {
  test('draws no more than there is, and nothing where there is nothing', () => {
    const hours = content([0, 60, 600])
    expect(limitZoom({from: start - 1000 * hour, to: start + 1000 * hour}, hours)).toEqual({from: start - 31 * minute, to: start + 631 * minute})
    expect(limitZoom({from: start + hour, to: start + 2 * hour}, hours)).toEqual({from: start + hour, to: start + 2 * hour})
    expect(limitZoom({from: start + 100 * hour, to: start + 200 * hour}, hours)).toBeUndefined()
    expect(limitZoom({from: start, to: start + hour}, content([5]))).toBeUndefined()
  })
})

describe('listStretches()', () => {
  test('offers where much happens in little time, with room around it and how much it is', () => {
    const crowded = content([0, 300, 302, 303, 305, 600], [304])
    expect(listStretches(crowded, {from: start, to: start + 600 * minute})).toEqual([{from: start + 298 * minute, to: start + 307 * minute, count: 5}])
  })

  test('offers nothing where everything has room', () => {
    expect(listStretches(content([0, 100, 200, 300, 400, 500, 600]), {from: start, to: start + 600 * minute})).toEqual([])
  })

  test('offers parts of the clock where marks crowd everywhere', () => {
    const even = content(Array.from({length: 121}, (_, index) => index * 5))
    const parts = listStretches(even, {from: start, to: start + 600 * minute})
    expect(parts.map(part => formatStretch(part, 'UTC'))).toEqual([
      '1 Mar 10:00–12:00',
      '1 Mar 12:00–14:00',
      '1 Mar 14:00–16:00',
      '1 Mar 16:00–18:00',
      '1 Mar 18:00–20:00',
    ])
    expect(parts.map(({count}) => count)).toEqual([24, 24, 24, 24, 24])
  })

  test('offers parts of what is drawn only, each smaller than it, in order', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(5000), {maxLength: 120}), minutes => {
        const range = toWhole(content(minutes))
        if (!range) return
        const stretches = listStretches(content(minutes), range)
        for (const [index, {from, to, count}] of stretches.entries()) {
          expect(from).toBeGreaterThanOrEqual(range.from)
          expect(to).toBeLessThanOrEqual(range.to)
          expect(to - from).toBeLessThan(range.to - range.from)
          expect(count).toBeGreaterThanOrEqual(4)
          expect(from).toBeGreaterThanOrEqual(stretches[index - 1]?.from ?? 0)
        }
      }),
    )
  })
})

test('shiftZoom() goes on by its own length as long as there is something', () => {
  const hours = content([0, 60, 240])
  const part = {from: start, to: start + 2 * hour}
  expect(shiftZoom(part, hours, 1)).toEqual({from: start + 2 * hour, to: start + 4 * hour})
  expect(shiftZoom(part, hours, -1)).toBeUndefined()
  expect(shiftZoom({from: start + 2 * hour, to: start + 4 * hour}, hours, 1)).toBeUndefined()
})

test('formatStretch() calls a whole day by its name, and names the days of any other stretch on the zone’s clock', () => {
  const day = Date.parse('2024-03-02T00:00:00Z')
  expect(formatStretch({from: day, to: day + 24 * hour}, 'UTC')).toBe('Sat 2 Mar')
  expect(formatStretch({from: day, to: day + 24 * hour}, '+05:30')).toBe('2 Mar 05:30 – 3 Mar 05:30')
  expect(formatStretch({from: day + hour, to: day + 2 * hour}, 'UTC')).toBe('2 Mar 01:00–02:00')
})
