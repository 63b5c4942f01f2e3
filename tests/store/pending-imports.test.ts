import {describe, expect, test} from 'vitest'
import {type ImportWork, noWork} from '#src/library/import/import-work.ts'
import type {PendingImport} from '#src/library/import/pending-imports.ts'
import {createPendingImports} from '#src/store/prisma/create-pending-imports.ts'
import {aDatabaseOfTwo} from './a-database-of-two.ts'
import {hasPostgresql} from './postgresql/scratch-postgresql.ts'

describe.each(['SQLite', 'PostgreSQL'])('createPendingImports() on %s', kind => {
  describe.skipIf(kind === 'PostgreSQL' && !hasPostgresql)('', () => {
    const open = async () => {
      const {database, now, pass} = await aDatabaseOfTwo(kind)
      return {imports: createPendingImports(database, now), pass}
    }

    test('keeps bytes, texts and what somebody says of them, for them alone', async () => {
      const {imports} = await open()
      const work: ImportWork = {...noWork, hints: {defaultYear: 2024}, facts: {title: 'Naïve “title”'}, settled: ['zone-pair.12']}
      const original = Uint8Array.from([0, 255, 13, 10])
      await imports.add(anImport({id: 'a', original, text: 'Text\u0000with NUL', canonical: '---\n', work}))
      const found = await imports.find('ada', 'a')
      expect(found).toMatchObject({id: 'a', state: 'read', text: 'Text\u0000with NUL', canonical: '---\n', work, createdAt: '2024-03-05T10:00:00.000Z'})
      expect([...(found?.original ?? [])]).toEqual([...original])
      expect(await imports.find('grace', 'a')).toBeUndefined()
      expect(await imports.list('grace', 9)).toEqual([])
      await imports.remove('grace', 'a')
      expect((await imports.list('ada', 9)).map(({id}) => id)).toEqual(['a'])
      await imports.remove('ada', 'a')
      expect(await imports.find('ada', 'a')).toBeUndefined()
    })

    test('changes what is named and nothing else', async () => {
      const {imports} = await open()
      await imports.add(anImport({id: 'a'}))
      await imports.add(anImport({id: 'b'}))
      await imports.update('a', {state: 'failed', work: {...noWork, problem: 'No text'}})
      await imports.update('a', {})
      expect(await imports.find('ada', 'a')).toMatchObject({state: 'failed', text: 'text', work: {problem: 'No text'}})
      expect(await imports.find('ada', 'b')).toMatchObject({state: 'read', work: noWork})
    })

    test('forgets after a week, and remembers for a year what was saved', async () => {
      const {imports, pass} = await open()
      await imports.add(anImport({id: 'a', hash: 'same'}))
      await imports.add(anImport({id: 'b'}))
      await imports.update('a', {state: 'saved', savedAs: '2024-03-05-down', isEmptied: true})
      expect(await imports.find('ada', 'a')).toMatchObject({state: 'saved', savedAs: '2024-03-05-down', text: '', canonical: '', original: Buffer.alloc(0)})
      pass(8)
      expect(await imports.find('ada', 'b')).toBeUndefined()
      expect(await imports.listSavedAs('same')).toEqual(['2024-03-05-down'])
      expect(await imports.listSavedAs('other')).toEqual([])
      pass(365)
      await imports.add(anImport({id: 'c'}))
      expect(await imports.listSavedAs('same')).toEqual([])
    })
  })
})

function anImport(said: Partial<PendingImport>): PendingImport {
  return {
    id: 'a',
    userId: 'ada',
    createdAt: '',
    state: 'read',
    name: 'report.txt',
    hash: 'hash',
    original: Buffer.from('text'),
    text: 'text',
    canonical: 'text',
    work: noWork,
    savedAs: undefined,
    batchId: undefined,
    ...said,
  }
}
