import {pino} from 'pino'
import type {LogLevel} from './environment.ts'

/** What the server and `kb` write their log with: an object of facts, then one sentence. Never a document's text. */
export type Log = {
  debug(facts: object, sentence: string): void
  info(facts: object, sentence: string): void
  warn(facts: object, sentence: string): void
  error(facts: object, sentence: string): void
}

/** A log of JSON lines on standard error; standard output belongs to data. */
export function openLog(level: LogLevel): Log {
  // Written at once and not from a worker thread: the last lines before an exit are the ones that matter.
  return pino(
    {level, base: null, timestamp: pino.stdTimeFunctions.isoTime, formatters: {level: label => ({level: label})}},
    pino.destination({fd: 2, sync: true}),
  )
}
