import fc from 'fast-check'
import {expect, test} from 'vitest'
import {readActionFilters, readActionPlace, writeActionPlace} from '#src/features/remediation/read-action-filters.ts'
import {writeActionFilters} from '#src/features/remediation/write-action-filters.ts'

const whole = {filters: {}, order: 'due', as: 'table', by: undefined, page: 1, after: undefined, edit: undefined, complaints: []}

test('readActionFilters() takes an empty address for every action, overdue first', () => {
  expect(readActionFilters({})).toEqual(whole)
  expect(readActionFilters({q: ' ', owner: '', status: ['']})).toEqual(whole)
})

test('readActionFilters() reads one value and several alike, and "none" as not stated', () => {
  const {filters, complaints} = readActionFilters({
    q: ' raise  the cap ',
    status: ['open', 'in-progress'],
    due: 'overdue',
    policy: 'broken',
    owner: ['@Ada', 'none', 'Grace  Hopper'],
    team: '@platform',
    service: ['voice', 'none'],
    factor: 'capacity/memory',
    severity: ['2', 'SEV1', 'none'],
    kind: ['detect', 'none'],
    org: 'Example Calls',
    incident: '2024-05-19-cache-lost',
    from: '2024-05-01',
    to: '2024-05-31',
  })
  expect(filters).toEqual({
    words: 'raise  the cap',
    status: ['open', 'in-progress'],
    due: ['overdue'],
    policy: ['broken'],
    owner: ['@ada', undefined, 'grace hopper'],
    team: ['@platform'],
    service: ['voice', undefined],
    factor: ['capacity/memory'],
    severity: [2, 1, undefined],
    kind: ['detect', undefined],
    organization: ['Example Calls'],
    incident: ['2024-05-19-cache-lost'],
    from: '2024-05-01',
    to: '2024-05-31',
  })
  expect(complaints).toEqual([])
})

test('readActionFilters() leaves out what does not exist, and says so', () => {
  const {complaints, ...address} = readActionFilters({
    status: 'late',
    due: 'soon',
    severity: '9',
    order: 'random',
    by: 'mood',
    as: 'cloud',
    page: '0',
    from: '2024-02-30',
    edit: 'x',
  })
  expect({...address, complaints: []}).toEqual(whole)
  expect(complaints).toEqual([
    'There is no status “late”, so it was left out.',
    'There is no severity “9”, so it was left out.',
    'There is no date “soon”, so it was left out.',
    'There is no day “2024-02-30”, so it was left out.',
    'There is no order “random”, so it was left out.',
    'There is no view “cloud”, so it was left out.',
    'There is no grouping “mood”, so it was left out.',
    'There is no page “0”, so it was left out.',
    'There is no action “x”, so it was left out.',
  ])
})

test('writeActionFilters() writes an address that is read as the same, in one order', () => {
  const words = fc.string({maxLength: 40})
  fc.assert(
    fc.property(
      fc.record({
        q: words,
        owner: fc.array(words, {maxLength: 3}),
        service: fc.array(words, {maxLength: 3}),
        status: fc.subarray(['open', 'done', 'wont-do', 'candidate']),
        severity: fc.subarray(['1', '3', 'none']),
        due: fc.subarray(['overdue', 'undated']),
        by: fc.constantFrom('owner', 'service', ''),
        order: fc.constantFrom('due', 'newest', ''),
        from: fc.constantFrom('2024-05-01', '2024-13-01', ''),
        to: fc.constantFrom('2024-05-31', ''),
        edit: fc.constantFrom('a.1', '2024-05-19-cache-lost.12', ''),
      }),
      params => {
        const {complaints: _, ...address} = readActionFilters(params)
        const href = writeActionFilters(address.filters, address)
        const query = new URL(href, 'http://localhost').searchParams
        const again = readActionFilters(Object.fromEntries([...new Set(query.keys())].map(name => [name, query.getAll(name)])))
        expect(again).toEqual({...address, complaints: []})
        expect(writeActionFilters(again.filters, again)).toBe(href)
      },
    ),
  )
})

test('writeActionFilters() has no grouping on a board, which has its own', () => {
  expect(writeActionFilters({due: ['overdue']}, {as: 'board', by: 'owner'})).toBe('/remediation?due=overdue&as=board')
})

test('readActionPlace() reads what writeActionPlace() wrote, dots in the id included', () => {
  for (const place of [
    {incidentId: '2024-05-19-cache-lost', position: 0},
    {incidentId: 'v1.2.3', position: 41},
  ])
    expect(readActionPlace(writeActionPlace(place))).toEqual(place)
  for (const text of ['', 'a', 'a.0', 'a.-1', '.1', 'a.1x', 'a.9999999']) expect([text, readActionPlace(text)]).toEqual([text, undefined])
})
