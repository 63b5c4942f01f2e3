import type {FactValues, ItemCorrection} from '#src/incident/correction.ts'
import type {IncidentSource, PostmortemStatus} from '#src/incident/incident.ts'
import type {ReadHints} from '#src/postmortem/document/read-hints.ts'

/** What somebody says of a document that is in canonical form. */
export type CorrectionRequest = {
  readonly facts: FactValues
  readonly items: readonly ItemCorrection[]
  /** What is said of the document itself, whatever its text says; authors are added to its own. */
  readonly front?: {readonly status: PostmortemStatus; readonly source: Omit<IncidentSource, 'evidence'>; readonly authors?: readonly string[] | undefined}
}

/** The document with that written into it, and what of it the text has no place for; or why it is left alone. */
export type DocumentCorrecting =
  | {readonly markdown: string; readonly refusedFacts: readonly (keyof FactValues)[]; readonly refusedItems: readonly number[]}
  | {readonly problem: string}

/** Corrects documents within a budget of time and memory; never throws on content. */
export interface DocumentCorrector {
  correct(file: string, bytes: Uint8Array, request: CorrectionRequest & {readonly hints?: ReadHints | undefined}): Promise<DocumentCorrecting>
}
