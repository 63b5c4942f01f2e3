import {randomUUID} from 'node:crypto'

/** A name for something that happened, and when the clock said that it was, ISO 8601 in UTC. */
export type Stamp = {readonly id: string; readonly at: string}

/**
 * Makes stamps whose ids begin with the instant and sort in the order in which this function made them, also where several fall on one
 * millisecond or the clock is set back; no two processes make the same. One that is to stand after an id of another process's does.
 */
export function openStamps(now: () => Date = () => new Date()): (after?: string) => Stamp {
  let last = ''
  let count = 0
  return (after = '') => {
    const at = now().toISOString()
    const [earliest, beyond] = [after.slice(0, at.length), Number(after.slice(at.length + 1, at.length + 10))]
    const latest = earliest > last ? earliest : last
    if (at > latest) {
      count = 0
      last = at
    } else {
      count = 1 + Math.max(latest === last ? count : 0, latest === earliest ? beyond : 0)
      last = latest
    }
    return {id: `${last}-${String(count).padStart(9, '0')}-${randomUUID().slice(0, 13)}`, at}
  }
}
