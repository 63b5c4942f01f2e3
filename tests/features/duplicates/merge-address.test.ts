import {expect, test} from 'vitest'
import {readMergeAddress, toMergeHref} from '#src/features/duplicates/merge-address.ts'

test('readMergeAddress() takes an id, or the address of a page', () => {
  expect(readMergeAddress({into: ' queue-stopped '}).into).toBe('queue-stopped')
  expect(readMergeAddress({into: 'https://postmortems.example.com/incidents/queue-stopped?tab=source#L3'}).into).toBe('queue-stopped')
  expect(readMergeAddress({into: ''}).into).toBeUndefined()
  expect(readMergeAddress({}).into).toBeUndefined()
})

test('readMergeAddress() reads what is to be taken over, and nothing that cannot be', () => {
  expect([...readMergeAddress({take: ['tags', 'status', 'services']}).takes]).toEqual(['services', 'tags'])
  expect([...readMergeAddress({take: 'tags'}).takes]).toEqual(['tags'])
})

test('toMergeHref() leads to the page of the one that goes', () => {
  expect(toMergeHref('a b', 'c&d')).toBe('/incidents/a%20b/merge?into=c%26d')
})
