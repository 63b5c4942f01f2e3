import type {Diagnostic} from '#src/incident/diagnostic.ts'

/** An element of the previewed page, by its id, and the offset in the text that it was read from. */
export type PreviewPlace = {readonly id: string; readonly at: number}

/** The page that a text would be, and what only the library knows of it: links that lead nowhere, images that are not there. */
export type PreviewAnswer =
  | {readonly html: string; readonly places: readonly PreviewPlace[]; readonly diagnostics: readonly Diagnostic[]}
  /** Why there is no page to be shown. */
  | {readonly problem: string}
