import fc from 'fast-check'
import {expect, test} from 'vitest'
import {readPlace, writePlace} from '#src/features/catalogue/list-place.ts'
import {readFilters} from '#src/features/catalogue/read-filters.ts'
import {writeFilters} from '#src/features/catalogue/write-filters.ts'
import {noFilters} from '#src/library/incident-store.ts'
import {triggerSorts} from '#src/library/relate/trigger-sort.ts'

const whole = {filters: noFilters, order: 'newest', page: 1, turn: undefined, view: {}, complaints: []}

test('readFilters() takes an empty address for the whole list, newest first', () => {
  expect(readFilters({})).toEqual(whole)
})

test('readFilters() reads one value and several alike', () => {
  const {filters} = readFilters({
    q: ' redis  failover ',
    severity: ['1', 'SEV2', 'none'],
    service: 'voice',
    factor: ['capacity/memory'],
    year: ['2020', '2020', 'none'],
    actions: ['overdue', 'none'],
    org: 'Example Calls',
    'detected-by': ['customer', 'none'],
    trigger: ['a release', 'a whim'],
    technology: 'redis',
    tag: ['eu'],
    status: 'in-review',
    has: 'diagnostics',
    from: '2020-02-29',
    to: '2021-01-01',
  })
  expect(filters).toEqual({
    organizations: ['Example Calls'],
    detections: ['customer', 'none'],
    triggers: ['a release'],
    technologies: ['redis'],
    tags: ['eu'],
    statuses: ['in-review'],
    has: ['diagnostics'],
    from: '2020-02-29',
    to: '2021-01-01',
    words: 'redis  failover',
    severities: [1, 2, 'none'],
    services: ['voice'],
    factors: ['capacity/memory'],
    years: [2020, 'none'],
    actions: ['overdue', 'none'],
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
  expect(readFilters({q: '', service: ['', ' '], from: ''})).toEqual(whole)
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

test('H31 readFilters() takes no day that no calendar has, no place of another order, and no view that there is not', () => {
  const {filters, turn, view, complaints} = readFilters({
    from: '2021-02-29',
    to: '2021-13-01',
    after: '90__some-id',
    before: 'nowhere',
    view: 'cards',
    density: 'dense',
    column: ['date', 'price'],
  })
  expect([filters, turn, view]).toEqual([noFilters, undefined, {columns: ['date']}])
  expect(complaints).toEqual([
    'There is no day “2021-02-29”, so it was left out.',
    'There is no day “2021-13-01”, so it was left out.',
    'There is no place in this order “90__some-id”, so it was left out.',
    'There is no place in this order “nowhere”, so it was left out.',
    'There is no view “cards”, so it was left out.',
    'There is no density “dense”, so it was left out.',
    'There is no column “price”, so it was left out.',
  ])
})

test('readFilters() still takes the number of a page', () => {
  expect(readFilters({page: '7'}).page).toBe(7)
})

test('readFilters() reads back what writeFilters() writes', () => {
  const name = fc.stringMatching(/^[a-z][a-z0-9 /&=?#%+-]{0,20}[a-z]$/)
  const names = fc.uniqueArray(name, {maxLength: 3})
  const day = fc.option(
    fc.date({min: new Date('1990-01-01'), max: new Date('2040-01-01'), noInvalidDate: true}).map(date => date.toISOString().slice(0, 10)),
    {nil: undefined},
  )
  const filters = fc.record({
    words: fc.oneof(fc.constant(''), name),
    severities: fc.uniqueArray(fc.constantFrom(1 as const, 2 as const, 5 as const, 'none' as const)),
    services: names,
    factors: names,
    organizations: names,
    detections: fc.uniqueArray(fc.constantFrom('customer' as const, 'third-party' as const, 'none' as const)),
    triggers: fc.uniqueArray(fc.constantFrom(...triggerSorts, 'none')),
    technologies: names,
    tags: names,
    statuses: fc.uniqueArray(fc.constantFrom('draft' as const, 'in-review' as const, 'published' as const)),
    years: fc.uniqueArray(fc.integer({min: 1990, max: 2040}), {maxLength: 3}),
    actions: fc.uniqueArray(fc.constantFrom('open' as const, 'overdue' as const)),
    has: fc.uniqueArray(fc.constant('diagnostics' as const)),
    from: day,
    to: day,
  })
  const id = fc.stringMatching(/^[a-z0-9_ü](?:[a-z0-9 _ü-]{0,20}[a-z])?$/)
  const place = fc.record({date: fc.constantFrom(undefined, '2024-01-01T00:00:00Z'), id})
  const turn = fc.constantFrom('after' as const, 'before' as const)
  const view = fc.constantFrom(
    {},
    {layout: 'table' as const},
    {layout: 'rows' as const, density: 'compact' as const, columns: ['date' as const, 'ttd' as const]},
  )
  const orders = fc.constantFrom(['newest' as const, undefined] as const, ['longest' as const, 90] as const, ['severest' as const, 9] as const)
  fc.assert(
    fc.property(filters, orders, turn, place, view, (given, [order, weight], to, at, shown) => {
      const asked = {to, place: {weight, ...at}}
      const params: Record<string, string[]> = {}
      const address = new URL(writeFilters(given, order, {turn: asked, view: shown}), 'http://localhost')
      for (const [key, value] of address.searchParams) params[key] = [...(params[key] ?? []), value]
      expect(readFilters(params)).toEqual({filters: given, order, page: 1, turn: asked, view: shown, complaints: []})
    }),
  )
})

test('writePlace() keeps a score to its last digit', () => {
  fc.assert(
    fc.property(fc.double({noNaN: true, noDefaultInfinity: true}), weight => {
      const place = {weight, date: undefined, id: '_a_'}
      // "-0" is written "0".
      expect(readPlace(writePlace(place), 'relevance')).toEqual({...place, weight: weight + 0})
    }),
  )
})

test('readPlace() turns from incidents that lasted a million minutes and more, and not from what no incident lasts', () => {
  for (const weight of [999_999, 1_000_000, 52_560_000, 2_147_483_647]) {
    const place = {weight, date: undefined, id: 'a'}
    expect(readPlace(writePlace(place), 'longest')).toEqual(place)
  }
  for (const weight of [2_147_483_648, 1e21, 0.5]) expect(readPlace(`${weight}__a`, 'longest'), String(weight)).toBeUndefined()
  expect(readPlace('9.5__a', 'severest')).toBeUndefined()
})
