import type {ReadHints} from '#src/postmortem/document/read-hints.ts'
import {type Settings, toReadHints} from '#src/postmortem/rules/settings.ts'
import type {ImportHints} from './import-work.ts'

/** What the reader is told of a text that is brought in: what its person says, and what the library's configuration does. */
export function toReadingHints(hints: ImportHints, settings: Settings): ReadHints {
  return {...toReadHints(settings), ...hints}
}
