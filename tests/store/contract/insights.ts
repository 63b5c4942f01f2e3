import {describe, expect, it} from 'vitest'
import {anonymous, operator, type Viewer} from '#src/incident/viewer.ts'
import {type IncidentFilters, type IncidentStore, noFilters} from '#src/library/incident-store.ts'
import {anActionAsking, holding, type Open, today} from './holding.ts'

export function describeInsights(open: Open): void {
  const some = [
    {
      id: 'a',
      title: 'Ports ran out',
      services: ['api', 'web'],
      organization: 'Example',
      severity: 'SEV2',
      detectedBy: 'customer',
      trigger: 'A campaign',
      factorCategories: ['capacity/ports'],
      milestones: {started: '2024-01-31T23:00:00Z', detected: '2024-01-31T23:00:00Z', mitigated: '2024-01-31T23:40:00Z', resolved: '2024-02-01T01:00:00Z'},
      actions: [
        {title: 'Raise the limit', status: 'done', done: '2024-02-03'},
        {title: 'Alert', due: '2025-01-01'},
      ],
    },
    {
      id: 'b',
      services: ['api'],
      severity: 'SEV2',
      milestones: {started: '2024-03-01T10:00:00Z', detected: '2024-03-01T10:05:00Z', resolved: '2024-03-01T12:00:00Z'},
      actions: [{title: 'Nothing yet'}],
    },
    {id: 'c', severity: 'purple', milestones: {detected: '2024-03-31T23:59:00Z'}, windows: [{start: '2024-03-31T23:59:00Z', end: '2024-04-01T00:10:00Z'}]},
    {id: 'd', services: ['api']},
    {id: 'hidden', severity: 'SEV1', visibility: 'restricted', milestones: {started: '2024-02-10T10:00:00Z', detected: '2024-02-10T10:07:00Z'}},
    {
      id: 'draft',
      severity: 'SEV1',
      status: 'draft',
      milestones: {started: '2024-02-11T10:00:00Z', detected: '2024-02-11T10:08:00Z'},
      actions: [{title: 'Draft'}],
    },
  ] as const
  const measure = (store: IncidentStore, filters: Partial<IncidentFilters> = {}, viewer: Viewer = operator) =>
    store.measureIncidents(viewer, {...noFilters, ...filters}, today)
  const timed = (store: IncidentStore, filters: Partial<IncidentFilters> = {}, viewer: Viewer = operator, limit = 99) =>
    store.listTimedIncidents(viewer, {...noFilters, ...filters}, today, limit)

  describe('measureIncidents()', () => {
    it('counts what the incidents of all time state, for who sees what is published', async () => {
      const store = await holding(open, ...some)
      expect(await measure(store, {}, anonymous)).toEqual({
        incidents: 4,
        undated: 1,
        months: [
          {month: '2024-01', count: 1},
          {month: '2024-03', count: 2},
        ],
        severities: [
          {value: 2, count: 2},
          {value: 'none', count: 2},
        ],
        detection: [
          {value: 'none', count: 3},
          {value: 'customer', count: 1},
        ],
        ttd: [
          {minutes: 0, count: 1},
          {minutes: 5, count: 1},
        ],
        ttm: [{minutes: 40, count: 1}],
        ttr: [{minutes: 120, count: 2}],
        stating: {
          severity: 2,
          detection: 1,
          services: 3,
          factors: 1,
          trigger: 1,
          impact: 2,
          actions: 2,
          started: 2,
          detected: 3,
          acknowledged: 0,
          mitigated: 1,
          resolved: 2,
        },
      })
    })

    it('counts those of a period, its first and its last day included, and how many are in none', async () => {
      const store = await holding(open, ...some)
      expect(await measure(store, {from: '2024-01-31', to: '2024-02-29'}, anonymous)).toMatchObject({incidents: 1, undated: 1, ttr: [{minutes: 120, count: 1}]})
      expect(await measure(store, {from: '2024-02-01', to: '2024-03-31'}, anonymous)).toMatchObject({incidents: 2, undated: 1, ttr: [{minutes: 120, count: 1}]})
      expect(await measure(store, {from: '2024-04-01'}, anonymous)).toMatchObject({incidents: 0, undated: 1, months: [], severities: [], ttd: []})
    })

    it('is narrowed by every filter of a list, those without a date as well', async () => {
      const store = await holding(open, ...some)
      expect(await measure(store, {services: ['web']}, anonymous)).toMatchObject({incidents: 1, undated: 0})
      expect(await measure(store, {services: ['api'], from: '2024-03-01'}, anonymous)).toMatchObject({incidents: 1, undated: 1})
      expect(await measure(store, {severities: ['none']}, anonymous)).toMatchObject({incidents: 2, undated: 1})
      expect(await measure(store, {organizations: ['Example']}, anonymous)).toMatchObject({incidents: 1})
      expect(await measure(store, {words: 'ports'}, anonymous)).toMatchObject({incidents: 1, stating: {trigger: 1}})
    })

    it('counts nothing that the viewer may not see, nor that it is there', async () => {
      const store = await holding(open, ...some)
      const without = await holding(open, ...some.filter(({id}) => id !== 'hidden' && id !== 'draft'))
      expect(await measure(store, {}, anonymous)).toEqual(await measure(without, {}, anonymous))
      expect(await timed(store, {}, anonymous)).toEqual(await timed(without, {}, anonymous))
      expect(await measure(store, {}, {...anonymous, role: 'author'})).toMatchObject({incidents: 5, ttd: [{minutes: 0}, {minutes: 5}, {minutes: 8}]})
      expect(await measure(store, {}, {...anonymous, role: 'stranger'})).toMatchObject({incidents: 0, undated: 0})
      expect(await measure(store)).toMatchObject({incidents: 6})
    })
  })

  describe('listTimedIncidents()', () => {
    it('lists those that say how long anything took, the newest first, and no more than asked for', async () => {
      const store = await holding(open, ...some)
      expect(await timed(store, {}, anonymous)).toEqual([
        {id: 'b', title: expect.any(String), ttd: 5, ttm: undefined, ttr: 120},
        {id: 'a', title: 'Ports ran out', ttd: 0, ttm: 40, ttr: 120},
      ])
      expect((await timed(store, {}, operator, 2)).map(({id}) => id)).toEqual(['b', 'draft'])
      expect((await timed(store, {from: '2024-02-10', to: '2024-02-10'})).map(({id}) => id)).toEqual(['hidden'])
      expect(await timed(store, {severities: [1]}, anonymous)).toEqual([])
    })
  })

  it('coverActions() counts the actions of incidents within some days, and of none without a day', async () => {
    const store = await holding(open, ...some, {id: 'undated', actions: [{title: 'Sometime'}]})
    const cover = (from?: string, to?: string) =>
      store.coverActions(operator, anActionAsking({...(from !== undefined && {from}), ...(to !== undefined && {to})}))
    expect(await cover('2024-01-31', '2024-02-11')).toMatchObject({total: 3, incidents: 2, done: 1, overdue: 1})
    expect(await cover('2024-03-01')).toMatchObject({total: 1, incidents: 1})
    expect(await cover()).toMatchObject({total: 5, incidents: 4})
  })
}
