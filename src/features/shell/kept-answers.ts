/** Answers that are kept in memory, up to a number of bytes. */
export type KeptAnswers = {
  /**
   * The answer under a key, made where it is not there yet. What was kept for another generation is let go: it will not be asked for
   * again.
   */
  find<T>(generation: string, key: string, make: () => Promise<T>): Promise<T>
  /** What all that is kept takes, as estimated. */
  readonly bytes: number
}

/**
 * Keeps answers while they are small and few enough: one over `largest` bytes is handed out and not kept, and over `budget` in all the
 * one that was asked for the longest ago leaves.
 */
export function openKeptAnswers({budget, largest}: {readonly budget: number; readonly largest: number}): KeptAnswers {
  const kept = new Map<string, Kept>()
  let current: string | undefined
  let bytes = 0

  function leave(key: string, answer: Kept): void {
    if (kept.get(key) !== answer) return
    kept.delete(key)
    bytes -= answer.bytes
  }

  function weigh(key: string, answer: Kept, value: unknown): void {
    // Let go of while it was being made, it takes no room here.
    if (kept.get(key) !== answer) return
    answer.bytes = toBytes(value, largest)
    bytes += answer.bytes
    if (answer.bytes > largest) leave(key, answer)
    for (const [oldest, other] of kept) {
      if (bytes <= budget) break
      leave(oldest, other)
    }
  }

  return {
    find<T>(generation: string, key: string, make: () => Promise<T>): Promise<T> {
      if (generation !== current) {
        kept.clear()
        bytes = 0
        current = generation
      }
      const found = kept.get(key)
      if (found) {
        // Last used, last to leave.
        kept.delete(key)
        kept.set(key, found)
        return found.promise as Promise<T>
      }
      const promise = make()
      const answer: Kept = {promise, bytes: 0}
      kept.set(key, answer)
      promise.then(
        value => weigh(key, answer, value),
        // A failure is not an answer.
        () => leave(key, answer),
      )
      return promise
    },
    get bytes() {
      return bytes
    },
  }
}

/** `bytes` is 0 while the answer is being made. */
type Kept = {readonly promise: Promise<unknown>; bytes: number}

/**
 * About what a value takes in memory: two bytes a character, whether or not one would do, and a few words for each object and each of
 * its fields. Stops counting above `most`.
 */
function toBytes(value: unknown, most: number): number {
  let bytes = 0
  const waiting = [value]
  while (waiting.length > 0 && bytes <= most) {
    const next = waiting.pop()
    if (typeof next === 'string') bytes += 16 + 2 * next.length
    else if (typeof next !== 'object' || next === null) bytes += 8
    else {
      const parts = next instanceof Map ? [...next].flat() : next instanceof Set ? [...next] : Object.values(next)
      bytes += 24 + 8 * parts.length
      for (const part of parts) waiting.push(part)
    }
  }
  return bytes
}
