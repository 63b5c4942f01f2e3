import {decodeText} from '#src/postmortem/document/decode-text.ts'
import {writePage} from '#src/postmortem/format/write-page.ts'
import {readExport} from './exports/read-export.ts'
import {readMail} from './read-mail.ts'
import type {ExtractOptions, TextExtracting} from './text-extractor.ts'

/** Finds the text in one file's bytes: as it is, or made of a page, a message or an export. What a worker runs; never throws on content. */
export async function extractText(file: string, bytes: Uint8Array, {hasImages}: ExtractOptions = {}): Promise<TextExtracting> {
  const kind = /\.(\w+)$/.exec(file)?.[1]?.toLowerCase()
  if (kind === 'eml') return readMail(bytes)
  const decoded = decodeText(bytes)
  if ('problem' in decoded) return {problem: decoded.problem.message}
  const {text} = decoded
  if (text.trim() === '') return {problem: 'Unexpected empty text, expected a postmortem'}
  if (kind === 'json') return readExport(text)
  if (kind === 'html' || kind === 'htm' || startsAsHtml.test(text)) return toPageText(text, hasImages)
  return {text, madeOf: undefined, origin: {}, left: []}
}

/** A page, or a piece of one as it is copied from a browser; Markdown with some HTML in it begins otherwise. */
const startsAsHtml =
  /^\uFEFF?\s*(?:<!--[^>]{0,200}-->\s*)?<(?:!doctype|html|head|body|meta|style|script|title|div|p|h[1-6]|article|section|main|header|table|ul|ol|span)[\s>]/i

function toPageText(html: string, hasImages: boolean | undefined): TextExtracting {
  const text = writePage(html, {hasImages})
  if (text.trim() === '') return {problem: 'Unexpected page without text, expected a postmortem: what a script writes is not in a saved page'}
  const canonical = /<link\b[^>]*\brel=["']?canonical["']?[^>]*>/i.exec(html)?.[0]
  const url = /\bhref=["']?(https?:\/\/[^\s"'<>]{1,500})/i.exec(canonical ?? '')?.[1]
  return {text, madeOf: 'HTML', origin: {url}, left: []}
}
