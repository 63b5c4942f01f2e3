import type {MarkedText} from '#src/library/search/document-passage.ts'

/** A text with what a search found in it marked. */
export function Marked({parts}: {readonly parts: readonly MarkedText[]}) {
  return parts.map((part, index) => {
    // Pieces of one text have no identity but their place.
    // biome-ignore lint/suspicious/noArrayIndexKey: see above
    return part.isFound ? <mark key={index}>{part.text}</mark> : part.text
  })
}
