import fc from 'fast-check'
import {expect, test} from 'vitest'
import {addDays} from '#src/incident/add-days.ts'
import {dueRangesFrom} from '#src/incident/due-range.ts'
import {toOwnerKey} from '#src/incident/handle.ts'
import {listOwnerKeys} from '#src/incident/people.ts'
import {findPolicyDay, policyStatesFrom} from '#src/incident/remediation-policy.ts'
import {severityLevels} from '#src/incident/severity.ts'

const anyDay = fc.integer({min: 0, max: 40_000}).map(days => addDays('1990-01-01', days))

test.each([
  ['2024-02-28', 1, '2024-02-29'],
  ['2024-03-01', -1, '2024-02-29'],
  ['2024-12-31', 366, '2026-01-01'],
  ['2024-05-05', 0, '2024-05-05'],
  ['9999-12-30', 15, '9999-12-31'],
  ['0000-03-01', -1, '0000-02-29'],
])('addDays() takes %s and %i days for %s', (day, days, expected) => {
  expect(addDays(day, days)).toBe(expected)
})

test('policyStatesFrom() says of the incident’s day what the policy’s day says of today', () => {
  fc.assert(
    fc.property(anyDay, anyDay, fc.constantFrom(...severityLevels), fc.integer({min: 1, max: 3_650}), (today, day, severityLevel, days) => {
      const policyDay = findPolicyDay({severityLevel, day}, {[severityLevel]: days}) ?? ''
      const expected = policyDay < today ? 'broken' : policyDay <= addDays(today, 7) ? 'breaking' : 'kept'
      expect(policyStatesFrom({[severityLevel]: days}, today)({severityLevel, day})).toBe(expected)
    }),
  )
})

test('policyStatesFrom() has none without a policy, a severity or a date', () => {
  const find = policyStatesFrom({1: 15}, '2025-06-01')
  expect([find({severityLevel: 2, day: '2020-01-01'}), find({severityLevel: undefined, day: '2020-01-01'}), find({severityLevel: 1, day: undefined})]).toEqual([
    'none',
    'none',
    'none',
  ])
  expect(findPolicyDay({severityLevel: 1, day: undefined}, {1: 15})).toBeUndefined()
  expect(findPolicyDay({severityLevel: 2, day: '2020-01-01'}, {1: 15})).toBeUndefined()
})

test('dueRangesFrom() has no range for what is not open', () => {
  const find = dueRangesFrom('2025-06-01')
  for (const status of ['done', 'wont-do', 'candidate'] as const) expect(find({status, due: '2025-05-01'})).toBeUndefined()
  expect(find({status: 'in-progress', due: '2025-05-31'})).toBe('overdue')
})

test.each([
  [' @@Ada ', '@ada'],
  ['Ada  LOVELACE\t', 'ada lovelace'],
  ['Ada and Grace', 'ada and grace'],
  ['A\u030Asa', 'åsa'],
  [`x${'\u{1F600}'.repeat(400)}`, `x${'\u{1F600}'.repeat(299)}`],
])('toOwnerKey() takes %j for %j', (written, key) => {
  expect(toOwnerKey(written)).toBe(key)
})

test('listOwnerKeys() takes a name for a person only where nobody else has it', () => {
  const people = [
    {handle: '@ada', name: 'Ada Lovelace', emails: []},
    {handle: '@sam', name: 'Sam Smith', emails: []},
    {handle: '@sam2', name: 'sam  smith', emails: []},
    {handle: '@bot', name: undefined, emails: []},
  ]
  expect([...listOwnerKeys({people})]).toEqual([
    ['@ada', ['@ada', 'ada lovelace']],
    ['@sam', ['@sam']],
    ['@sam2', ['@sam2']],
    ['@bot', ['@bot']],
  ])
})
