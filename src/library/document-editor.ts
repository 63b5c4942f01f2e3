import type {ActionChange} from '#src/incident/action-change.ts'
import type {ReadHints} from '#src/postmortem/document/read-hints.ts'
import type {FrontMatterValues} from '#src/postmortem/edit-front-matter.ts'

/** A document's text with changes made, or a sentence that says why it cannot be changed so. */
export type DocumentEditing = {readonly text: string} | {readonly refusal: string}

/** Changes documents within a budget of time and memory; never throws on content. */
export interface DocumentEditor {
  edit(file: string, bytes: Uint8Array, changes: readonly ActionChange[], hints?: ReadHints): Promise<DocumentEditing>
  /** Sets keys of the front matter; see `editFrontMatter`. */
  editFrontMatter(file: string, bytes: Uint8Array, values: FrontMatterValues, hints?: ReadHints): Promise<DocumentEditing>
}
