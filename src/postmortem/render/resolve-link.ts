/** Where a link of a document leads. `none` is shown as its text. */
type LinkTarget =
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
  const id = /^\/folder\/folder\/(?:[^/]+\/)*([^/]+)\.md$/.exec(url.pathname)?.[1] ?? /^\/incidents\/([^/]+)$/.exec(url.pathname)?.[1]
  // Decoded only now: `..%2f` is no step up to a browser.
  const decoded = id === undefined ? '' : decodeLeniently(id)
  return isIncidentId(decoded) ? {kind: 'incident', id: decoded} : {kind: 'none'}
}

/** Whether a text can stand between `[[` and `]]` and be a file's name; whether there is such an incident is up to the store. */
function isIncidentId(text: string): boolean {
  return /^[^\s[\]|/\\](?:[^[\]|/\\\n]{0,198}[^\s[\]|/\\])?$/.test(text)
}

// Two folders deep, so that a path which climbs out of the document's own folder no longer begins with both.
const host = 'document.invalid'
const base = `https://${host}/folder/folder/document`

function decodeLeniently(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    // A percent sign that encodes nothing stands for itself.
    return text
  }
}
