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
  readonly shown?:
    | {readonly title: string | undefined; readonly day: string | undefined; readonly counts: Readonly<Record<string, number>>; readonly needs: number}
    | undefined
}

export const noWork: ImportWork = {hints: {}, facts: {}, items: [], settled: [], origin: {}, left: []}
