import {describe, expect, onTestFinished, test} from 'vitest'
import {anonymous, operator, type Viewer} from '#src/incident/viewer.ts'
import type {NewStep} from '#src/library/review/document-reviews.ts'
import {createDocumentReviews} from '#src/store/prisma/create-document-reviews.ts'
import {createIncidentStore} from '#src/store/prisma/create-incident-store.ts'
import {openDatabase} from '#src/store/prisma/open-database.ts'
import {aDocument} from '#tests/builders/an-incident.ts'
import {change} from './contract/holding.ts'
import {aMigratedDatabase, hasPostgresql} from './postgresql/scratch-postgresql.ts'
import {aDatabasePath} from './sqlite/scratch-database.ts'

const editor: Viewer = {role: 'editor', handles: ['@grace'], seesEverything: false}

function aStep(given: Partial<NewStep>): NewStep {
  return {incidentId: 'review', actorId: 'u1', actor: 'ada@example.org', step: 'requested', asked: '@grace', note: undefined, hash: 'f00d', ...given}
}

describe.each(['SQLite', 'PostgreSQL'])('createDocumentReviews() on %s', kind => {
  describe.skipIf(kind === 'PostgreSQL' && !hasPostgresql)('', () => {
    async function open() {
      const database = await openDatabase(kind === 'SQLite' ? `file:${aDatabasePath()}` : await aMigratedDatabase())
      onTestFinished(() => database.close())
      let at = Date.parse('2026-03-01T10:00:00Z')
      const reviews = createDocumentReviews(database, () => new Date(++at))
      await createIncidentStore(database).apply(
        change({
          publish: [
            aDocument({id: 'review', file: 'review.md', status: 'in-review'}),
            aDocument({id: 'open', file: 'open.md'}),
            aDocument({id: 'closed', file: 'closed.md', visibility: 'restricted', audience: ['@ada'], status: 'in-review'}),
          ],
        }),
      )
      return reviews
    }

    test('gives back what was said, in its order, and nothing of what is hidden', async () => {
      const reviews = await open()
      const first = await reviews.appendComment({
        incidentId: 'open',
        actorId: 'u1',
        actor: 'a@example.org',
        text: 'Why?',
        passage: 'the queue',
        replyTo: undefined,
      })
      const answer = await reviews.appendComment({
        incidentId: 'open',
        actorId: undefined,
        actor: 'kb',
        text: "It's\nfull",
        passage: undefined,
        replyTo: first.id,
      })
      const hidden = await reviews.appendComment({
        incidentId: 'closed',
        actorId: 'u1',
        actor: 'a@example.org',
        text: 'Secret',
        passage: undefined,
        replyTo: undefined,
      })
      expect(await reviews.listComments(anonymous, 'open')).toStrictEqual([first, answer])
      expect(await reviews.listComments(editor, 'closed')).toEqual([])
      expect([await reviews.findComment(editor, hidden.id), await reviews.findComment(operator, hidden.id)]).toStrictEqual([undefined, hidden])
      await reviews.resolveComment(first.id, 'b@example.org')
      await reviews.resolveComment(first.id, 'c@example.org')
      expect(await reviews.findComment(anonymous, first.id)).toMatchObject({resolvedBy: 'b@example.org', resolvedAt: expect.stringMatching(/^2026-03-01T/)})
      await reviews.resolveComment(first.id, undefined)
      expect(await reviews.findComment(anonymous, first.id)).toStrictEqual(first)
    })

    test('lists the steps of a document, newest first', async () => {
      const reviews = await open()
      const asked = await reviews.appendStep(aStep({}))
      const given = await reviews.appendStep(aStep({step: 'approved', note: 'Good', actor: 'grace@example.org'}))
      expect(await reviews.listSteps(editor, 'review', 9)).toStrictEqual([given, asked])
      expect(await reviews.listSteps(editor, 'review', 1)).toStrictEqual([given])
      expect(await reviews.listSteps(anonymous, 'review', 9)).toEqual([])
    })

    test('knows whose review is waited for, until it is given or the document is a draft again', async () => {
      const reviews = await open()
      const waiting = async (viewer: Viewer = editor) =>
        (await reviews.listWaiting(viewer, viewer.handles, 9)).map(({incidentId, asked}) => [incidentId, asked])
      await reviews.appendStep(aStep({}))
      await reviews.appendStep(aStep({asked: '@platform'}))
      await reviews.appendStep(aStep({incidentId: 'closed'}))
      await reviews.appendStep(aStep({incidentId: 'open'}))
      expect(await waiting()).toEqual([['review', '@grace']])
      expect(await waiting({...editor, handles: ['@grace', '@platform']})).toEqual([
        ['review', '@grace'],
        ['review', '@platform'],
      ])
      expect(await waiting({...editor, handles: []})).toEqual([])
      await reviews.appendStep(aStep({step: 'objected', note: 'No'}))
      expect(await waiting()).toEqual([])
      await reviews.appendStep(aStep({}))
      expect(await waiting()).toEqual([['review', '@grace']])
      await reviews.appendStep(aStep({step: 'withdrawn', asked: undefined}))
      expect(await waiting({...editor, handles: ['@grace', '@platform']})).toEqual([])
    })
  })
})
