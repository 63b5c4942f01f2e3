import {describe, expect, test} from 'vitest'
import {readRelationsAddress, writeRelationsAddress} from '#src/features/relations/relations-address.ts'

function read(address: string) {
  const params: Record<string, string> = Object.fromEntries(new URL(address, 'http://a.example').searchParams)
  return readRelationsAddress(params)
}

describe('readRelationsAddress()', () => {
  test('reads what writeRelationsAddress() writes', () => {
    const place = {weight: undefined, date: '2024-05-02T10:00:00Z', id: '2024-05-02-café & tea'}
    for (const address of [
      {show: 'proposed', type: undefined, turn: undefined, after: undefined},
      {show: 'proposed', type: 'same-factor', turn: {to: 'after', place}, after: undefined},
      {show: 'proposed', type: undefined, turn: {to: 'before', place: {...place, date: undefined}}, after: undefined},
      {show: 'rejected', type: undefined, turn: undefined, after: '2026-03-01T10:00:00.000Z-000000001-abcd'},
    ] as const)
      expect(read(writeRelationsAddress(address))).toEqual({...address, complaints: []})
    expect(writeRelationsAddress({})).toBe('/patterns/relations')
  })

  test('leaves out what there is not, and says so', () => {
    const {complaints, ...address} = read('/patterns/relations?show=all&type=same&after=x&since=%00')
    expect(address).toEqual({show: 'proposed', type: undefined, turn: undefined, after: undefined})
    expect(complaints).toHaveLength(4)
  })
})
