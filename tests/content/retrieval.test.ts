import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {beforeAll, describe, expect, onTestFinished, test, vi} from 'vitest'
import {anonymous} from '#src/incident/viewer.ts'
import {type IncidentStore, noFilters, type PublishedDocument} from '#src/library/incident-store.ts'
import {readDocument} from '#src/library/read-document.ts'
import {searchIncidents} from '#src/library/search/search-incidents.ts'
import {openPostgresqlStore} from '#src/store/prisma/postgresql/open-postgresql-store.ts'
import {openSqliteStore} from '#src/store/prisma/sqlite/open-sqlite-store.ts'
import {retrievalQueries} from '#tests/content/retrieval-queries.ts'
import {aMigratedDatabase, hasPostgresql} from '#tests/store/postgresql/scratch-postgresql.ts'
import {aDatabasePath} from '#tests/store/sqlite/scratch-database.ts'

vi.setConfig({testTimeout: 120_000})

let documents: readonly PublishedDocument[]

beforeAll(async () => {
  const files = readdirSync('content').filter(file => file.endsWith('.md') && file !== 'README.md')
  const readings = await Promise.all(files.map(file => readDocument(file, readFileSync(join('content', file)))))
  documents = readings.flatMap(reading => ('document' in reading ? [reading.document] : []))
})

const asked = Object.entries(retrievalQueries).flatMap(([id, queries]) => queries.map(words => ({id, words})))
const databases = [
  {kind: 'SQLite', isSkipped: false, open: () => openSqliteStore(`file:${aDatabasePath()}`)},
  {kind: 'PostgreSQL', isSkipped: !hasPostgresql, open: async () => openPostgresqlStore(await aMigratedDatabase())},
]

// What people type who do not know the title puts the right incident among the first three.
describe.each(databases)('a search of $kind for', ({isSkipped, open}) => {
  test.skipIf(isSkipped)('what people would type finds the incident among the first three in nine cases of ten', async () => {
    const missed = await listMissed(await filled(open), asked)
    expect(missed.length / asked.length, missed.join('\n')).toBeLessThanOrEqual(0.1)
  })

  test.skipIf(isSkipped)('the same with a slip of a finger in one word finds it in eight cases of ten', async () => {
    const mistyped = asked.flatMap(({id, words}, at) => listSlips(words, at).map(slip => ({id, words: slip})))
    const missed = await listMissed(await filled(open), mistyped)
    expect(missed.length / mistyped.length, missed.join('\n')).toBeLessThanOrEqual(0.2)
  })
})

async function filled(open: () => Promise<IncidentStore>): Promise<IncidentStore> {
  const store = await open()
  onTestFinished(() => store.close())
  await store.apply({publish: documents, unreadable: [], remove: []})
  return store
}

async function listMissed(store: IncidentStore, cases: readonly {readonly id: string; readonly words: string}[]): Promise<readonly string[]> {
  const missed: string[] = []
  for (const {id, words} of cases) {
    const {rows} = await searchIncidents(store, anonymous, {filters: {...noFilters, words}, order: 'relevance', page: 1, pageSize: 3, today: '2026-01-01'})
    if (!rows.some(row => row.id === id)) missed.push(`${words}: ${rows.map(row => row.id).join(', ')}, not ${id}`)
  }
  return missed
}

/** The longest word with a letter left out, one doubled, two changed places and one mistaken, at places that differ from query to query. */
function listSlips(words: string, seed: number): readonly string[] {
  const [word = ''] = words.split(' ').toSorted((a, b) => b.length - a.length)
  const at = 1 + (seed % Math.max(1, word.length - 2))
  const [before, first, second, rest] = [word.slice(0, at), word.charAt(at), word.charAt(at + 1), word.slice(at + 2)]
  return [before + second + rest, before + first + first + second + rest, before + second + first + rest, `${before}q${second}${rest}`].map(slip =>
    words.replace(word, slip),
  )
}
