import fc from 'fast-check'
import {describe, expect, onTestFinished, test, vi} from 'vitest'
import {operator} from '#src/incident/viewer.ts'
import {noFilters} from '#src/library/incident-store.ts'
import {applyChange} from '#src/store/prisma/apply-change.ts'
import {createIncidentStore} from '#src/store/prisma/create-incident-store.ts'
import type {Database, WordSearch} from '#src/store/prisma/database.ts'
import {openPostgresqlDatabase} from '#src/store/prisma/postgresql/open-postgresql-store.ts'
import {readRevision} from '#src/store/prisma/read-revision.ts'
import {aDocument} from '#tests/builders/an-incident.ts'
import {change, today} from '#tests/store/contract/holding.ts'
import {aDatabase, hasPostgresql} from './scratch-postgresql.ts'

vi.setConfig({testTimeout: 120_000})

const words = ['alpha', 'bravo', 'charlie', 'delta', 'echo', 'alphabet']
const statuses = ['published', 'draft'] as const

/** Many equal scores among few words, in texts that everybody sees, drafts and restricted ones. */
async function aDatabaseOfWords(): Promise<Database> {
  const database = await openPostgresqlDatabase(await aDatabase())
  onTestFinished(() => database.close())
  const pick = (at: number, step: number) => words.filter((_, place) => (at * step) % (place + 2) === 0)
  const documents = Array.from({length: 90}, (_, at) =>
    aDocument({
      id: `id-${at}`,
      title: pick(at, 1).slice(0, 2).join(' '),
      summary: pick(at, 3).join(' '),
      sections: [{text: Array.from({length: at % 7}, () => pick(at, 5).join(' ')).join(' filler ')}],
      status: statuses[at % 5 === 0 ? 1 : 0],
      visibility: at % 11 === 0 ? 'restricted' : 'public',
      date: `2024-01-${String(1 + (at % 28)).padStart(2, '0')}`,
    }),
  )
  await applyChange(database, change({publish: documents}))
  return database
}

const phrase = fc.record({words: fc.array(fc.constantFrom(...words), {minLength: 1, maxLength: 2}), isPrefix: fc.boolean()})
const search: fc.Arbitrary<WordSearch> = fc
  .record({
    circles: fc.subarray(['draft', 'restricted'] as const).map(more => ['public', ...more] as const),
    lists: fc.array(fc.array(phrase, {minLength: 1, maxLength: 3}), {minLength: 1, maxLength: 4}),
    absent: fc.array(phrase, {maxLength: 1}),
    isLoose: fc.boolean(),
  })
  .chain(each => fc.integer({min: 1, max: each.lists.length}).map(least => ({...each, least})))

describe.skipIf(!hasPostgresql)('scoreWords()', () => {
  test('has the scores of rankWords(), to the last digit', async () => {
    const database = await aDatabaseOfWords()
    await fc.assert(
      fc.asyncProperty(search, async asked => {
        const ranked = await database.reader.$queryRaw<{key: number; score: number}[]>(database.rankWords(asked))
        expect((await database.scoreWords?.(asked))?.scores).toEqual(new Map(ranked.map(({key, score}) => [Number(key), Number(score)])))
      }),
      {numRuns: 150},
    )
  })

  test('gives pages that go on where the one before ended, also among equal scores', async () => {
    const store = createIncidentStore(await aDatabaseOfWords())
    for (const asked of ['alpha', 'alpha bravo', 'charlie or delta', 'alp']) {
      const page = (which: number, pageSize: number) =>
        store.listIncidents(operator, {filters: {...noFilters, words: asked}, order: 'relevance', page: which, pageSize, today})
      const whole = await page(1, 200)
      const ids = whole.rows.map(({id}) => id)
      expect(ids.length).toBeGreaterThan(10)
      expect(whole.total).toBe(ids.length)
      const turned: string[] = []
      let last = await page(1, 7)
      while (last.rows.length > 0) {
        expect(last.total).toBe(ids.length)
        turned.push(...last.rows.map(({id}) => id))
        if (!last.last) break
        last = await store.listIncidents(operator, {
          filters: {...noFilters, words: asked},
          order: 'relevance',
          page: 1,
          turn: {to: 'after', place: last.last},
          pageSize: 7,
          today,
        })
      }
      expect(turned).toEqual(ids)
      expect((await page(3, 7)).rows.map(({id}) => id)).toEqual(ids.slice(14, 21))
    }
  })

  test('tells of which revision its scores are, and shares them with who asks for the same words meanwhile', async () => {
    const database = await aDatabaseOfWords()
    const asked: WordSearch = {circles: ['public'], lists: [[{words: ['alpha'], isPrefix: false}]], absent: [], least: 1}
    const scoring = database.scoreWords?.(asked)
    const pending = database.pendingScores?.({...asked})
    expect(pending).toBe(scoring)
    expect(database.pendingScores?.({...asked, least: 0})).toBeUndefined()
    expect(await scoring).toMatchObject({revision: await readRevision(database)})
    expect(database.pendingScores?.(asked)).toBeUndefined()
  })

  test('is asked once for a list and the facets beside it', async () => {
    const database = await aDatabaseOfWords()
    const statements: string[] = []
    const counting: Database = {
      ...database,
      reader: {
        $queryRaw: <T>(query: Parameters<Database['reader']['$queryRaw']>[0], ...values: unknown[]) => {
          statements.push('sql' in query ? query.sql : query.join('?'))
          return database.reader.$queryRaw<T>(query, ...values)
        },
      },
    }
    const store = createIncidentStore(counting)
    await store.countFacets(operator, noFilters, today)
    statements.length = 0
    const filters = {...noFilters, words: 'alpha bravo'}
    const [list, facets] = await Promise.all([
      store.listIncidents(operator, {filters, order: 'relevance', page: 1, pageSize: 5, today}),
      store.countFacets(operator, filters, today, true),
    ])
    expect(list.total).toBeGreaterThan(5)
    expect(facets.statuses.reduce((sum, {count}) => sum + count, 0)).toBe(list.total)
    expect(statements.filter(sql => /match(?:Words|Each)/.test(sql))).toEqual([])
  })
})
