import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {operator} from '#src/incident/viewer.ts'
import {aDocument} from '#tests/builders/an-incident.ts'
import {anyDocument} from '#tests/store/any-incident.ts'
import {anUnreadableFile, aProblem, aQuery, change, holding, listIds, type Open, readRecord, removeAll, toRecord} from './holding.ts'

export function describePublishing(open: Open): void {
  describe('apply()', () => {
    it('gives back any document just as it was published', async () => {
      const store = await holding(open)
      await fc.assert(
        fc.asyncProperty(anyDocument, async document => {
          await removeAll(store)
          await store.apply(change({publish: [document]}))
          expect(await readRecord(store, document.incident.id)).toEqual(toRecord(document))
        }),
        {numRuns: 60},
      )
    })

    it('C27 takes names of any length, and finds the others beside them', async () => {
      // Of letters that no compression makes shorter.
      const long = Array.from({length: 12_000}, (_, place) => String.fromCodePoint(0x4e00 + ((place * 7919) % 20_000))).join('')
      const names = {services: [long, `${long}x`, 'api'], tags: [long], aliases: [long, 'was-a'], authors: [long], links: [long, 'b'], audience: [long]}
      const document = aDocument({id: 'a', ...names, title: long, factorCategories: [long], relations: [{to: long}], actions: [{title: long, owner: long}]})
      const store = await holding(open, {id: 'b'})
      await store.apply(change({publish: [document]}))
      expect(await readRecord(store, 'a')).toEqual(toRecord(document))
      expect(await listIds(store, aQuery({services: ['api']}))).toEqual(['a'])
      expect(await store.findIncident(operator, 'was-a')).toEqual({movedTo: 'a'})
      expect((await store.listCrossReferences(operator, 'b')).stated.map(({id}) => id)).toEqual(['a'])
    })

    it('gives back quotes that are the text at their places, behind a byte order mark and astral characters, too', async () => {
      const markdown = '\ufeff# Ünï😀\n\nIt broke.\n'
      const quote = markdown.slice(9, 18)
      const evidence = {start: {line: 3, column: 1, offset: 9}, end: {line: 3, column: 10, offset: 18}, quote, how: 'section' as const}
      const document = aDocument({id: 'a', trigger: 'It broke.', markdown})
      const published = {...document, incident: {...document.incident, trigger: {text: 'It broke.', evidence}}}
      const store = await holding(open)
      await store.apply(change({publish: [published]}))
      expect((await readRecord(store, 'a'))?.incident.trigger?.evidence).toEqual(evidence)
    })

    it('leaves nothing of the version that a new one replaces', async () => {
      const first = {id: 'a', title: 'Before', services: ['old'], factorCategories: ['data/loss'], aliases: ['was-a'], links: ['b'], summary: 'sardines'}
      const store = await holding(open, {...first, actions: [{title: 'old'}]}, {id: 'b'})
      await store.apply(change({publish: [aDocument({id: 'a', title: 'After', services: ['new']})]}))
      expect(await listIds(store, aQuery({services: ['old']}))).toEqual([])
      expect(await listIds(store, aQuery({factors: ['data/loss']}))).toEqual([])
      expect(await listIds(store, aQuery({words: 'sardines'}))).toEqual([])
      expect(await listIds(store, aQuery({words: 'before'}))).toEqual([])
      expect(await listIds(store, aQuery({services: ['new'], words: 'after'}))).toEqual(['a'])
      expect(await store.findIncident(operator, 'was-a')).toBeUndefined()
      expect((await store.listCrossReferences(operator, 'b')).statedTotal).toBe(0)
      expect(await store.findService(operator, 'old', '2025-01-01')).toBeUndefined()
      expect((await store.summarizeRemediation(operator, '2025-01-01', 9)).open).toBe(0)
    })

    it('publishes the same document twice without a trace', async () => {
      const store = await holding(open, {id: 'a', services: ['x']})
      await store.apply(change({publish: [aDocument({id: 'a', services: ['x']})]}))
      expect(await store.countIncidents(operator)).toBe(1)
      expect(await store.listServices(operator, 9)).toEqual([{value: 'x', count: 1}])
      expect(await store.listFiles()).toHaveLength(1)
    })

    it('forgets the files that are gone, and their words', async () => {
      const store = await holding(open, {id: 'a', summary: 'sardines'}, {id: 'b', summary: 'sardines'})
      await store.apply(change({remove: ['a.md']}))
      expect(await listIds(store, aQuery({words: 'sardines'}))).toEqual(['b'])
      expect(await store.findIncident(operator, 'a')).toBeUndefined()
      expect((await store.listFiles()).map(({file}) => file)).toEqual(['b.md'])
    })

    it('moves an incident to another file, and two incidents that swap their files', async () => {
      const store = await holding(open, {id: 'a', file: 'a.md'}, {id: 'b', file: 'b.md'})
      await store.apply(change({remove: ['a.md'], publish: [aDocument({id: 'a', file: 'folder/a.md'})]}))
      expect((await readRecord(store, 'a'))?.file).toBe('folder/a.md')
      await store.apply(change({publish: [aDocument({id: 'b', file: 'folder/a.md'}), aDocument({id: 'a', file: 'b.md'})]}))
      expect((await store.listFiles()).map(({file, incidentId}) => [file, incidentId])).toEqual([
        ['b.md', 'a'],
        ['folder/a.md', 'b'],
      ])
    })

    it('refuses an id that another file holds, and changes nothing', async () => {
      const store = await holding(open, {id: 'a', file: 'one/a.md', title: 'First'})
      const revision = await store.readRevision()
      const taken = change({publish: [aDocument({id: 'new'}), aDocument({id: 'a', file: 'two/a.md', title: 'Second'})]})
      await expect(store.apply(taken)).rejects.toThrow('Cannot publish two/a.md: its id a is also that of one/a.md')
      expect(await listIds(store)).toEqual(['a'])
      expect((await readRecord(store, 'a'))?.incident.title?.value).toBe('First')
      expect(await store.readRevision()).toBe(revision)
    })

    it('refuses two documents with one id', async () => {
      const store = await holding(open)
      const twice = change({publish: [aDocument({id: 'a', file: 'one/a.md'}), aDocument({id: 'a', file: 'two/a.md'})]})
      await expect(store.apply(twice)).rejects.toThrow('Cannot publish two/a.md: its id a is also that of one/a.md')
      expect(await store.listFiles()).toEqual([])
    })

    it('keeps the last good version of a file that can no longer be read, marked stale', async () => {
      const store = await holding(open, {id: 'a', title: 'Good', hash: 'aaaa'})
      const problem = aProblem('Unexpected tab')
      await store.apply(change({unreadable: [anUnreadableFile({file: 'a.md', hash: 'bbbb', problem})]}))
      const record = await readRecord(store, 'a')
      expect(record?.incident.title?.value).toBe('Good')
      expect(record?.stale).toEqual(problem)
      expect((await store.listIncidents(operator, aQuery())).rows[0]).toMatchObject({id: 'a', stale: true})
      expect(await store.listFiles()).toEqual([{file: 'a.md', hash: 'bbbb', incidentId: 'a', problem, visibility: 'public'}])
    })

    it('is no longer stale once the file can be read again', async () => {
      const store = await holding(open, {id: 'a'})
      await store.apply(change({unreadable: [anUnreadableFile({file: 'a.md'})]}))
      await store.apply(change({publish: [aDocument({id: 'a'})]}))
      expect((await readRecord(store, 'a'))?.stale).toBeUndefined()
      expect((await store.listIncidents(operator, aQuery())).rows[0]?.stale).toBe(false)
      expect((await store.readSyncReport(operator)).problems).toEqual([])
    })

    it('knows a file that could never be read, and forgets it when it is gone', async () => {
      const store = await holding(open)
      await store.apply(change({unreadable: [anUnreadableFile({file: 'broken.md', hash: undefined})]}))
      expect(await store.listFiles()).toEqual([
        {file: 'broken.md', hash: undefined, incidentId: undefined, problem: aProblem('Unexpected end of the front matter'), visibility: 'public'},
      ])
      expect(await store.countIncidents(operator)).toBe(0)
      await store.apply(change({remove: ['broken.md']}))
      expect(await store.listFiles()).toEqual([])
    })
  })

  describe('readRevision()', () => {
    it('grows by one with each change that readers can see', async () => {
      const store = await holding(open)
      const steps = [
        change({publish: [aDocument({id: 'a'}), aDocument({id: 'b'})]}),
        change({publish: [aDocument({id: 'a', title: 'Other'})]}),
        change({unreadable: [anUnreadableFile({file: 'a.md'})]}),
        change({unreadable: [anUnreadableFile({file: 'a.md', problem: aProblem('Other')})]}),
        change({remove: ['a.md']}),
      ]
      for (const step of steps) {
        const before = await store.readRevision()
        await store.apply(step)
        expect(await store.readRevision()).toBe(before + 1)
      }
    })

    it('stays when nothing changes that readers can see', async () => {
      const store = await holding(open, {id: 'a'})
      const broken = change({unreadable: [anUnreadableFile({file: 'b.md'})]})
      await store.apply(broken)
      await store.recordSync({at: '2025-06-01T10:00:00Z', heldBack: []})
      const before = await store.readRevision()
      await store.apply(broken)
      await store.apply(change({}))
      await store.apply(change({remove: ['unknown.md']}))
      await store.recordSync({at: '2025-06-01T11:00:00Z', heldBack: []})
      expect(await store.readRevision()).toBe(before)
    })

    it('knows the reader that was recorded', async () => {
      const store = await holding(open, {id: 'a'})
      expect(await store.findReaderRevision()).toBeUndefined()
      await store.recordReaderRevision('abc')
      await store.recordSync({at: '2025-06-01T10:00:00Z', heldBack: []})
      expect(await store.findReaderRevision()).toBe('abc')
    })

    it('goes on from where it was when every file is removed', async () => {
      const store = await holding(open, {id: 'a', summary: 'sardines'})
      const before = await store.readRevision()
      await removeAll(store)
      expect(await store.readRevision()).toBeGreaterThan(before)
      expect(await store.listFiles()).toEqual([])
      expect(await listIds(store, aQuery({words: 'sardines'}))).toEqual([])
    })
  })
}
