/** What a file is to an import: a text, an image that a text may show, or neither, with the reason. */
export type EntryKind = {readonly kind: 'document' | 'image'} | {readonly kind: 'refused' | 'left'; readonly reason: string}

/**
 * Says by its name what becomes of a file. `refused` are those that somebody may have meant to bring in, `left` those that were never a
 * postmortem. Names are never used as paths; one that would lead elsewhere shows that the archive was made to do harm.
 */
export function sortEntry(name: string): EntryKind {
  const fault = findPathFault(name)
  if (fault !== undefined) return {kind: 'refused', reason: `${fault}. Nothing is read from such a name.`}
  const segments = name.split('/')
  const last = segments.at(-1) ?? ''
  if (segments.includes('__MACOSX') || last === '.DS_Store') return {kind: 'left', reason: 'macOS writes it beside the files: it is no document.'}
  if (/^(?:thumbs\.db|desktop\.ini)$/i.test(last)) return {kind: 'left', reason: 'Windows writes it beside the files: it is no document.'}
  if (segments.some(segment => segment.startsWith('.'))) return {kind: 'left', reason: 'It is hidden: such files are settings of a program.'}
  const ending = /\.([A-Za-z0-9]{1,10})$/.exec(last)?.[1]?.toLowerCase() ?? ''
  if (/^(?:md|markdown|txt|html?|eml|json)$/.test(ending)) return {kind: 'document'}
  if (/^(?:png|jpe?g|gif|webp)$/.test(ending)) return {kind: 'image'}
  if (/^(?:svg|avif|bmp|tiff?|heic|ico)$/.test(ending)) return {kind: 'left', reason: 'Images of this kind are not taken along, only PNG, JPEG, GIF and WebP.'}
  if (/^(?:zip|tar|t?gz|tgz|bz2|xz|7z|rar|jar|zst)$/.test(ending))
    return {kind: 'refused', reason: 'An archive within an archive is not opened. Unpack it, and bring its files in.'}
  if (/^(?:pdf|docx?|odt|rtf|pages|pptx?|xlsx?|mht(?:ml)?|msg)$/.test(ending))
    return {kind: 'refused', reason: 'This kind of document cannot be read. Save it as .md, .txt or .html.'}
  return {kind: 'left', reason: 'It is no document: those end in .md, .txt, .html, .eml or .json.'}
}

/** Why a name leads, or could lead some program, to another place than one below the archive. */
function findPathFault(name: string): string | undefined {
  if (name === '') return 'It has no name'
  if (Array.from(name).length > longestName) return `Its name is longer than ${longestName} characters`
  if (/\p{Cc}/u.test(name)) return 'Its name has control characters in it'
  if (name.includes('\\')) return 'Its name has a backslash in it, which is a folder to some programs'
  if (name.startsWith('/')) return 'Its name begins at the root of a disk'
  if (/^[A-Za-z]:/.test(name)) return 'Its name begins with a drive'
  if (name.split('/').includes('..')) return 'Its name leads out of the archive (“..”)'
  return undefined
}

const longestName = 500
