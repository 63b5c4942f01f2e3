import {describe, expect, test} from 'vitest'
import {readListAddress, writeListAddress} from '#src/features/services/read-list-address.ts'
import {sortServices} from '#src/features/services/sort-services.ts'
import type {ServiceSummary} from '#src/library/service-figures.ts'

describe('readListAddress()', () => {
  test('reads what writeListAddress() writes', () => {
    const address = {name: 'a/b & c', order: 'last', isReversed: true, page: 3} as const
    expect(writeListAddress(address)).toBe('/services?name=a%2Fb+%26+c&order=-last&page=3')
    expect(readListAddress({name: 'a/b & c', order: '-last', page: '3'})).toEqual(address)
    expect(writeListAddress({})).toBe('/services')
    expect(writeListAddress({isReversed: true})).toBe('/services?order=-incidents')
  })

  test('takes what it does not know for not said', () => {
    const usual = {name: '', order: 'incidents', isReversed: false, page: 1}
    expect(readListAddress({})).toEqual(usual)
    expect(readListAddress({name: '\0 ', order: '-size', page: '0'})).toEqual(usual)
    expect(readListAddress({order: ['last', 'name'], page: ['2']})).toEqual({...usual, order: 'last', page: 2})
    expect(readListAddress({name: 'x'.repeat(5000)}).name).toHaveLength(120)
  })
})

describe('sortServices()', () => {
  const service = (name: string, rest: Partial<ServiceSummary> = {}): ServiceSummary => ({
    name,
    incidents: 1,
    last: undefined,
    worst: undefined,
    open: 0,
    overdue: 0,
    ...rest,
  })
  const some = [
    service('web', {incidents: 3, last: '2024-01-01T00:00:00Z', worst: 2, open: 1}),
    service('API', {incidents: 1, last: '2025-01-01T00:00:00Z', worst: 1, open: 9}),
    service('Über', {incidents: 3, open: 1, overdue: 1}),
  ]
  const order = (asked: Partial<Parameters<typeof sortServices>[1]>) =>
    sortServices(some, {name: '', order: 'incidents', isReversed: false, ...asked}).map(({name}) => name)

  test('has the most, the newest, the worst and the most overdue first, equal ones by name', () => {
    expect(order({})).toEqual(['web', 'Über', 'API'])
    expect(order({order: 'name'})).toEqual(['API', 'web', 'Über'])
    expect(order({order: 'last'})).toEqual(['API', 'web', 'Über'])
    expect(order({order: 'worst'})).toEqual(['API', 'web', 'Über'])
    expect(order({order: 'open'})).toEqual(['Über', 'API', 'web'])
  })

  test('turns round, with what is not stated still last', () => {
    expect(order({isReversed: true})).toEqual(['API', 'web', 'Über'])
    expect(order({order: 'name', isReversed: true})).toEqual(['Über', 'web', 'API'])
    expect(order({order: 'last', isReversed: true})).toEqual(['web', 'API', 'Über'])
    expect(order({order: 'worst', isReversed: true})).toEqual(['web', 'API', 'Über'])
  })

  test('finds a part of a name, whatever its case and however its accents are written', () => {
    expect(order({name: 'PI'})).toEqual(['API'])
    expect(order({name: 'u\u0308b'})).toEqual(['Über'])
    expect(order({name: '%'})).toEqual([])
  })
})
