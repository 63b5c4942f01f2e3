import type {DocumentLocks} from '#src/library/save/document-locks.ts'

/** Locks among those that share them in one process, who cannot die one by one; for tests. */
export function openMemoryLocks(): DocumentLocks {
  const queues = new Map<string, Promise<unknown>>()
  return {
    withLock(file, work) {
      const turn = (queues.get(file) ?? Promise.resolve()).then(() => work({isHeld: async () => true}))
      queues.set(
        file,
        turn.catch(() => undefined),
      )
      return turn
    },
  }
}
