import {expect, test} from 'vitest'
import {describeReasons, describeRelation} from '#src/features/incident/describe-reasons.ts'
import {relationTypes} from '#src/incident/relation.ts'

const texts = (reasons: Parameters<typeof describeReasons>[0]) => describeReasons(reasons).map(({text}) => text)

test('describeReasons() says each relation from the side of the other incident', () => {
  const said = (direction: 'from' | 'to') => texts(relationTypes.map(kind => ({kind, direction})))
  expect(said('from')).toEqual([
    'this is a recurrence of it',
    'same trigger',
    'same factor, by the author',
    'same symptom',
    'it caused this',
    'this is a duplicate of it',
    'related',
  ])
  expect(said('to')).toEqual([
    'a recurrence of this',
    'same trigger, it says',
    'same factor, it says',
    'same symptom, it says',
    'caused by this',
    'a duplicate of this',
    'related, it says',
  ])
})

test('describeReasons() puts together what both have, and a likeness that both documents state', () => {
  expect(
    texts([
      {kind: 'same-trigger', direction: 'from'},
      {kind: 'same-trigger', direction: 'to'},
      {kind: 'mention', direction: 'from'},
      {kind: 'mention', direction: 'to'},
      {kind: 'service', name: 'api'},
      {kind: 'service', name: 'web'},
      {kind: 'factor', name: 'change/deploy'},
    ]),
  ).toEqual(['same trigger', 'linked in the text', 'links here', 'same services: api, web', 'same factor: change: deploy'])
  expect(describeReasons([])).toEqual([])
})

test('describeReasons() marks what the document itself states, so that its sentence can be shown', () => {
  const reasons = describeReasons([
    {kind: 'caused-by', direction: 'from'},
    {kind: 'caused-by', direction: 'to'},
  ])
  expect(reasons).toEqual([
    {text: 'it caused this', stated: 'caused-by'},
    {text: 'caused by this', stated: undefined, statedThere: 'caused-by'},
  ])
  expect(describeRelation('caused-by')).toBe('it caused this')
})
