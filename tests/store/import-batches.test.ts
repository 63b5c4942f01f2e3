import {describe, expect, test} from 'vitest'
import type {NewBatchFile} from '#src/library/import/import-batches.ts'
import {noWork} from '#src/library/import/import-work.ts'
import type {ImportState} from '#src/library/import/pending-imports.ts'
import {createImportBatches} from '#src/store/prisma/create-import-batches.ts'
import {createPendingImports} from '#src/store/prisma/create-pending-imports.ts'
import {aDatabaseOfTwo} from './a-database-of-two.ts'
import {hasPostgresql} from './postgresql/scratch-postgresql.ts'

describe.each(['SQLite', 'PostgreSQL'])('createImportBatches() on %s', kind => {
  describe.skipIf(kind === 'PostgreSQL' && !hasPostgresql)('', () => {
    const open = async () => {
      const {database, now, pass} = await aDatabaseOfTwo(kind)
      const batches = createImportBatches(database, now)
      const imports = createPendingImports(database, now)
      return {
        batches,
        imports,
        begin: async (id: string, files: readonly NewBatchFile[], userId = 'ada') => {
          await batches.addFiles({id, userId}, files)
          await batches.begin({id, userId, name: `${id}.zip`})
        },
        pass,
      }
    }

    test('keeps files in their order, for their owner alone, and apart from those that came alone', async () => {
      const {batches, imports, begin} = await open()
      const [a, b] = [aFile('a', 1), aFile('b', 0, {original: Uint8Array.from([0, 255]), work: {...noWork, problem: 'No text'}, state: 'refused'})]
      await batches.addFiles({id: 'one', userId: 'ada'}, [a, b])
      expect(await batches.find('ada', 'one')).toBeUndefined()
      expect(await batches.listUnfinished()).toEqual([])
      await batches.remove('grace', 'one')
      await begin('one', [])
      expect(await batches.find('ada', 'one')).toEqual({
        id: 'one',
        userId: 'ada',
        createdAt: '2024-03-05T10:00:00.000Z',
        name: 'one.zip',
        isPaused: false,
        hints: {},
        address: undefined,
      })
      expect(await batches.find('grace', 'one')).toBeUndefined()
      expect(await batches.list('grace')).toEqual([])
      expect(await batches.list('ada')).toMatchObject([{id: 'one', counts: {waiting: 1, refused: 1}}])
      expect((await batches.listFiles('one')).map(({id, state, batchId, work}) => [id, state, batchId, work.problem])).toEqual([
        ['b', 'refused', 'one', 'No text'],
        ['a', 'waiting', 'one', undefined],
      ])
      expect([...((await imports.find('ada', 'b'))?.original ?? [])]).toEqual([0, 255])
      expect(await imports.find('grace', 'b')).toBeUndefined()
      expect(await imports.list('ada', 9)).toEqual([])
    })

    test('moves those that are in a state, and no others', async () => {
      const {batches, begin} = await open()
      await begin('one', [aFile('a', 0, {state: 'read'}), aFile('b', 1, {state: 'read'}), aFile('c', 2, {state: 'saved'})])
      await begin('two', [aFile('d', 0, {state: 'read'})])
      expect(await batches.move('one', ['b', 'c', 'd'], ['read'], 'wanted')).toBe(1)
      expect(await batches.move('one', [], ['read'], 'wanted')).toBe(0)
      expect(await batches.listNext('one', 'wanted', 9)).toEqual(['b'])
      expect(await batches.move('one', 'all', ['read', 'wanted'], 'waiting')).toBe(2)
      expect(await batches.listNext('one', 'waiting', 1)).toEqual(['a'])
      expect(await batches.listNext('two', 'read', 9)).toEqual(['d'])
      const many = Array.from({length: 1200}, (_, at) => aFile(`m${at}`, at, {state: 'read'}))
      await begin('many', many)
      expect(
        await batches.move(
          'many',
          many.map(({id}) => id),
          ['read'],
          'wanted',
        ),
      ).toBe(1200)
    })

    test('is held by one at a time, who is seen to be there', async () => {
      const {batches, begin} = await open()
      await begin('one', [aFile('a', 0)])
      const [free] = await batches.listUnfinished()
      if (!free) throw new Error('there is nothing to do')
      expect(free).toEqual({id: 'one', userId: 'ada', holder: undefined, beat: 0})
      expect([await batches.hold(free, 'first'), await batches.hold(free, 'second')]).toEqual([true, false])
      const [held] = await batches.listUnfinished()
      expect(held).toMatchObject({holder: 'first'})
      expect([await batches.keepHold('one', 'second'), await batches.keepHold('one', 'first')]).toEqual([false, true])
      // Not the one that was seen: there has been a sign of life since.
      expect(held && (await batches.hold(held, 'second'))).toBe(false)
      const [again] = await batches.listUnfinished()
      expect(again && (await batches.hold(again, 'second'))).toBe(true)
      expect(await batches.keepHold('one', 'first')).toBe(false)
      await batches.release('one', 'first')
      expect(await batches.keepHold('one', 'second')).toBe(true)
      await batches.release('one', 'second')
      expect(await batches.listUnfinished()).toMatchObject([{holder: undefined}])
    })

    test('has nothing left to do when it is paused, or all is done', async () => {
      const {batches, begin} = await open()
      await begin('one', [aFile('a', 0, {state: 'saving'})])
      await batches.setPaused('one', true)
      expect(await batches.listUnfinished()).toEqual([])
      expect(await batches.keepHold('one', 'first')).toBe(false)
      await batches.setPaused('one', false)
      await batches.setHints('one', {defaultYear: 2024, dayOrder: 'dmy'})
      await batches.setAddress('one', '192.0.2.1')
      expect(await batches.find('ada', 'one')).toMatchObject({hints: {defaultYear: 2024, dayOrder: 'dmy'}, address: '192.0.2.1', isPaused: false})
      expect(await batches.listUnfinished()).toHaveLength(1)
      await batches.move('one', 'all', ['saving'], 'saved')
      expect(await batches.listUnfinished()).toEqual([])
    })

    test('gives the bytes of images alone, by their names', async () => {
      const {batches, begin} = await open()
      await begin('one', [aFile('a', 0, {state: 'image', name: 'img/a.png', original: Uint8Array.from([1, 2])}), aFile('b', 1, {name: 'b.md'})])
      expect([...((await batches.findImage('one', 'img/a.png')) ?? [])]).toEqual([1, 2])
      expect([await batches.findImage('one', 'b.md'), await batches.findImage('two', 'img/a.png')]).toEqual([undefined, undefined])
    })

    test('goes with what is not saved, after a week by itself; what was saved is known again', async () => {
      const {batches, imports, begin, pass} = await open()
      await begin('one', [aFile('a', 0, {hash: 'same', state: 'read'}), aFile('b', 1)])
      await imports.update('a', {state: 'saved', savedAs: '2024-03-05-down', isEmptied: true})
      await imports.update('b', {state: 'left', isEmptied: true})
      await batches.remove('grace', 'one')
      expect(await batches.listFiles('one')).toHaveLength(2)
      await batches.remove('ada', 'one')
      expect([await batches.find('ada', 'one'), await imports.find('ada', 'b')]).toEqual([undefined, undefined])
      expect(await imports.listSavedAs('same')).toEqual(['2024-03-05-down'])

      await batches.addFiles({id: 'never', userId: 'ada'}, [aFile('n', 0)])
      await batches.remove('ada', 'never')
      expect(await batches.listFiles('never')).toEqual([])

      await begin('two', [aFile('c', 0)])
      pass(8)
      expect([await batches.find('ada', 'two'), await batches.list('ada'), await batches.listUnfinished()]).toEqual([undefined, [], []])
      await begin('three', [aFile('d', 0)])
      expect(await batches.listFiles('two')).toEqual([])
    })
  })
})

function aFile(id: string, position: number, said: Partial<NewBatchFile> & {readonly state?: ImportState} = {}): NewBatchFile {
  return {id, position, name: `${id}.md`, hash: `hash of ${id}`, state: 'waiting', original: Buffer.from('text'), work: noWork, ...said}
}
