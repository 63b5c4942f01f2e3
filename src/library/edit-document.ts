import type {ActionChange} from '#src/incident/action-change.ts'
import {decodeText} from '#src/postmortem/document/decode-text.ts'
import type {ReadHints} from '#src/postmortem/document/read-hints.ts'
import {editFrontMatter, type FrontMatterValues} from '#src/postmortem/edit-front-matter.ts'
import {editPostmortem} from '#src/postmortem/edit-postmortem.ts'
import type {DocumentEditing} from './document-editor.ts'
import {toIncidentId} from './publish/document-name.ts'

/** Changes one file's actions. What a worker runs; never throws on content. */
export function editDocument(file: string, bytes: Uint8Array, changes: readonly ActionChange[], hints: ReadHints = {}): DocumentEditing {
  const decoded = decodeText(bytes)
  if ('problem' in decoded) return {refusal: decoded.problem.message}
  const edited = editPostmortem(decoded.text, changes, {id: toIncidentId(file), hints})
  return 'refusal' in edited ? edited : {text: edited.text}
}

/** Sets keys of one file's front matter. What a worker runs; never throws on content. */
export function editDocumentFrontMatter(file: string, bytes: Uint8Array, values: FrontMatterValues, hints: ReadHints = {}): DocumentEditing {
  const decoded = decodeText(bytes)
  if ('problem' in decoded) return {refusal: decoded.problem.message}
  const edited = editFrontMatter(decoded.text, values, {id: toIncidentId(file), hints})
  return 'refusal' in edited ? edited : {text: edited.text}
}
