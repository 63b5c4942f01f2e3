import {spawn} from 'node:child_process'
import {mkdtempSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import lighthouse, {type RunnerResult} from 'lighthouse'
import {chromiumPath} from '#tests/browser/chromium.ts'
import {serveBesideBare} from './serve-next.ts'

// Lighthouse's scores of the pages people read, each the median of `runs`, beside bare Next pages in the same run: Lighthouse makes a phone
// of this machine by slowing it four times, so that on a slow one not even they have 95. `SLOWDOWN=2` is what Lighthouse gives for machines
// of an index of 1,000 to 1,500 (docs/throttling.md of its repository, "Calibrating the CPU slowdown"); the network stays the same. Bounds:
// performance 95, accessibility 100, best practices 100. `npm run bench:lighthouse [runs] [path…]`: the app must have been built; serves the
// shipped incidents.
const runs = Number(process.argv[2] ?? 3)
const paths = process.argv.slice(3)
const cpuSlowdownMultiplier = Number(process.env.SLOWDOWN ?? 4)
const pages = paths.length > 0 ? paths : ['/', '/incidents', '/incidents?q=redis', '/incidents/2018-11-05-dixa-telephony', '/services', '/settings/sync']
type Result = RunnerResult['lhr']

const folder = mkdtempSync(path.join(tmpdir(), 'bench-lighthouse-'))
const {app, bare} = await serveBesideBare(folder)
const port = 9333
const chromium = spawn(
  chromiumPath,
  [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    `--remote-debugging-port=${port}`,
    `--user-data-dir=${folder}`,
    'about:blank',
  ],
  {stdio: 'ignore'},
)
try {
  await waitForChromium()
  for (const page of ['/', '/rows']) await measure(`bare ${page}`, bare.address + page)
  for (const page of pages) await measure(page, app.address + page)
} finally {
  chromium.kill()
  app.stop()
  bare.stop()
}

async function waitForChromium(): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const isThere = await fetch(`http://127.0.0.1:${port}/json/version`).then(
      response => response.ok,
      () => false,
    )
    if (isThere) return
    await new Promise(resolve => setTimeout(resolve, 100))
  }
  throw new Error('Cannot measure: Chromium does not answer')
}

async function measure(name: string, address: string): Promise<void> {
  // A first request compiles and fills what is kept; a phone that is the first to ask is not what is measured.
  for (let warm = 0; warm < 3; warm++) await fetch(address).then(response => response.text())
  const results: Result[] = []
  for (let round = 0; round < runs; round++) results.push(await runLighthouse(address))
  const median = results.toSorted((a, b) => (a.categories.performance?.score ?? 0) - (b.categories.performance?.score ?? 0))[Math.floor(runs / 2)]
  if (!median) return
  const scores = Object.values(median.categories).map(({title, score}) => `${title} ${Math.round((score ?? 0) * 100)}`)
  const times = ['first-contentful-paint', 'largest-contentful-paint', 'total-blocking-time', 'cumulative-layout-shift'].map(
    id => `${id} ${median.audits[id]?.displayValue}`,
  )
  const failed = Object.values(median.audits).filter(({score, scoreDisplayMode}) => scoreDisplayMode === 'binary' && score === 0)
  console.log(`${name}: ${scores.join(', ')} (${times.join(', ')}; benchmark index ${median.environment.benchmarkIndex})`)
  if (failed.length > 0) console.log(`  failed: ${failed.map(({id}) => id).join(', ')}`)
}

async function runLighthouse(address: string): Promise<Result> {
  const run = await lighthouse(address, {
    port,
    output: 'json',
    logLevel: 'error',
    onlyCategories: ['performance', 'accessibility', 'best-practices'],
    throttling: {cpuSlowdownMultiplier},
  })
  if (!run) throw new Error(`Cannot measure ${address}: Lighthouse gave no result`)
  return run.lhr
}
