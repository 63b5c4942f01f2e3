import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {addMonths, countDays, countMonths, shiftMonths, toDaysBefore} from '#src/library/insights/spans.ts'

const day = fc.date({min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true}).map(date => date.toISOString().slice(0, 10))

describe('addMonths()', () => {
  it('keeps the day, and the end of a month an end', () => {
    expect(addMonths('2026-11-21', -3)).toBe('2026-08-21')
    expect(addMonths('2026-12-31', -3)).toBe('2026-09-30')
    expect(addMonths('2025-02-28', 12)).toBe('2026-02-28')
    expect(addMonths('2025-02-28', -12)).toBe('2024-02-29')
    expect(addMonths('2024-03-30', -1)).toBe('2024-02-29')
    expect(addMonths('2026-01-15', -1)).toBe('2025-12-15')
  })

  it('always answers a day that there is', () => {
    fc.assert(
      fc.property(day, fc.integer({min: -500, max: 500}), (from, months) => {
        const then = addMonths(from, months)
        expect(new Date(`${then}T00:00:00Z`).toISOString().slice(0, 10)).toBe(then)
      }),
    )
  })
})

describe('countMonths()', () => {
  it('counts whole months, and nothing else', () => {
    expect(countMonths({from: '2026-01-01', to: '2026-12-31'})).toBe(12)
    expect(countMonths({from: '2024-02-01', to: '2024-02-29'})).toBe(1)
    expect(countMonths({from: '2025-12-01', to: '2026-01-31'})).toBe(2)
    expect(countMonths({from: '2026-01-02', to: '2026-12-31'})).toBeUndefined()
    expect(countMonths({from: '2026-01-01', to: '2026-12-30'})).toBeUndefined()
  })
})

describe('toDaysBefore()', () => {
  it('is as long, and ends the day before', () => {
    fc.assert(
      fc.property(day, fc.integer({min: 0, max: 2000}), (from, more) => {
        const to = new Date(Date.parse(from) + more * 86_400_000).toISOString().slice(0, 10)
        const before = toDaysBefore({from, to})
        expect(countDays(before)).toBe(countDays({from, to}))
        expect(countDays({from: before.to, to: from})).toBe(2)
      }),
    )
    expect(shiftMonths({from: '2026-10-01', to: '2026-12-31'}, -3)).toEqual({from: '2026-07-01', to: '2026-09-30'})
  })
})
