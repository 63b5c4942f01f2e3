import {describe, expect, it} from 'vitest'
import {anonymous, operator, type Viewer} from '#src/incident/viewer.ts'
import {type IncidentFilters, noFilters} from '#src/library/incident-store.ts'
import {type PatternAsking, type PatternDimension, patternDimensions} from '#src/library/patterns/pattern-counts.ts'
import type {DocumentGiven} from '#tests/builders/an-incident.ts'
import {aQuery, holding, listIds, type Open, today} from './holding.ts'

const documents: readonly DocumentGiven[] = [
  {
    id: 'a',
    title: 'Redis ran out of memory',
    severity: 'SEV1',
    services: ['api', 'db'],
    factors: [{title: 'Redis was full', category: 'capacity/memory'}, {category: 'change/code'}],
    trigger: 'A new release went out. It had been tested.',
    detectedBy: 'customer',
    milestones: {started: '2024-01-31T23:59:00Z'},
  },
  {
    id: 'b',
    severity: 'SEV2',
    services: ['api'],
    factorCategories: ['capacity/memory'],
    trigger: 'A campaign began.',
    detectedBy: 'unknown',
    date: '2024-02-01',
  },
  {id: 'c', title: 'Nobody knows', trigger: 'Not stated: the account does not say.', services: ['none']},
  {
    id: 'secret',
    visibility: 'restricted',
    audience: ['@ada'],
    title: 'Kafka lost its keys',
    severity: 'SEV3',
    services: ['api', 'vault'],
    factors: [{title: 'Kafka forgot', category: 'security/credentials'}],
    factorCategories: ['capacity/memory'],
    trigger: 'The certificate expired.',
    detectedBy: 'third-party',
    date: '2024-02-29',
  },
  {id: 'draft', status: 'draft', services: ['api'], factorCategories: ['change/code'], detectedBy: 'customer', date: '2023-12-31'},
]

const viewers: readonly (readonly [string, Viewer])[] = [
  ['somebody not signed in', anonymous],
  ['a viewer in the audience', {...anonymous, handles: ['@ada']}],
  ['an author', {role: 'author', handles: [], seesEverything: false}],
  ['the operator', operator],
]

function asking(rows: PatternDimension, columns: PatternDimension, rest: Partial<PatternAsking> = {}): PatternAsking {
  return {rows, columns, mostRows: 50, mostColumns: 50, ...rest}
}

/** What a list has to be filtered by to have the incidents of a value; undefined where no list can be asked for them. */
function toFilters(dimension: PatternDimension, value: string): Partial<IncidentFilters> | undefined {
  switch (dimension) {
    case 'factor':
      return {factors: [value]}
    case 'service':
      return {services: [value]}
    case 'trigger':
      return {triggers: [value]}
    case 'technology':
      return {technologies: [value]}
    case 'detection':
      return {detections: [value as IncidentFilters['detections'][number]]}
    case 'severity':
      return {severities: [value === 'none' ? value : (Number(value) as 1)]}
    case 'month':
      return value === 'none' ? undefined : {from: `${value}-01`, to: `${value}-31`}
  }
}

export function describePatterns(open: Open): void {
  describe('countPatterns()', () => {
    it.each(viewers)('counts for %s as many incidents as the list has that each number leads to', async (_, viewer) => {
      const store = await holding(open, ...documents)
      const countListed = async (filters: Partial<IncidentFilters>): Promise<number> => (await store.listIncidents(viewer, aQuery(filters))).total
      let cells = 0
      for (const rows of patternDimensions) {
        for (const columns of patternDimensions) {
          if (rows === columns) continue
          const counts = await store.countPatterns(viewer, noFilters, asking(rows, columns), today)
          expect(counts.incidents).toBe(await store.countIncidents(viewer))
          for (const {value, count} of counts.rows) {
            const filters = toFilters(rows, value)
            if (filters) expect([rows, value, count]).toEqual([rows, value, await countListed(filters)])
          }
          for (const {row, column, count} of counts.cells) {
            const [one, other] = [toFilters(rows, row), toFilters(columns, column)]
            cells++
            if (one && other) expect([rows, row, columns, column, count]).toEqual([rows, row, columns, column, await countListed({...one, ...other})])
          }
        }
      }
      expect(cells).toBeGreaterThan(100)
    })

    it('tells sorts of triggers and technologies apart, and what is not stated', async () => {
      const store = await holding(open, ...documents)
      const {rows, columns, cells, rowsInAll, columnsInAll} = await store.countPatterns(operator, noFilters, asking('trigger', 'technology'), today)
      expect(rows).toEqual([
        {value: 'none', count: 2},
        {value: 'a release', count: 1},
        {value: 'an expired certificate', count: 1},
        {value: 'other', count: 1},
      ])
      expect(columns).toEqual([
        {value: 'none', count: 3},
        {value: 'kafka', count: 1},
        {value: 'redis', count: 1},
      ])
      expect([rowsInAll, columnsInAll]).toEqual([3, 2])
      expect(cells).toContainEqual({row: 'a release', column: 'redis', count: 1})
      const facets = await store.countFacets(anonymous, noFilters, today)
      expect(facets.triggers).toEqual([
        {value: 'a release', count: 1},
        {value: 'none', count: 1},
        {value: 'other', count: 1},
      ])
      expect(facets.technologies).toEqual([
        {value: 'none', count: 2},
        {value: 'redis', count: 1},
      ])
    })

    it('keeps the most frequent values and says how many there are, with what is not stated in addition', async () => {
      const store = await holding(open, ...documents, {id: 'bare'})
      const {rows, columns, cells, rowsInAll, columnsInAll} = await store.countPatterns(
        operator,
        noFilters,
        asking('factor', 'service', {mostRows: 2, mostColumns: 1}),
        today,
      )
      expect(rows).toEqual([
        {value: 'capacity/memory', count: 3},
        {value: 'change/code', count: 2},
        {value: 'none', count: 2},
      ])
      // A service called 'none' counts among those that state none, as it does in a list.
      expect(columns).toEqual([
        {value: 'api', count: 4},
        {value: 'none', count: 2},
      ])
      expect([rowsInAll, columnsInAll]).toEqual([3, 3])
      expect(cells.toSorted((a, b) => (a.row + a.column < b.row + b.column ? -1 : 1))).toEqual([
        {row: 'capacity/memory', column: 'api', count: 3},
        {row: 'change/code', column: 'api', count: 2},
        {row: 'none', column: 'none', count: 2},
      ])
    })

    it('counts within filters', async () => {
      const store = await holding(open, ...documents)
      const filters: IncidentFilters = {...noFilters, services: ['db', 'vault'], from: '2024-01-01', to: '2024-01-31'}
      const {incidents, rows, columns} = await store.countPatterns(operator, filters, asking('factor', 'month'), today)
      expect(incidents).toBe(1)
      expect(rows.map(({value}) => value)).toEqual(['capacity/memory', 'change/code'])
      expect(columns).toEqual([{value: '2024-01', count: 1}])
      const nothing = {incidents: 0, rows: [], columns: [], rowsInAll: 0, columnsInAll: 0, cells: []}
      expect(await store.countPatterns(operator, {...noFilters, services: ['nobody']}, asking('factor', 'month'), today)).toEqual(nothing)
    })
  })

  describe('countPrevention()', () => {
    it('counts incidents by whether an action that is to prevent names the factor, in whatever case, or names none', async () => {
      const store = await holding(
        open,
        {
          id: 'named',
          factorCategories: ['capacity/memory', 'change/code'],
          actions: [
            {kind: 'prevent', status: 'done', factor: 'Capacity/Memory'},
            {kind: 'prevent', status: 'in-progress'},
          ],
        },
        {
          id: 'dropped',
          factorCategories: ['capacity/memory'],
          actions: [
            {kind: 'prevent', status: 'wont-do', factor: 'capacity/memory'},
            {kind: 'prevent', status: 'candidate'},
          ],
        },
        {
          id: 'detecting',
          factorCategories: ['change/code'],
          actions: [
            {kind: 'detect', status: 'open', factor: 'change/code'},
            {status: 'open', factor: 'change/code'},
          ],
        },
        {id: 'elsewhere', factors: [{category: 'data/loss'}], actions: [{kind: 'prevent', status: 'open', factor: 'change/code'}]},
        {id: 'draft', status: 'draft', factorCategories: ['data/loss'], actions: [{kind: 'prevent', factor: 'data/loss'}]},
      )
      const expected = [
        {factor: 'capacity/memory', incidents: 2, prevented: 1, unnamed: 0},
        {factor: 'change/code', incidents: 2, prevented: 0, unnamed: 1},
        {factor: 'data/loss', incidents: 1, prevented: 0, unnamed: 0},
      ]
      expect(await store.countPrevention(anonymous, noFilters, today)).toEqual(expected)
      expect((await store.countPrevention(operator, noFilters, today)).at(-1)).toEqual({factor: 'data/loss', incidents: 2, prevented: 1, unnamed: 0})
      expect(await store.countPrevention(anonymous, {...noFilters, factors: ['data/loss']}, today)).toEqual(expected.slice(2))
      // Where nothing names a factor, the search finds those that are counted as perhaps meant for it.
      const meant = {factors: ['change/code'], words: 'has:general-prevention'}
      expect(await listIds(store, aQuery(meant))).toEqual(['named'])
    })
  })

  describe('listRelations()', () => {
    const related: readonly DocumentGiven[] = [
      {id: 'first', title: 'First', date: '2024-01-01', services: ['api'], organization: 'Example', severity: 'SEV2', aliases: ['once']},
      {
        id: 'second',
        date: '2024-02-01',
        services: ['web'],
        relations: [
          {to: 'first', type: 'recurrence-of'},
          {to: 'once', type: 'recurrence-of'},
          {to: 'second', type: 'related'},
        ],
      },
      {
        id: 'third',
        date: '2024-03-01',
        relations: [
          {to: 'once', type: 'same-factor'},
          {to: 'second', type: 'related'},
          {to: 'nobody', type: 'related'},
          {to: 'secret', type: 'caused-by'},
        ],
      },
      {id: 'secret', date: '2024-04-01', visibility: 'restricted', audience: ['@ada'], aliases: ['once'], relations: [{to: 'first', type: 'related'}]},
      {id: 'undated', relations: [{to: 'first', type: 'related'}]},
      {id: 'alone', date: '2024-05-01'},
    ]
    const all = {types: [], most: 50} as const

    it('resolves addresses, leaves out what leads nowhere or to itself, and says each relation once', async () => {
      const store = await holding(open, ...related)
      const {incidents, relations, ...totals} = await store.listRelations(anonymous, noFilters, all, today)
      expect(relations).toEqual([
        {from: 'third', to: 'first', type: 'same-factor'},
        {from: 'third', to: 'second', type: 'related'},
        {from: 'second', to: 'first', type: 'recurrence-of'},
        {from: 'undated', to: 'first', type: 'related'},
      ])
      expect(incidents.map(({id}) => id)).toEqual(['third', 'second', 'first', 'undated'])
      expect(incidents[2]).toEqual({
        id: 'first',
        title: 'First',
        date: {at: '2024-01-01T00:00:00Z', precision: 'day', approximate: false, zone: 'UTC'},
        organization: 'Example',
        severityLevel: 2,
        severityLabel: 'SEV2',
        services: ['api'],
      })
      expect(totals).toEqual({
        incidentsInAll: 4,
        relationsInAll: 4,
        types: [
          {value: 'related', count: 2},
          {value: 'recurrence-of', count: 1},
          {value: 'same-factor', count: 1},
        ],
      })
    })

    it('tells nobody of relations to what they may not see', async () => {
      const store = await holding(open, ...related)
      const told = JSON.stringify(await store.listRelations(anonymous, noFilters, all, today))
      expect(told).not.toContain('secret')
      const {relations} = await store.listRelations({...anonymous, handles: ['@ada']}, noFilters, all, today)
      expect(relations).toContainEqual({from: 'third', to: 'secret', type: 'caused-by'})
      expect(relations).toContainEqual({from: 'secret', to: 'first', type: 'related'})
    })

    it('takes relations of some types, and those of which either incident matches', async () => {
      const store = await holding(open, ...related)
      const {relations, relationsInAll, types} = await store.listRelations(anonymous, noFilters, {...all, types: ['related', 'caused-by']}, today)
      expect(relations.map(({from}) => from)).toEqual(['third', 'undated'])
      expect([relationsInAll, types.length]).toEqual([2, 3])
      const ofWeb = await store.listRelations(anonymous, {...noFilters, services: ['web']}, all, today)
      expect(ofWeb.relations.map(({from, to}) => `${from} ${to}`)).toEqual(['third second', 'second first'])
      expect((await store.listRelations(anonymous, {...noFilters, services: ['nobody']}, all, today)).relations).toEqual([])
    })

    it('gives out the newest as far as there is room, and says how many there are', async () => {
      const store = await holding(open, ...related)
      const {incidents, relations, incidentsInAll, relationsInAll} = await store.listRelations(anonymous, noFilters, {...all, most: 3}, today)
      expect(incidents.map(({id}) => id)).toEqual(['third', 'second', 'first'])
      expect(relations).toHaveLength(3)
      expect([incidentsInAll, relationsInAll]).toEqual([4, 4])
    })
  })
}
