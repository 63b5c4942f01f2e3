import {expect, test} from 'vitest'
import {describeNow, describeState, formatPlace} from '#src/features/recurrences/say-state.ts'

test('describeState() says by how much an action was late, and of others how they stood', () => {
  expect(describeState({state: 'overdue', lateDays: 1})).toBe('overdue by 1 day')
  expect(describeState({state: 'overdue', lateDays: 729})).toBe('overdue by 729 days')
  expect(describeState({state: 'not-said', lateDays: 0})).toBe('not stated')
  expect(describeState({state: 'candidate', lateDays: 0})).toBe('proposed only')
})

test('describeNow() says what became of an action, with its day where it has one', () => {
  expect(describeNow({status: 'done', due: '2024-01-01', done: '2024-02-03'})).toBe('done 3 Feb 2024')
  expect(describeNow({status: 'done', due: '2024-01-01', done: undefined})).toBe('done, not stated when')
  expect(describeNow({status: 'in-progress', due: undefined, done: undefined})).toBe('in progress, no due date')
  expect(describeNow({status: 'open', due: '2024-01-01', done: undefined})).toBe('still open, due 1 Jan 2024')
})

test('formatPlace() counts as one speaks', () => {
  expect([1, 2, 3, 4, 11, 12, 13, 21, 102, 111].map(formatPlace)).toEqual(['1st', '2nd', '3rd', '4th', '11th', '12th', '13th', '21st', '102nd', '111th'])
})
