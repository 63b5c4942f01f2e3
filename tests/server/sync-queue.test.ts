import {expect, test} from 'vitest'
import type {SyncOptions, SyncOutcome} from '#src/library/publish/sync-outcome.ts'
import {openSyncQueue} from '#src/server/sync-queue.ts'

test('sync() lets one run go on at a time, and lets all who wait share the next', async () => {
  const {runs, run} = heldRuns()
  const queue = openSyncQueue(run)
  const first = queue.sync({files: ['a.md']})
  await runs.begun(1)
  const [second, third] = [queue.sync({files: ['b.md'], departed: ['b.md']}), queue.sync({files: ['c.md'], confirmDeletions: true})]
  expect(second).toBe(third)
  expect(runs.options).toHaveLength(1)
  runs.end(0)
  await first
  await runs.begun(2)
  expect(runs.options[1]).toMatchObject({files: ['b.md', 'c.md'], departed: ['b.md'], confirmDeletions: true})
  runs.end(1)
  expect(await third).toMatchObject({unchanged: 1})
})

test('sync() looks at every file when any of those who wait asks for that', async () => {
  const {runs, run} = heldRuns()
  const queue = openSyncQueue(run)
  const first = queue.sync()
  await runs.begun(1)
  const waiting = [queue.sync({files: ['b.md']}), queue.sync({rebuild: true})]
  runs.end(0)
  await first
  await runs.begun(2)
  expect(runs.options[1]).toMatchObject({files: undefined, rebuild: true})
  runs.end(1)
  await Promise.all(waiting)
})

test('sync() goes on after a run that failed', async () => {
  let count = 0
  const queue = openSyncQueue(async () => {
    if (++count === 1) throw new Error('planted')
    return outcome(count)
  })
  const [first, second] = [queue.sync(), Promise.resolve().then(() => queue.sync())]
  await expect(first).rejects.toThrow('planted')
  expect(await second).toMatchObject({unchanged: 2})
})

test('I25 close() stops the run under way, refuses what waits, and waits for both', async () => {
  const order: string[] = []
  const queue = openSyncQueue(
    ({signal}) =>
      new Promise((_, reject) => {
        signal?.addEventListener('abort', () => {
          setImmediate(() => {
            order.push('stopped')
            reject(signal.reason)
          })
        })
      }),
  )
  const refused = [queue.sync(), Promise.resolve().then(() => queue.sync())].map(run => expect(run).rejects.toThrow('Cannot sync: Hindsight is closing'))
  await new Promise(resolve => setImmediate(resolve))
  await queue.close()
  order.push('closed')
  await Promise.all(refused)
  expect(order).toEqual(['stopped', 'closed'])
  await expect(queue.sync()).rejects.toThrow('Cannot sync: Hindsight is closing')
})

/** Runs that last until the test ends them. */
function heldRuns() {
  const options: SyncOptions[] = []
  const ends: (() => void)[] = []
  const run = (given: SyncOptions): Promise<SyncOutcome> => {
    const place = options.push(given) - 1
    return new Promise(resolve => ends.push(() => resolve(outcome(place))))
  }
  const begun = async (count: number): Promise<void> => {
    while (options.length < count) await new Promise(resolve => setImmediate(resolve))
  }
  return {run, runs: {options, begun, end: (place: number) => ends[place]?.()}}
}

function outcome(unchanged: number): SyncOutcome {
  return {folder: 'present', unchanged, published: [], removed: [], heldBack: [], problems: [], findings: []}
}
