import {expect, test} from 'vitest'
import {describeFilters, describeList} from '#src/features/catalogue/describe-filters.ts'
import {noFilters} from '#src/library/incident-store.ts'

test('describeList() names the words first, then each field, its values joined by "or"', () => {
  expect(
    describeList({...noFilters, words: 'redis', severities: [2, 'none'], services: ['voice'], factors: ['capacity/memory'], years: [2020], actions: ['open']}),
  ).toBe('about “redis”, SEV2 or severity not stated, voice, capacity: memory, 2020, open actions')
})

test('describeList() has nothing to say about the whole list', () => {
  expect(describeList(noFilters)).toBe('')
})

test('describeFilters() gives each value with the filters that remain without it', () => {
  const filters = {...noFilters, severities: [1, 2] as const, services: ['voice']}
  expect(describeFilters(filters)).toEqual([
    {text: 'SEV1', without: {...filters, severities: [2]}},
    {text: 'SEV2', without: {...filters, severities: [1]}},
    {text: 'voice', without: {...filters, services: []}},
  ])
})

test('describeList() names a period by what of it is given, and what is not stated as such', () => {
  const none = {
    ...noFilters,
    services: ['none'],
    organizations: ['none'],
    detections: ['none', 'customer'] as const,
    tags: ['none', 'eu'],
    has: ['diagnostics'] as const,
    years: ['none'] as const,
    actions: ['none'] as const,
  }
  expect(describeList(none)).toBe(
    'service not stated, organisation not stated, who noticed not stated or noticed by customer, no tag or #eu, date not stated, no action stated, something to mend',
  )
  expect(describeList({...noFilters, from: '2020-01-01'})).toBe('since 2020-01-01')
  expect(describeList({...noFilters, to: '2020-01-01'})).toBe('until 2020-01-01')
  expect(describeList({...noFilters, from: '2020-01-01', to: '2020-12-31'})).toBe('2020-01-01 to 2020-12-31')
  expect(describeFilters({...noFilters, from: '2020-01-01', to: '2020-01-01'})).toEqual([{text: 'on 2020-01-01', without: noFilters}])
})
