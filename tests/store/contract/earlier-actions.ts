import {describe, expect, it} from 'vitest'
import {anonymous, operator} from '#src/incident/viewer.ts'
import {mostEarlier, mostEarlierActions} from '#src/library/remediation/earlier-actions.ts'
import {anEvidence, anIncident, anInstant, type DocumentGiven} from '#tests/builders/an-incident.ts'
import {holding, type Open} from './holding.ts'

export function describeEarlierActions(open: Open): void {
  const again = (...ids: readonly string[]): DocumentGiven => ({
    id: 'again',
    milestones: {started: '2024-06-10T23:30:00Z'},
    relations: ids.map(to => ({to, type: 'recurrence-of'})),
  })

  describe('listEarlierActions()', () => {
    it('tells how each action of an incident that has come again stood on the day when it did', async () => {
      const store = await holding(open, again('first'), {
        id: 'first',
        title: 'First time',
        milestones: {started: '2024-01-02T03:00:00Z'},
        actions: [
          {title: 'before', status: 'done', done: '2024-06-09', proof: 'https://example.com/proof', ref: 'OPS-1'},
          {title: 'that day', status: 'done', done: '2024-06-10'},
          {title: 'after', status: 'done', done: '2024-06-11'},
          {title: 'sometime', status: 'done'},
          {title: 'still open', status: 'in-progress', due: '2024-02-01'},
          {title: 'never', status: 'wont-do', reason: 'too dear'},
          {title: 'idea', status: 'candidate'},
        ],
      })
      const [first, ...rest] = await store.listEarlierActions(anonymous, 'again')
      expect(rest).toEqual([])
      expect(first).toMatchObject({id: 'first', title: 'First time', day: '2024-01-02', total: 7})
      expect(first?.actions.map(({position, title, stood}) => `${position} ${title}: ${stood}`)).toEqual([
        '0 before: done',
        '1 that day: same-day',
        '2 after: undone',
        '3 sometime: not-said',
        '4 still open: undone',
        '5 never: wont-do',
        '6 idea: candidate',
      ])
      expect(first?.actions[0]).toEqual({
        position: 0,
        title: 'before',
        status: 'done',
        due: undefined,
        done: '2024-06-09',
        ref: 'OPS-1',
        proof: 'https://example.com/proof',
        stood: 'done',
      })
      expect(first?.actions[4]).toMatchObject({status: 'in-progress', due: '2024-02-01', done: undefined})
    })

    it('goes by the days that the clocks of each incident showed', async () => {
      const store = await holding(
        open,
        {
          incident: {
            ...anIncident(again('a')),
            milestones: [{kind: 'started', instant: {...anInstant('2024-06-10T23:30:00Z'), zone: 'Asia/Tokyo'}, evidence: anEvidence('started')}],
          },
        },
        {
          id: 'a',
          actions: [
            {status: 'done', done: '2024-06-10'},
            {status: 'done', done: '2024-06-11'},
          ],
        },
      )
      const [first] = await store.listEarlierActions(anonymous, 'again')
      expect(first?.actions.map(({stood}) => stood)).toEqual(['done', 'same-day'])
    })

    it('takes recurrences alone, in the order in which they are named, each once and by any of its addresses, and never the incident itself', async () => {
      const store = await holding(
        open,
        {...again('b', 'again', 'nowhere', 'old-a', 'a', 'old-again'), aliases: ['old-again']},
        {id: 'a', aliases: ['old-a'], actions: [{}]},
        {id: 'b'},
        {id: 'c', relations: [{to: 'again', type: 'recurrence-of'}], actions: [{}]},
        {id: 'd', relations: [{to: 'a', type: 'same-factor'}]},
      )
      const list = async (id: string) => (await store.listEarlierActions(anonymous, id)).map(({id: each, actions, total}) => [each, actions.length, total])
      expect(await list('again')).toEqual([
        ['b', 0, 0],
        ['a', 1, 1],
      ])
      expect(await list('d')).toEqual([])
      expect(await list('old-again')).toEqual([])
      expect(await list('nowhere')).toEqual([])
    })

    it('cannot say what was done before a day that nobody states', async () => {
      const store = await holding(open, {...again('a'), milestones: {}}, {id: 'a', actions: [{status: 'done', done: '2024-01-01'}, {}]})
      const [first] = await store.listEarlierActions(anonymous, 'again')
      expect(first?.day).toBeUndefined()
      expect(first?.actions.map(({stood}) => stood)).toEqual(['not-said', 'undone'])
    })

    it('leaves out what the viewer may not see, the incident itself included', async () => {
      const store = await holding(
        open,
        again('draft', 'restricted', 'seen'),
        {id: 'draft', status: 'draft', actions: [{}]},
        {id: 'restricted', visibility: 'restricted', audience: ['@ada'], actions: [{}]},
        {id: 'seen', actions: [{}]},
        {id: 'secret-again', status: 'draft', relations: [{to: 'seen', type: 'recurrence-of'}]},
      )
      const list = async (viewer: typeof anonymous, id: string) => (await store.listEarlierActions(viewer, id)).map(each => each.id)
      expect(await list(anonymous, 'again')).toEqual(['seen'])
      expect(await list({...anonymous, handles: ['@ada']}, 'again')).toEqual(['restricted', 'seen'])
      expect(await list(operator, 'again')).toEqual(['draft', 'restricted', 'seen'])
      expect(await list(anonymous, 'secret-again')).toEqual([])
    })

    it('lists so many incidents and so many actions of each, and says how many there are', async () => {
      const ids = Array.from({length: mostEarlier + 2}, (_, index) => `earlier-${index + 10}`)
      const actions = Array.from({length: mostEarlierActions + 3}, (_, index) => ({title: `step ${index}`}))
      const store = await holding(open, again(...ids), ...ids.map((id): DocumentGiven => ({id, actions: id === ids[0] ? actions : []})))
      const found = await store.listEarlierActions(anonymous, 'again')
      expect(found.map(({id}) => id)).toEqual(ids.slice(0, mostEarlier))
      expect([found[0]?.actions.length, found[0]?.total]).toEqual([mostEarlierActions, mostEarlierActions + 3])
    })
  })
}
