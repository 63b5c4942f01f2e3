import {describe, expect, it} from 'vitest'
import {readInsightsAddress, writeInsightsAddress} from '#src/features/insights/insights-address.ts'
import {countPastDays, formatPeriod, toPeriods} from '#src/features/insights/to-periods.ts'

const today = '2026-11-21'
const ask = (params: Record<string, string | readonly string[]>) => readInsightsAddress(params)
const periods = (params: Record<string, string>) => toPeriods(ask(params), today)

describe('toPeriods()', () => {
  it('ends a period that is not over today, and what it is compared with as far on', () => {
    expect(periods({period: 'quarter'})).toMatchObject({now: {from: '2026-10-01', to: today}, before: {from: '2026-07-01', to: '2026-08-21'}})
    expect(periods({period: 'year', compare: 'year'})).toMatchObject({now: {from: '2026-01-01', to: today}, before: {from: '2025-01-01', to: '2025-11-21'}})
  })

  it('compares whole quarters and years with whole ones', () => {
    expect(periods({period: 'last-quarter'})).toMatchObject({now: {from: '2026-07-01', to: '2026-09-30'}, before: {from: '2026-04-01', to: '2026-06-30'}})
    expect(periods({period: 'last-year'})).toMatchObject({now: {from: '2025-01-01', to: '2025-12-31'}, before: {from: '2024-01-01', to: '2024-12-31'}})
    expect(periods({from: '2024-02-01', to: '2024-03-31'}).before).toEqual({from: '2023-12-01', to: '2024-01-31'})
    expect(periods({period: 'last-quarter', compare: 'year'}).before).toEqual({from: '2025-07-01', to: '2025-09-30'})
  })

  it('takes the last twelve months where nothing is said, next to the twelve before', () => {
    expect(periods({})).toEqual({
      name: '12-months',
      now: {from: '2025-11-22', to: today},
      before: {from: '2024-11-22', to: '2025-11-21'},
      compare: 'previous',
    })
  })

  it('compares somebody’s own days with as many before', () => {
    expect(periods({from: '2026-03-10', to: '2026-03-19'}).before).toEqual({from: '2026-02-28', to: '2026-03-09'})
    expect(periods({from: '2026-11-12'})).toMatchObject({now: {from: '2026-11-12', to: today}, before: {from: '2026-11-02', to: '2026-11-11'}})
  })

  it('compares with nothing what has no beginning, and what nobody wants compared', () => {
    expect(periods({period: 'all', compare: 'year'})).toMatchObject({now: {from: undefined, to: undefined}, before: undefined, compare: 'none'})
    expect(periods({to: '2020-01-01'})).toMatchObject({now: {from: undefined, to: '2020-01-01'}, before: undefined})
    expect(periods({period: 'quarter', compare: 'none'}).before).toBeUndefined()
  })
})

describe('countPastDays()', () => {
  it('counts no day that is yet to come', () => {
    expect(countPastDays({from: '2026-11-01', to: '2026-12-31'}, today)).toBe(21)
    expect(countPastDays({from: '2027-01-01', to: '2027-12-31'}, today)).toBe(0)
    expect(countPastDays({from: undefined, to: today}, today)).toBeUndefined()
  })
})

describe('formatPeriod()', () => {
  it('names what has one end, both or none', () => {
    expect(formatPeriod({from: '2026-10-01', to: '2026-11-21'})).toBe('1 Oct 2026 to 21 Nov 2026')
    expect(formatPeriod({from: undefined, to: undefined})).toBe('All time')
    expect(formatPeriod({from: '2026-10-01', to: undefined})).toBe('Since 1 Oct 2026')
    expect(formatPeriod({from: undefined, to: '2026-10-01'})).toBe('Until 1 Oct 2026')
    expect(formatPeriod({from: '2026-10-01', to: '2026-10-01'})).toBe('1 Oct 2026')
  })
})

describe('readInsightsAddress()', () => {
  it('reads what it writes', () => {
    for (const address of [
      '/insights',
      '/insights?period=last-quarter&compare=year',
      '/insights?from=2026-01-01&to=2026-03-31&compare=none&severity=1&severity=none&service=api&org=Example+Calls',
    ]) {
      const params = new URLSearchParams(address.split('?')[1])
      expect(writeInsightsAddress(ask(Object.fromEntries([...new Set(params.keys())].map(name => [name, params.getAll(name)]))))).toBe(address)
    }
  })

  it('leaves out what does not exist, and says so', () => {
    const {period, from, compare, filters, complaints} = ask({period: 'decade', from: '0001-01-01', compare: 'mars', severity: '7'})
    expect([period, from, compare, filters.severities]).toEqual([undefined, undefined, undefined, []])
    expect(complaints).toEqual([
      'There is no day “0001-01-01”, so it was left out.',
      'There is no period “decade”, so it was left out.',
      'There is no comparison “mars”, so it was left out.',
      'There is no severity “7”, so it was left out.',
    ])
  })

  it('turns days round that are the wrong way, and prefers days to a name', () => {
    expect(ask({from: '2026-03-31', to: '2026-01-01', period: 'year'})).toMatchObject({
      from: '2026-01-01',
      to: '2026-03-31',
      period: undefined,
      complaints: ['The period ended before it began, so its days were taken the other way round.'],
    })
  })
})
