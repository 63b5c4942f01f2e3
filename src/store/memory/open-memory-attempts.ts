import type {AttemptCounter} from '#src/library/attempt-counter.ts'

/** A counter that forgets with its process, or with whoever holds `counts`; `now` gives milliseconds since 1970. */
export function openMemoryAttempts(now: () => number = Date.now, counts = new Map<string, {count: number; end: number}>()): AttemptCounter {
  return {
    async count(key, windowSeconds) {
      const at = now()
      for (const [known, {end}] of counts) if (end <= at) counts.delete(known)
      const latest = at + windowSeconds * 1000
      const {count, end} = counts.get(key) ?? {count: 0, end: latest}
      const tally = {count: count + 1, end: Math.min(end, latest)}
      counts.set(key, tally)
      return {count: tally.count, secondsLeft: Math.ceil((tally.end - at) / 1000)}
    },
    async forget(key) {
      counts.delete(key)
    },
  }
}
