import {describe, expect, it} from 'vitest'
import {anonymous, operator, stranger, type Viewer} from '#src/incident/viewer.ts'
import type {IncidentStore} from '#src/library/incident-store.ts'
import type {DocumentSaves, NewSave} from '#src/library/save/document-saves.ts'
import {aDocument} from '#tests/builders/an-incident.ts'
import {change} from './contract/holding.ts'

/** `one` and `other` are of two processes with clocks of their own; all three on the same empty database. */
type Open = (now: () => Date, otherNow?: () => Date) => Promise<{readonly one: DocumentSaves; readonly other: DocumentSaves; readonly store: IncidentStore}>

/** A change of `a.md` by somebody. */
export function aSave(given: Partial<NewSave> = {}): NewSave {
  return {
    batch: undefined,
    file: 'a.md',
    incidentId: 'a',
    actor: 'ada@example.org',
    actorId: 'u1',
    message: 'Set status to done: “Alert”',
    edits: [{start: 3, end: 7, removed: 'old\n', text: 'new\r\nü\n', line: 2}],
    beforeHash: 'f00d',
    afterHash: 'beef',
    ...given,
  }
}

/** What every history of saves has to do, whatever it keeps them in. */
export function describeDocumentSaves(name: string, open: Open): void {
  describe(name, () => {
    it('gives back what was appended, newest first, and says which save took which back', async () => {
      const {one, other} = await open(clockFrom('2026-03-01T10:00:00.000Z'))
      const first = await one.append(aSave())
      const second = await one.append(aSave({batch: first.batch, file: 'b.md', incidentId: 'b'}))
      const undo = await one.append(aSave({undoes: first.id, message: 'Take back', actorId: undefined, actor: 'kb'}))
      expect([first.batch, second.batch, undo.batch]).toEqual([first.id, first.id, undo.id])
      expect(await other.list(operator, {limit: 9})).toStrictEqual([undo, second, {...first, isUndone: true}])
      expect(first).toMatchObject({edits: aSave().edits, at: '2026-03-01T10:00:00.001Z', isUndone: false})
      const ids = async (query: object) => (await other.list(operator, {limit: 9, ...query})).map(({id}) => id)
      expect(await ids({batch: first.batch})).toEqual([second.id, first.id])
      expect(await ids({incident: 'b'})).toEqual([second.id])
      expect(await ids({file: 'a.md'})).toEqual([undo.id, first.id])
      expect(await ids({file: 'a.md', limit: 1})).toEqual([undo.id])
      expect(await ids({file: "a.md' OR '1'='1"})).toEqual([])
    })

    it('I23 puts each save behind the earlier ones of its file, also where the clock is set back or another one is behind', async () => {
      const {one, other} = await open(clockFrom('2026-03-02T10:00:00.000Z'), clockFrom('2026-03-01T10:00:00.000Z'))
      const messages = ['a', 'b', 'c', 'd']
      for (const [at, message] of messages.entries()) await (at % 2 === 0 ? one : other).append(aSave({message}))
      const saves = await one.list(operator, {file: 'a.md', limit: 9})
      expect(saves.map(({message}) => message)).toEqual(messages.toReversed())
      expect(saves[0]?.at, 'what the clock said is not made up').toMatch(/^2026-03-01T/)
    })

    it('shows nothing of incidents that are not there for the viewer, or not any more', async () => {
      const {one, store} = await open(clockFrom('2026-03-01T10:00:00.000Z'))
      await store.apply(
        change({
          publish: [
            aDocument({id: 'open', file: 'open.md'}),
            aDocument({id: 'draft', file: 'draft.md', status: 'draft'}),
            aDocument({id: 'closed', file: 'closed.md', visibility: 'restricted', audience: ['@ada']}),
          ],
        }),
      )
      let batch: string | undefined
      for (const id of ['open', 'draft', 'closed', 'gone']) batch = (await one.append(aSave({incidentId: id, file: `${id}.md`, batch}))).batch
      const seen = async (viewer: Viewer) => (await one.list(viewer, {batch, limit: 9})).map(({incidentId}) => incidentId)
      expect(await seen(operator)).toEqual(['gone', 'closed', 'draft', 'open'])
      expect(await seen(anonymous)).toEqual(['open'])
      expect(await seen({role: 'editor', handles: [], seesEverything: false})).toEqual(['draft', 'open'])
      expect(await seen({role: 'viewer', handles: ['@ada'], seesEverything: false})).toEqual(['closed', 'open'])
      expect(await seen(stranger)).toEqual([])
      expect(await one.list(anonymous, {incident: 'closed', limit: 9})).toEqual([])
    })

    it('tells which files of the index are as they were saved here lately', async () => {
      let now = new Date('2026-03-01T10:00:00.000Z')
      const {one, other, store} = await open(() => now)
      const index = async (file: string, hash: string) => store.apply(change({publish: [aDocument({id: file.slice(0, -3), file, hash})]}))
      for (const file of ['a.md', 'b.md', 'c.md']) await index(file, 'first')
      const files = ['a.md', 'b.md', 'c.md', 'd.md']
      expect(await one.listIndexed(files)).toEqual([])
      await one.append(aSave({afterHash: 'second'}))
      await one.append(aSave({afterHash: 'third'}))
      await one.append(aSave({file: 'b.md', afterHash: 'second'}))
      expect(await other.listIndexed(files)).toEqual([])
      await index('a.md', 'second')
      await index('b.md', 'second')
      expect(await other.listIndexed(files), 'a sync may read what was written between two saves').toEqual(['a.md', 'b.md'])
      now = new Date('2026-03-02T10:00:00.000Z')
      expect(await other.listIndexed(files), 'a save of yesterday that comes back is a checkout').toEqual(['b.md'])
      expect(await other.listIndexed([])).toEqual([])
    })
  })
}

/** A millisecond later each time. */
function clockFrom(start: string): () => Date {
  let at = Date.parse(start)
  return () => new Date(++at)
}
