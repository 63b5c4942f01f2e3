/** Where an image of a document is: a file of the content folder, on another site, or nowhere that may be shown. */
type ImageTarget = {readonly kind: 'file'; readonly path: string} | {readonly kind: 'remote'; readonly href: string} | {readonly kind: 'none'}

/**
 * Resolves an image's address from the document that it stands in; `file` is the document's own path below the content folder, undefined
 * where none of its files are shown. A path that climbs out of the folder, or that begins with a slash, leads nowhere.
 */
export function resolveImage(address: string, file: string | undefined): ImageTarget {
  if (/^https?:\/\//i.test(address))
    return URL.canParse(address) ? {kind: 'remote', href: new URL(address).href.replace(/["'<>`]/g, encodeURIComponent)} : nowhere
  const path = file === undefined ? undefined : resolvePath(address.replace(/[?#].*$/s, ''), file)
  return path === undefined || !/\.(?:png|jpe?g|gif|webp|avif|svg)$/i.test(path) ? nowhere : {kind: 'file', path}
}

/** The address that pages show an image of the content folder from; `path` as below the folder. */
export function toImageAddress(id: string, path: string): string {
  return `/incidents/${encodeURIComponent(id)}/files/${path.split('/').map(encodeURIComponent).join('/')}`
}

const nowhere = {kind: 'none'} as const

function resolvePath(address: string, file: string): string | undefined {
  // A colon would be a protocol, or a drive; a backslash is a slash to some.
  if (address === '' || address.startsWith('/') || /[\\:]/.test(address)) return undefined
  const segments = file.split('/').slice(0, -1)
  for (const segment of address.split('/')) {
    const name = decode(segment)
    if (name === undefined) return undefined
    if (name === '..' && segments.pop() === undefined) return undefined
    if (name !== '..' && name !== '.' && name !== '') segments.push(name)
  }
  return segments.join('/')
}

/** Undefined for what would become another path, or no path, once it is decoded. */
function decode(segment: string): string | undefined {
  try {
    const name = decodeURIComponent(segment)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
    return /[/\\\u0000-\u001f]/.test(name) ? undefined : name
  } catch {
    // A percent sign that encodes nothing stands for itself.
    return segment
  }
}
