import {anonymous} from '#src/incident/viewer.ts'
import {generatePostmortems} from '#src/library/generate/generate-postmortems.ts'
import {noFilters} from '#src/library/incident-store.ts'
import {readDocument} from '#src/library/read-document.ts'
import {compareNear} from '#src/library/relate/compare-near.ts'
import {openStoreAt} from '#tests/store/open-store-at.ts'

// What it costs to publish one more document on an index that `kb sync` has made: reading it, writing it into the index, and finding it by a search and
// among those like it. The index is left as it was. Bound: 300 ms at 100,000. `tsx bench/publishing.ts FILE.db|postgresql://… [count]`
const [place, count = '20'] = process.argv.slice(2)
if (place === undefined) {
  process.stderr.write('Usage: tsx bench/publishing.ts FILE.db|postgresql://… [count]\n')
  process.exit(2)
}
const store = await openStoreAt(/^(?:file|postgres(?:ql)?):/.test(place) ? place : `file:${place}`)
const steps = {reading: [] as number[], index: [] as number[], search: [] as number[], likenesses: [] as number[], 'reading and index': [] as number[]}
const files: string[] = []
try {
  console.log(`${await store.countIncidents(anonymous)} incidents`)
  for (const {file, text} of generatePostmortems({count: Number(count) + 5, seed: 4711})) {
    const name = `bench-publishing-${file}`
    const markdown = text.replace(/^visibility: .*\n/m, '').replace(/^status: .*$/m, 'status: published')
    const began = performance.now()
    const reading = await readDocument(name, new TextEncoder().encode(markdown))
    if ('problem' in reading) throw new Error(`Cannot read ${name}: ${reading.problem.message}`)
    const read = performance.now()
    await store.apply({publish: [reading.document], unreadable: [], remove: []})
    files.push(name)
    const written = performance.now()
    const id = reading.document.incident.id
    const words = `"${reading.document.incident.title?.value ?? id}"`
    const {total} = await store.listIncidents(anonymous, {filters: {...noFilters, words}, order: 'relevance', page: 1, pageSize: 20, today: '2026-01-01'})
    if (total === 0) throw new Error(`${name} is not found by its title`)
    const found = performance.now()
    const incident = await store.findIncident(anonymous, id)
    if (incident && 'record' in incident) await compareNear(store, anonymous, incident.record)
    // The first ones warm up.
    if (files.length <= 5) continue
    steps.reading.push(read - began)
    steps.index.push(written - read)
    steps['reading and index'].push(written - began)
    steps.search.push(found - written)
    steps.likenesses.push(performance.now() - found)
  }
  for (const [step, times] of Object.entries(steps)) console.log(`${step}: median ${at(times, 0.5)} ms, p95 ${at(times, 0.95)} ms`)
} finally {
  await store.apply({publish: [], unreadable: [], remove: files})
  await store.close()
}

function at(times: readonly number[], share: number): string {
  return (times.toSorted((a, b) => a - b)[Math.floor((times.length - 1) * share)] ?? Number.NaN).toFixed(0)
}
