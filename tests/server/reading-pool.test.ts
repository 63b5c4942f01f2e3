import {monitorEventLoopDelay} from 'node:perf_hooks'
import {afterEach, expect, test} from 'vitest'
import type {DocumentReader} from '#src/library/document-reader.ts'
import {openReadingPool, type ReadingPool, type ReadingPoolOptions} from '#src/server/reading-pool.ts'

// A worker that does what the text tells it, so that the pool and not the reader is the subject.
const obedient = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import {readlinkSync} from 'node:fs'
    import {parentPort} from 'node:worker_threads'
    let reads = 0
    parentPort.on('message', ({id, file, bytes, hints, plain, format, explain}) => {
      const text = new TextDecoder().decode(bytes)
      const order = plain && text.startsWith('plain ok ') ? 'read' : text.replace('plain ok ', '')
      if (order === 'hang' || order.startsWith('busy ')) for (;;);
      if (order === 'wait') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
      if (order.startsWith('rest ')) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, Number(order.slice(5)))
      if (order === 'fill') { const kept = []; for (;;) kept.push(Array.from({length: 10000}, (_, index) => 'x' + index)) }
      if (order === 'die') process.exit(3)
      if (order === 'throw') setTimeout(() => { throw new Error('outside') })
      else if (format) {
        if (order === 'long' && !format.isBrief) for (;;);
        parentPort.postMessage({id, formatting: {markdown: text, changed: [], left: [], format, hints}})
      } else if (explain) parentPort.postMessage({id, explanation: {fields: [], diagnostics: [], hints}})
      else if (order === 'fail') parentPort.postMessage({id, failure: 'TypeError: planted'})
      else parentPort.postMessage({id, reading: {document: {file, plainText: text, plain, hints, reads: ++reads, bytes: bytes.length}}})
    })
    parentPort.postMessage({thread: process.platform === 'linux' ? readlinkSync('/proc/thread-self') : undefined})
  `)}`,
)
const limits = {size: 2, memory: 40, deadline: 300}
const pools: DocumentReader[] = []

afterEach(async () => {
  for (const pool of pools.splice(0)) await pool.close()
})

test('read() answers with what the worker read, and with the hints that were given', async () => {
  const pool = openPool()
  expect(await pool.read('a.md', toBytes('one'), {defaultYear: 2020})).toMatchObject({
    document: {file: 'a.md', plainText: 'one', plain: false, hints: {defaultYear: 2020}},
  })
})

test.each([
  ['hang', 'it took more than 0.3 s'],
  ['wait', 'it took more than 3 s'],
  ['fill', 'it took more than 40 MB of memory'],
  ['die', 'The worker ended'],
  ['throw', 'the worker failed on it (outside)'],
  ['fail', 'the reader failed on it (TypeError: planted)'],
])('I24 read() refuses a text that makes the worker %s, and reads the next', async (order, reason) => {
  const pool = openPool(order === 'fill' ? {ordinary: {...limits, deadline: 15_000}} : {})
  const reading = await pool.read('bad.md', toBytes(order))
  expect(reading).toMatchObject({problem: {rule: 'too-complex', level: 'error', message: expect.stringContaining(reason)}, visibility: 'restricted'})
  expect(await pool.read('good.md', toBytes('fine'))).toMatchObject({document: {plainText: 'fine'}})
})

test.each(['hang', 'fill', 'die', 'fail'])('read() reads a text as plain where reading it as Markdown makes the worker %s', async order => {
  const pool = openPool()
  expect(await pool.read('a.md', toBytes(`plain ok ${order}`))).toMatchObject({document: {plain: true}})
})

// Other systems do not say how long a single thread has computed.
test.runIf(process.platform === 'linux')('read() does not count against a text what other workers compute meanwhile', async () => {
  const pool = openPool({large: {size: 1, memory: 40, deadline: 1500}})
  await Promise.all([pool.read('warm.md', toBytes('warm')), pool.read('warm too.md', new Uint8Array(300 * 1024).fill(120))])
  const busy = new Uint8Array(300 * 1024).fill(32)
  busy.set(toBytes('busy'))
  const [heavy, light] = await Promise.all([pool.read('heavy.md', busy), pool.read('light.md', toBytes('rest 900'))])
  expect(heavy).toMatchObject({problem: {rule: 'too-complex'}})
  expect(light).toMatchObject({document: {plainText: 'rest 900', plain: false}})
})

test('read() reads what waited behind a text that hangs', async () => {
  const pool = openPool({ordinary: {...limits, size: 1}})
  const readings = await Promise.all(['hang', 'two', 'three', 'four'].map(text => pool.read(`${text}.md`, toBytes(text))))
  expect(readings.map(reading => ('document' in reading ? reading.document.plainText : reading.problem.rule))).toEqual(['too-complex', 'two', 'three', 'four'])
})

test('read() keeps the serving thread free while eight texts attack', async () => {
  const pool = openPool()
  await pool.read('warm.md', toBytes('warm'))
  const delay = monitorEventLoopDelay({resolution: 5})
  delay.enable()
  const attacks = ['hang', 'fill', 'die', 'hang', 'throw', 'wait', 'fill', 'fail']
  const readings = await Promise.all(attacks.map((order, index) => pool.read(`${index}.md`, toBytes(order))))
  delay.disable()
  expect(readings.filter(reading => 'problem' in reading)).toHaveLength(8)
  expect(delay.percentile(99) / 1e6).toBeLessThan(50)
})

test('read() gives a large file a budget of its own and leaves the ordinary workers alone', async () => {
  const pool = openPool({large: {size: 1, memory: 40, deadline: 600}})
  const large = new Uint8Array(300 * 1024).fill(120)
  const [big, small] = await Promise.all([pool.read('big.md', large), pool.read('small.md', toBytes('small'))])
  expect(big).toMatchObject({document: {bytes: large.length}})
  expect(small).toMatchObject({document: {reads: 1}})
})

test('format() answers with what the worker wrote, in brief where trying took too long, and says why where it can write nothing', async () => {
  const pool = openPool()
  const given = {status: 'draft'} as const
  expect(await pool.format('a.md', toBytes('one'), {hints: {defaultYear: 2020}, given})).toMatchObject({
    markdown: 'one',
    format: {given},
    hints: {defaultYear: 2020},
  })
  expect(await pool.format('b.md', toBytes('long'), {given})).toMatchObject({markdown: 'long', format: {given, isBrief: true}})
  expect(await pool.format('c.md', toBytes('hang'))).toEqual({problem: 'it cannot be read within its budget: it took more than 1.5 s'})
  expect(await pool.format('d.md', toBytes('two'))).toMatchObject({markdown: 'two'})
}, 30_000)

test('explain() answers with what the worker found, and says why it found nothing', async () => {
  const pool = openPool()
  expect(await pool.explain('a.md', toBytes('one'), {defaultYear: 2020})).toEqual({fields: [], diagnostics: [], hints: {defaultYear: 2020}})
  expect(await pool.explain('b.md', toBytes('hang'))).toEqual({problem: 'it cannot be read within its budget: it took more than 0.3 s'})
})

test('read() leaves the caller its bytes, also where they are a part of a larger buffer', async () => {
  const pool = openPool()
  const bytes = Buffer.from('xxinnerxx').subarray(2, 7)
  expect(await pool.read('a.md', bytes)).toMatchObject({document: {plainText: 'inner', bytes: 5}})
  expect(bytes.toString()).toBe('inner')
})

test('read() says so when no worker can be started', async () => {
  const pool = openPool({script: new URL('data:text/javascript,throw new Error("broken bundle")')})
  await expect(pool.read('a.md', toBytes('one'))).rejects.toThrow('Cannot start a reading worker: the worker failed on it (broken bundle)')
})

test('close() refuses what is still to be read, and leaves no worker behind', async () => {
  const pool = openPool()
  const pending = pool.read('a.md', toBytes('hang'))
  const refused = expect(pending).rejects.toThrow('Cannot read: the reader is closed')
  await pool.close()
  await refused
  await expect(pool.read('b.md', toBytes('two'))).rejects.toThrow('Cannot read: the reader is closed')
  expect(process.getActiveResourcesInfo().filter(resource => resource === 'MessagePort' || resource === 'Worker')).toEqual([])
})

function openPool(options: ReadingPoolOptions = {}): ReadingPool {
  const pool = openReadingPool({script: obedient, ordinary: limits, large: limits, ...options})
  pools.push(pool)
  return pool
}

function toBytes(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}
