import {expect, onTestFinished, test} from 'vitest'
import {anonymous, operator} from '#src/incident/viewer.ts'
import type {IncidentStore} from '#src/library/incident-store.ts'
import {openSqliteStore} from '#src/store/prisma/sqlite/open-sqlite-store.ts'
import {aDocument} from '#tests/builders/an-incident.ts'
import {anActionAsking, anUnreadableFile, change, removeAll} from './contract/holding.ts'
import {aDatabasePath} from './sqlite/scratch-database.ts'

/** Two stores over one database, as two processes have them. */
async function openTwo(): Promise<readonly [IncidentStore, IncidentStore]> {
  const url = `file:${aDatabasePath()}`
  const both = [await openSqliteStore(url), await openSqliteStore(url)] as const
  onTestFinished(async () => {
    await Promise.all(both.map(store => store.close()))
  })
  return both
}

const listed = async (store: IncidentStore, viewer = operator) =>
  (await store.listActions(viewer, {...anActionAsking(), order: 'oldest', limit: 100})).actions.map(({title, services}) => [title, ...services].join(' '))

test('openFollowed() shows at the next question what another process has written, hidden and removed', async () => {
  const [writer, reader] = await openTwo()
  await writer.apply(change({publish: ['a', 'b', 'c'].map(id => aDocument({id, actions: [{title: id}]}))}))
  expect(await listed(reader, anonymous)).toEqual(['a', 'b', 'c'])
  await writer.apply(change({publish: [aDocument({id: 'b', actions: [{title: 'b2'}, {title: 'b3'}]})]}))
  expect(await listed(reader, anonymous)).toEqual(['a', 'b2', 'b3', 'c'])
  await writer.apply(change({unreadable: [anUnreadableFile({file: 'a.md', visibility: 'restricted'})]}))
  expect(await listed(reader, anonymous)).toEqual(['b2', 'b3', 'c'])
  expect(await listed(reader)).toEqual(['a', 'b2', 'b3', 'c'])
  await writer.apply(change({publish: [aDocument({id: 'a', actions: []})], remove: ['c.md']}))
  expect(await listed(reader)).toEqual(['b2', 'b3'])
  await removeAll(writer)
  expect(await listed(reader)).toEqual([])
})

test('openFollowed() does not take a document for the one that had its key before', async () => {
  const [writer, reader] = await openTwo()
  const document = aDocument({id: 'a', services: ['co'], actions: [{title: 'same'}]})
  await writer.apply(change({publish: [document]}))
  expect(await listed(reader)).toEqual(['same co'])
  // The same file, of the same bytes and under the same key, by another configuration.
  await writer.apply(change({publish: [{...document, serviceAliases: {co: 'checkout'}}]}))
  expect(await listed(reader)).toEqual(['same checkout'])
  expect((await reader.countActionFacets(operator, anActionAsking())).service).toEqual([{value: 'checkout', count: 1}])
  await writer.apply(change({remove: ['a.md'], publish: [aDocument({id: 'z', actions: [{title: 'other'}]})]}))
  expect(await listed(reader)).toEqual(['other'])
})

test('openFollowed() follows an audience that changes', async () => {
  const [writer, reader] = await openTwo()
  const ada = {role: 'viewer', handles: ['@ada'], seesEverything: false} as const
  const restrictedTo = (handle: string) => aDocument({id: 'a', visibility: 'restricted', audience: [handle], actions: [{title: 'a'}], markdown: handle})
  await writer.apply(change({publish: [restrictedTo('@grace')]}))
  expect(await listed(reader, ada)).toEqual([])
  await writer.apply(change({publish: [restrictedTo('@ADA')]}))
  expect(await listed(reader, ada)).toEqual(['a'])
})

test('openFollowed() gives everybody who asks at once the same answer, also while the index changes', async () => {
  const [writer, reader] = await openTwo()
  await writer.apply(change({publish: Array.from({length: 520}, (_, at) => aDocument({id: `id-${at}`, actions: [{title: `${at}`}]}))}))
  const asked = Array.from({length: 8}, () => reader.coverActions(operator, anActionAsking()))
  const changing = writer.apply(change({remove: ['id-0.md']}))
  const totals = (await Promise.all(asked)).map(({total}) => total)
  await changing
  for (const total of totals) expect([519, 520]).toContain(total)
  expect((await reader.coverActions(operator, anActionAsking())).total).toBe(519)
})
