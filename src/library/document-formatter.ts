import type {Diagnostic} from '#src/incident/diagnostic.ts'
import type {Incident} from '#src/incident/incident.ts'
import type {ReadHints} from '#src/postmortem/document/read-hints.ts'
import type {GivenFacts} from '#src/postmortem/format/write-front-matter-edits.ts'

/** What the caller knows of a document that is to be written in canonical form. */
export type FormatRequest = {
  readonly given?: GivenFacts | undefined
  /** Write what is given and nothing else, for texts over budget. */
  readonly isBrief?: boolean
}

/** A document in canonical form, with what was read in it before; or why it is left alone. */
export type DocumentFormatting =
  | {
      readonly markdown: string
      readonly changed: readonly string[]
      readonly left: readonly string[]
      readonly incident: Incident
      readonly diagnostics: readonly Diagnostic[]
    }
  | {readonly problem: string}

/** Writes documents in canonical form within a budget of time and memory; never throws on content. */
export interface DocumentFormatter {
  format(file: string, bytes: Uint8Array, options?: FormatRequest & {readonly hints?: ReadHints | undefined}): Promise<DocumentFormatting>
  close(): Promise<void>
}
