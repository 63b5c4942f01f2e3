import {describe, expect, it} from 'vitest'
import {anonymous, operator} from '#src/incident/viewer.ts'
import {mostOutlined} from '#src/library/service-figures.ts'
import {aDocument} from '#tests/builders/an-incident.ts'
import {aQuery, change, holding, listIds, type Open, readRecord, today} from './holding.ts'

export function describeServices(open: Open): void {
  const some = [
    {
      id: 'a',
      services: ['api', 'web'],
      severity: 'SEV3',
      detectedBy: 'customer',
      factorCategories: ['change/deploy', 'capacity/memory'],
      milestones: {started: '2024-01-31T23:00:00Z', detected: '2024-01-31T23:05:00Z', resolved: '2024-02-01T01:00:00Z'},
      actions: [{title: 'Late', due: '2025-01-01'}, {title: 'Done', status: 'done', due: '2025-01-01'}, {title: 'Undated'}],
    },
    {
      id: 'b',
      services: ['api'],
      severity: 'SEV2',
      factorCategories: ['change/deploy'],
      milestones: {started: '2024-03-01T10:00:00Z', detected: '2024-03-01T10:05:00Z', mitigated: '2024-03-01T10:30:00Z'},
      actions: [
        {title: 'Later', due: '2025-12-01'},
        {title: 'Later still', due: '2026-01-01', status: 'in-progress'},
      ],
    },
    {id: 'c', services: ['API', 'Ω/ü', 'web'], severity: 'purple'},
    {id: 'd', services: []},
  ] as const

  describe('summarizeServices()', () => {
    it('has every service once, in alphabetical order, with its figures', async () => {
      const store = await holding(open, ...some)
      expect(await store.summarizeServices(operator, today)).toEqual([
        {name: 'API', incidents: 1, last: undefined, worst: undefined, open: 0, overdue: 0},
        {name: 'api', incidents: 2, last: '2024-03-01T10:00:00Z', worst: 2, open: 4, overdue: 1},
        {name: 'web', incidents: 2, last: '2024-01-31T23:00:00Z', worst: 3, open: 2, overdue: 1},
        {name: 'Ω/ü', incidents: 1, last: undefined, worst: undefined, open: 0, overdue: 0},
      ])
    })

    it('has nothing where no incident names one', async () => {
      expect(await (await holding(open, {id: 'a'})).summarizeServices(operator, today)).toEqual([])
    })
  })

  describe('outlineServices()', () => {
    it('counts by month and by factor for those asked for, and leaves out what there is not', async () => {
      const store = await holding(open, ...some)
      expect(await store.outlineServices(operator, ['api', 'API', 'none'], 1)).toEqual(
        new Map([
          [
            'api',
            {
              months: [
                {month: '2024-01', count: 1},
                {month: '2024-03', count: 1},
              ],
              factors: [{value: 'change/deploy', count: 2}],
            },
          ],
          ['API', {months: [], factors: []}],
        ]),
      )
      expect(await store.outlineServices(operator, [], 1)).toEqual(new Map())
    })
  })

  it('outlineServices() counts factors over the newest incidents alone, and findService() over all', async () => {
    const old = {services: ['api'], factorCategories: ['capacity/memory'], milestones: {started: '2020-01-01T00:00:00Z'}}
    const newer = {services: ['api'], factorCategories: ['change/deploy'], milestones: {started: '2021-01-01T00:00:00Z'}}
    const many = Array.from({length: mostOutlined}, (_, number) => ({...newer, id: `newer-${number}`}))
    const store = await holding(open, {...old, id: 'old'}, ...many)
    const outline = (await store.outlineServices(operator, ['api'], 9)).get('api')
    expect(outline?.factors).toEqual([{value: 'change/deploy', count: mostOutlined}])
    expect(outline?.months).toEqual([
      {month: '2020-01', count: 1},
      {month: '2021-01', count: mostOutlined},
    ])
    expect((await store.findService(operator, 'api', today))?.factors).toHaveLength(2)
  })

  describe('findService()', () => {
    it('counts all that is stated, and says how much is not', async () => {
      const store = await holding(open, ...some)
      expect(await store.findService(operator, 'api', today)).toEqual({
        name: 'api',
        incidents: 2,
        last: '2024-03-01T10:00:00Z',
        newest: {at: '2024-03-01T10:00:00Z', precision: 'minute', approximate: false, zone: 'UTC'},
        worst: 2,
        open: 4,
        overdue: 1,
        months: [
          {month: '2024-01', count: 1},
          {month: '2024-03', count: 1},
        ],
        factors: [
          {value: 'change/deploy', count: 2},
          {value: 'capacity/memory', count: 1},
        ],
        severities: [
          {value: 2, count: 1},
          {value: 3, count: 1},
        ],
        detection: [
          {value: 'customer', count: 1},
          {value: 'none', count: 1},
        ],
        ttd: [{minutes: 5, count: 2}],
        ttm: [{minutes: 30, count: 1}],
        ttr: [{minutes: 120, count: 1}],
      })
    })

    it('knows a service by every letter of its name', async () => {
      const store = await holding(open, ...some)
      expect(await store.findService(operator, 'Ω/ü', today)).toMatchObject({incidents: 1, severities: [{value: 'none', count: 1}], newest: undefined})
      for (const name of ['Api', 'ap', 'api ', '', "api' OR '1'='1", 'a%', 'x'.repeat(5000)])
        expect(await store.findService(operator, name, today)).toBeUndefined()
    })
  })

  describe('listOpenActions()', () => {
    it('has those of one service: overdue first, then by due date, then those without one', async () => {
      const store = await holding(open, ...some)
      const titles = async (service: string, limit: number) => (await store.listOpenActions(operator, service, today, limit)).map(({title}) => title)
      expect(await titles('api', 9)).toEqual(['Late', 'Later', 'Later still', 'Undated'])
      expect(await titles('api', 2)).toEqual(['Late', 'Later'])
      expect(await titles('web', 9)).toEqual(['Late', 'Undated'])
      expect((await store.listOpenActions(operator, 'web', today, 1))[0]).toMatchObject({incidentId: 'a', position: 0, overdue: true})
    })
  })

  describe('an alias of a service', () => {
    const serviceAliases = {co: 'checkout', 'checkout-api': 'checkout'}

    it('counts as the service everywhere, while the incident keeps what its author wrote', async () => {
      const store = await holding(open, {id: 'b', services: ['checkout']})
      await store.apply(change({publish: [aDocument({id: 'a', services: ['co', 'web', 'checkout-api', 'checkout'], serviceAliases})]}))
      const counts = [
        {value: 'checkout', count: 2},
        {value: 'web', count: 1},
      ]
      expect((await store.countFacets(operator, aQuery().filters, today)).services).toEqual(counts)
      expect(await store.listServices(operator, 9)).toEqual(counts)
      expect(await listIds(store, aQuery({services: ['checkout']}))).toEqual(['a', 'b'])
      expect(await listIds(store, aQuery({services: ['co']}))).toEqual([])
      expect((await store.listIncidents(operator, aQuery())).rows[0]?.services).toEqual(['checkout', 'web'])
      expect((await store.findService(operator, 'checkout', today))?.incidents).toBe(2)
      expect((await store.listCrossReferences(anonymous, 'b')).shared[0]?.reasons).toEqual([{kind: 'service', name: 'checkout'}])
      expect((await readRecord(store, 'a'))?.incident.services.map(({value}) => value)).toEqual(['co', 'web', 'checkout-api', 'checkout'])
      for (const words of ['co', 'checkout api', 'checkout']) expect(await listIds(store, aQuery({words})), words).toContain('a')
    })

    it('is noticed by listMisnamed() where it was added, changed or taken away since', async () => {
      const store = await holding(open, {id: 'plain', services: ['web']}, {id: 'before', services: ['co']})
      await store.apply(
        change({
          publish: [aDocument({id: 'a', services: ['co'], serviceAliases}), aDocument({id: 'b', services: ['checkout', 'checkout-api'], serviceAliases})],
        }),
      )
      expect(await store.listMisnamed(serviceAliases)).toEqual(['before.md'])
      expect(await store.listMisnamed({})).toEqual(['a.md', 'b.md'])
      expect(await store.listMisnamed({...serviceAliases, co: 'cobalt'})).toEqual(['a.md', 'before.md'])
      expect(await store.listMisnamed({checkout: 'shop', 'checkout-api': 'shop', co: 'shop', web: 'web-app'})).toEqual([
        'a.md',
        'b.md',
        'before.md',
        'plain.md',
      ])
      await store.apply(change({publish: [aDocument({id: 'before', services: ['co'], serviceAliases})]}))
      expect(await store.listMisnamed(serviceAliases)).toEqual([])
    })
  })
}
