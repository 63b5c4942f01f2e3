import {expect, test} from 'vitest'
import {type CaretPlace, listCompletions} from '#src/features/editor/browser/list-completions.ts'

const names = {services: ['cache', 'api'], factors: ['capacity/memory', 'people/handover'], owners: ['@ada', '@platform', 'Grace Hopper']}
const list = (before: string, place: Partial<CaretPlace> = {}) => {
  const found = listCompletions({before, isFrontMatter: false, listKey: undefined, heading: '', ...place}, names)
  if (!found) return undefined
  return 'incident' in found ? {length: found.length, incident: found.incident} : {length: found.length, labels: found.options.map(({label}) => label)}
}
const inFrontMatter = {isFrontMatter: true}

test('listCompletions() knows the keys of the front matter, and the values of those that have some', () => {
  expect(list('', inFrontMatter)?.labels).toEqual(expect.arrayContaining(['title', 'severity', 'services', 'related']))
  expect(list('sev', inFrontMatter)).toMatchObject({length: 3})
  expect(list('severity: S', inFrontMatter)).toEqual({length: 1, labels: ['SEV1', 'SEV2', 'SEV3', 'SEV4', 'SEV5']})
  expect(list('visibility: ', inFrontMatter)?.labels).toEqual(['public', 'restricted'])
  expect(list('services: [cache, a', inFrontMatter)).toEqual({length: 1, labels: ['cache', 'api']})
  expect(list('  - ca', {...inFrontMatter, listKey: 'factors'})).toEqual({length: 2, labels: ['capacity/memory', 'people/handover']})
  expect(list('timezone: Europe/V', inFrontMatter)?.labels).toContain('Europe/Vienna')
  expect(list('  - {to: 2024-03-01-cache, type: same', {...inFrontMatter, listKey: 'related'})).toMatchObject({length: 4})
  expect(list('title: The cac', inFrontMatter)).toBeUndefined()
})

test('listCompletions() puts a handle into quotes where YAML wants them', () => {
  const apply = (before: string) => {
    const found = listCompletions({before, isFrontMatter: true, listKey: undefined, heading: ''}, names)
    return found && 'options' in found ? found.options.map(option => option.apply) : undefined
  }
  expect(apply('authors: [')).toEqual(['"@ada"', '"@platform"'])
  expect(apply('authors: ["')).toEqual(['@ada', '@platform'])
})

test('listCompletions() knows attributes of actions, factors, milestones and incidents, each where it belongs', () => {
  expect(list('- [ ] Run two nodes (ow')?.labels).toEqual(expect.arrayContaining(['owner', 'due', 'kind']))
  expect(list('- [ ] Run two nodes (kind: prevent, owner: @a')).toEqual({length: 2, labels: ['@ada', '@platform', 'Grace Hopper']})
  expect(list('- [x] Run two nodes (kind: p')?.labels).toEqual(['prevent', 'mitigate', 'detect', 'repair', 'investigate'])
  expect(list('There was no second one. (factor: cap')).toEqual({length: 3, labels: ['capacity/memory', 'people/handover']})
  expect(list('- **2024-03-01 10:00 st', {heading: 'timeline'})?.labels).toEqual(['started', 'detected', 'acknowledged', 'mitigated', 'resolved'])
  expect(list('- **10:10 detected, a', {heading: 'timeline'})).toMatchObject({length: 1})
  expect(list('As in [[2024-03')).toEqual({length: 7, incident: '2024-03'})
})

test('listCompletions() leaves prose alone', () => {
  for (const before of ['The cache', '- It was (so', '10:00 st', 'severity: S', '(owner: @a']) expect(list(before), before).toBeUndefined()
})
