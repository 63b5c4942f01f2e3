import {describe, expect, it} from 'vitest'
import {anonymous, operator} from '#src/incident/viewer.ts'
import {type CrossReferences, mostShared, mostStated} from '#src/library/cross-reference.ts'
import type {DocumentGiven} from '#tests/builders/an-incident.ts'
import {holding, type Open} from './holding.ts'

export function describeCrossReferences(open: Open): void {
  const day = (number: number): NonNullable<DocumentGiven['milestones']> => ({started: `2024-01-${String(number).padStart(2, '0')}T00:00:00Z`})
  const tell = (references: CrossReferences['stated']): readonly string[] =>
    references.map(({id, reasons}) =>
      [id, ...reasons.map(reason => ('name' in reason ? `${reason.kind} ${reason.name}` : `${reason.kind} ${reason.direction}`))].join(', '),
    )

  describe('listCrossReferences()', () => {
    it('names each incident once, with all its reasons, the strongest first', async () => {
      const both = {services: ['web', 'api'], factorCategories: ['capacity/memory']}
      const store = await holding(
        open,
        {
          ...both,
          id: 'a',
          aliases: ['old-a'],
          links: ['b', 'a', 'b'],
          relations: [{to: 'b', type: 'same-symptom'}, {to: 'old-c', type: 'recurrence-of'}, {to: 'a'}],
        },
        {
          ...both,
          id: 'b',
          title: 'Both ways',
          links: ['old-a'],
          relations: [
            {to: 'a', type: 'caused-by'},
            {to: 'old-a', type: 'related'},
          ],
          milestones: day(1),
        },
        {id: 'c', aliases: ['old-c'], milestones: day(2)},
        {...both, id: 'd', milestones: day(3)},
        {id: 'e', services: ['api'], milestones: day(4)},
        {id: 'f', factorCategories: ['capacity/memory'], milestones: day(5)},
        {id: 'g', services: ['other'], links: ['nowhere'], relations: [{to: 'nowhere'}]},
      )
      const found = await store.listCrossReferences(anonymous, 'a')
      expect(tell(found.stated)).toEqual([
        'c, recurrence-of from',
        'b, caused-by to, same-symptom from, related to, mention from, mention to, service api, service web, factor capacity/memory',
      ])
      expect(found.statedTotal).toBe(2)
      expect(tell(found.shared)).toEqual(['d, service api, service web, factor capacity/memory', 'f, factor capacity/memory', 'e, service api'])
      expect(found.services).toEqual([
        {value: 'api', count: 3},
        {value: 'web', count: 2},
      ])
      expect(found.factors).toEqual([{value: 'capacity/memory', count: 3}])
      expect(found.stated[1]).toMatchObject({title: 'Both ways', date: {at: '2024-01-01T00:00:00Z', precision: 'minute', approximate: false, zone: 'UTC'}})
    })

    it('answers for an incident that stands alone, and for one that is not there, with nothing', async () => {
      const nothing = {stated: [], statedTotal: 0, shared: [], services: [], factors: []}
      const store = await holding(open, {id: 'a', services: ['api'], relations: [{to: 'nowhere'}]}, {id: 'b'})
      expect(await store.listCrossReferences(operator, 'a')).toEqual(nothing)
      expect(await store.listCrossReferences(operator, 'nowhere')).toEqual(nothing)
    })

    it('takes an old address for the incident that answers to it', async () => {
      const store = await holding(open, {id: 'a', aliases: ['old', 'b']}, {id: 'b', aliases: ['old']}, {id: 'c', links: ['old']}, {id: 'd', links: ['b']})
      expect(tell((await store.listCrossReferences(anonymous, 'a')).stated)).toEqual(['c, mention to'])
      expect(tell((await store.listCrossReferences(anonymous, 'b')).stated)).toEqual(['d, mention to'])
      expect(tell((await store.listCrossReferences(anonymous, 'c')).stated)).toEqual(['a, mention from'])
    })

    it('has the newest before older ones and those without a date last, where as much is to be said of them', async () => {
      const store = await holding(
        open,
        {id: 'a', services: ['api']},
        {id: 'undated', services: ['api']},
        {id: 'older', services: ['api'], milestones: day(1)},
        {id: 'newer', services: ['api'], milestones: day(2)},
        {id: 'names', links: ['a']},
        {id: 'names-later', links: ['a'], milestones: day(3)},
      )
      const {stated, shared} = await store.listCrossReferences(anonymous, 'a')
      expect(stated.map(({id}) => id)).toEqual(['names-later', 'names'])
      expect(shared.map(({id}) => id)).toEqual(['newer', 'older', 'undated'])
    })

    it('names a few of many, and says how many there are', async () => {
      const many = Array.from({length: mostStated + 5}, (_, number) => String(number).padStart(2, '0'))
      const store = await holding(
        open,
        {id: 'a', services: ['api']},
        ...many.map(number => ({id: `s${number}`, services: ['api'], milestones: day(1 + (Number(number) % 28))})),
        ...many.map(number => ({id: `n${number}`, links: ['a']})),
      )
      const {stated, statedTotal, shared, services} = await store.listCrossReferences(anonymous, 'a')
      expect(stated.map(({id}) => id)).toEqual(many.slice(0, mostStated).map(number => `n${number}`))
      expect(statedTotal).toBe(many.length)
      const all = await store.listCrossReferences(anonymous, 'a', 1000)
      expect(all.stated.map(({id}) => id)).toEqual(many.map(number => `n${number}`))
      expect(all.statedTotal).toBe(many.length)
      expect(shared.map(({id}) => id)).toEqual(['s27', 's26', 's54', 's25', 's53', 's24'])
      expect(shared).toHaveLength(mostShared)
      expect(services).toEqual([{value: 'api', count: many.length}])
    })
  })
}
