/** Characters of a comment, and of a note with a step. */
export const longestNote = 10_000

/** Characters of the words that a comment is about: some paragraphs. */
export const longestPassage = 1_000
