import {createHash} from 'node:crypto'
import type {Incident} from '#src/incident/incident.ts'
import {decodeText} from '#src/postmortem/document/decode-text.ts'
import {toPlainText, withoutComments} from '#src/postmortem/document/plain-text.ts'
import type {ReadHints} from '#src/postmortem/document/read-hints.ts'
import {type PostmortemReading, readPlainPostmortem} from '#src/postmortem/read-postmortem.ts'
import {OutputTooLarge, renderPlainText, renderPostmortem} from '#src/postmortem/render-postmortem.ts'
import {notUtf8} from '#src/postmortem/rules/not-utf8.ts'
import {report} from '#src/postmortem/rules/rule.ts'
import type {DocumentReading} from './document-reader.ts'
import {guessAccess} from './file-access.ts'
import {hideComments} from './hide-comments.ts'
import type {PublishedDocument} from './incident-store.ts'
import {toIncidentId} from './publish/document-name.ts'
import {overBudget, readWithinLimits} from './read-within-limits.ts'

/** `plain` reads the front matter and shows the rest as it is: for texts over budget. */
export type ReadOptions = {readonly hints?: ReadHints | undefined; readonly plain?: boolean | undefined}

/** Reads one file's bytes: decode, guard, read, judge and render, with one parse. What a worker runs; never throws on content. */
export async function readDocument(file: string, bytes: Uint8Array, {hints = {}, plain = false}: ReadOptions = {}): Promise<DocumentReading> {
  const hash = createHash('sha256').update(bytes).digest('hex')
  const decoded = decodeText(bytes)
  if ('problem' in decoded) {
    const {message} = decoded.problem
    return {problem: report(notUtf8, undefined, message), hash, visibility: guessAccess(bytes)}
  }

  const {text} = decoded
  const id = toIncidentId(file)
  const given = plain ? {reason: 'Unexpected text that takes too long to read as Markdown, expected a simpler one', offset: 0} : undefined
  const {reading, isPlain} = readWithinLimits(text, id, hints, {limit: given})
  if (reading.refusal) return {problem: reading.refusal, hash, visibility: guessAccess(text)}
  const document = isPlain ? toPlainDocument(file, hash, text, reading) : await toDocument(file, hash, text, reading, hints)
  return {document}
}

async function toDocument(file: string, hash: string, text: string, reading: PostmortemReading, hints: ReadHints): Promise<PublishedDocument> {
  const {incident, diagnostics, parts, anchors} = reading
  try {
    const html = await renderPostmortem(parts, {id: incident.id, file, sourceLength: text.length, anchors})
    return {file, hash, incident: toShown(incident, text), diagnostics, markdown: text, html, plainText: toPlainText(parts)}
  } catch (error) {
    if (!(error instanceof OutputTooLarge)) throw error
    return toPlainDocument(file, hash, text, readPlainPostmortem(text, incident.id, overBudget(text, {reason: error.message, offset: 0}), hints))
  }
}

function toPlainDocument(file: string, hash: string, text: string, {incident, diagnostics}: PostmortemReading): PublishedDocument {
  const body = incident.sections[0]?.text ?? ''
  return {file, hash, incident: toShown(incident, text), diagnostics, markdown: text, html: renderPlainText(body), plainText: withoutComments(body)}
}

function toShown(incident: Incident, text: string): Incident {
  return text.includes('<!--') ? hideComments(incident) : incident
}
