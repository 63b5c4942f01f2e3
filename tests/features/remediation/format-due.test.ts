import {expect, test} from 'vitest'
import {formatDue} from '#src/features/remediation/format-due.ts'

const today = '2025-04-15'
const open = (due: string | undefined) => formatDue({status: 'open', due, done: undefined}, today)

test('formatDue() says how late in the unit one would say it in', () => {
  expect(['2025-04-14', '2025-04-03', '2025-03-10', '2024-12-01', '2022-01-01'].map(open)).toEqual([
    '1 day late',
    '12 days late',
    '5 weeks late',
    '4 months late',
    '3 years late',
  ])
})

test('formatDue() says how long there is still, and the day where that is far off', () => {
  expect([today, '2025-04-16', '2025-05-20', '2025-12-01', undefined].map(open)).toEqual([
    'due today',
    'due in 1 day',
    'due in 5 weeks',
    'due 1 Dec 2025',
    'no date',
  ])
})

test('formatDue() never calls late what is done, decided against or only proposed', () => {
  expect(formatDue({status: 'done', due: '2025-01-01', done: '2025-02-01'}, today)).toBe('done 1 Feb 2025')
  expect(formatDue({status: 'done', due: undefined, done: undefined}, today)).toBe('done')
  expect(formatDue({status: 'wont-do', due: '2025-01-01', done: undefined}, today)).toBe('will not be done')
  expect(formatDue({status: 'candidate', due: '2025-01-01', done: undefined}, today)).toBe('due 1 Jan 2025')
})
