import fc from 'fast-check'
import {expect, onTestFinished, test} from 'vitest'
import type {PostmortemStatus} from '#src/incident/incident.ts'
import {anonymous, operator, type Viewer} from '#src/incident/viewer.ts'
import {type IncidentFilters, type IncidentStore, type IndexChange, noFilters} from '#src/library/incident-store.ts'
import {openMemoryStore} from '#src/store/memory/memory-store.ts'
import {applyChange} from '#src/store/prisma/apply-change.ts'
import type {Scores} from '#src/store/prisma/database.ts'
import {openFacets} from '#src/store/prisma/open-facets.ts'
import {readRevision} from '#src/store/prisma/read-revision.ts'
import {openSqliteDatabase, openSqliteStore} from '#src/store/prisma/sqlite/open-sqlite-store.ts'
import {aDocument, type DocumentGiven} from '#tests/builders/an-incident.ts'
import {anUnreadableFile, aProblem, change, removeAll, today} from './contract/holding.ts'
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

const services = async (store: IncidentStore, viewer: Viewer = operator) =>
  Object.fromEntries((await store.countFacets(viewer, noFilters, today)).services.map(({value, count}) => [value, count]))

test('openFacets() counts at the next question what another process has written, hidden and removed', async () => {
  const [writer, reader] = await openTwo()
  await writer.apply(change({publish: ['a', 'b', 'c'].map(id => aDocument({id, services: [id, 'all']}))}))
  expect(await services(reader)).toEqual({all: 3, a: 1, b: 1, c: 1})
  await writer.apply(change({publish: [aDocument({id: 'b', services: ['b2']})], remove: ['c.md']}))
  expect(await services(reader)).toEqual({all: 1, a: 1, b2: 1})
  await writer.apply(change({unreadable: [anUnreadableFile({file: 'a.md', visibility: 'draft'})]}))
  expect(await services(reader, anonymous)).toEqual({b2: 1})
  expect((await reader.countFacets(operator, noFilters, today)).statuses).toEqual([
    {value: 'draft', count: 1},
    {value: 'published', count: 1},
  ])
  await removeAll(writer)
  expect(await services(reader)).toEqual({})
})

test('openFacets() does not take a document for the one that had its key before', async () => {
  const [writer, reader] = await openTwo()
  const document = aDocument({id: 'a', services: ['co']})
  await writer.apply(change({publish: [document]}))
  expect(await services(reader)).toEqual({co: 1})
  // The same file, of the same bytes and under the same key, by another configuration.
  await writer.apply(change({publish: [{...document, serviceAliases: {co: 'checkout'}}]}))
  expect(await services(reader)).toEqual({checkout: 1})
})

test('openFacets() begins anew where most of what it held is there no more', async () => {
  const [writer, reader] = await openTwo()
  const publish = (service: string) => change({publish: Array.from({length: 600}, (_, at) => aDocument({id: `id-${at}`, services: [service]}))})
  for (const service of ['one', 'two', 'three', 'four', 'five']) {
    await writer.apply(publish(service))
    expect(await services(reader)).toEqual({[service]: 600})
  }
})

test('openFacets() gives everybody who asks at once what there is, also while the index changes', async () => {
  const [writer, reader] = await openTwo()
  await writer.apply(change({publish: Array.from({length: 300}, (_, at) => aDocument({id: `id-${at}`, services: ['api']}))}))
  const asked = Array.from({length: 8}, () => services(reader))
  const changing = writer.apply(change({remove: ['id-0.md']}))
  for (const {api} of await Promise.all(asked)) expect([299, 300]).toContain(api)
  await changing
  expect(await services(reader)).toEqual({api: 299})
})

const among = <T>(...values: readonly T[]) => fc.subarray([...values], {maxLength: Math.min(values.length, 2)})
const given: fc.Arbitrary<DocumentGiven> = fc.record({
  id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
  severity: fc.constantFrom('SEV1', 'SEV2', 'bad'),
  services: among('api', 'db', 'web'),
  factorCategories: among('capacity/memory', 'change/code'),
  tags: among('eu', 'none'),
  status: fc.constantFrom('draft', 'published'),
  visibility: fc.constantFrom('public', 'restricted'),
  audience: among('@ada'),
  date: fc.constantFrom('2023-12-31', '2024-03-01', '2024-03-02'),
  trigger: fc.constantFrom('A deploy', 'A full disk'),
  actions: fc.array(fc.record({title: fc.constant('Mend it'), status: fc.constantFrom('open', 'done'), due: fc.constantFrom('2025-01-01', '2026-01-01')}), {
    maxLength: 2,
  }),
  diagnostics: fc.subarray([aProblem('Unexpected'), {...aProblem('Unexpected'), rule: 'secret-in-text'}]),
})
const filters: fc.Arbitrary<IncidentFilters> = fc
  .record({
    severities: among<1 | 2 | 'none'>(1, 2, 'none'),
    services: among('api', 'db', 'none'),
    tags: among('eu', 'none'),
    statuses: among<PostmortemStatus>('draft'),
    years: among<number>(2023, 2024),
    actions: among<'open' | 'overdue'>('open', 'overdue'),
    has: among<'diagnostics'>('diagnostics'),
    from: fc.constantFrom(undefined, '2024-03-01', '2024-03-02'),
    to: fc.constantFrom(undefined, '2024-03-01'),
    words: fc.constantFrom('', 'service:api', '-service:db'),
  })
  .map(some => ({...noFilters, ...some}))
const ada: Viewer = {role: 'viewer', handles: ['@ada'], seesEverything: false}

test('openFacets() agrees, after any changes, with a store that counts each incident by itself', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({given, file: fc.constantFrom('a.md', 'b.md', 'c.md', 'd.md', 'e.md'), how: fc.nat(5)}), {maxLength: 8}),
      filters,
      async (steps, asked) => {
        const [held, plain] = [await openSqliteStore(`file:${aDatabasePath()}`), openMemoryStore()]
        try {
          for (const step of steps) {
            const next: IndexChange =
              step.how === 0
                ? change({remove: [step.file]})
                : step.how === 1
                  ? change({unreadable: [anUnreadableFile({file: step.file, visibility: 'draft'})]})
                  : change({publish: [aDocument(step.given)]})
            for (const store of [held, plain]) await store.apply(next)
            for (const viewer of [anonymous, ada, operator]) {
              for (const each of [noFilters, asked]) expect(await held.countFacets(viewer, each, today)).toEqual(await plain.countFacets(viewer, each, today))
            }
          }
        } finally {
          await Promise.all([held.close(), plain.close()])
        }
      },
    ),
    {numRuns: 40},
  )
}, 120_000)

test('openFacets() takes over which incidents a list has just been found to hold, unless the index has changed since', async () => {
  const database = await openSqliteDatabase(`file:${aDatabasePath()}`)
  onTestFinished(() => database.close())
  await applyChange(database, change({publish: ['a', 'b', 'c'].map(id => aDocument({id, title: 'Redis', services: [id]}))}))
  const asked = {...noFilters, words: 'redis'}
  const [key] = await database.reader.$queryRaw<{key: number}[]>`SELECT "key" FROM "Incident" WHERE "id" = 'b'`
  const revision = await readRevision(database)
  const countBeside = async (pending: Promise<Scores> | undefined) => {
    const {services: counted} = await openFacets({...database, pendingScores: () => pending})(operator, asked, today, true)
    return counted.map(({value}) => value)
  }
  const scores = new Map([[Number(key?.key), 1]])
  expect(await countBeside(Promise.resolve({revision, scores}))).toEqual(['b'])
  expect(await countBeside(Promise.resolve({revision: revision - 1, scores}))).toEqual(['a', 'b', 'c'])
  expect(await countBeside(Promise.reject(new Error('gone')))).toEqual(['a', 'b', 'c'])
  expect(await countBeside(undefined)).toEqual(['a', 'b', 'c'])
})
