import type {SyncOptions, SyncOutcome} from '#src/library/publish/sync-outcome.ts'

export type SyncQueue = {
  /** Joins the run that has not begun yet, or begins one. */
  sync(options?: SyncOptions): Promise<SyncOutcome>
  /** Stops the run under way after its current step, and refuses what waits. */
  close(): Promise<void>
}

/** Lets one run go on at a time; calls that come meanwhile share one run after it, which does all that any of them asked for. */
export function openSyncQueue(run: (options: SyncOptions) => Promise<SyncOutcome>): SyncQueue {
  const closing = new AbortController()
  let current: Promise<unknown> | undefined
  let next: {options: SyncOptions; readonly outcome: Promise<SyncOutcome>} | undefined

  async function runNext(after: Promise<unknown> | undefined): Promise<SyncOutcome> {
    // Whatever became of the run before is its callers' business.
    await after?.catch(() => undefined)
    const options: SyncOptions = next?.options ?? {}
    next = undefined
    closing.signal.throwIfAborted()
    const outcome = run({...options, signal: options.signal ? AbortSignal.any([options.signal, closing.signal]) : closing.signal})
    current = outcome
    return outcome.finally(() => {
      if (current === outcome) current = undefined
    })
  }

  return {
    sync(options = {}) {
      if (closing.signal.aborted) return Promise.reject(closing.signal.reason)
      if (next) next.options = join(next.options, options)
      else next = {options, outcome: runNext(current)}
      return next.outcome
    },
    async close() {
      closing.abort(new Error('Cannot sync: Hindsight is closing'))
      await Promise.allSettled([current, next?.outcome])
    },
  }
}

function join(one: SyncOptions, other: SyncOptions): SyncOptions {
  return {
    rebuild: one.rebuild || other.rebuild,
    confirmDeletions: one.confirmDeletions || other.confirmDeletions,
    departed: [...new Set([...(one.departed ?? []), ...(other.departed ?? [])])],
    // Undefined means every file, which takes in whatever the other names.
    files: one.files && other.files && [...new Set([...one.files, ...other.files])],
    onProgress: progress => {
      one.onProgress?.(progress)
      other.onProgress?.(progress)
    },
    // A run that several wait for is nobody's alone to stop.
    signal: undefined,
  }
}
