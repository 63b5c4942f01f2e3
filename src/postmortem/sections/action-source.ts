import type {TimeSettings} from '#src/postmortem/time/time-settings.ts'
import type {ActionPlace} from './collect-actions.ts'
import type {Stretch} from './cut-apart.ts'
import type {PeeledPart} from './peel-marks.ts'

/** Where an action was read and what stood there, for the one who writes a change of it. Offsets are those of the file. */
export type ActionSource = {
  readonly place: ActionPlace
  /** The text that names the step: an item's own line, the title's cell of a row, a sentence or a part of it. */
  readonly step: Stretch
  /** Of it what is the title, and the remarks around that. */
  readonly title: Stretch
  readonly parts: readonly PeeledPart[]
  /** Where our own parenthesis opens, if the step ends with one. */
  readonly attributes: number | undefined
  readonly settings: TimeSettings
}
