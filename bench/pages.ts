import {mkdtempSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {formatRatio} from './measure.ts'
import {buildNext, type ServedApp, serveNext} from './serve-next.ts'
import {writeCorpus} from './write-corpus.ts'

// Processor time for each request of the list and of an incident's page, against bare Next pages served in the same run.
// Bounds: list 2 × a bare page with 50 rows, incident 2.5 × a bare dynamic page.
// `npm run bench:pages [count]`: how many generated incidents are served; the app must have been built.
const count = Number(process.argv[2] ?? 1000)
const folder = mkdtempSync(path.join(tmpdir(), 'bench-pages-'))
const ids = writeCorpus(folder, count)
buildNext('bench/bare-next')

const bare = await serveNext('bench/bare-next', '/')
const app = await serveNext('.', '/readyz', {HINDSIGHT_CONTENT: folder, DATABASE_URL: `file:${path.join(folder, '.index.db')}`, LOG_LEVEL: 'error'})
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
  const median = (name: keyof typeof pages): number => cost[name]?.toSorted((a, b) => a - b)[2] ?? Number.NaN
  for (const name of Object.keys(pages) as (keyof typeof pages)[]) console.log(`${name}: ${median(name).toFixed(2)} ms of processor time a request`)
  console.log(`list: ${formatRatio(median('list'), median('bare page, 50 rows'))} the bare page with 50 rows (bound 2 ×)`)
  console.log(`incident: ${formatRatio(median('incident'), median('bare page'))} the bare page (bound 2.5 ×)`)
  console.log(`memory with ${count} incidents: ${app.memoryMiB().toFixed(0)} MiB; the bare app ${bare.memoryMiB().toFixed(0)} MiB`)
} finally {
  app.stop()
  bare.stop()
}

async function measureRequests(app: ServedApp, paths: readonly string[], requests: number): Promise<number> {
  const started = app.cpuMilliseconds()
  for (let done = 0; done < requests; done += 4) {
    await Promise.all(
      [0, 1, 2, 3].map(async next => {
        const response = await fetch(app.address + paths[(done + next) % paths.length])
        await response.text()
        // A draft or a restricted one is hidden: that answers 404, and is a page like any other.
        if (response.status >= 500) throw new Error(`Cannot measure ${response.url}: it answers ${response.status}`)
      }),
    )
  }
  return (app.cpuMilliseconds() - started) / requests
}
