/**
 * Where the server hands HTML to `StaticHtml`. On globalThis, because Next bundles what sends components and what writes HTML apart,
 * and each has its own copy of this module.
 */
const slot = Symbol.for('hindsight.static-html')
const processWide = globalThis as typeof globalThis & {[slot]?: Map<string, string>}

/** Keeps HTML under an id for a page that is about to be written; the oldest leave. */
export function keepStaticHtml(id: string, html: string): void {
  processWide[slot] ??= new Map()
  const kept = processWide[slot]
  // Last used, last to leave.
  kept.delete(id)
  kept.set(id, html)
  for (const oldest of kept.keys()) {
    if (kept.size <= 500) break
    kept.delete(oldest)
  }
}

/** The HTML kept under an id. */
export function findStaticHtml(id: string): string {
  const html = processWide[slot]?.get(id)
  if (html === undefined) throw new Error('Cannot write the page: its HTML is not kept any more')
  return html
}
