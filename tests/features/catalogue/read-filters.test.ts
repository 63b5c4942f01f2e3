import fc from 'fast-check'
import {expect, test} from 'vitest'
import {readFilters} from '#src/features/catalogue/read-filters.ts'
import {writeFilters} from '#src/features/catalogue/write-filters.ts'
import {noFilters} from '#src/library/incident-store.ts'

test('readFilters() takes an empty address for the whole list, newest first', () => {
  expect(readFilters({})).toEqual({filters: noFilters, order: 'newest', page: 1, complaints: []})
})

test('readFilters() reads one value and several alike', () => {
  const {filters} = readFilters({
    q: ' redis  failover ',
    severity: ['1', 'SEV2', 'none'],
    service: 'voice',
    factor: ['capacity/memory'],
    year: ['2020', '2020'],
    actions: 'overdue',
  })
  expect(filters).toEqual({
    words: 'redis  failover',
    severities: [1, 2, 'none'],
    services: ['voice'],
    factors: ['capacity/memory'],
    years: [2020],
    actions: ['overdue'],
  })
})

test('readFilters() leaves out what does not exist, and says so', () => {
  const {filters, order, page, complaints} = readFilters({severity: '9', year: 'soon', actions: ['late', 'open'], order: 'random', page: '-1'})
  expect(filters).toEqual({...noFilters, actions: ['open']})
  expect([order, page]).toEqual(['newest', 1])
  expect(complaints).toEqual([
    'There is no severity “9”, so it was left out.',
    'There is no year “soon”, so it was left out.',
    'There is no remediation state “late”, so it was left out.',
    'There is no order “random”, so it was left out.',
    'There is no page “-1”, so it was left out.',
  ])
})

test('readFilters() leaves out what a form sends for an empty field without a word', () => {
  expect(readFilters({q: '', service: ['', ' ']})).toEqual({filters: noFilters, order: 'newest', page: 1, complaints: []})
})

test('G04 readFilters() cuts a search of ten thousand letters and says so', () => {
  const {filters, complaints} = readFilters({q: 'a'.repeat(10_000)})
  expect(filters.words).toHaveLength(256)
  expect(complaints).toEqual(['Only the first 256 letters of the search were used.'])
})

test('G11 readFilters() drops control characters and lone surrogates', () => {
  expect(readFilters({q: 'a\u0000b\ud800c', service: 'x\u0007'}).filters).toMatchObject({words: 'a b c', services: ['x']})
})

test('G15 readFilters() uses twenty values of a field at most', () => {
  const {filters, complaints} = readFilters({service: Array.from({length: 50}, (_, index) => `service-${index}`)})
  expect(filters.services).toHaveLength(20)
  expect(complaints).toEqual(['Only the first 20 values of service were used.'])
})

test('readFilters() reads back what writeFilters() writes', () => {
  const name = fc.stringMatching(/^[a-z][a-z0-9 /&=?#%+-]{0,20}[a-z]$/)
  const filters = fc.record({
    words: fc.oneof(fc.constant(''), name),
    severities: fc.uniqueArray(fc.constantFrom(1 as const, 2 as const, 5 as const, 'none' as const)),
    services: fc.uniqueArray(name, {maxLength: 3}),
    factors: fc.uniqueArray(name, {maxLength: 3}),
    years: fc.uniqueArray(fc.integer({min: 1990, max: 2040}), {maxLength: 3}),
    actions: fc.uniqueArray(fc.constantFrom('open' as const, 'overdue' as const)),
  })
  fc.assert(
    fc.property(filters, fc.constantFrom('newest' as const, 'longest' as const), fc.integer({min: 1, max: 99}), (given, order, page) => {
      const params: Record<string, string[]> = {}
      for (const [key, value] of new URL(writeFilters(given, order, page), 'http://localhost').searchParams) params[key] = [...(params[key] ?? []), value]
      expect(readFilters(params)).toEqual({filters: given, order, page, complaints: []})
    }),
  )
})
