import {hash} from 'node:crypto'
import {availableParallelism} from 'node:os'
import type {DocumentReader} from '#src/library/document-reader.ts'
import {findReaderRevision, findReadingWorker} from './find-reading-worker.ts'
import {type LaneLimits, openReadingLane} from './reading-lane.ts'

export type ReadingPoolOptions = {
  /** Path of the worker's script; for tests. */
  readonly script?: string | URL
  readonly ordinary?: LaneLimits
  readonly large?: LaneLimits
}

/**
 * Reads documents on worker threads within a budget of time and memory. A text over budget is read once more as plain text, and
 * refused where even that fails; nothing else is affected. Large files have a worker with a larger budget to themselves.
 */
export function openReadingPool({script, ordinary = ordinaryLimits, large = largeLimits}: ReadingPoolOptions = {}): DocumentReader {
  const findScript = async (): Promise<string | URL> => script ?? findReadingWorker()
  const ordinaryLane = openReadingLane(findScript, ordinary)
  const largeLane = openReadingLane(findScript, large)

  return {
    // A script of somebody else's is no bundle of ours.
    findRevision: async () => (script === undefined ? findReaderRevision() : 'script'),
    async read(file, bytes, hints) {
      const [lane, deadline] = bytes.length > ordinaryBytes ? [largeLane, large.deadline] : [ordinaryLane, ordinary.deadline]
      const first = await lane.attempt({file, bytes, hints, plain: false})
      if ('reading' in first) return first.reading
      const second = await lane.attempt({file, bytes, hints, plain: true}, deadline / 2)
      if ('reading' in second) return second.reading
      return {
        problem: {
          rule: 'too-complex',
          level: 'error',
          message: `Unexpected text that cannot be read within its budget, expected a simpler one: ${first.failure}; as plain text, ${second.failure}`,
          place: undefined,
          notes: [],
        },
        hash: hash('sha256', bytes),
        // What it restricts could not be read.
        visibility: 'restricted',
      }
    },
    async close() {
      await Promise.all([ordinaryLane.close(), largeLane.close()])
    },
  }
}

const ordinaryBytes = 256 * 1024
const ordinaryLimits: LaneLimits = {size: Math.min(2, availableParallelism()), memory: 256, deadline: 2000}
const largeLimits: LaneLimits = {size: 1, memory: 512, deadline: 10_000}
