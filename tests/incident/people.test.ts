import {expect, test} from 'vitest'
import {type Directory, findPersonByHandle, toHandles} from '#src/incident/people.ts'

const directory: Directory = {
  people: [
    {handle: '@ada', name: 'Ada Lovelace', emails: ['ada@example.com', 'lovelace@example.org']},
    {handle: '@grace', name: undefined, emails: ['grace@example.com']},
  ],
  teams: [
    {handle: '@platform', members: ['@grace', '@ada']},
    {handle: '@calls', members: ['@ada']},
    {handle: '@nobody', members: []},
  ],
}

test("toHandles() gives a person's own handle and those of their teams, in order", () => {
  expect(toHandles('ada@example.com', directory)).toEqual(['@ada', '@calls', '@platform'])
  expect(toHandles(' Lovelace@EXAMPLE.org', directory)).toEqual(['@ada', '@calls', '@platform'])
  expect(toHandles('grace@example.com', directory)).toEqual(['@grace', '@platform'])
})

test.each([['nobody@example.com'], [''], ['@ada'], ['ada@example.co'], ['ada']])('toHandles() gives none for %s', email => {
  expect(toHandles(email, directory)).toEqual([])
})

test('findPersonByHandle() finds a person however the handle is written, and no team', () => {
  expect(['@ada', 'ADA', ' @Ada '].map(handle => findPersonByHandle(handle, directory)?.name)).toEqual(['Ada Lovelace', 'Ada Lovelace', 'Ada Lovelace'])
  expect(findPersonByHandle('@platform', directory)).toBeUndefined()
  expect(findPersonByHandle('', directory)).toBeUndefined()
})
