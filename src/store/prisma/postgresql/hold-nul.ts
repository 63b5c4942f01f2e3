/**
 * Writes a text so that PostgreSQL can hold it, which has no room for U+0000: it becomes U+0001 U+0001, and U+0001 itself becomes
 * U+0001 U+0002. Texts keep their order, equal ones stay equal, and `readHeld` gives back what was there. Halves of surrogate pairs,
 * which no UTF-8 has, become U+FFFD as they do on the way into any file.
 */
export function holdNul(text: string): string {
  if (!unheld.test(text)) return text
  return text
    .replaceAll(/\p{Surrogate}/gu, '\ufffd')
    .replaceAll('\u0001', '\u0001\u0002')
    .replaceAll('\0', '\u0001\u0001')
}

/** The text that `holdNul` was given. */
export function readHeld(text: string): string {
  return text.includes('\u0001') ? text.replaceAll(held, pair => (pair === '\u0001\u0001' ? '\0' : '\u0001')) : text
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what this is about.
const unheld = /[\0\u0001\p{Surrogate}]/u
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what this is about.
const held = /\u0001[\u0001\u0002]/g
