import type {Code} from 'mdast'

/**
 * Whether indented text below a bullet that is none to Markdown ("• Resolved") is what the bullet's author said: it reads as sentences,
 * where Markdown sees code.
 */
export function isProseBelowBullet(text: string, {lang, value}: Code, start: number, above: {readonly outerStart: number} | undefined): boolean {
  if (!above || lang || /^\s*(?:`{3}|~{3})/.test(text.slice(start, start + 8))) return false
  if (!foreignBullet.test(text.slice(above.outerStart, above.outerStart + 3))) return false
  const first = value.slice(0, 400)
  return /^\s*\p{Lu}\p{L}*(?:[,’']?\s[\p{L}\d][^\s]*){5}/u.test(first) && /\p{L}[.!?](?:\s|$)/u.test(first) && !/[{};=<>]\s*$/m.test(first)
}

const foreignBullet = /^[•·▪◦‣●○∙⁃]/u

/** The stretches of a text that blank lines part. */
export function listParagraphs(text: string, from: number, to: number): readonly {readonly start: number; readonly end: number}[] {
  const found: {start: number; end: number}[] = []
  let start = from
  for (const match of text.slice(from, to).matchAll(/(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)/g)) {
    found.push({start, end: from + match.index})
    start = from + match.index + match[0].length
  }
  return [...found, {start, end: to}].filter(each => text.slice(each.start, each.end).trim() !== '')
}
