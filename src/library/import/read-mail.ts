import PostalMime from 'postal-mime'
import {writePage} from '#src/postmortem/format/write-page.ts'
import type {TextExtracting} from './text-extractor.ts'

/** Finds the text of a mail: its formatted part where it has one, else its plain one, below its subject as the title. */
export async function readMail(bytes: Uint8Array): Promise<TextExtracting> {
  const mail = await PostalMime.parse(bytes, {maxNestingDepth: 50, maxHeadersSize: 256 * 1024}).catch(() => undefined)
  const body = mail && (mail.html ? writePage(mail.html) : (mail.text ?? ''))
  if (!mail || body === undefined || body.trim() === '') return {problem: 'Unexpected mail without a text, expected a postmortem in it'}
  const subject = (mail.subject ?? '').replace(/^(?:\s*(?:re|fwd?|aw|wg)\s*:)+\s*/i, '').trim()
  const first = /^[^\p{L}\p{N}]*([^\r\n]*)/u.exec(body)?.[1]?.trim() ?? ''
  const isTitled = subject === '' || first.toLowerCase() === subject.toLowerCase()
  const date = mail.date && /^\d{4}-\d{2}-\d{2}/.exec(mail.date)?.[0]
  return {
    text: isTitled ? body : `# ${subject}\n\n${body}`,
    madeOf: 'mail',
    origin: {date: date || undefined},
    left: mail.attachments.map(({filename}) => `the attachment ${filename ?? 'without a name'}`.slice(0, 200)),
  }
}
