import {expect, test} from 'vitest'
import {listRelations} from '#src/features/incident/list-relations.ts'
import {aDocument} from '#tests/builders/an-incident.ts'

test('listRelations() names each relation once, and none of the incident to itself', () => {
  const {incident} = aDocument({id: 'own', aliases: ['old']})
  const evidence = incident.aliases[0]?.evidence
  if (!evidence) throw new Error('the builder gives an alias its evidence')
  const relations = [
    {to: 'own', type: 'related'},
    {to: 'a', type: 'related'},
    {to: 'a', type: 'related'},
    {to: 'old', type: 'caused-by'},
    {to: 'a', type: 'caused-by'},
  ] as const
  const listed = listRelations({...incident, relations: relations.map(relation => ({...relation, evidence}))})
  expect(listed.map(({to, type}) => `${to} ${type}`)).toEqual(['a related', 'a caused-by'])
})
