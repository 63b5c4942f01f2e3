import {correctPostmortem} from '#src/postmortem/correct-postmortem.ts'
import {decodeText} from '#src/postmortem/document/decode-text.ts'
import type {ReadHints} from '#src/postmortem/document/read-hints.ts'
import {editFrontMatter} from '#src/postmortem/edit-front-matter.ts'
import {formatPostmortem} from '#src/postmortem/format-postmortem.ts'
import {readPostmortem} from '#src/postmortem/read-postmortem.ts'
import type {CorrectionRequest, DocumentCorrecting} from './document-corrector.ts'
import {toIncidentId} from './publish/document-name.ts'

/** Writes into one file's bytes what somebody says of it. What a worker runs; never throws on content. */
export function correctDocument(file: string, bytes: Uint8Array, request: CorrectionRequest, hints: ReadHints = {}): DocumentCorrecting {
  const decoded = decodeText(bytes)
  if ('problem' in decoded) return {problem: decoded.problem.message}
  const id = toIncidentId(file)
  const corrected = correctPostmortem(decoded.text, request, {id, hints})
  return {...corrected, markdown: writeFront(corrected.markdown, request.front, id, hints)}
}

function writeFront(markdown: string, front: CorrectionRequest['front'], id: string, hints: ReadHints): string {
  if (!front) return markdown
  const own = readPostmortem(markdown, id, hints).incident.authors.map(({value}) => value)
  const authors = front.authors && {authors: [...new Set([...own, ...front.authors])]}
  const edited = editFrontMatter(markdown, {status: front.status, source: null, ...authors}, {id, hints})
  // Where the front matter cannot be written to, saving says why.
  if ('refusal' in edited) return markdown
  return formatPostmortem(edited.text, {id, hints, given: {source: front.source}, isBrief: true}).markdown
}
