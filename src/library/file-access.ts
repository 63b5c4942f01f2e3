import type {Visibility} from '#src/incident/incident.ts'
import type {Readable} from '#src/incident/viewer.ts'
import {listKeyLines} from '#src/postmortem/sections/access-keys.ts'
import {findAccessKey, isDraftMark} from '#src/postmortem/sections/read-fields.ts'

/** Who may know of a file: everybody, those who see drafts, or only the audience of the incident that it holds. */
export type FileAccess = Visibility | 'draft'

/** Who may know of the file of a document that could be read. */
export function toFileAccess({status, visibility}: Pick<Readable, 'status' | 'visibility'>): FileAccess {
  return visibility === 'restricted' ? 'restricted' : status === 'published' ? 'public' : 'draft'
}

/** The one that lets fewer people know. */
export function stricterAccess(one: FileAccess, other: FileAccess): FileAccess {
  return strictness.indexOf(one) > strictness.indexOf(other) ? one : other
}

const strictness: readonly FileAccess[] = ['public', 'draft', 'restricted']

/** How much of a file's beginning is looked at, in bytes or characters: more than front matter may have. */
export const accessHeadLength = 20_000

/**
 * What a refused document was meant to be: its front matter cannot be trusted, so a single line that speaks of restriction is enough to
 * keep even its name from those outside. Takes bytes of any encoding, as far as they can be made out.
 */
export function guessAccess(start: string | Uint8Array): FileAccess {
  const head = (typeof start === 'string' ? start : new TextDecoder().decode(start.subarray(0, accessHeadLength)))
    .replaceAll('\0', '')
    .slice(0, accessHeadLength)
  // A restriction counts wherever it stands: what ends the front matter is not certain either.
  const says = (lines: string, restricts: (key: string) => boolean) =>
    listKeyLines(lines).some(({key, value}) => restricts(key) && (key !== 'visibility' || value.toLowerCase() !== 'public'))
  if (says(head, key => key === 'visibility' || key === 'audience')) return 'restricted'
  const frontMatter = findFrontMatter(head)
  if (says(frontMatter, key => findAccessKey(key) === 'visibility' || findAccessKey(key) === 'audience')) return 'restricted'
  // "Status: resolved" is an ordinary sentence in the text below.
  const isUnpublished = listKeyLines(frontMatter).some(
    ({key, value}) => isDraftMark(key, value) || (findAccessKey(key) === 'status' && (key !== 'status' || value.toLowerCase() !== 'published')),
  )
  return isUnpublished ? 'draft' : 'public'
}

/** From whatever may have been meant as an opening line to what may have been meant as the closing one; all where that is missing. */
function findFrontMatter(head: string): string {
  const opening = /^[\s\ufeff\ufffd]*(?:-{3}|\+{3}|[\u2013\u2014]|<{7}|\{)/.exec(head)
  if (!opening) return ''
  if (opening[0].endsWith('<<<')) return head
  const below = head.slice(opening[0].startsWith('{') ? 0 : opening[0].length)
  const closing = /^(?:-{3,}|\+{3,}|[\u2013\u2014]+)[ \t]*$/m.exec(below.slice(1))
  return closing ? below.slice(0, closing.index + 1) : below
}
