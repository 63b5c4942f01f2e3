import {describe, expect, it} from 'vitest'
import {anonymous, operator} from '#src/incident/viewer.ts'
import {anUnreadableFile, aProblem, change, holding, type Open, today} from './holding.ts'

export function describeReporting(open: Open): void {
  describe('summarizeRemediation()', () => {
    it('counts open actions and names the longest overdue first, those without a date last', async () => {
      const store = await holding(
        open,
        {
          id: 'b',
          title: 'B',
          actions: [
            {title: 'undated', owner: '@ada'},
            {title: 'late', due: '2025-05-30', status: 'in-progress'},
          ],
        },
        {
          id: 'a',
          title: 'A',
          actions: [
            {title: 'done', status: 'done'},
            {title: 'later', due: '2025-05-31'},
            {title: 'today', due: today},
          ],
        },
        {
          id: 'c',
          actions: [
            {status: 'candidate', due: '2020-01-01'},
            {status: 'wont-do', due: '2020-01-01'},
          ],
        },
      )
      const summary = await store.summarizeRemediation(anonymous, today, 9)
      expect(summary).toMatchObject({open: 4, overdue: 2, undated: 1, incidents: 2})
      expect(summary.next).toEqual([
        {incidentId: 'b', incidentTitle: 'B', position: 1, title: 'late', status: 'in-progress', owner: undefined, due: '2025-05-30', overdue: true},
        {incidentId: 'a', incidentTitle: 'A', position: 1, title: 'later', status: 'open', owner: undefined, due: '2025-05-31', overdue: true},
        {incidentId: 'a', incidentTitle: 'A', position: 2, title: 'today', status: 'open', owner: undefined, due: today, overdue: false},
        {incidentId: 'b', incidentTitle: 'B', position: 0, title: 'undated', status: 'open', owner: '@ada', due: undefined, overdue: false},
      ])
      expect((await store.summarizeRemediation(anonymous, today, 2)).next).toEqual(summary.next.slice(0, 2))
    })

    it('counts nothing in an empty index', async () => {
      const store = await holding(open)
      expect(await store.summarizeRemediation(anonymous, today, 5)).toEqual({open: 0, overdue: 0, undated: 0, incidents: 0, next: []})
    })
  })

  describe('listServices()', () => {
    it('names those with most incidents first, equal ones by name', async () => {
      const store = await holding(open, {id: 'a', services: ['web', 'db', 'web']}, {id: 'b', services: ['web', 'api']})
      expect(await store.listServices(anonymous, 2)).toEqual([
        {value: 'web', count: 2},
        {value: 'api', count: 1},
      ])
    })
  })

  describe('readSyncReport()', () => {
    it('tells what was synced when, what could not be read, and what is held back', async () => {
      const store = await holding(open, {id: 'a', title: 'A'}, {id: 'b'})
      const problem = aProblem('Unexpected tab')
      await store.apply(change({unreadable: [anUnreadableFile({file: 'z.md', problem}), anUnreadableFile({file: 'a.md', problem})]}))
      await store.recordSync({at: '2025-06-01T10:00:00Z', heldBack: ['b.md']})
      expect(await store.readSyncReport(operator)).toEqual({
        documents: 2,
        problems: [
          {file: 'a.md', problem, lastGood: {id: 'a', title: 'A'}},
          {file: 'z.md', problem, lastGood: undefined},
        ],
        heldBack: ['b.md'],
        syncedAt: '2025-06-01T10:00:00Z',
      })
    })

    it('forgets what was held back once the next run does not', async () => {
      const store = await holding(open, {id: 'a'})
      await store.recordSync({at: '2025-06-01T10:00:00Z', heldBack: ['a.md']})
      const before = await store.readRevision()
      await store.recordSync({at: '2025-06-01T11:00:00Z', heldBack: []})
      expect(await store.readSyncReport(operator)).toMatchObject({heldBack: [], syncedAt: '2025-06-01T11:00:00Z'})
      expect(await store.readRevision()).toBeGreaterThan(before)
    })
  })
}
