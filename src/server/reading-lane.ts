import {Worker} from 'node:worker_threads'
import type {ActionChange} from '#src/incident/action-change.ts'
import type {CorrectionRequest, DocumentCorrecting} from '#src/library/document-corrector.ts'
import type {DocumentEditing, DocumentEditor} from '#src/library/document-editor.ts'
import type {DocumentFormatting, FormatRequest} from '#src/library/document-formatter.ts'
import type {DocumentReader, DocumentReading} from '#src/library/document-reader.ts'
import type {DocumentExplanation} from '#src/library/explain-document.ts'
import type {ExtractOptions, TextExtracting} from '#src/library/import/text-extractor.ts'
import {readThreadTime} from './thread-time.ts'

/** One document for a worker. `plain` shows it as it is, for texts over budget. */
export type ReadingTask = {
  readonly file: string
  readonly bytes: Uint8Array
  readonly hints: Parameters<DocumentReader['read']>[2]
  readonly plain: boolean
  /** Set where the document is to be written in canonical form rather than read. */
  readonly format?: FormatRequest | undefined
  /** Set where it is to be explained. */
  readonly explain?: boolean
  /** Set where its actions are to be changed. */
  readonly edit?: readonly ActionChange[]
  /** Set where keys of its front matter are to be set. */
  readonly frontMatter?: Parameters<DocumentEditor['editFrontMatter']>[2]
  /** Set where what somebody says of it is to be written into it. */
  readonly correct?: CorrectionRequest
  /** Set where it is a page, a message or an export, of which the text is wanted. */
  readonly extract?: ExtractOptions
}

/** What a worker answers; `failure` is an error that it caught itself. */
export type ReadingReply = {readonly id: number} & (Answer | {readonly failure: string})

/** What came of a task: a reading, the document in canonical form, how its fields were found, or its text with actions changed. */
export type Answer =
  | {readonly reading: DocumentReading}
  | {readonly formatting: DocumentFormatting}
  | {readonly explanation: DocumentExplanation}
  | {readonly editing: DocumentEditing}
  | {readonly correcting: DocumentCorrecting}
  | {readonly extracting: TextExtracting}

/** What a worker says once it has loaded; `thread` is the kernel's name for it, where it has one. */
export type WorkerBeginning = {readonly thread: string | undefined}

/** What became of a task: its answer, or the words for why there is none. */
export type Attempt = Answer | {readonly failure: string}

export type LaneLimits = {
  /** Worker threads, started as they are needed. */
  readonly size: number
  /** Megabytes of heap for each. */
  readonly memory: number
  /** Milliseconds of computing for one document, by the worker alone; what else the machine is at does not count. */
  readonly deadline: number
}

export type ReadingLane = {
  /** Never rejects on account of the text; rejects where no worker can be started, or the lane is closed. */
  attempt(task: ReadingTask, deadline?: number): Promise<Attempt>
  close(): Promise<void>
}

/** Workers with one budget. A worker that exceeds it is ended and replaced; what waited behind it is read by the next. */
export function openReadingLane(findScript: () => Promise<string | URL>, {size, memory, deadline: usualDeadline}: LaneLimits): ReadingLane {
  const waiting: Job[] = []
  const benches = new Set<Bench>()
  let lastId = 0
  let closed = false

  /** Hands out what waits: to an idle worker, to a new one, or behind what a worker is at, so that it need not wait for this thread. */
  function handOut(): void {
    while (waiting.length > 0 && !closed) {
      const [shortest] = [...benches].sort((a, b) => a.jobs.length - b.jobs.length)
      const isBusy = !shortest || shortest.jobs.length > 0
      const bench = isBusy && benches.size < size ? startWorker() : shortest
      const job = bench && bench.jobs.length < queued ? waiting.shift() : undefined
      if (!bench || !job) return
      bench.jobs.push(job)
      if (bench.worker) post(bench, bench.worker, job)
    }
  }

  function startWorker(): Bench {
    const bench: Bench = {jobs: [], worker: undefined, thread: undefined, timer: undefined, stopping: undefined}
    benches.add(bench)
    findScript()
      .then(script => {
        if (!benches.has(bench)) return
        // Nothing of the process's environment and flags: a text has no business with them, and a loader for tests would slow it down.
        const worker = new Worker(script, {env: {}, execArgv: [], resourceLimits: {maxOldGenerationSizeMb: memory, maxYoungGenerationSizeMb: 32}})
        let failure = 'The worker ended'
        worker.on('message', (message: ReadingReply | WorkerBeginning) => {
          if ('id' in message) settle(bench, message)
          else begin(bench, worker, message)
        })
        worker.on('error', (error: Error) => {
          failure = toFailure(error, memory)
        })
        worker.on('exit', () => {
          if (bench.worker) replace(bench, failure)
          else abandon(bench, new Error(`Cannot start a reading worker: ${failure}`))
        })
        bench.stopping = () => worker.terminate()
      })
      .catch((error: unknown) => abandon(bench, error))
    return bench
  }

  function begin(bench: Bench, worker: Worker, {thread}: WorkerBeginning): void {
    bench.worker = worker
    bench.thread = thread
    for (const job of bench.jobs) post(bench, worker, job)
    rest(bench)
  }

  function post(bench: Bench, worker: Worker, job: Job): void {
    worker.ref()
    // A copy, because the text is needed again where this attempt fails, and its buffer may be part of a larger one.
    const bytes = new Uint8Array(job.task.bytes)
    worker.postMessage({...job.task, bytes, id: job.id}, [bytes.buffer])
    if (bench.jobs[0] === job) limit(bench, job)
  }

  /** Ends the worker when the job has had its share; a machine that had no time for this thread is not the text's fault. */
  function limit(bench: Bench, job: Job): void {
    const start = performance.now()
    const used = toStopwatch(bench)
    const check = (): void => {
      const left = job.deadline - used()
      const patience = 10 * job.deadline - (performance.now() - start)
      if (left > 5 && patience > 0) {
        bench.timer = setTimeout(check, Math.min(left, patience))
        return
      }
      // Not at once: where this thread itself was busy, the answer may be here and only not looked at yet.
      setImmediate(() => {
        if (bench.jobs[0] !== job || !benches.has(bench)) return
        replace(bench, `it took more than ${(left > 5 ? 10 * job.deadline : job.deadline) / 1000} s`)
        void bench.stopping?.()
      })
    }
    bench.timer = setTimeout(check, job.deadline)
  }

  function settle(bench: Bench, reply: ReadingReply): void {
    const [job] = bench.jobs
    if (job?.id !== reply.id || !benches.has(bench)) return
    bench.jobs.shift()
    clearTimeout(bench.timer)
    job.resolve('failure' in reply ? {failure: `the reader failed on it (${reply.failure})`} : reply)
    const [next] = bench.jobs
    if (next) limit(bench, next)
    rest(bench)
    handOut()
  }

  /** An idle worker keeps no process alive. */
  function rest({jobs, worker}: Bench): void {
    if (jobs.length === 0) worker?.unref()
  }

  /** Takes a worker out that ended or has to; the job it was at has failed, the one behind it has not. */
  function replace(bench: Bench, failure: string): void {
    if (!benches.delete(bench)) return
    clearTimeout(bench.timer)
    const [failed, ...untouched] = bench.jobs
    waiting.unshift(...untouched)
    failed?.resolve({failure})
    handOut()
  }

  function abandon(bench: Bench, error: unknown): void {
    if (!benches.delete(bench)) return
    for (const job of [...bench.jobs, ...(benches.size === 0 ? waiting.splice(0) : [])]) job.reject(error)
  }

  return {
    attempt: (task, deadline = usualDeadline) =>
      new Promise((resolve, reject) => {
        if (closed) return reject(new Error('Cannot read: the reader is closed'))
        waiting.push({id: ++lastId, task, deadline, resolve, reject})
        handOut()
      }),
    async close() {
      closed = true
      const ending = [...benches]
      const error = new Error('Cannot read: the reader is closed')
      for (const job of waiting.splice(0)) job.reject(error)
      for (const bench of ending) {
        clearTimeout(bench.timer)
        abandon(bench, error)
      }
      await Promise.all(ending.map(bench => bench.stopping?.()))
    },
  }
}

/**
 * Jobs that lie before a worker at most. It must not run dry while this thread is busy with the index: V8 cleans up in every such pause,
 * and drops the machine code of all that is not running just then (measured: twice the processor time in all).
 */
const queued = 16

type Job = {
  readonly id: number
  readonly task: ReadingTask
  readonly deadline: number
  readonly resolve: (attempt: Attempt) => void
  readonly reject: (error: unknown) => void
}

/** A worker and what lies before it, the job it is at first; `worker` is there once it has loaded. */
type Bench = {
  readonly jobs: Job[]
  worker: Worker | undefined
  thread: string | undefined
  timer: NodeJS.Timeout | undefined
  stopping: (() => Promise<number>) | undefined
}

/**
 * Milliseconds of processor time that a worker uses from now on. Where the system does not count a thread by itself: the least that is
 * known to be no less, which is the whole process's time and the time in which the worker was not waiting for messages.
 */
function toStopwatch({thread, worker}: Bench): () => number {
  const threadTime = readThreadTime(thread)
  const processTime = process.cpuUsage()
  const activity = worker?.performance.eventLoopUtilization()
  return () => {
    const now = readThreadTime(thread)
    if (threadTime !== undefined && now !== undefined) return now - threadTime
    const {user, system} = process.cpuUsage(processTime)
    return Math.min((user + system) / 1000, worker?.performance.eventLoopUtilization(activity).active ?? Number.POSITIVE_INFINITY)
  }
}

function toFailure(error: Error, memory: number): string {
  return 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? `it took more than ${memory} MB of memory`
    : `the worker failed on it (${error.message})`
}
