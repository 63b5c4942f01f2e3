import {checkLimits} from '#src/postmortem/document/check-limits.ts'
import {decodeText} from '#src/postmortem/document/decode-text.ts'
import type {ReadHints} from '#src/postmortem/document/read-hints.ts'
import {type ExplainedField, explainPostmortem} from '#src/postmortem/explain-postmortem.ts'
import type {PostmortemReading} from '#src/postmortem/read-postmortem.ts'
import {toIncidentId} from './publish/document-name.ts'

/** How each field of a document was found; or why the document cannot be read. */
export type DocumentExplanation =
  | {readonly fields: readonly ExplainedField[]; readonly diagnostics: PostmortemReading['diagnostics']}
  | {readonly problem: string}

/** Explains one file's bytes. What a worker runs; never throws on content. */
export function explainDocument(file: string, bytes: Uint8Array, hints: ReadHints = {}): DocumentExplanation {
  const decoded = decodeText(bytes)
  if ('problem' in decoded) return {problem: decoded.problem.message}
  const limit = checkLimits(decoded.text)
  return limit ? {problem: limit.reason} : explainPostmortem(decoded.text, toIncidentId(file), hints)
}
