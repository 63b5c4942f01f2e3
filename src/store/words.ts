/** What is searched for: each term is one or more words that stand side by side, in lower case. */
export type SearchTerms = {readonly terms: readonly (readonly string[])[] /** The last word of the last term may go on. */; readonly lastIsPrefix: boolean}

const longestQuery = 256
const mostTerms = 16
const shortestPrefix = 3

// Letters, digits and private use make words, everything else parts them, as in SQLite's `unicode61`; accents belong to their letter.
const word = /[\p{L}\p{N}\p{Co}](?:[\p{L}\p{N}\p{Co}]|[\u0300-\u036f])*/gu

/**
 * Reads a query, whatever it holds: what stands between blanks is one term, so `checkout-api` is "checkout" beside "api". Cut at 256
 * characters and 16 distinct terms, since every further one costs. Undefined where nothing is asked; no terms where what is asked has
 * no letter or digit, and then nothing matches.
 */
export function readSearchTerms(query: string): SearchTerms | undefined {
  const cut = query.slice(0, longestQuery)
  if (cut.trim() === '') return undefined
  const terms = new Map<string, readonly string[]>()
  let last = ''
  for (const piece of cut.split(/\s+/)) {
    const words = toWords(piece)
    if (words.length === 0) continue
    const key = foldAccents(words.join(' '))
    if (!terms.has(key) && terms.size === mostTerms) break
    // The last one stays last even where it was there before: it is the one still being typed.
    terms.delete(key)
    terms.set(key, words)
    last = words.at(-1) ?? ''
  }
  return {terms: [...terms.values()], lastIsPrefix: [...foldAccents(last)].length >= shortestPrefix}
}

/** The words of a text in lower case, accents kept. */
export function toWords(text: string): readonly string[] {
  return text.normalize('NFC').toLowerCase().match(word) ?? []
}

/** A word without its accents: `é` and `e` are found alike. */
export function foldAccents(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
}
