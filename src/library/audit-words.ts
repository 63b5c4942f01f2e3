import {toPrintable} from './to-printable.ts'

/** The words of a query as they are looked for: in lower case, and with the escapes that stand in the log. Ten of them at most. */
export function toAuditWords(words: string): readonly string[] {
  return words.slice(0, 400).split(/\s+/u).filter(Boolean).slice(0, 10).map(toPrintable).map(foldLatin)
}

/** A to Z in lower case, and no other letter, which is what both databases know how to do. */
export function foldLatin(text: string): string {
  return text.replace(/[A-Z]+/g, letters => letters.toLowerCase())
}
