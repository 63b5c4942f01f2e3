import {describe, expect, it} from 'vitest'
import {anonymous, operator} from '#src/incident/viewer.ts'
import {holding, type Open} from './holding.ts'

export function describeFinding(open: Open): void {
  describe('findIncident()', () => {
    it('finds nothing under an address that nobody has', async () => {
      const store = await holding(open, {id: 'a'})
      for (const address of ['', 'b', 'A', "a' OR 1=1 --", 'a\0', '../a']) expect(await store.findIncident(operator, address)).toBeUndefined()
    })

    it('leads from an alias to the id', async () => {
      const store = await holding(open, {id: 'new', aliases: ['old', 'older']})
      expect(await store.findIncident(anonymous, 'older')).toEqual({movedTo: 'new'})
    })

    it("prefers an id to another incident's alias", async () => {
      const store = await holding(open, {id: 'a', aliases: ['b']}, {id: 'b', title: 'Itself'})
      expect(await store.findIncident(anonymous, 'b')).toMatchObject({record: {incident: {id: 'b'}}})
    })

    it('answers an alias that two incidents claim with the one whose id comes first', async () => {
      const store = await holding(open, {id: 'y', aliases: ['old']}, {id: 'x', aliases: ['old']})
      expect(await store.findIncident(anonymous, 'old')).toEqual({movedTo: 'x'})
    })
  })

  describe('findIncidents()', () => {
    it('finds what findIncident() finds under the same ids, and nothing under an alias', async () => {
      const store = await holding(open, {id: 'a', aliases: ['old']}, {id: 'b'}, {id: 'own', visibility: 'restricted'})
      const found = await store.findIncidents(anonymous, ['b', 'own', 'old', 'nowhere', 'a\0', 'a', 'a'])
      expect([...found.keys()].sort()).toEqual(['a', 'b'])
      for (const [id, record] of found) expect(await store.findIncident(anonymous, id)).toEqual({record})
      expect(await store.findIncidents(operator, [])).toEqual(new Map())
    })

    it('finds more than one statement names', async () => {
      const ids = Array.from({length: 130}, (_, at) => `id-${at}`)
      const store = await holding(open, ...ids.map(id => ({id})))
      expect([...(await store.findIncidents(operator, ids)).keys()].sort()).toEqual(ids.toSorted())
    })
  })

  describe('listTwins()', () => {
    it('names incidents with the same source, and those with the same title within a day', async () => {
      const store = await holding(
        open,
        {id: 'same-source', title: 'Another', source: {url: 'https://example.com/post'}},
        {id: 'same-day', title: 'Down', milestones: {started: '2024-03-09T23:30:00Z'}},
        {id: 'same-title', title: 'Down', milestones: {started: '2024-05-01T10:00:00Z'}},
        {id: 'undated', title: 'Down'},
        {id: 'other', title: 'Up', milestones: {started: '2024-03-10T10:00:00Z'}},
      )
      const ids = async (known: Parameters<typeof store.listTwins>[1]) => (await store.listTwins(anonymous, known)).map(({id}) => id)
      expect(await ids({url: 'https://example.com/post', title: 'Down', day: '2024-03-10'})).toEqual(['same-day', 'same-source'])
      expect(await ids({url: undefined, title: 'Down', day: undefined})).toEqual([])
      expect(await ids({url: undefined, title: undefined, day: '2024-03-10'})).toEqual([])
      expect(await store.listTwins(anonymous, {url: undefined, title: 'Up', day: '2024-03-11'})).toEqual([{id: 'other', title: 'Up'}])
    })

    it('names five at most', async () => {
      const store = await holding(open, ...Array.from({length: 7}, (_, at) => ({id: `a${at}`, source: {url: 'https://example.com/post'}})))
      expect((await store.listTwins(anonymous, {url: 'https://example.com/post', title: undefined, day: undefined})).map(({id}) => id)).toEqual([
        'a0',
        'a1',
        'a2',
        'a3',
        'a4',
      ])
    })
  })

  describe('findTitles()', () => {
    it('names those that exist, by id or alias, and leaves out the rest', async () => {
      const store = await holding(open, {id: 'a', title: 'One', aliases: ['old']}, {id: 'b', title: null})
      expect(await store.findTitles(anonymous, ['old', 'a', 'b', 'nowhere', 'a'])).toEqual(
        new Map([
          ['old', {id: 'a', title: 'One'}],
          ['a', {id: 'a', title: 'One'}],
          ['b', {id: 'b', title: 'b'}],
        ]),
      )
    })

    it('answers any number of addresses', async () => {
      const store = await holding(open, {id: 'a'})
      const many = Array.from({length: 40_000}, (_, place) => `nowhere-${place}`)
      expect([...(await store.findTitles(anonymous, [...many, 'a'])).keys()]).toEqual(['a'])
      expect(await store.findTitles(anonymous, [])).toEqual(new Map())
    })
  })
}
