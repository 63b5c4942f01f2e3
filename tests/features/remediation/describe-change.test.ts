import {expect, test} from 'vitest'
import {describeEdits} from '#src/features/remediation/describe-change.ts'
import type {ActionValues} from '#src/incident/action-change.ts'
import type {ActionEdit} from '#src/library/document-saving.ts'

test.each([
  [{status: 'done', done: '2024-06-15', proof: 'A test'}, '“Raise the cap” is done.'],
  [{status: 'wont-do'}, '“Raise the cap” will not be done.'],
  [{status: 'wont-do', reason: 'The queue is gone'}, '“Raise the cap” will not be done.'],
  [{status: 'in-progress'}, '“Raise the cap” is in progress.'],
  [{owner: '@grace'}, '“Raise the cap” now has the owner @grace.'],
  [{due: null}, '“Raise the cap” has no due date any more.'],
  [{title: 'Raise it'}, '“Raise the cap” has new words.'],
  [{owner: '@grace', due: '2024-07-01'}, '“Raise the cap” is changed.'],
] as const)('describeEdits() says of one action with %j: %s', (values, says) => {
  expect(describeEdits([edit('a', values)])).toBe(says)
})

test('describeEdits() counts several, and says what they have in common', () => {
  expect(describeEdits([edit('a', {owner: '@grace'}, {owner: '@grace'}), edit('b', {owner: '@grace'})])).toBe('3 actions in 2 files now have the owner @grace.')
  expect(describeEdits([edit('a', {owner: '@grace'}, {due: '2024-07-01'})])).toBe('2 actions in 1 file are changed.')
})

function edit(incidentId: string, ...all: readonly ActionValues[]): ActionEdit {
  return {incidentId, base: '', requests: all.map((values, position) => ({change: 'set', position, title: 'Raise the cap', was: {}, values}))}
}
