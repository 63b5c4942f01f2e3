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
