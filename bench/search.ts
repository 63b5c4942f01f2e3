import {statSync} from 'node:fs'
import Database from 'better-sqlite3'
import {anonymous} from '#src/incident/viewer.ts'
import {noFilters} from '#src/library/incident-store.ts'
import {searchIncidents} from '#src/library/search/search-incidents.ts'
import {openSqliteStore} from '#src/store/prisma/sqlite/open-sqlite-store.ts'

// Searches of an index that `kb sync` has made, against the bare full-text query with a snippet for each row of the page that it shows.
// Bound at 10,000: 2 ×, with facets 4 ×. `tsx bench/search.ts FILE.db [rounds]`
const [file, rounds = '9'] = process.argv.slice(2)
if (file === undefined) {
  process.stderr.write('Usage: tsx bench/search.ts FILE.db [rounds]\n')
  process.exit(2)
}
const queries: readonly (readonly [words: string, bare: string])[] = [
  ['redis timeout', 'redis AND timeout*'],
  ['database', 'database*'],
  ['connection refused', 'connection AND refused*'],
  ['checkout-api', '"checkout api" *'],
  ['certificate expired rollback', 'certificate AND expired AND rollback*'],
  ['"served stale data" cache', '"served stale data" AND cache*'],
  ['outage or degraded latency', '(outage OR degraded) AND latency*'],
  ['kuber*', 'kuber*'],
  ['memory limit worker crash unicorn', 'memory OR limit OR worker OR crash OR unicorn*'],
  ['reids timeuot', 'redis AND timeout'],
]
const today = '2026-01-01'
const store = await openSqliteStore(`file:${file}`)
const [raw, bareIndex] = openBareIndex(file)
console.log(`${await store.countIncidents(anonymous)} incidents, index of ${(statSync(file).size / 2 ** 20).toFixed(0)} MiB`)
const all: number[] = []
const facetTimes: number[] = []
const bareTimes: number[] = []
for (const [words, expression] of queries) {
  const query = {filters: {...noFilters, words}, order: 'relevance', page: 1, pageSize: 50, today} as const
  const [list, facets, bare]: [number[], number[], number[]] = [[], [], []]
  let total = 0
  for (let round = 0; round <= Number(rounds); round++) {
    bare.push(await time(() => bareIndex.all(expression)))
    list.push(await time(async () => (total = (await searchIncidents(store, anonymous, query)).total)))
    facets.push(await time(() => store.countFacets(anonymous, query.filters, today)))
  }
  // The first round warms up.
  for (const times of [bare, list, facets]) times.shift()
  all.push(...list)
  facetTimes.push(...facets)
  bareTimes.push(...bare)
  console.log(`${words.padEnd(36)} ${String(total).padStart(6)} found  bare ${show(bare)}  list ${show(list)}  facets ${show(facets)}`)
}
const ratio = (times: readonly number[]): string => `${(at(times, 0.95) / at(bareTimes, 0.95)).toFixed(2)} ×`
console.log(`p95: bare ${at(bareTimes, 0.95).toFixed(1)} ms; list ${at(all, 0.95).toFixed(1)} ms, ${ratio(all)} (bound 2 ×)`)
console.log(`with facets ${ratio(all.map((each, index) => each + (facetTimes[index] ?? 0)))} (bound 4 ×)`)
for (const typed of ['re', 'check', 'pay']) {
  const times: number[] = []
  for (let round = 0; round < Number(rounds); round++) times.push(await time(() => store.listSuggestions(anonymous, typed, 6)))
  console.log(`suggestions for ${typed}: ${show(times)}`)
}
const {rows} = await store.listIncidents(anonymous, {filters: noFilters, order: 'newest', page: 1, pageSize: 20, today})
const similar: number[] = []
for (const {id} of rows) similar.push(await time(() => store.listSimilar(anonymous, id, 5)))
console.log(`similar incidents of 20: ${show(similar)}`)
raw.close()
await store.close()

/** The same texts in an index as one would first make it, which keeps them for its snippets; in memory, so that it is no slower than it may be. */
function openBareIndex(path: string): [Database.Database, Database.Statement] {
  const database = new Database(':memory:')
  database.exec(`ATTACH '${path.replaceAll("'", "''")}' AS held; CREATE VIRTUAL TABLE bare USING fts5(title, body)`)
  database.exec(
    'INSERT INTO bare (rowid, title, body) SELECT i."key", i."title", b."markdown" FROM held."Incident" i JOIN held."DocumentBody" b ON b."incidentKey" = i."key"',
  )
  return [database, database.prepare(`SELECT rowid, snippet(bare, 1, '<', '>', '…', 24) FROM bare WHERE bare MATCH ? ORDER BY bm25(bare, 10, 1) LIMIT 50`)]
}

async function time(task: () => unknown): Promise<number> {
  const started = performance.now()
  await task()
  return performance.now() - started
}

function at(times: readonly number[], share: number): number {
  return times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN
}

function show(times: readonly number[]): string {
  return `${at(times, 0.5).toFixed(1).padStart(6)} ms (p95 ${at(times, 0.95).toFixed(1)})`
}
