import {mkdtemp, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {generatePostmortems} from '#src/library/generate/generate-postmortems.ts'
import {type HindsightServer, serve} from './hindsight-server.ts'
import {expect, test} from './reader.ts'

let folder: string
let server: HindsightServer
let first: string

test.beforeAll(async () => {
  test.setTimeout(300_000)
  folder = await mkdtemp(path.join(tmpdir(), 'hindsight-busy-'))
  const documents = [...generatePostmortems({count: 300, seed: 16})]
  for (const {file, text} of documents) await writeFile(path.join(folder, file), text)
  const open = documents.find(({text}) => /^visibility: public$/m.test(text) || !/^(?:visibility: restricted|status: (?:draft|in-review))$/m.test(text))
  first = open?.file.replace('.md', '') ?? ''
  server = await serve(folder)
})

test.afterAll(async () => {
  await server.stop()
  await rm(folder, {recursive: true, force: true})
})

test('G16 of 500 who search at once, everybody gets an answer within ten seconds: theirs, or when to ask again', async () => {
  test.setTimeout(120_000)
  // Each another one, so that none is answered from memory.
  const search = (at: number) => ask(`/incidents?q=timeout+${['redis', 'queue', 'deploy', 'cache'][at % 4]}&page=${1 + at}`)
  let alone = 0
  // The first ones pay for what is loaded once.
  for (let at = 500; at < 530; at++) alone = at < 510 ? 0 : alone + (await search(at)).took / 20
  const asked = Array.from({length: 500}, (_, at) => search(at))
  const beside = await Promise.all(['/healthz', '/readyz', `/incidents/${first}`].map(address => ask(address)))
  expect(beside.map(({status}) => status)).toEqual([200, 200, 200])
  const answers = await Promise.all(asked)
  const times = answers.map(({took}) => took).sort((a, b) => a - b)
  const statuses = new Set(answers.map(({status}) => status))
  expect([...statuses].sort()).toEqual([200, 503])
  for (const {retryAfter, text} of answers.filter(({status}) => status === 503)) {
    expect(retryAfter).toBe('5')
    expect(text).toContain('<h1>Hindsight is busy.</h1>')
  }
  // As many as are answered at once, and as many as may wait.
  expect(answers.filter(({status}) => status === 200).length).toBeGreaterThanOrEqual(4 + 32)
  // On a machine with other things to do, long before the last of them would have been answered one after another.
  expect(times[Math.floor(times.length * 0.99)]).toBeLessThan(Math.max(10_000, (500 * alone) / 2))

  const afterwards = await ask('/incidents?q=certificate')
  expect(afterwards.status).toBe(200)
  expect(afterwards.took).toBeLessThan(2_000)
})

test('G16 what asks for suggestions and exports is told in its own language, and whoever is gone holds nobody up', async () => {
  test.setTimeout(240_000)
  const narrow = await serve(folder, undefined, undefined, {HINDSIGHT_SEARCHES_AT_ONCE: '1'})
  try {
    for (const address of ['/suggestions?q=re', '/incidents.csv?q=timeout', '/incidents.json?q=timeout']) {
      // However quick the machine is, more than nine of these come to wait at some point.
      let refused: readonly Answer[] = []
      for (let count = 100, round = 0; refused.length === 0 && count <= 3200; count *= 2, round++) {
        const answers = await Promise.all(Array.from({length: count}, (_, at) => ask(`${address}${round}x${at}`, narrow.address)))
        refused = answers.filter(({status}) => status !== 200)
      }
      expect(refused.length, address).toBeGreaterThan(0)
      for (const {status, retryAfter, type, text} of refused) {
        expect([status, retryAfter, type]).toEqual([503, '5', 'application/json'])
        expect(JSON.parse(text)).toEqual({error: expect.stringContaining('Ask again in a few seconds.')})
      }
    }
  } finally {
    await narrow.stop()
  }
  const leaving = new AbortController()
  const left = Array.from({length: 36}, (_, at) => fetch(`${server.address}/incidents?q=memory&page=${at}`, {signal: leaving.signal}).catch(() => undefined))
  await ask('/healthz')
  leaving.abort()
  await Promise.all(left)
  expect((await ask('/incidents?q=failover')).status).toBe(200)
})

type Answer = {readonly status: number; readonly retryAfter: string | null; readonly type: string | null; readonly text: string; readonly took: number}

async function ask(address: string, at = server.address): Promise<Answer> {
  const started = performance.now()
  const answer = await fetch(at + address)
  const text = await answer.text()
  return {
    status: answer.status,
    retryAfter: answer.headers.get('retry-after'),
    type: answer.headers.get('content-type'),
    text,
    took: performance.now() - started,
  }
}
