import {expect, test} from 'vitest'
import {listOnlyIn} from '#src/library/duplicates/list-only-in.ts'
import {findMergeFault, listTakeable, planMerge} from '#src/library/duplicates/plan-merge.ts'
import {anIncident} from '#tests/builders/an-incident.ts'

test('planMerge() gives the one that stays every address of the other, each once and never its own', () => {
  const stays = anIncident({id: 'a', aliases: ['old-a', 'x']})
  const goes = anIncident({id: 'b', aliases: ['x', 'a', 'old-b'], tags: ['night']})
  expect(planMerge(stays, goes, new Set())).toEqual({
    stays: {aliases: ['old-a', 'x', 'b', 'old-b']},
    goes: {status: 'draft', related: {appends: [{to: 'a', type: 'duplicate-of'}]}},
  })
})

test('planMerge() writes nothing that stands there already', () => {
  const stays = anIncident({id: 'a', aliases: ['b']})
  const goes = anIncident({id: 'b', status: 'draft', relations: [{to: 'a', type: 'duplicate-of'}], services: ['API']})
  expect(planMerge(stays, goes, new Set(['services', 'tags']))).toEqual({stays: {aliases: ['b'], services: ['API']}, goes: {}})
  expect(planMerge(anIncident({id: 'a', services: ['api']}), goes, new Set(['services'])).stays).toEqual({aliases: ['b']})
})

test('planMerge() takes over relations that the other one states, but for those between the two', () => {
  const stays = anIncident({id: 'a', aliases: ['old-a'], relations: [{to: 'c', type: 'related'}]})
  const goes = anIncident({
    id: 'b',
    relations: [
      {to: 'a', type: 'duplicate-of'},
      {to: 'old-a', type: 'related'},
      {to: 'c', type: 'related'},
      {to: 'c', type: 'same-trigger'},
      {to: 'd', type: 'recurrence-of'},
    ],
  })
  const related = [
    {to: 'c', type: 'same-trigger'},
    {to: 'd', type: 'recurrence-of'},
  ]
  expect(listTakeable(stays, goes, 'related')).toEqual(['c (same-trigger)', 'd (recurrence-of)'])
  expect(planMerge(stays, goes, new Set(['related'])).stays).toEqual({aliases: ['old-a', 'b'], related: {appends: related}})
  expect(planMerge(stays, goes, new Set()).stays).toEqual({aliases: ['old-a', 'b']})
})

test('listTakeable() leaves out what differs only in case', () => {
  expect(listTakeable(anIncident({services: ['api', 'Cache']}), anIncident({services: ['API', 'cache', 'queue', 'queue']}), 'services')).toEqual(['queue'])
})

test('findMergeFault() lets go what has the same readers, a draft into a published one included, and nothing else', () => {
  const open = anIncident({id: 'a'})
  const closed = (id: string, ...audience: readonly string[]) => anIncident({id, visibility: 'restricted', audience})
  expect(findMergeFault(open, anIncident({id: 'b'}))).toBeUndefined()
  expect(findMergeFault(open, anIncident({id: 'b', status: 'draft'}))).toBeUndefined()
  expect(findMergeFault(closed('a', '@ada', '@Team'), closed('b', '@team', '@ada'))).toBeUndefined()
  expect(findMergeFault(anIncident({id: 'a', status: 'draft'}), anIncident({id: 'b'}))).toContain('not published')
  expect(findMergeFault(closed('a', '@ada'), closed('b', '@ada', '@grace'))).toContain('same readers')
  expect(findMergeFault(open, closed('b', '@ada'))).toContain('same readers')
  expect(findMergeFault(open, open)).toContain('itself')
})

test('listOnlyIn() lists what one says and the other does not, whatever its case and blanks', () => {
  const one = anIncident({title: 'The  Queue stopped', services: ['queue', 'orders'], actions: [{title: 'Bound the time'}, {title: 'Alert'}]})
  const other = anIncident({title: 'the queue stopped', services: ['Queue'], actions: [{title: 'alert'}], tags: ['night']})
  expect(listOnlyIn(one, other)).toEqual([
    {name: 'Services', items: ['orders']},
    {name: 'Actions', items: ['Bound the time']},
  ])
  expect(listOnlyIn(one, one)).toEqual([])
})
