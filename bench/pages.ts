import {mkdtempSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {setTimeout as wait} from 'node:timers/promises'
import {formatRatio} from './measure.ts'
import {buildNext, type ServedApp, serveNext} from './serve-next.ts'
import {writeCorpus} from './write-corpus.ts'

// Processor time for each request of the list and of an incident's page, against bare Next pages served in the same run.
// Bounds: list 2 × a bare page with 50 rows, incident 2.5 × a bare dynamic page. They are for pages that are kept; beside them stands what
// each page costs when it is asked for the first time after the index has changed.
// `npm run bench:pages [count]`: how many generated incidents are served; the app must have been built.
const count = Number(process.argv[2] ?? 1000)
const folder = mkdtempSync(path.join(tmpdir(), 'bench-pages-'))
const ids = writeCorpus(folder, count)
buildNext('bench/bare-next')

const bare = await serveNext('bench/bare-next', '/')
const app = await serveNext('.', '/readyz', {
  HINDSIGHT_CONTENT: folder,
  HINDSIGHT_READ: 'public',
  DATABASE_URL: `file:${path.join(folder, '.index.db')}`,
  LOG_LEVEL: 'error',
})
try {
  // Different incidents and filters, so that not one cached answer is measured over and over.
  const pages = {
    'bare page': {of: bare, paths: ['/']},
    'bare page, 50 rows': {of: bare, paths: ['/rows']},
    list: {of: app, paths: ['/incidents', '/incidents?page=2', '/incidents?severity=SEV2', '/incidents?order=longest', '/incidents?q=redis']},
    incident: {of: app, paths: ids.slice(-40).map(id => `/incidents/${id}`)},
  } as const
  const cost: Record<string, number[]> = {}
  for (let round = 0; round < 6; round++) {
    for (const [name, {of, paths}] of Object.entries(pages)) {
      const each = await measureRequests(of, paths, 150)
      // The first round warms up and does not count.
      if (round > 0) cost[name] = [...(cost[name] ?? []), each]
    }
  }
  const cold: Record<'list' | 'incident', number[]> = {list: [], incident: []}
  for (let round = 0; round < 5; round++) {
    for (const name of ['list', 'incident'] as const) {
      await changeIndex(`Round ${round}, ${name}`)
      const {of, paths} = pages[name]
      cold[name].push(await measureRequests(of, paths, paths.length))
    }
  }
  const middle = (times: readonly number[] = []): number => times.toSorted((a, b) => a - b)[2] ?? Number.NaN
  const median = (name: keyof typeof pages): number => middle(cost[name])
  for (const name of Object.keys(pages) as (keyof typeof pages)[]) console.log(`${name}: ${median(name).toFixed(2)} ms of processor time a request`)
  console.log(`list: ${formatRatio(median('list'), median('bare page, 50 rows'))} the bare page with 50 rows (bound 2 ×)`)
  console.log(`incident: ${formatRatio(median('incident'), median('bare page'))} the bare page (bound 2.5 ×)`)
  for (const name of ['list', 'incident'] as const) {
    console.log(`${name}, first time after a change: ${middle(cold[name]).toFixed(2)} ms; ${formatRatio(middle(cold[name]), median(name))} the kept page`)
  }
  console.log(`memory with ${count} incidents: ${app.memoryMiB().toFixed(0)} MiB; the bare app ${bare.memoryMiB().toFixed(0)} MiB`)
} finally {
  app.stop()
  bare.stop()
}

/** Saves a document and waits until it can be read, and the sync that read it is over. */
async function changeIndex(title: string): Promise<void> {
  writeFileSync(path.join(folder, 'changed.md'), `---\ntitle: ${title}\n---\n\nIt happened.\n`)
  for (;;) {
    const response = await fetch(`${app.address}/incidents/changed`)
    if ((await response.text()).includes(title)) break
    await wait(20)
  }
  for (let before = Number.NaN; before !== app.cpuMilliseconds(); await wait(200)) before = app.cpuMilliseconds()
}

async function measureRequests(app: ServedApp, paths: readonly string[], requests: number): Promise<number> {
  const started = app.cpuMilliseconds()
  for (let done = 0; done < requests; done += 4) {
    await Promise.all(
      [0, 1, 2, 3].slice(0, requests - done).map(async next => {
        const response = await fetch(app.address + paths[(done + next) % paths.length])
        await response.text()
        // A draft or a restricted one is hidden: that answers 404, and is a page like any other.
        if (response.status >= 500) throw new Error(`Cannot measure ${response.url}: it answers ${response.status}`)
      }),
    )
  }
  return (app.cpuMilliseconds() - started) / requests
}
