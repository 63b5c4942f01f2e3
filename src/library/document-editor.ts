import type {ActionChange} from '#src/incident/action-change.ts'
import type {ReadHints} from '#src/postmortem/document/read-hints.ts'

/** A document's text with changes made, or a sentence that says why it cannot be changed so. */
export type DocumentEditing = {readonly text: string} | {readonly refusal: string}

/** Changes documents within a budget of time and memory; never throws on content. */
export interface DocumentEditor {
  edit(file: string, bytes: Uint8Array, changes: readonly ActionChange[], hints?: ReadHints): Promise<DocumentEditing>
}
