import type {Span} from './evidence.ts'

export const diagnosticLevels = ['error', 'warning', 'info'] as const
export type DiagnosticLevel = (typeof diagnosticLevels)[number]

/** A stretch of the text and what takes its place; offsets count as those of evidence do. Equal offsets insert. */
export type TextEdit = {readonly start: number; readonly end: number; readonly text: string}

/** What would mend the text: edits that do not overlap and belong together, named as the person's own act: "Rename to Timeline". */
export type Fix = {readonly title: string; readonly edits: readonly TextEdit[]}

/** What is wrong in a text, or missing from it. `place` is undefined where the whole document is meant. */
export type Diagnostic = {
  /** The rule's id, which is also its file name and its heading in `docs/rules.md`. */
  readonly rule: string
  readonly level: DiagnosticLevel
  /** "Unexpected X, expected Y", or what is missing and how to add it. */
  readonly message: string
  readonly place: Span | undefined
  /** Second places that explain the first. */
  readonly notes: readonly {readonly message: string; readonly place: Span}[]
  /** Where one step mends it. */
  readonly fix?: Fix | undefined
}
