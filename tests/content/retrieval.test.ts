import {mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {anonymous} from '#src/incident/viewer.ts'
import {type IncidentStore, noFilters} from '#src/library/incident-store.ts'
import {readDocument} from '#src/library/read-document.ts'
import {searchIncidents} from '#src/library/search/search-incidents.ts'
import {openSqliteStore} from '#src/store/prisma/sqlite/open-sqlite-store.ts'
import {retrievalQueries} from '#tests/content/retrieval-queries.ts'

// What people type who do not know the title puts the right incident among the first three.
let folder: string
let store: IncidentStore

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'retrieval-'))
  store = await openSqliteStore(`file:${join(folder, 'index.db')}`)
  const files = readdirSync('content').filter(file => file.endsWith('.md') && file !== 'README.md')
  const readings = await Promise.all(files.map(file => readDocument(file, readFileSync(join('content', file)))))
  await store.apply({publish: readings.flatMap(reading => ('document' in reading ? [reading.document] : [])), unreadable: [], remove: []})
})

afterAll(async () => {
  await store.close()
  rmSync(folder, {recursive: true})
})

const asked = Object.entries(retrievalQueries).flatMap(([id, queries]) => queries.map(words => ({id, words})))

describe('a search for', () => {
  test('what people would type finds the incident among the first three in nine cases of ten', async () => {
    const missed = await listMissed(asked)
    expect(missed.length / asked.length, missed.join('\n')).toBeLessThanOrEqual(0.1)
  }, 60_000)

  test('the same with a slip of a finger in one word finds it in eight cases of ten', async () => {
    const mistyped = asked.flatMap(({id, words}, at) => listSlips(words, at).map(slip => ({id, words: slip})))
    const missed = await listMissed(mistyped)
    expect(missed.length / mistyped.length, missed.join('\n')).toBeLessThanOrEqual(0.2)
  }, 120_000)
})

async function listMissed(cases: readonly {readonly id: string; readonly words: string}[]): Promise<readonly string[]> {
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
