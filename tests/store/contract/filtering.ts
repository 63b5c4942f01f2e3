import {describe, expect, it} from 'vitest'
import {operator} from '#src/incident/viewer.ts'
import {type IncidentFilters, type IncidentOrder, noFilters} from '#src/library/incident-store.ts'
import {anInstant, type DocumentGiven} from '#tests/builders/an-incident.ts'
import {aProblem, aQuery, holding, listIds, type Open, today} from './holding.ts'

const documents: readonly DocumentGiven[] = [
  {
    id: 'a',
    severity: 'SEV1',
    organization: 'Example Calls',
    detectedBy: 'customer',
    tags: ['voice', 'voice', 'eu'],
    diagnostics: [aProblem('worth telling'), {...aProblem('good to know'), level: 'info'}],
    services: ['api', 'web'],
    factors: [{category: 'capacity/memory'}, {category: 'capacity/memory'}],
    milestones: {started: '2023-12-31T23:59:00Z', resolved: '2024-01-01T01:59:00Z'},
    actions: [{due: '2025-05-31'}, {due: '2025-07-01', status: 'in-progress'}, {status: 'done', due: '2020-01-01'}],
  },
  {
    id: 'b',
    severity: 'SEV2',
    organization: 'none',
    status: 'draft',
    diagnostics: [{...aProblem('good to know'), level: 'info'}],
    services: ['api'],
    factorCategories: ['capacity/memory', 'change/code'],
    milestones: {detected: '2024-05-01T10:00:00Z'},
    actions: [{due: today}],
  },
  {
    id: 'c',
    severity: 'Major',
    detectedBy: 'monitoring',
    diagnostics: [{...aProblem('good to know'), level: 'warning'}],
    services: ['db', 'db'],
    milestones: {started: '2024-03-01T10:00:00Z', mitigated: '2024-03-01T10:30:00Z'},
    actions: [{status: 'candidate', due: '2020-01-01'}],
  },
  {id: 'd', severity: 'SEV2', windows: [{start: '2022-01-01T00:00:00Z', end: '2022-01-01T03:00:00Z'}]},
]

export function describeFiltering(open: Open): void {
  describe('listIncidents()', () => {
    it('shows what a list needs', async () => {
      const store = await holding(open, {
        ...documents[0],
        title: 'Calls ended',
        organization: 'Example',
        detectedBy: 'customer',
        summary: 'It *broke* & <b>\n\ntwice',
        windows: [{start: '2023-12-31T23:59:00Z', end: '2024-01-01T00:09:00Z'}, {start: '2024-01-01T01:00:00Z'}],
      })
      expect((await store.listIncidents(operator, aQuery())).rows).toEqual([
        {
          id: 'a',
          title: 'Calls ended',
          date: anInstant('2023-12-31T23:59:00Z'),
          organization: 'Example',
          severityLevel: 1,
          severityLabel: 'SEV1',
          status: 'published',
          visibility: 'public',
          detectedBy: 'customer',
          services: ['api', 'web'],
          factors: ['capacity/memory'],
          summary: 'It *broke* & <b> twice',
          ttd: undefined,
          ttm: undefined,
          ttr: 120,
          impactMinutes: undefined,
          milestones: [
            {kind: 'started', at: '2023-12-31T23:59:00Z'},
            {kind: 'resolved', at: '2024-01-01T01:59:00Z'},
          ],
          windows: [
            {start: '2023-12-31T23:59:00Z', end: '2024-01-01T00:09:00Z'},
            {start: '2024-01-01T01:00:00Z', end: undefined},
          ],
          actions: {total: 3, open: 2, done: 1, overdue: 1},
          stale: false,
          passages: [],
        },
      ])
    })

    it('shows of an incident that states nothing that it states nothing', async () => {
      const store = await holding(open, {id: 'a', title: null})
      expect((await store.listIncidents(operator, aQuery())).rows[0]).toMatchObject({title: 'a', date: undefined, severityLevel: undefined, summary: ''})
    })

    it('dates an incident by its start, else its earliest instant, else the day it states', async () => {
      const store = await holding(
        open,
        {id: 'start', milestones: {started: '2024-02-02T00:00:00Z'}, timeline: [{at: '2024-01-01T00:00:00Z'}], date: '2020-01-01'},
        {id: 'earliest', milestones: {resolved: '2024-02-02T00:00:00Z'}, timeline: [{at: '2024-01-01T00:00:00Z'}], date: '2020-01-01'},
        {id: 'stated', date: '2020-01-01'},
      )
      const {rows} = await store.listIncidents(operator, aQuery())
      expect(rows.map(({id, date}) => [id, date?.at, date?.precision])).toEqual([
        ['start', '2024-02-02T00:00:00Z', 'minute'],
        ['earliest', '2024-01-01T00:00:00Z', 'minute'],
        ['stated', '2020-01-01T00:00:00Z', 'day'],
      ])
    })

    it.each<[string, Partial<IncidentFilters>, readonly string[]]>([
      ['nothing', {}, ['a', 'b', 'c', 'd']],
      ['one severity', {severities: [2]}, ['b', 'd']],
      ['a severity that is not stated or not known', {severities: ['none']}, ['c']],
      ['either of two severities', {severities: [1, 'none']}, ['a', 'c']],
      ['a service', {services: ['api']}, ['a', 'b']],
      ['either of two services', {services: ['web', 'db']}, ['a', 'c']],
      ['a service with a quote in its name', {services: ["api' OR '1'='1"]}, []],
      ['a factor of the text or of the front matter', {factors: ['capacity/memory']}, ['a', 'b']],
      ['a year in UTC', {years: [2023]}, ['a']],
      ['a year told by an instant that is not the start', {years: [2024]}, ['b', 'c']],
      ['a year that is none', {years: [Number.NaN, 1e9]}, []],
      ['no date at all', {years: ['none']}, ['d']],
      ['a year, or no date', {years: [2023, 'none']}, ['a', 'd']],
      ['no date within a period, which nothing is', {years: ['none'], from: '2020-01-01'}, []],
      ['open actions', {actions: ['open']}, ['a', 'b']],
      ['overdue actions, and due today is not overdue', {actions: ['overdue']}, ['a']],
      ['open or overdue', {actions: ['open', 'overdue']}, ['a', 'b']],
      ['no action stated; a candidate is one', {actions: ['none']}, ['d']],
      ['overdue actions, or none stated', {actions: ['overdue', 'none']}, ['a', 'd']],
      ['a service that is not stated', {services: ['none']}, ['d']],
      ['a service, or none', {services: ['none', 'web']}, ['a', 'd']],
      ['a factor that is not stated', {factors: ['none']}, ['c', 'd']],
      ['an organisation', {organizations: ['Example Calls']}, ['a']],
      ['an organisation that is not stated, or is called so', {organizations: ['none']}, ['b', 'c', 'd']],
      ['either of two organisations', {organizations: ['Example Calls', 'none']}, ['a', 'b', 'c', 'd']],
      ['who noticed it first', {detections: ['customer', 'monitoring']}, ['a', 'c']],
      ['nobody having said who noticed it', {detections: ['none']}, ['b', 'd']],
      ['a tag', {tags: ['voice']}, ['a']],
      ['no tag', {tags: ['none']}, ['b', 'c', 'd']],
      ['the status of the document', {statuses: ['draft', 'in-review']}, ['b']],
      ['something to mend in the document', {has: ['diagnostics']}, ['a', 'c']],
      ['a first day', {from: '2024-03-01'}, ['b', 'c']],
      ['a last day, which it may have begun on', {to: '2023-12-31'}, ['a']],
      ['a period', {from: '2023-12-31', to: '2024-03-01'}, ['a', 'c']],
      ['a period that ends before it begins', {from: '2024-03-01', to: '2023-12-31'}, []],
      ['several fields at once', {severities: [1, 2], services: ['api'], factors: ['change/code'], years: [2024], actions: ['open']}, ['b']],
      ['fields that nothing matches together', {severities: [1], services: ['db']}, []],
    ])('filters by %s', async (_, filters, expected) => {
      const store = await holding(open, ...documents)
      expect((await listIds(store, aQuery(filters))).toSorted()).toEqual(expected)
      expect((await store.listIncidents(operator, aQuery(filters, {pageSize: 1}))).total).toBe(expected.length)
    })

    it.each<[IncidentOrder, readonly string[]]>([
      ['newest', ['b', 'c', 'a', 'd', 'e', 'f']],
      ['oldest', ['a', 'c', 'b', 'd', 'e', 'f']],
      ['longest', ['d', 'a', 'c', 'b', 'e', 'f']],
      ['severest', ['a', 'b', 'd', 'c', 'e', 'f']],
    ])('orders by %s, with what is not stated last and by id', async (order, expected) => {
      const store = await holding(open, {id: 'f'}, ...documents, {id: 'e'})
      expect(await listIds(store, aQuery({}, {order}))).toEqual(expected)
    })

    it.each<IncidentOrder>(['newest', 'oldest', 'longest', 'severest'])('turns pages by %s without skipping or repeating one', async order => {
      const same = {severity: 'SEV3', milestones: {started: '2024-01-01T00:00:00Z'}}
      const store = await holding(open, ...Array.from({length: 23}, (_, place) => ({...same, id: `id-${(place * 7) % 23}`})))
      const pages = await Promise.all([1, 2, 3, 4, 5].map(page => store.listIncidents(operator, aQuery({}, {order, page, pageSize: 5}))))
      expect(new Set(pages.flatMap(({rows}) => rows.map(({id}) => id))).size).toBe(23)
      expect(pages.map(({rows, total}) => [rows.length, total])).toEqual([
        [5, 23],
        [5, 23],
        [5, 23],
        [5, 23],
        [3, 23],
      ])
    })

    it('answers a page that there is not with the next best, or with no rows', async () => {
      const store = await holding(open, {id: 'a'}, {id: 'b'})
      const count = async (page: number, pageSize: number): Promise<number> => (await store.listIncidents(operator, aQuery({}, {page, pageSize}))).rows.length
      expect(await count(1e9, 200)).toBe(0)
      expect(await count(Number.POSITIVE_INFINITY, 1e9)).toBe(0)
      expect(await count(-3, 1.5)).toBe(1)
      expect(await count(Number.NaN, Number.NaN)).toBe(1)
    })
  })

  describe('countFacets()', () => {
    it('counts every value once for each incident, most frequent first, years from the newest', async () => {
      const store = await holding(open, ...documents)
      expect(await store.countFacets(operator, noFilters, today)).toEqual({
        severities: [counted(2, 2), counted(1, 1), counted('none', 1)],
        services: [counted('api', 2), counted('db', 1), counted('none', 1), counted('web', 1)],
        factors: [counted('capacity/memory', 2), counted('none', 2), counted('change/code', 1)],
        organizations: [counted('none', 3), counted('Example Calls', 1)],
        detections: [counted('none', 2), counted('customer', 1), counted('monitoring', 1)],
        triggers: [counted('none', 4)],
        technologies: [counted('none', 4)],
        tags: [counted('none', 3), counted('eu', 1), counted('voice', 1)],
        statuses: [counted('published', 3), counted('draft', 1)],
        years: [counted(2024, 2), counted(2023, 1), counted('none', 1)],
        actions: [counted('open', 2), counted('none', 1), counted('overdue', 1)],
        has: [counted('diagnostics', 2)],
        months: [counted('2023-12', 1), counted('2024-03', 1), counted('2024-05', 1)],
        undated: 1,
      })
    })

    it('counts months without the period, and with all other filters', async () => {
      const store = await holding(open, ...documents, {id: 'e', services: ['api']})
      const period = {...noFilters, from: '2024-01-01', to: '2024-04-01'}
      const {months, undated, years, services} = await store.countFacets(operator, {...period, services: ['api']}, today)
      expect([months, undated]).toEqual([[counted('2023-12', 1), counted('2024-05', 1)], 1])
      expect([years, services]).toEqual([[], [counted('db', 1)]])
      expect((await store.countFacets(operator, {...noFilters, years: [2024]}, today)).months).toEqual([counted('2024-03', 1), counted('2024-05', 1)])
    })

    it('counts each field without its own filter, and with all others', async () => {
      const store = await holding(open, ...documents)
      const facets = await store.countFacets(operator, {...noFilters, severities: [2], services: ['api']}, today)
      expect(facets.severities).toEqual([
        {value: 1, count: 1},
        {value: 2, count: 1},
      ])
      expect(facets.services).toEqual([counted('api', 1), counted('none', 1)])
      expect(facets.factors).toEqual([
        {value: 'capacity/memory', count: 1},
        {value: 'change/code', count: 1},
      ])
      expect(facets.years).toEqual([{value: 2024, count: 1}])
      expect(facets.actions).toEqual([{value: 'open', count: 1}])
    })

    it('agrees with the list about every value it names', async () => {
      const store = await holding(open, ...documents)
      const asked: readonly IncidentFilters[] = [
        noFilters,
        {...noFilters, years: [2024, 2023]},
        {...noFilters, tags: ['none'], from: '2022-01-01', to: '2024-03-01'},
        {...noFilters, organizations: ['none'], detections: ['none', 'monitoring']},
        {...noFilters, years: ['none', 2023], actions: ['none', 'overdue']},
      ]
      for (const filters of asked) {
        const {months: _months, undated: _undated, ...facets} = await store.countFacets(operator, filters, today)
        for (const [field, values] of Object.entries(facets)) {
          for (const {value, count} of values) expect(await listIds(store, aQuery({...filters, [field]: [value]})), `${field} ${value}`).toHaveLength(count)
        }
      }
    })

    it('counts within the words that are searched for', async () => {
      const store = await holding(open, {id: 'a', summary: 'sardines', services: ['x']}, {id: 'b', services: ['x']})
      expect((await store.countFacets(operator, {...noFilters, words: 'sardines'}, today)).services).toEqual([{value: 'x', count: 1}])
    })
  })
}

function counted<T>(value: T, count: number): {value: T; count: number} {
  return {value, count}
}
