import {pauseForOthers} from './patch-element.ts'

/**
 * Parses a page's HTML into a document that nothing runs in and nothing is fetched for, a piece at a time, so that typing never waits for it. Undefined where the
 * signal ended it.
 */
export async function parsePage(html: string, signal: AbortSignal): Promise<Document | undefined> {
  const page = document.implementation.createHTMLDocument('')
  page.open()
  for (let at = 0; at < html.length; at += pieceLength) {
    // The one way in which a browser parses what it is given little by little.
    page.write(html.slice(at, at + pieceLength))
    await pauseForOthers()
    if (signal.aborted) return undefined
  }
  page.close()
  return page
}

/** Characters: some two milliseconds. */
const pieceLength = 16_384
