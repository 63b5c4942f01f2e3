import {readFileSync, readlinkSync} from 'node:fs'

/** The kernel's name of the thread that calls; undefined on systems that have no such names. */
export function findThread(): string | undefined {
  try {
    return readlinkSync('/proc/thread-self')
  } catch {
    // Not Linux, or no /proc: the answer, not a failure.
    return undefined
  }
}

/** Milliseconds of processor time that a thread of this process has had, to about ten; undefined where the system does not say. */
export function readThreadTime(thread: string | undefined): number | undefined {
  if (thread === undefined) return undefined
  try {
    // Behind the thread's name, which may hold anything, stand the fields from the third on; user and system time are the 14th and 15th.
    const fields = readFileSync(`/proc/${thread}/stat`, 'latin1').split(') ').at(-1)?.split(' ') ?? []
    const ticks = Number(fields[11]) + Number(fields[12])
    return Number.isFinite(ticks) ? ticks * 10 : undefined
  } catch {
    // The thread has ended.
    return undefined
  }
}
