import {anonymous} from '#src/incident/viewer.ts'
import {noFilters} from '#src/library/incident-store.ts'
import {searchIncidents} from '#src/library/search/search-incidents.ts'
import {openStoreAt} from '#tests/store/open-store-at.ts'
import {type BareExpression, openBareIndex} from './bare-index.ts'

// Searches of an index that `kb sync` has made, against the bare full-text query with a snippet for each row of the page that it shows.
// Bound at 10,000: 2 ×, with facets 4 ×. `tsx bench/search.ts FILE.db|postgresql://… [rounds]`
const [place, rounds = '9'] = process.argv.slice(2)
if (place === undefined) {
  process.stderr.write('Usage: tsx bench/search.ts FILE.db|postgresql://… [rounds]\n')
  process.exit(2)
}
const queries: readonly (readonly [words: string, bare: BareExpression])[] = [
  ['redis timeout', {fts5: 'redis AND timeout*', tsquery: 'redis & timeout:*'}],
  ['database', {fts5: 'database*', tsquery: 'database:*'}],
  ['connection refused', {fts5: 'connection AND refused*', tsquery: 'connection & refused:*'}],
  ['checkout-api', {fts5: '"checkout api" *', tsquery: 'checkout <-> api:*'}],
  ['certificate expired rollback', {fts5: 'certificate AND expired AND rollback*', tsquery: 'certificate & expired & rollback:*'}],
  ['"served stale data" cache', {fts5: '"served stale data" AND cache*', tsquery: 'served <-> stale <-> data & cache:*'}],
  ['outage or degraded latency', {fts5: '(outage OR degraded) AND latency*', tsquery: '(outage | degraded) & latency:*'}],
  ['kuber*', {fts5: 'kuber*', tsquery: 'kuber:*'}],
  ['memory limit worker crash unicorn', {fts5: 'memory OR limit OR worker OR crash OR unicorn*', tsquery: 'memory | limit | worker | crash | unicorn:*'}],
  ['reids timeuot', {fts5: 'redis AND timeout', tsquery: 'redis & timeout'}],
]
const today = '2026-01-01'
const url = /^(?:file|postgres(?:ql)?):/.test(place) ? place : `file:${place}`
const store = await openStoreAt(url)
const bareIndex = await openBareIndex(url)
console.log(`${await store.countIncidents(anonymous)} incidents, index of ${bareIndex.mebibytes.toFixed(0)} MiB`)
const all: number[] = []
const facetTimes: number[] = []
const bareTimes: number[] = []
for (const [words, expression] of queries) {
  const query = {filters: {...noFilters, words}, order: 'relevance', page: 1, pageSize: 50, today} as const
  const [list, facets, bare]: [number[], number[], number[]] = [[], [], []]
  let total = 0
  for (let round = 0; round <= Number(rounds); round++) {
    bare.push(await time(() => bareIndex.search(expression)))
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
await bareIndex.close()
await store.close()

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
