import {describe, expect, onTestFinished, test} from 'vitest'
import {createDocumentDrafts} from '#src/store/prisma/create-document-drafts.ts'
import type {Database} from '#src/store/prisma/database.ts'
import {openDatabase} from '#src/store/prisma/open-database.ts'
import {aMigratedDatabase, hasPostgresql} from './postgresql/scratch-postgresql.ts'
import {aDatabasePath} from './sqlite/scratch-database.ts'

describe.each(['SQLite', 'PostgreSQL'])('on %s', kind => {
  describe.skipIf(kind === 'PostgreSQL' && !hasPostgresql)('createDocumentDrafts()', () => {
    async function open() {
      const database = await openDatabase(kind === 'SQLite' ? `file:${aDatabasePath()}` : await aMigratedDatabase())
      onTestFinished(() => database.close())
      let now = Date.parse('2026-03-01T10:00:00.000Z')
      const drafts = createDocumentDrafts(database, () => new Date(now))
      const wait = (milliseconds: number): void => {
        now += milliseconds
      }
      return {database, drafts, wait}
    }

    test('keeps the last text of each person and document, and forgets it when told', async () => {
      const {drafts, wait} = await open()
      await drafts.keep('u1', {document: 'a', text: 'One', base: 'f00d'})
      wait(1000)
      const second = await drafts.keep('u1', {document: 'a', text: 'One \0 two\n', base: 'f00d'})
      wait(1000)
      const other = await drafts.keep('u1', {document: 'new-1', text: '', base: ''})
      await drafts.keep('u2', {document: 'a', text: 'Another person’s', base: 'f00d'})
      expect(second).toEqual({document: 'a', text: 'One \0 two\n', base: 'f00d', keptAt: '2026-03-01T10:00:01.000Z'})
      expect(await drafts.find('u1', 'a')).toEqual(second)
      expect(await drafts.list('u1', 9)).toEqual([other, second])
      expect(await drafts.list('u1', 1)).toEqual([other])
      await drafts.see('u1', 'a')
      expect(await drafts.find('u1', 'a'), 'being there changes no text').toEqual(second)
      await drafts.forget('u1', 'a')
      expect([await drafts.find('u1', 'a'), await drafts.list('u1', 9)]).toEqual([undefined, [other]])
      expect((await drafts.find('u2', 'a'))?.text).toBe('Another person’s')
    })

    test('names who else has a document open, until they close it or are not heard of any more', async () => {
      const {database, drafts, wait} = await open()
      await addPeople(database, ['Ada', 'Grace', 'Linus'])
      await drafts.see('Ada', 'a')
      await drafts.keep('Grace', {document: 'a', text: 'Hers', base: ''})
      await drafts.see('Linus', 'b')
      expect(await drafts.listOthers('Ada', 'a')).toEqual(['Grace'])
      expect(await drafts.listOthers('Linus', 'a')).toEqual(['Ada', 'Grace'])
      await drafts.leave('Ada', 'a')
      await drafts.leave('Grace', 'a')
      expect(await drafts.listOthers('Linus', 'a')).toEqual([])
      expect((await drafts.find('Grace', 'a'))?.text, 'what is not saved stays').toBe('Hers')
      await drafts.see('Ada', 'a')
      wait(29_000)
      expect(await drafts.listOthers('Linus', 'a')).toEqual(['Ada'])
      wait(2_000)
      expect(await drafts.listOthers('Linus', 'a')).toEqual([])
    })

    test('lets go of a draft that nobody has come back to for a quarter of a year', async () => {
      const {drafts, wait} = await open()
      await drafts.keep('u1', {document: 'a', text: 'Long ago', base: ''})
      wait(89 * 86_400_000)
      await drafts.keep('u1', {document: 'b', text: 'Later', base: ''})
      expect(await drafts.find('u1', 'a')).toBeDefined()
      wait(2 * 86_400_000)
      await drafts.keep('u1', {document: 'b', text: 'Later', base: ''})
      expect(await drafts.find('u1', 'a')).toBeUndefined()
    })
  })
})

async function addPeople(database: Database, names: readonly string[]): Promise<void> {
  await database.write(async statements => {
    for (const name of names) {
      await statements.$executeRaw`
        INSERT INTO "User" ("id", "name", "email", "emailVerified", "role", "createdAt", "updatedAt")
        VALUES (${name}, ${name}, ${`${name}@example.org`}, 1, 'editor', '2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z')`
    }
  })
}
