import {decodeText} from '#src/postmortem/document/decode-text.ts'
import type {ReadHints} from '#src/postmortem/document/read-hints.ts'
import {formatPostmortem} from '#src/postmortem/format-postmortem.ts'
import {readPostmortem} from '#src/postmortem/read-postmortem.ts'
import type {DocumentFormatting, FormatRequest} from './document-formatter.ts'
import {toIncidentId} from './publish/document-name.ts'

/** Writes one file's bytes in canonical form and says what was read in them. What a worker runs; never throws on content. */
export function formatDocument(
  file: string,
  bytes: Uint8Array,
  {given = {}, hints = {}, isBrief = false}: FormatRequest & {readonly hints?: ReadHints | undefined},
): DocumentFormatting {
  const decoded = decodeText(bytes)
  if ('problem' in decoded) return {problem: decoded.problem.message}
  const id = toIncidentId(file)
  const {markdown, changed, left, refusal} = formatPostmortem(decoded.text, {id, hints, given, isBrief})
  if (refusal !== undefined) return {problem: typeof refusal === 'string' ? refusal : refusal.message}
  const {incident, diagnostics} = readPostmortem(decoded.text, id, hints)
  return {markdown, changed, left, incident, diagnostics}
}
