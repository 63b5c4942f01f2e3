import type {Log} from './open-log.ts'

export type PushQueue = {
  /** Hands on what was committed, in the background; where that fails it is tried again after a pause, and at the next call. */
  push(): void
  /** Why the last try failed; undefined where it did not. */
  findTrouble(): string | undefined
  /** Waits for a push under way and makes no other. */
  close(): Promise<void>
}

/** Lets one push go on at a time; `pauses` are the milliseconds before each further try, the last of them again and again. */
export function openPushQueue(push: () => Promise<void>, log: Log, pauses: readonly number[] = [5_000, 30_000, 120_000, 600_000]): PushQueue {
  let underWay: Promise<void> | undefined
  let isWanted = false
  let isClosed = false
  let trouble: string | undefined
  let failures = 0
  let again: NodeJS.Timeout | undefined

  async function run(): Promise<void> {
    while (isWanted && !isClosed) {
      isWanted = false
      try {
        await push()
        if (trouble !== undefined) log.info({}, 'Pushed again')
        trouble = undefined
        failures = 0
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error)
        if (reason !== trouble) log.warn({reason}, 'What was saved and committed could not be pushed')
        trouble = reason
        const pause = pauses[Math.min(failures++, pauses.length - 1)]
        if (!isClosed) again = setTimeout(want, pause).unref()
      }
    }
    underWay = undefined
  }

  function want(): void {
    clearTimeout(again)
    isWanted = true
    if (!isClosed) underWay ??= run()
  }

  return {
    push: want,
    findTrouble: () => trouble,
    async close() {
      isClosed = true
      clearTimeout(again)
      await underWay
    },
  }
}
