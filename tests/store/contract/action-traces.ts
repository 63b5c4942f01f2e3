import {describe, expect, it} from 'vitest'
import {anonymous, operator} from '#src/incident/viewer.ts'
import {anActionAsking, holding, type Open} from './holding.ts'

export function describeActionTraces(open: Open): void {
  describe('countTraces()', () => {
    it('counts which actions name a factor, and which factors of their incidents any action names, in whatever case', async () => {
      const store = await holding(
        open,
        {
          id: 'a',
          severity: 'SEV1',
          factors: [{category: 'capacity/memory'}, {category: 'capacity/memory'}, {category: 'change/code'}, {}],
          factorCategories: ['capacity/memory', 'process/missing-test'],
          actions: [{factor: 'Capacity/Memory', kind: 'prevent'}, {factor: 'data/loss', kind: 'detect'}, {kind: 'detect'}],
        },
        {id: 'b', factorCategories: ['capacity/memory'], actions: [{}]},
        {id: 'without-actions', severity: 'SEV1', factorCategories: ['capacity/disk']},
        {id: 'draft', status: 'draft', factorCategories: ['capacity/cpu'], actions: [{factor: 'capacity/cpu'}]},
      )
      expect(await store.countTraces(anonymous, anActionAsking())).toEqual({actions: 4, actionsNaming: 2, factors: 4, factorsNamed: 1})
      expect(await store.countTraces(operator, anActionAsking())).toEqual({actions: 5, actionsNaming: 3, factors: 5, factorsNamed: 2})
      // The action that names it is of another kind than those asked for, and does so all the same.
      expect(await store.countTraces(anonymous, anActionAsking({kind: ['detect']}))).toEqual({actions: 2, actionsNaming: 1, factors: 3, factorsNamed: 1})
      expect(await store.countTraces(anonymous, anActionAsking({severity: [2]}))).toEqual({actions: 0, actionsNaming: 0, factors: 0, factorsNamed: 0})
    })
  })
}
