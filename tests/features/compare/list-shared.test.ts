import {describe, expect, it} from 'vitest'
import {countShared, listShared} from '#src/features/compare/list-shared.ts'
import {aComparedIncident} from './a-compared-incident.ts'

describe('listShared()', () => {
  it('lists what at least two state, what most do first, with where each of them says so', () => {
    const shared = listShared([
      aComparedIncident({
        id: 'a',
        services: ['api', 'web'],
        severity: 'SEV2',
        detectedBy: 'customer',
        factors: [{title: 'Too little memory', category: 'capacity/memory'}],
      }),
      aComparedIncident({id: 'b', services: ['api'], severity: 'SEV3', detectedBy: 'customer', factorCategories: ['capacity/memory']}),
      aComparedIncident({id: 'c', services: ['api'], severity: 'SEV1'}),
    ])
    expect(shared.map(({kind, what, among}) => [kind, what, among.map(({place}) => place)])).toEqual([
      ['service', 'api', [0, 1, 2]],
      ['factor', 'capacity: memory', [0, 1]],
      ['detection', 'customer', [0, 1]],
    ])
    expect(countShared(shared, 'factor', 'capacity: memory')?.among[0]?.href).toBe('/incidents/a#factor-1')
    expect(countShared(shared, 'factor', 'capacity: memory')?.among[1]?.href).toMatch(/^\/incidents\/b\?tab=source#L\d+$/)
    expect(countShared(shared, 'severity', 'SEV2')).toBeUndefined()
  })

  it('tells actions against the same from what stopped it', () => {
    const action = (title: string) => ({title, kind: 'prevent' as const, factor: 'capacity/memory'})
    const shared = listShared([
      aComparedIncident({id: 'a', actions: [action('Raise the limit')]}),
      aComparedIncident({id: 'b', actions: [action('Add memory')]}),
    ])
    expect(shared.map(({kind, what, among}) => [kind, what, among.map(({text}) => text)])).toEqual([
      ['action', 'capacity: memory', ['Raise the limit', 'Add memory']],
    ])
  })

  it('does not take what is not known for something in common', () => {
    expect(listShared([aComparedIncident({id: 'a', detectedBy: 'unknown'}), aComparedIncident({id: 'b', detectedBy: 'unknown'})])).toEqual([])
    expect(listShared([aComparedIncident({id: 'a', services: ['api', 'api']})])).toEqual([])
  })
})
