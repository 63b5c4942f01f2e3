import {expect, test} from 'vitest'
import {listChanges} from '#src/features/settings/describe-audit.ts'

test('listChanges() says what is different, part by part', () => {
  expect(listChanges({before: {role: 'viewer', name: 'Ada', teams: ['a']}, after: {role: 'editor', name: 'Ada', teams: ['a', 'b'], expires: null}})).toEqual([
    {field: 'role', before: 'viewer', after: 'editor'},
    {field: 'teams', before: 'a', after: 'a, b'},
    {field: 'expires', before: undefined, after: 'nothing'},
  ])
})

test('listChanges() takes one side alone, and values without parts', () => {
  expect(listChanges({})).toEqual([])
  expect(listChanges({before: undefined, after: {name: 'CI', ends: 3}})).toEqual([
    {field: 'name', before: undefined, after: 'CI'},
    {field: 'ends', before: undefined, after: '3'},
  ])
  expect(listChanges({before: {name: 'CI'}, after: undefined})).toEqual([{field: 'name', before: 'CI', after: undefined}])
  expect(listChanges({before: 'one', after: 'two'})).toEqual([{field: undefined, before: 'one', after: 'two'}])
  expect(listChanges({before: ['a'], after: [{b: 1}]})).toEqual([{field: undefined, before: 'a', after: '[{"b":1}]'}])
})
