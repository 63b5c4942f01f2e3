import {expect, onTestFinished, test} from 'vitest'
import {anonymous, operator, type Viewer} from '#src/incident/viewer.ts'
import type {IncidentStore} from '#src/library/incident-store.ts'
import {openSqliteStore} from '#src/store/prisma/sqlite/open-sqlite-store.ts'
import {aDocument} from '#tests/builders/an-incident.ts'
import {aQuery, change} from './contract/holding.ts'
import {aDatabasePath} from './sqlite/scratch-database.ts'

test('countIncidents() and a list without filters count anew what another process has changed', async () => {
  const path = aDatabasePath()
  const [one, other] = [await opened(path), await opened(path)]
  const count = async (viewer: Viewer): Promise<readonly number[]> => [await one.countIncidents(viewer), (await one.listIncidents(viewer, aQuery())).total]
  const ada: Viewer = {...anonymous, handles: ['@ada']}
  expect(await count(anonymous)).toEqual([0, 0])
  const restricted = {visibility: 'restricted', audience: ['@ada']} as const
  await other.apply(change({publish: [aDocument({id: 'a'}), aDocument({id: 'b', status: 'draft'}), aDocument({id: 'c', ...restricted})]}))
  expect(await Promise.all([anonymous, ada, {...ada, role: 'author' as const}, operator].map(count))).toEqual([
    [1, 1],
    [2, 2],
    [3, 3],
    [3, 3],
  ])
  await other.apply(change({publish: [aDocument({id: 'a', ...restricted})], remove: ['b.md']}))
  expect(await Promise.all([anonymous, ada, operator].map(count))).toEqual([
    [0, 0],
    [2, 2],
    [2, 2],
  ])
})

async function opened(path: string): Promise<IncidentStore> {
  const store = await openSqliteStore(`file:${path}`)
  onTestFinished(() => store.close())
  return store
}
