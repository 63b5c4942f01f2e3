import {mkdtempSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {setTimeout as wait} from 'node:timers/promises'
import {type ServedApp, serveNext} from './serve-next.ts'
import {writeCorpus} from './write-corpus.ts'

// How long pages take at ten requests a second, each of another kind, so that what is kept in memory answers few of them. A tenth of the
// generated incidents is hidden from who asks. Bound at 10,000: p95 under 150 ms, of a server that has served a hundred such pages before.
// Those of remediation are bound to 200 ms at 100,000 actions, which 20,000 incidents have.
// `npm run bench:load [count] [DATABASE_URL] [kind…]`: the app must have been built; an index that is there already is brought up to date first.
const [count = '10000', databaseUrl, ...kinds] = process.argv.slice(2)
const folder = process.env.BENCH_CORPUS ?? mkdtempSync(path.join(tmpdir(), 'bench-load-'))
const ids = writeCorpus(folder, Number(count))
const seconds = 20
const perSecond = 10
/** Asked for beforehand, one after another: code that has run little runs several times as slow. */
const warming = 100

const words = [
  ...['redis', 'timeout', 'certificate', 'database', 'checkout', 'failover', 'memory', 'deploy', 'latency', 'queue', 'cache', 'retry'],
  ...['traffic', 'backlog', 'dns', 'replica', 'tls', 'quota'],
]
const pairs = words.flatMap(first => words.filter(second => second !== first).map(second => `${first}+${second}`))
const pages: Readonly<Record<string, readonly string[]>> = {
  list: Array.from({length: 320}, (_, at) => `/incidents?order=${['newest', 'oldest', 'longest', 'severest'][at % 4]}&page=${1 + (at >> 2)}`),
  'list, filtered': [2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025].flatMap(year =>
    ['SEV1', 'SEV2', 'SEV3', 'SEV4'].flatMap(severity =>
      ['newest', 'oldest', 'longest', 'severest', 'newest&page=2', 'oldest&page=2', 'longest&page=2', 'severest&page=2'].map(
        order => `/incidents?year=${year}&severity=${severity}&order=${order}`,
      ),
    ),
  ),
  search: pairs.map(pair => `/incidents?q=${pair}`),
  'search, mistyped': pairs.map(pair => `/incidents?q=${pair.replace(/.(?=.$)/, 'q')}`),
  suggestions: pairs.map((pair, at) => `/suggestions?q=${pair.slice(0, pair.indexOf('+') + 2 + (at % 3))}`),
  board: filterActions(['severity', 'due', 'kind', 'as']),
  'actions, words': pairs.map(pair => `/remediation?q=${pair}`),
  figures: filterActions(['severity', 'kind', 'service']).map(address => address.replace('?', '/figures?')),
  incident: ids.slice(-320).map(id => `/incidents/${id}`),
}

const app = await serveNext('.', '/readyz', {
  HINDSIGHT_CONTENT: folder,
  HINDSIGHT_READ: 'public',
  DATABASE_URL: databaseUrl ?? `file:${path.join(folder, '.index.db')}`,
  LOG_LEVEL: 'error',
})
try {
  for (const [name, paths] of Object.entries(pages)) if (kinds.length === 0 || kinds.includes(name)) await measure(app, name, paths)
  console.log(`memory: ${app.memoryMiB().toFixed(0)} MiB`)
} finally {
  app.stop()
}

/** As many ways to filter actions as the values of these fields can be put together, some of them left out. */
function filterActions(fields: readonly string[]): readonly string[] {
  const values: Readonly<Record<string, readonly string[]>> = {
    severity: ['', 'SEV1', 'SEV2', 'SEV3', 'SEV4'],
    due: ['', 'overdue', 'week', 'month', 'later', 'undated'],
    kind: ['', 'prevent', 'mitigate', 'detect', 'repair', 'investigate'],
    service: ['', 'checkout-api', 'api-gateway', 'orders', 'payments', 'identity', 'search', 'dns'],
    as: ['table', 'board'],
  }
  const parts = fields.reduce<readonly (readonly string[])[]>(
    (all, field) => all.flatMap(each => (values[field] ?? []).map(value => (value === '' ? each : [...each, `${field}=${value}`]))),
    [[]],
  )
  return parts.map(each => `/remediation?${each.join('&')}`)
}

/** Sends requests at their times whether or not those before have been answered, as people do. */
async function measure({address, cpuMilliseconds}: ServedApp, name: string, paths: readonly string[]): Promise<void> {
  const warmed = Math.min(warming, paths.length - seconds * perSecond)
  for (const page of paths.slice(0, warmed)) await (await fetch(address + page)).text()
  const started = performance.now()
  const worked = cpuMilliseconds()
  let failed = 0
  const times = await Promise.all(
    Array.from({length: seconds * perSecond}, async (_, at) => {
      await wait((at * 1000) / perSecond)
      const due = performance.now()
      const response = await fetch(address + paths[(warmed + at) % paths.length])
      await response.text()
      if (response.status >= 500) failed += 1
      return performance.now() - due
    }),
  )
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number): string => `${(sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN).toFixed(0)} ms`
  const took = (performance.now() - started) / 1000
  const work = ((cpuMilliseconds() - worked) / sorted.length).toFixed(0)
  console.log(
    `${name.padEnd(18)} p50 ${at(0.5)}, p95 ${at(0.95)}, most ${at(1)}; ${sorted.length} requests in ${took.toFixed(0)} s, ${failed} failed, ${work} ms of a processor each`,
  )
}
