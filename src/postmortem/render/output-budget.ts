/** A document's HTML would be too large to store and to send; its caller shows the source as plain text instead. */
export class OutputTooLarge extends Error {
  override readonly name = 'OutputTooLarge'

  constructor(limit: string, options?: ErrorOptions) {
    super(`Cannot render the document: ${limit}`, options)
  }
}

/** Counts what is written and throws `OutputTooLarge` as soon as it is too much. */
export type OutputBudget = {
  spend(characters: number): void
}

/**
 * Opens a budget of 40 characters for each of the source, but never more than 4 Mi. What wraps a table or a listing may be a
 * thousand times as long as a tiny source, so 64 Ki are always granted.
 */
export function openOutputBudget(sourceLength: number): OutputBudget {
  const limit = Math.min(4_194_304, Math.max(65_536, 40 * sourceLength))
  let left = limit
  return {
    spend(characters) {
      left -= characters
      if (left < 0) throw new OutputTooLarge(`its HTML is larger than ${limit} characters`)
    },
  }
}
