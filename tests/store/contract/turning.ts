import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {anonymous, operator} from '#src/incident/viewer.ts'
import {type IncidentOrder, type IncidentStore, incidentOrders, type ListPlace, noFilters} from '#src/library/incident-store.ts'
import {aDocument, type DocumentGiven} from '#tests/builders/an-incident.ts'
import {aQuery, change, holding, listIds, type Open, today} from './holding.ts'

// Many of a kind, so that places differ by their last column alone.
const anyDocuments = fc
  .array(
    fc.record({
      date: fc.constantFrom(undefined, '2024-01-01', '2024-01-02', '2023-06-01'),
      severity: fc.constantFrom(undefined, 'SEV1', 'SEV3'),
      minutes: fc.constantFrom(undefined, 5, 90),
      hits: fc.integer({min: 0, max: 2}),
    }),
    {minLength: 1, maxLength: 14},
  )
  .map(list => list.map((given, place): DocumentGiven => toDocument(`id-${String((place * 7) % 15).padStart(2, '0')}`, given)))

type Given = {readonly date: string | undefined; readonly severity: string | undefined; readonly minutes: number | undefined; readonly hits: number}

function toDocument(id: string, {date, severity, minutes, hits}: Given): DocumentGiven {
  const start = date === undefined || minutes === undefined ? undefined : `${date}T00:00:00Z`
  return {
    id,
    ...(date === undefined ? {} : {date}),
    ...(severity === undefined ? {} : {severity}),
    ...(start === undefined ? {} : {windows: [{start, end: new Date(Date.parse(start) + (minutes ?? 0) * 60_000).toISOString().replace('.000', '')}]}),
    plainText: `sardines ${'sardines '.repeat(hits)}`,
  }
}

export function describeTurning(open: Open): void {
  describe('turning pages from a place', () => {
    it.each(incidentOrders)('knows by %s what stands before and after each incident of a list', async order => {
      const [documents = []] = fc.sample(anyDocuments, {numRuns: 1, seed: 11})
      const store = await holding(open, ...documents, {id: 'hidden', date: '2024-01-01', visibility: 'restricted', audience: ['@ada'], plainText: 'sardines'})
      const query = {filters: {...noFilters, words: 'sardines'}, order, today}
      const ids = await listIds(store, aQuery({words: 'sardines'}, {order}), anonymous)
      expect(ids).toHaveLength(documents.length)
      for (const [at, id] of ids.entries()) {
        const {previous, next} = await store.findNeighbours(anonymous, query, id)
        expect([previous?.id, next?.id]).toEqual([ids[at - 1], ids[at + 1]])
      }
      expect(await store.findNeighbours(anonymous, query, 'hidden')).toEqual({previous: undefined, next: undefined})
      expect(await store.findNeighbours(anonymous, {...query, filters: {...query.filters, services: ['api']}}, ids[0] ?? '')).toEqual({
        previous: undefined,
        next: undefined,
      })
    })

    it('says of a page by relevance that scores have changed since the place it was turned from, and only then', async () => {
      const sardines = ['a', 'b', 'c', 'd'].map((id, place): DocumentGiven => ({id, plainText: `sardines ${'sardines '.repeat(9 - place * 3)}and more`}))
      const store = await holding(open, ...sardines)
      const list = (turn?: {to: 'after' | 'before'; place: ListPlace}) =>
        store.listIncidents(anonymous, aQuery({words: 'sardines'}, {order: 'relevance', pageSize: 2, turn}))
      const {last, isShifted} = await list()
      if (!last) throw new Error('Expected a first page')
      expect(isShifted).toBe(false)
      const next = await list({to: 'after', place: last})
      expect([next.rows.length, next.isShifted]).toEqual([2, false])
      expect((await list({to: 'before', place: next.first ?? last})).isShifted).toBe(false)
      await store.apply(change({publish: [aDocument({id: 'hidden', visibility: 'restricted', audience: ['@ada'], plainText: 'sardines'})]}))
      expect((await list({to: 'after', place: last})).isShifted).toBe(false)
      await store.apply(change({publish: [aDocument({id: last.id, plainText: 'sardines once and a great many other words beside them'})]}))
      expect((await list({to: 'after', place: last})).isShifted).toBe(true)
      await store.apply(change({remove: [`${last.id}.md`]}))
      expect((await list({to: 'after', place: last})).isShifted).toBe(true)
      expect((await list()).isShifted).toBe(false)
      const byDate = await store.listIncidents(anonymous, aQuery({}, {turn: {to: 'after', place: {weight: undefined, date: undefined, id: last.id}}}))
      expect(byDate.isShifted).toBe(false)
    })

    it('turns by length from one that lasted more than a million minutes', async () => {
      const lasting = (id: string, end: string): DocumentGiven => ({id, windows: [{start: '2020-01-01T00:00:00Z', end}]})
      const store = await holding(open, lasting('a', '2024-01-01T00:00:00Z'), lasting('b', '2023-01-01T00:00:00Z'), lasting('c', '2020-01-02T00:00:00Z'))
      const place = {weight: 2_103_840, date: undefined, id: 'a'}
      expect((await store.listIncidents(operator, aQuery({}, {order: 'longest', pageSize: 1}))).last).toEqual(place)
      expect(await listIds(store, aQuery({}, {order: 'longest', turn: {to: 'after', place}}))).toEqual(['b', 'c'])
    })

    it.each(incidentOrders)('by %s puts together the list, forwards and backwards', async order => {
      await fc.assert(
        fc.asyncProperty(anyDocuments, fc.integer({min: 1, max: 5}), fc.constantFrom('', 'sardines'), async (documents, pageSize, words) => {
          const store = await holding(open, ...documents)
          const all = await listIds(store, aQuery({words}, {order, pageSize: 200}))
          expect(all).toHaveLength(documents.length)
          expect((await turn(store, order, words, pageSize, 'after')).flat()).toEqual(all)
          expect((await turn(store, order, words, pageSize, 'before')).toReversed().flat()).toEqual(all)
        }),
        {numRuns: 6},
      )
    })

    it.each(['newest', 'oldest', 'longest', 'severest'] as const)('by %s neither skips nor repeats one while others come and go', async order => {
      await fc.assert(
        fc.asyncProperty(anyDocuments, anyDocuments, fc.integer({min: 1, max: 4}), async (before, after, pageSize) => {
          const store = await holding(open, ...before)
          const kept = new Set(after.map(({id}) => id))
          const first = await store.listIncidents(operator, aQuery({}, {order, pageSize}))
          const seen = first.rows.map(({id}) => id)
          // Some go, even those that the place was taken from; others come, before the place and after it.
          await store.apply(
            change({
              remove: before.flatMap(({id}, index) => (index % 2 === 0 ? [`${id}.md`] : [])),
              publish: after.map(given => aDocument({...given, id: `new-${given.id}`})),
            }),
          )
          const now = await listIds(store, aQuery({}, {order, pageSize: 200}))
          const rest = first.last ? await turnFrom(store, order, '', pageSize, 'after', first.last) : []
          const turned = rest.flat()
          expect(new Set(turned).size).toBe(turned.length)
          expect(turned.filter(id => seen.includes(id))).toEqual([])
          expect(now.filter(id => turned.includes(id))).toEqual(turned)
          // Nobody who stood behind the place and stays is skipped.
          const stayed = before.flatMap(({id = ''}, index) => (index % 2 === 0 || seen.includes(id) ? [] : [id]))
          expect(stayed.filter(id => !turned.includes(id))).toEqual([])
          expect(kept.size).toBeGreaterThan(0)
        }),
        {numRuns: 6},
      )
    })

    it('says how many stand before the page, and where it begins and ends', async () => {
      const store = await holding(open, ...['a', 'b', 'c', 'd', 'e'].map(id => ({id, visibility: id === 'b' ? ('restricted' as const) : ('public' as const)})))
      const place = (id: string): ListPlace => ({weight: undefined, date: undefined, id})
      const {rows, total, before, first, last} = await store.listIncidents(anonymous, aQuery({}, {pageSize: 2, turn: {to: 'after', place: place('a')}}))
      expect([rows.map(({id}) => id), total, before]).toEqual([['c', 'd'], 4, 1])
      expect([first, last]).toEqual([place('c'), place('d')])
      const end = await store.listIncidents(anonymous, aQuery({}, {turn: {to: 'after', place: place('e')}}))
      expect([end.rows, end.total, end.before, end.first]).toEqual([[], 4, 4, undefined])
      const start = await store.listIncidents(anonymous, aQuery({}, {turn: {to: 'before', place: place('a')}}))
      expect([start.rows, start.before, start.last]).toEqual([[], 0, undefined])
      expect((await store.listIncidents(anonymous, aQuery({}, {page: 2, pageSize: 3}))).before).toBe(3)
    })

    it('takes a place of another order for the beginning', async () => {
      const store = await holding(open, {id: 'a', plainText: 'sardines'}, {id: 'b', plainText: 'sardines'})
      const turned = async (order: IncidentOrder, place: ListPlace, words = '') => await listIds(store, aQuery({words}, {order, turn: {to: 'after', place}}))
      expect(await turned('longest', {weight: undefined, date: undefined, id: 'a'})).toEqual(['a', 'b'])
      expect(await turned('newest', {weight: 3, date: undefined, id: 'a'})).toEqual(['a', 'b'])
      expect(await turned('relevance', {weight: undefined, date: undefined, id: 'a'}, 'sardines')).toEqual(['a', 'b'])
      expect(await turned('relevance', {weight: undefined, date: undefined, id: 'a'})).toEqual(['b'])
    })
  })

  describe('readIncidents()', () => {
    it('reads all that match in the order of the list, for whoever may see them', async () => {
      const many = Array.from({length: 430}, (_, place) => ({id: `id-${place}`, ...(place % 3 === 0 ? {date: '2024-01-01'} : {})}))
      const store = await holding(open, ...many, {id: 'hidden', visibility: 'restricted'}, {id: 'other', services: ['api'], plainText: 'sardines'})
      const read = async (filters: Partial<typeof noFilters>, order: IncidentOrder) => {
        const batches: (readonly string[])[] = []
        for await (const rows of store.readIncidents(anonymous, {filters: {...noFilters, ...filters}, order, today})) batches.push(rows.map(({id}) => id))
        return batches
      }
      const batches = await read({}, 'newest')
      const pages = await Promise.all([1, 2, 3].map(page => listIds(store, aQuery({}, {page, pageSize: 200}), anonymous)))
      expect(batches.flat()).toEqual(pages.flat())
      expect(batches.length).toBeGreaterThan(2)
      expect((await read({services: ['api'], words: 'sardines'}, 'relevance')).flat()).toEqual(['other'])
      expect(await read({services: ['nobody']}, 'severest')).toEqual([])
    })

    it('reads a search with the best match first where its list is so, also over many batches', async () => {
      const texts = ['sardines', 'sardines sardines sardines', 'sardines among a great many other words that say nothing of fish at all', 'herrings']
      const many = Array.from({length: 430}, (_, place) => ({
        id: `id-${place}`,
        plainText: texts[place % texts.length] ?? '',
        date: `20${10 + (place % 9)}-01-01`,
      }))
      const store = await holding(open, ...many, {id: 'best', title: 'Sardines'}, {id: 'hidden', title: 'Sardines', visibility: 'restricted'})
      const read: string[] = []
      const filters = {...noFilters, words: 'sardines'}
      for await (const rows of store.readIncidents(anonymous, {filters, order: 'relevance', today})) read.push(...rows.map(({id}) => id))
      const pages = await Promise.all([1, 2].map(page => listIds(store, aQuery({words: 'sardines'}, {order: 'relevance', page, pageSize: 200}), anonymous)))
      expect(read).toEqual(pages.flat())
      expect([read[0], read.length]).toEqual(['best', 324])
    })
  })
}

async function turn(store: IncidentStore, order: IncidentOrder, words: string, pageSize: number, to: 'after' | 'before'): Promise<readonly string[][]> {
  const pages = Math.max(1, Math.ceil((await store.countIncidents(operator)) / pageSize))
  const {rows, first, last} = await store.listIncidents(operator, aQuery({words}, {order, pageSize, page: to === 'after' ? 1 : pages}))
  const place = to === 'after' ? last : first
  const rest = place ? await turnFrom(store, order, words, pageSize, to, place) : []
  return [rows.map(({id}) => id), ...rest]
}

async function turnFrom(
  store: IncidentStore,
  order: IncidentOrder,
  words: string,
  pageSize: number,
  to: 'after' | 'before',
  from: ListPlace,
): Promise<readonly string[][]> {
  const pages: string[][] = []
  let place: ListPlace | undefined = from
  while (place) {
    const list: Awaited<ReturnType<IncidentStore['listIncidents']>> = await store.listIncidents(operator, aQuery({words}, {order, pageSize, turn: {to, place}}))
    if (list.rows.length > 0) pages.push(list.rows.map(({id}) => id))
    place = to === 'after' ? list.last : list.first
  }
  return pages
}
