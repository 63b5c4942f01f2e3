/** A text in pieces, those that a search would have found marked; joined they are the text. */
export function markWords(text: string, words: string): readonly {readonly text: string; readonly isFound: boolean}[] {
  const terms = [...new Set(words.toLowerCase().split(/[^\p{L}\p{N}]+/u))].filter(term => term.length > 1).slice(0, 16)
  if (terms.length === 0) return [{text, isFound: false}]
  // Terms are letters and digits only, so they stand for themselves in a pattern.
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])((?:${terms.sort((a, b) => b.length - a.length).join('|')})[\\p{L}\\p{N}]*)`, 'giu')
  return text
    .split(pattern)
    .map((piece, index) => ({text: piece, isFound: index % 2 === 1}))
    .filter(piece => piece.text !== '')
}
