/**
 * Where the server hands HTML to `StaticHtml`. On globalThis, because Next bundles what sends components and what writes HTML apart,
 * and each has its own copy of this module.
 */
const slot = Symbol.for('hindsight.static-html')
const processWide = globalThis as typeof globalThis & {[slot]?: Map<string, string>}

/** Holds HTML for a page that is about to be written, and answers with the id to take it by. Whoever gives it also releases it. */
export function giveStaticHtml(html: string): string {
  processWide[slot] ??= new Map()
  const id = crypto.randomUUID()
  processWide[slot].set(id, html)
  return id
}

/** The HTML held under an id, to be written; it is not held any more after that. */
export function takeStaticHtml(id: string): string {
  const html = processWide[slot]?.get(id)
  if (html === undefined) throw new Error('Cannot write the page: its HTML is not held any more')
  releaseStaticHtml(id)
  return html
}

/** Lets go of what was never taken, as by a request that wants no HTML, or one that was given up. */
export function releaseStaticHtml(id: string): void {
  processWide[slot]?.delete(id)
}
