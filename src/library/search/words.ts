// Letters, digits and private use make words, everything else parts them; an accent belongs to its letter.
const word = /[\p{L}\p{N}\p{Co}](?:[\p{L}\p{N}\p{Co}]|[\u0300-\u036f])*/gu
// Scripts without blanks between words: each character is a word of its own, and what is searched for is some of them side by side.
const unspaced = /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}]/u
const unspacedParts = /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}]|[^\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}]+/gu

/** The words of a text as they are indexed and compared: in lower case, without accents, a character each where no blanks part words. */
export function toWords(text: string): readonly string[] {
  const words = foldAccents(text.toLowerCase()).match(word) ?? []
  return unspaced.test(text) ? words.flatMap(each => each.match(unspacedParts) ?? []) : words
}

/** A word without its accents: `é` and `e` are found alike. */
export function foldAccents(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replaceAll('ς', 'σ')
}

/** A text as it is indexed: its words with one blank between each two. */
export function toIndexText(text: string): string {
  return toWords(text).join(' ')
}
