import {hash} from 'node:crypto'
import {availableParallelism} from 'node:os'
import type {DocumentCorrector} from '#src/library/document-corrector.ts'
import type {DocumentEditor} from '#src/library/document-editor.ts'
import type {DocumentFormatter} from '#src/library/document-formatter.ts'
import type {DocumentReader} from '#src/library/document-reader.ts'
import type {DocumentExplanation} from '#src/library/explain-document.ts'
import type {TextExtractor} from '#src/library/import/text-extractor.ts'
import {findReaderRevision, findReadingWorker} from './find-reading-worker.ts'
import {type Attempt, type LaneLimits, openReadingLane, type ReadingLane} from './reading-lane.ts'

export type ReadingPoolOptions = {
  /** Path of the worker's script; for tests. */
  readonly script?: string | URL
  readonly ordinary?: LaneLimits
  readonly large?: LaneLimits
}

/** What can be done with a document on a worker thread. */
export type ReadingPool = DocumentReader &
  DocumentEditor &
  DocumentCorrector &
  TextExtractor &
  DocumentFormatter & {
    explain(file: string, bytes: Uint8Array, hints?: Parameters<DocumentReader['read']>[2]): Promise<DocumentExplanation>
  }

/**
 * Reads documents on worker threads within a budget of time and memory. A text over budget is read once more as plain text, and
 * refused where even that fails; nothing else is affected. Large files have a worker with a larger budget to themselves.
 */
export function openReadingPool({script, ordinary = ordinaryLimits, large = largeLimits}: ReadingPoolOptions = {}): ReadingPool {
  const findScript = async (): Promise<string | URL> => script ?? findReadingWorker()
  const ordinaryLane = openReadingLane(findScript, ordinary)
  const largeLane = openReadingLane(findScript, large)

  const findLane = ({length}: Uint8Array): readonly [ReadingLane, number] =>
    length > ordinaryBytes ? [largeLane, large.deadline] : [ordinaryLane, ordinary.deadline]

  return {
    // A script of somebody else's is no bundle of ours.
    findRevision: async () => (script === undefined ? findReaderRevision() : 'script'),
    async read(file, bytes, hints) {
      const [lane, deadline] = findLane(bytes)
      const first = await lane.attempt({file, bytes, hints, plain: false})
      if ('reading' in first) return first.reading
      const second = await lane.attempt({file, bytes, hints, plain: true}, deadline / 2)
      if ('reading' in second) return second.reading
      return {
        problem: {
          rule: 'too-complex',
          level: 'error',
          message: `Unexpected text that cannot be read within its budget, expected a simpler one: ${toFailure(first)}; as plain text, ${toFailure(second)}`,
          place: undefined,
          notes: [],
        },
        hash: hash('sha256', bytes),
        // What it restricts could not be read.
        visibility: 'restricted',
      }
    },
    async format(file, bytes, {hints, ...request} = {}) {
      const [lane, deadline] = findLane(bytes)
      const first = await lane.attempt({file, bytes, hints, plain: false, format: request}, formattingShare * deadline)
      if ('formatting' in first) return first.formatting
      const second = await lane.attempt({file, bytes, hints, plain: false, format: {...request, isBrief: true}}, formattingShare * deadline)
      return 'formatting' in second ? second.formatting : {problem: toProblem(second)}
    },
    async edit(file, bytes, changes, hints) {
      const [lane, deadline] = findLane(bytes)
      const attempt = await lane.attempt({file, bytes, hints, plain: false, edit: changes}, editingShare * deadline)
      return 'editing' in attempt ? attempt.editing : {refusal: `The document cannot be changed: ${toProblem(attempt)}.`}
    },
    async editFrontMatter(file, bytes, values, hints) {
      const [lane, deadline] = findLane(bytes)
      const attempt = await lane.attempt({file, bytes, hints, plain: false, frontMatter: values}, editingShare * deadline)
      return 'editing' in attempt ? attempt.editing : {refusal: `The document cannot be changed: ${toProblem(attempt)}.`}
    },
    async correct(file, bytes, {hints, ...request}) {
      const [lane, deadline] = findLane(bytes)
      const attempt = await lane.attempt({file, bytes, hints, plain: false, correct: request}, editingShare * deadline)
      return 'correcting' in attempt ? attempt.correcting : {problem: toProblem(attempt)}
    },
    async extract(file, bytes, options = {}) {
      const [lane, deadline] = findLane(bytes)
      const attempt = await lane.attempt({file, bytes, hints: undefined, plain: false, extract: options}, editingShare * deadline)
      return 'extracting' in attempt ? attempt.extracting : {problem: toProblem(attempt)}
    },
    async explain(file, bytes, hints) {
      const [lane] = findLane(bytes)
      const attempt = await lane.attempt({file, bytes, hints, plain: false, explain: true})
      return 'explanation' in attempt ? attempt.explanation : {problem: toProblem(attempt)}
    },
    async close() {
      await Promise.all([ordinaryLane.close(), largeLane.close()])
    },
  }
}

function toProblem(attempt: Attempt): string {
  return `it cannot be read within its budget: ${toFailure(attempt)}`
}

function toFailure(attempt: Attempt): string {
  return 'failure' in attempt ? attempt.failure : 'the worker answered something else'
}

/** Writing a document anew takes several readings, to see that each says the same. */
const formattingShare = 5
/** Several ways of writing may have to be tried, and each is read. */
const editingShare = 5
const ordinaryBytes = 256 * 1024
const ordinaryLimits: LaneLimits = {size: Math.min(2, availableParallelism()), memory: 256, deadline: 2000}
const largeLimits: LaneLimits = {size: 1, memory: 512, deadline: 10_000}
