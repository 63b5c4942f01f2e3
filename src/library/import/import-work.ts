import type {FactValues, ItemCorrection} from '#src/incident/correction.ts'

/** What somebody says of a text's times because the text does not. */
export type ImportHints = {
  readonly defaultYear?: number | undefined
  readonly defaultTimezone?: string | undefined
  readonly dayOrder?: 'dmy' | 'mdy' | undefined
}

/**
 * A correction as it is kept. `at` is the place in the text of the item that it is about, which stays the same when the text is read again
 * with another year or zone; its position in the reading does not. Additions have none.
 */
export type KeptCorrection = {readonly at: string | undefined; readonly correction: ItemCorrection}

/** Where a text comes from, as far as that is known. */
export type ImportOrigin = {
  readonly url?: string | undefined
  readonly title?: string | undefined
  readonly publisher?: string | undefined
  readonly date?: string | undefined
}

/** What a person says of a text that is being brought in, and what lists show of it. */
export type ImportWork = {
  /** What the text was made of: `HTML`, `mail`, the name of an export; undefined where it is the original. */
  readonly madeOf?: string | undefined
  readonly hints: ImportHints
  readonly facts: FactValues
  readonly items: readonly KeptCorrection[]
  /** Questions that were answered with "as it is written". */
  readonly settled: readonly string[]
  readonly origin: ImportOrigin
  /** Why it could not be read, or not be saved. */
  readonly problem?: string | undefined
  /** What the canonical form left as it was written, and what of the original is not in the text. */
  readonly left: readonly string[]
  /** What was read, for lists. */
  readonly shown?: ShownReading | undefined
  /** Images of its batch that it shows, by their names there, and those that it shows and that are not there. */
  readonly images?: readonly string[] | undefined
  readonly absentImages?: readonly string[] | undefined
  /** Incidents that it may be already, as they were found when it was read. */
  readonly twins?: readonly KnownTwin[] | undefined
  /** Whether it is to be saved although it may be there already. */
  readonly again?: boolean | undefined
  /** What else there was to say when it was saved. */
  readonly note?: string | undefined
}

/** What was read of a text; `asks` are the keys of the questions that it leaves open, `notes` how many diagnostics there are. */
export type ShownReading = {
  readonly title: string | undefined
  readonly day: string | undefined
  readonly counts: Readonly<Record<string, number>>
  readonly asks: readonly string[]
  readonly notes: number
}

/** By what an incident is known again: its very bytes, its source, or its title and day. */
export type TwinReason = 'bytes' | 'source' | 'title'
export type KnownTwin = {readonly id: string; readonly why: TwinReason}

export const noWork: ImportWork = {hints: {}, facts: {}, items: [], settled: [], origin: {}, left: []}
