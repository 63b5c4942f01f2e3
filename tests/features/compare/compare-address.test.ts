import {describe, expect, it} from 'vitest'
import {readCompareAddress, writeCompareAddress} from '#src/features/compare/compare-address.ts'

describe('readCompareAddress()', () => {
  it('takes ids one by one, in one list, and as addresses that were copied, each once', () => {
    expect(readCompareAddress({ids: ['a', 'b,c', ' a ']}).ids).toEqual(['a', 'b', 'c'])
    expect(readCompareAddress({ids: 'https://postmortems.example.com/incidents/2024-01-01-%C3%BCber?tab=source#L3'}).ids).toEqual(['2024-01-01-über'])
    expect(readCompareAddress({ids: '/incidents/%E0%A4%A'}).ids).toEqual(['%E0%A4%A'])
    expect(readCompareAddress({ids: ['', ' ']}).ids).toEqual([])
  })

  it('compares four at most, and counts the others', () => {
    expect(readCompareAddress({ids: 'a,b,c,d,e,f'})).toMatchObject({ids: ['a', 'b', 'c', 'd'], tooMany: 2})
  })

  it('aligns by the start where it is told nothing that it knows', () => {
    expect(readCompareAddress({align: 'mitigated', axis: 'log'})).toMatchObject({align: 'mitigated', axis: 'log'})
    expect(readCompareAddress({align: 'lunch', axis: 'upwards'})).toMatchObject({align: 'started', axis: undefined})
  })
})

describe('writeCompareAddress()', () => {
  it('writes what is read back', () => {
    expect(writeCompareAddress({})).toBe('/incidents/compare')
    const address = writeCompareAddress({ids: ['a', 'ü&b'], align: 'detected', axis: 'linear'})
    expect(address).toBe('/incidents/compare?ids=a&ids=%C3%BC%26b&align=detected&axis=linear')
    const params = new URLSearchParams(address.split('?')[1])
    expect(readCompareAddress({ids: params.getAll('ids'), align: 'detected', axis: 'linear'})).toEqual({
      ids: ['a', 'ü&b'],
      tooMany: 0,
      align: 'detected',
      axis: 'linear',
    })
  })
})
