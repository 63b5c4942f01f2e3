import {mkdtempSync, rmSync, statSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {performance} from 'node:perf_hooks'
import {anonymous, operator, type Viewer} from '#src/incident/viewer.ts'
import {type IncidentFilters, type IncidentQuery, type IncidentStore, incidentOrders, noFilters, type PublishedDocument} from '#src/library/incident-store.ts'
import {aDocument} from '#tests/builders/an-incident.ts'
import {openStoreAt} from '#tests/store/open-store-at.ts'

// How long the store takes at a size: `tsx bench/store.bench.ts [documents] [postgresql://…]`, where the database named is empty. A tenth of the incidents is hidden from who asks.
const count = Number(process.argv[2] ?? 10_000)
const batch = 200
const today = '2025-06-01'
const reader: Viewer = {...anonymous, handles: ['@ada', '@platform']}
const folder = mkdtempSync(join(tmpdir(), 'store-bench-'))

try {
  const file = join(folder, 'index.db')
  const store = await openStoreAt(process.argv[3] ?? `file:${file}`)
  await measureWriting(store)
  if (process.argv[3] === undefined) report('database', `${(statSync(file).size / count / 1024).toFixed(1)} KiB a document`)
  await measureReading(store)
  await store.close()
} finally {
  rmSync(folder, {recursive: true, force: true})
}

async function measureWriting(store: IncidentStore): Promise<void> {
  let spent = 0
  for (let first = 0; first < count; first += batch) {
    const publish = Array.from({length: Math.min(batch, count - first)}, (_, place) => toDocument(first + place))
    const start = performance.now()
    await store.apply({publish, unreadable: [], remove: []})
    spent += performance.now() - start
  }
  report('cold sync', `${(spent / count).toFixed(2)} ms a document`)
  await measure('publish one document again', () => store.apply({publish: [toDocument(count >> 1)], unreadable: [], remove: []}))
  await measure('list files', () => store.listFiles())
}

async function measureReading(store: IncidentStore): Promise<void> {
  const query = (filters: Partial<IncidentFilters>, rest: Partial<IncidentQuery> = {}): IncidentQuery => ({
    filters: {...noFilters, ...filters},
    order: 'newest',
    page: 1,
    pageSize: 50,
    today,
    ...rest,
  })
  for (const order of incidentOrders) await measure(`list, ${order}`, () => store.listIncidents(reader, query({}, {order})))
  await measure('list, everything visible', () => store.listIncidents(operator, query({})))
  await measure('list, page 100', () => store.listIncidents(reader, query({}, {page: 100})))
  await measure('list, one service', () => store.listIncidents(reader, query({services: ['service-3']})))
  await measure('list, severity and year and factor', () => store.listIncidents(reader, query({severities: [2], years: [2023], factors: ['group/name-4']})))
  await measure('list, overdue', () => store.listIncidents(reader, query({actions: ['overdue']})))
  await measure('list, a frequent word', () => store.listIncidents(reader, query({words: 'connections'})))
  await measure('list, two words', () => store.listIncidents(reader, query({words: 'word17 connec'})))
  await measure('facets', () => store.countFacets(reader, noFilters, today))
  await measure('facets, filtered', () => store.countFacets(reader, {...noFilters, services: ['service-3'], severities: [1, 2]}, today))
  await measure('facets, a frequent word', () => store.countFacets(reader, {...noFilters, words: 'connections'}, today))
  for (const rows of ['factor', 'trigger', 'detection', 'technology'] as const) {
    for (const columns of ['month', 'service'] as const) {
      const asking = {rows, columns, mostRows: 20, mostColumns: columns === 'month' ? 12_000 : 12}
      await measure(`patterns, ${rows} by ${columns}`, () => store.countPatterns(reader, noFilters, asking, today))
    }
  }
  await measure('patterns, prevention', () => store.countPrevention(reader, noFilters, today))
  await measure('patterns, relations', () => store.listRelations(reader, noFilters, {types: [], most: 60}, today))
  await measure('incident page', () => store.findIncident(reader, toId(7)))
  await measure('cross-references', () => store.listCrossReferences(reader, toId(7)))
  await measure('cross-references of the first, which half of the rest leads to', () => store.listCrossReferences(reader, toId(1)))
  await measure('titles', () => store.findTitles(reader, [toId(7), toId(8), 'nowhere']))
  await measure('remediation', () => store.summarizeRemediation(reader, today, 5))
  await measure('services', () => store.listServices(reader, 10))
  await measure('services, all their figures', () => store.summarizeServices(reader, today))
  await measure('services, a page with months and factors', () =>
    store.outlineServices(
      reader,
      Array.from({length: 40}, (_, place) => `service-${place}`),
      3,
    ),
  )
  await measure('service', () => store.findService(reader, 'service-3', today))
  await measure('service, its open actions', () => store.listOpenActions(reader, 'service-3', today, 6))
  await measure('count', () => store.countIncidents(reader))
  await measure('revision', () => store.readRevision())
}

async function measure(name: string, run: () => Promise<unknown>): Promise<void> {
  const times: number[] = []
  for (let round = 0; round < 15; round++) {
    const start = performance.now()
    await run()
    times.push(performance.now() - start)
  }
  times.sort((a, b) => a - b)
  report(name, `${(times[7] ?? 0).toFixed(2)} ms (slowest ${(times.at(-1) ?? 0).toFixed(2)})`)
}

function report(name: string, figure: string): void {
  process.stdout.write(`${name.padEnd(40)} ${figure}\n`)
}

function toId(number: number): string {
  return `2024-01-01-incident-${number}`
}

/** A document of about 6 KB with about 60 facts; the same number always gives the same one. */
function toDocument(number: number): PublishedDocument {
  const day = (offset: number): string => new Date(Date.UTC(2019, 0, 1) + ((number * 37 + offset) % 2400) * 86_400_000).toISOString().slice(0, 10)
  const at = (minutes: number): string => new Date(Date.parse(`${day(0)}T08:00:00Z`) + minutes * 60_000).toISOString().replace('.000', '')
  const sentence = (seed: number): string => Array.from({length: 18}, (_, place) => `word${(number * 7 + seed * 13 + place * 29) % 4000}`).join(' ')
  return aDocument({
    id: toId(number),
    title: `Service ${number % 40} refused connections ${sentence(1).slice(0, 40)}`,
    severity: `SEV${1 + (number % 5)}`,
    visibility: number % 10 === 0 ? 'restricted' : 'public',
    audience: number % 10 === 0 ? ['@security'] : [],
    milestones: {started: at(0), detected: at(5 + (number % 30)), resolved: at(60 + (number % 300))},
    windows: [{start: at(0), end: at(40)}],
    services: [`service-${number % 40}`, `service-${number % 7}`],
    tags: ['tag-a', `tag-${number % 30}`],
    authors: ['@platform'],
    factors: [0, 1, 2].map(place => ({title: sentence(place + 2), description: sentence(place + 5), category: `group/name-${(number + place * 3) % 25}`})),
    timeline: Array.from({length: 20}, (_, place) => ({at: at(place * 4), text: sentence(place + 10)})),
    actions: Array.from({length: 5}, (_, place) => ({title: sentence(place + 40), status: place < 3 ? 'done' : 'open', due: day(place * 90), owner: '@team'})),
    lessons: [0, 1, 2].map(place => ({text: sentence(place + 60)})),
    updates: [0, 1].map(place => ({at: at(place * 10), text: sentence(place + 70)})),
    relations: [{to: toId(number >> 1), type: 'related'}],
    links: [toId((number * 3) % count)],
    summary: sentence(80),
    sections: Array.from({length: 8}, (_, place) => ({
      kind: 'other',
      heading: `Part ${place}`,
      text: [1, 2, 3, 4].map(part => sentence(place * 5 + part)).join('. '),
    })),
  })
}
