import type {FrontMatter, FrontMatterField} from './front-matter.ts'
import {type SourceText, toEvidence} from './source-text.ts'

/**
 * Reads the `key = value` lines of TOML front matter, whatever table they stand in. Only strings, dates and lists of them say anything
 * here, so this takes lines apart and leaves every other shape alone.
 */
export function readTomlFrontMatter(source: SourceText, start: number, end: number): FrontMatter {
  const fields: FrontMatterField[] = []
  for (const match of source.text.slice(start, end).matchAll(/^[ \t]*(?<key>[\w-]+)[ \t]*=[ \t]*(?<value>[^\r\n]+?)[ \t]*$/gm)) {
    const {key = '', value = ''} = match.groups ?? {}
    const at = start + match.index + match[0].indexOf(value, match[0].indexOf('='))
    const list = /^\[(.*)\]$/.exec(value)?.[1]
    const written = list === undefined ? unquote(value) : (list.match(/"[^"]*"|'[^']*'|[^,\s][^,]*/g) ?? []).map(unquote).filter(Boolean)
    const evidence = toEvidence(source, at, at + value.length, 'front-matter')
    if (!fields.some(field => field.key === key))
      fields.push({
        key,
        keyEvidence: toEvidence(source, start + match.index, start + match.index + match[0].length, 'front-matter'),
        written,
        evidenceAt: () => evidence,
      })
  }
  return {fields, diagnostics: [], refusal: undefined}
}

function unquote(value: string): string {
  return value
    .trim()
    .replace(/^"(.*)"$|^'(.*)'$/, '$1$2')
    .trim()
}
