/**
 * A file's name or another foreign text for one line of a log or a terminal: what could end the line, colour it or turn its direction
 * stands as an escape.
 */
export function toPrintable(text: string): string {
  return text.replace(unprintable, character => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`)
}

const unprintable = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu
