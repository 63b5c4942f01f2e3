/** Where a link of a document leads. `none` is shown as its text. */
export type LinkTarget =
  | {readonly kind: 'external'; readonly href: string}
  | {readonly kind: 'mail'; readonly href: string}
  | {readonly kind: 'here'; readonly href: string}
  | {readonly kind: 'incident'; readonly id: string}
  | {readonly kind: 'none'}

/**
 * Resolves an address as a browser would, and sorts it. http, https and mailto lead out; `#…` stays on the page; `other.md` and
 * `/incidents/other` are incidents. Everything else leads nowhere: other protocols, addresses that leave the folder of the document
 * with `..`, and other files of the folder, which are not served.
 */
export function resolveLink(address: string): LinkTarget {
  if (address.startsWith('#')) return {kind: 'here', href: `#${encodeURI(decodeLeniently(address.slice(1)))}`}
  if (!URL.canParse(address, base)) return {kind: 'none'}
  const url = new URL(address, base)
  // A browser writes the same address in the end; only in mailto does the parser leave these as they are.
  const href = url.href.replace(/[<>"'`]/g, encodeURIComponent)
  if (url.protocol === 'mailto:') return {kind: 'mail', href}
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return {kind: 'none'}
  if (url.host !== host) return {kind: 'external', href}
  const path = decodeLeniently(url.pathname)
  const id = /^\/folder\/folder\/(?:[^/]+\/)*([^/]+)\.md$/.exec(path)?.[1] ?? /^\/incidents\/([^/]+)$/.exec(path)?.[1]
  return id !== undefined && isIncidentId(id) ? {kind: 'incident', id} : {kind: 'none'}
}

/** Whether a text can stand between `[[` and `]]` and name an incident; what does is up to the store. */
export function isIncidentId(text: string): boolean {
  return /^[^\s[\]|/\\](?:[^[\]|/\\\n]{0,198}[^\s[\]|/\\])?$/.test(text)
}

// Two folders deep, so that a path which climbs out of the document's own folder no longer begins with both.
const host = 'document.invalid'
const base = `https://${host}/folder/folder/document`

function decodeLeniently(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
