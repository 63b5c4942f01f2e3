import {readFileSync} from 'node:fs'
import {describe, expect, onTestFinished, test} from 'vitest'
import {operator} from '#src/incident/viewer.ts'
import {createDocumentDrafts} from '#src/store/prisma/create-document-drafts.ts'
import {createDocumentReviews} from '#src/store/prisma/create-document-reviews.ts'
import {createDocumentSaves} from '#src/store/prisma/create-document-saves.ts'
import {createIncidentKeys, keyColumns} from '#src/store/prisma/create-incident-keys.ts'
import {createRelationRejections} from '#src/store/prisma/create-relation-rejections.ts'
import {openDatabase} from '#src/store/prisma/open-database.ts'
import {aMigratedDatabase, hasPostgresql} from './postgresql/scratch-postgresql.ts'
import {aDatabasePath} from './sqlite/scratch-database.ts'

test('keyColumns names every column that holds an incident’s id and that no file says', () => {
  const models = readFileSync('prisma/models.prisma', 'utf8').split(/^(?=model )/m)
  const named = models.flatMap(model => {
    const table = /^model (\w+)/.exec(model)?.[1] ?? ''
    return [...model.matchAll(/^ {2}(incident|document) +String/gm)].map(([, column]) => `${table}.${column}`)
  })
  // The incident as JSON, which goes with the index.
  expect(keyColumns.map(({table, column}) => `${table}.${column}`).toSorted()).toEqual(named.filter(name => name !== 'DocumentBody.incident').toSorted())
})

describe.each(['SQLite', 'PostgreSQL'])('createIncidentKeys() on %s', kind => {
  describe.skipIf(kind === 'PostgreSQL' && !hasPostgresql)('', () => {
    async function open() {
      const database = await openDatabase(kind === 'SQLite' ? `file:${aDatabasePath()}` : await aMigratedDatabase())
      onTestFinished(() => database.close())
      const [drafts, reviews, saves] = [createDocumentDrafts(database), createDocumentReviews(database), createDocumentSaves(database)]
      const rejections = createRelationRejections(database)
      const reject = (one: string, other: string, reason: string) =>
        rejections.add({one, other, actorId: 'u1', actor: 'ada@example.org', type: 'same-factor', basis: 'b1', reason})
      await reject('one', 'other', 'Of one')
      for (const incidentId of ['one', 'other']) {
        const by = {actorId: 'u1', actor: 'ada@example.org'}
        await reviews.appendComment({...by, incidentId, text: `Of ${incidentId}`, passage: undefined, replyTo: undefined})
        await reviews.appendStep({...by, incidentId, step: 'requested', asked: '@ada', note: undefined, hash: undefined})
        await saves.append({...by, batch: undefined, file: `${incidentId}.md`, incidentId, message: 'Edit', edits: [], beforeHash: 'a', afterHash: 'b'})
        await drafts.keep('u1', {document: incidentId, text: `Draft of ${incidentId}`, base: 'a'})
      }
      const look = async (incidentId: string) => ({
        comments: (await reviews.listComments(operator, incidentId)).map(({text}) => text),
        steps: (await reviews.listSteps(operator, incidentId, 9)).map(({asked}) => asked),
        saves: (await saves.list(operator, {incident: incidentId, limit: 9})).map(({file}) => file),
        draft: (await drafts.find('u1', incidentId))?.text,
        rejected: (await rejections.listOf(operator, [incidentId])).map(({one, other, reason}) => `${one} ${other}: ${reason}`),
      })
      return {keys: createIncidentKeys(database), look, drafts, reject}
    }
    const nothing = {comments: [], steps: [], saves: [], draft: undefined, rejected: []}

    test('gives all that names an incident to another id, and leaves what names others', async () => {
      const {keys, look} = await open()
      await keys.pass('one', 'two', 'new/two.md')
      await keys.pass('one', 'two', 'new/two.md')
      expect(await look('one')).toEqual(nothing)
      expect(await look('two')).toEqual({comments: ['Of one'], steps: ['@ada'], saves: ['new/two.md'], draft: 'Draft of one', rejected: ['other two: Of one']})
      expect(await look('other')).toEqual({
        comments: ['Of other'],
        steps: ['@ada'],
        saves: ['other.md'],
        draft: 'Draft of other',
        rejected: ['other two: Of one'],
      })
    })

    test('keeps the draft and the rejection that come along where old ones have the name', async () => {
      const {keys, look, drafts, reject} = await open()
      await drafts.keep('u1', {document: 'two', text: 'Left behind', base: ''})
      await reject('other', 'two', 'Left behind')
      await keys.pass('one', 'two', 'two.md')
      expect(await look('two')).toMatchObject({draft: 'Draft of one', rejected: ['other two: Of one']})
    })

    test('removes all of it', async () => {
      const {keys, look} = await open()
      await keys.remove('one')
      expect(await look('one')).toEqual(nothing)
      expect(await look('other')).toMatchObject({comments: ['Of other'], rejected: []})
    })
  })
})
