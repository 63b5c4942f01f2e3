import type {Span} from './evidence.ts'

export const diagnosticLevels = ['error', 'warning', 'info'] as const
export type DiagnosticLevel = (typeof diagnosticLevels)[number]

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
}
