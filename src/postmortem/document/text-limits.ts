/** How much a document may ask of the Markdown parser. */
export type TextLimits = {
  /** Block quotes, lists and footnotes in one another, and brackets in brackets. */
  readonly nesting: number
  /** Columns times rows of all tables, as a table with short rows is filled up. */
  readonly tableCells: number
  /** Characters. */
  readonly lineLength: number
  /** Estimated time of parsing, in milliseconds of one core of an ordinary server. */
  readonly work: number
}

/** Why a text must not be parsed, and where that shows. */
export type TooComplex = {readonly reason: string; readonly offset: number}

/** Documents above 256 Ki characters are let in by configuration only, and have five times as long. */
export function limitsFor(text: string): TextLimits {
  return {nesting: 100, tableCells: 20_000, lineLength: 65_536, work: text.length > 262_144 ? 5000 : 1000}
}
