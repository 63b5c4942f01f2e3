import {describe, expect, it} from 'vitest'
import {anonymous, operator} from '#src/incident/viewer.ts'
import {listPastWeeks} from '#src/library/past-weeks.ts'
import {mostKnownActions} from '#src/library/recurrence/recurrence-graph.ts'
import {anEvidence, anIncident, anInstant} from '#tests/builders/an-incident.ts'
import {holding, type Open} from './holding.ts'

export function describeRecurrences(open: Open): void {
  describe('readRecurrences()', () => {
    it('tells of statements about incidents being the same again or alike, by whichever address, each once', async () => {
      const store = await holding(
        open,
        {
          id: 'again',
          relations: [
            {to: 'old-first', type: 'recurrence-of'},
            {to: 'first', type: 'recurrence-of'},
            {to: 'first', type: 'same-trigger'},
            {to: 'other', type: 'related'},
            {to: 'other', type: 'caused-by'},
            {to: 'nowhere', type: 'recurrence-of'},
            {to: 'again', type: 'recurrence-of'},
            {to: 'old-again', type: 'recurrence-of'},
          ],
          aliases: ['old-again'],
        },
        {id: 'copy', relations: [{to: 'again', type: 'duplicate-of'}]},
        {id: 'first', aliases: ['old-first'], relations: [{to: 'copy', type: 'same-symptom'}]},
        {id: 'other'},
      )
      const {incidents, links} = await store.readRecurrences(anonymous)
      expect(links.map(({from, to, type}) => `${from} ${type} ${to}`)).toEqual([
        'again recurrence-of first',
        'again same-trigger first',
        'copy duplicate-of again',
        'first same-symptom copy',
      ])
      expect(incidents.map(({id}) => id)).toEqual(['again', 'copy', 'first'])
    })

    it('says of each incident what groups are shown and filtered by', async () => {
      const tokyo = {...anInstant('2024-06-10T23:30:00Z'), zone: 'Asia/Tokyo'}
      const store = await holding(
        open,
        {
          incident: {
            ...anIncident({id: 'b', title: 'Again', severity: 'SEV2', services: ['api', 'db'], factorCategories: ['capacity/memory']}),
            relations: [{to: 'a', type: 'recurrence-of', evidence: anEvidence('a')}],
            milestones: [{kind: 'started', instant: tokyo, evidence: anEvidence('started')}],
          },
        },
        {id: 'a', title: 'First', severity: 'Code mauve'},
      )
      const {incidents} = await store.readRecurrences(anonymous)
      expect(incidents).toEqual([
        {id: 'a', title: 'First', date: undefined, day: undefined, severity: {level: undefined, label: 'Code mauve'}, services: [], factors: []},
        {
          id: 'b',
          title: 'Again',
          date: tokyo,
          day: '2024-06-11',
          severity: {level: 2, label: 'SEV2'},
          services: ['api', 'db'],
          factors: ['capacity/memory'],
        },
      ])
    })

    it('leaves out statements of which the viewer may not see one end', async () => {
      const store = await holding(
        open,
        {
          id: 'seen',
          relations: [
            {to: 'draft', type: 'recurrence-of'},
            {to: 'restricted', type: 'recurrence-of'},
          ],
        },
        {id: 'draft', status: 'draft'},
        {id: 'restricted', visibility: 'restricted', audience: ['@ada'], relations: [{to: 'seen', type: 'same-factor'}]},
      )
      const list = async (viewer: typeof anonymous) => (await store.readRecurrences(viewer)).links.map(({from, to}) => `${from} ${to}`)
      expect(await list(anonymous)).toEqual([])
      expect((await store.readRecurrences(anonymous)).incidents).toEqual([])
      expect(await list({...anonymous, handles: ['@ada']})).toEqual(['restricted seen', 'seen restricted'])
      expect(await list(operator)).toEqual(['restricted seen', 'seen draft', 'seen restricted'])
    })
  })

  describe('listKnownActions()', () => {
    it('lists the actions of the incidents that are asked for and seen, in the order of their documents', async () => {
      const store = await holding(
        open,
        {id: 'b', actions: [{title: 'second', status: 'done', done: '2024-02-01', due: '2024-01-20', owner: '@ada'}, {title: 'third'}]},
        {id: 'a', actions: [{title: 'first', status: 'candidate'}]},
        {id: 'c', actions: [{title: 'not asked for'}]},
        {id: 'd', status: 'draft', actions: [{title: 'a draft'}]},
      )
      expect(await store.listKnownActions(anonymous, ['b', 'd', 'a', 'nowhere', 'b'])).toEqual([
        {incidentId: 'a', position: 0, title: 'first', status: 'candidate', owner: undefined, due: undefined, done: undefined},
        {incidentId: 'b', position: 0, title: 'second', status: 'done', owner: '@ada', due: '2024-01-20', done: '2024-02-01'},
        {incidentId: 'b', position: 1, title: 'third', status: 'open', owner: undefined, due: undefined, done: undefined},
      ])
      expect(await store.listKnownActions(anonymous, [])).toEqual([])
    })

    it('knows so many actions of each', async () => {
      const store = await holding(open, {id: 'a', actions: Array.from({length: mostKnownActions + 1}, (_, index) => ({title: `step ${index}`}))})
      expect(await store.listKnownActions(operator, ['a'])).toHaveLength(mostKnownActions)
    })
  })

  describe('listAnniversaries()', () => {
    const weeks = listPastWeeks('2026-11-21')

    it('lists what happened in this week of years gone by, the latest year first and each year from Monday on', async () => {
      const on = (id: string, at: string) => ({id, title: `Of ${id}`, severity: 'SEV1', milestones: {started: at}})
      const store = await holding(
        open,
        on('this-year', '2026-11-17T10:00:00Z'),
        on('last-year-sunday', '2025-11-22T10:00:00Z'),
        on('last-year-monday', '2025-11-16T00:00:00Z'),
        on('day-before', '2025-11-15T23:59:00Z'),
        on('day-after', '2025-11-23T00:00:00Z'),
        on('long-ago', '1999-11-20T10:00:00Z'),
        {id: 'undated', title: 'Undated'},
      )
      const found = await store.listAnniversaries(anonymous, weeks, 9)
      expect(found.incidents.map(({id, yearsAgo}) => `${id} ${yearsAgo}`)).toEqual(['last-year-monday 1', 'last-year-sunday 1', 'long-ago 27'])
      expect(found.incidents[0]).toEqual({
        id: 'last-year-monday',
        title: 'Of last-year-monday',
        day: '2025-11-16',
        yearsAgo: 1,
        severity: {level: 1, label: 'SEV1'},
      })
      expect(await store.listAnniversaries(anonymous, weeks, 1)).toMatchObject({incidents: [{id: 'last-year-monday'}], total: 3})
      expect(await store.listAnniversaries(anonymous, [], 9)).toEqual({incidents: [], total: 0})
    })

    it('goes by the day that the clocks of the incident showed', async () => {
      const inTokyo = (id: string, at: string) => ({
        incident: {...anIncident({id}), milestones: [{kind: 'started' as const, instant: {...anInstant(at), zone: 'Asia/Tokyo'}, evidence: anEvidence(at)}]},
      })
      const store = await holding(open, inTokyo('monday-there', '2025-11-15T20:00:00Z'), inTokyo('monday-after-there', '2025-11-22T16:00:00Z'))
      expect((await store.listAnniversaries(anonymous, weeks, 9)).incidents.map(({id, day}) => `${id} ${day}`)).toEqual(['monday-there 2025-11-16'])
    })

    it('leaves out what the viewer may not see, and does not count it', async () => {
      const milestones = {started: '2025-11-18T10:00:00Z'}
      const store = await holding(
        open,
        {id: 'seen', milestones},
        {id: 'draft', status: 'draft', milestones},
        {
          id: 'restricted',
          visibility: 'restricted',
          audience: ['@ada'],
          milestones,
        },
      )
      expect(await store.listAnniversaries(anonymous, weeks, 9)).toMatchObject({incidents: [{id: 'seen'}], total: 1})
      expect(await store.listAnniversaries(operator, weeks, 9)).toMatchObject({total: 3})
    })
  })
}
