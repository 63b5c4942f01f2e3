import {expect} from 'vitest'
import type {Incident} from '#src/incident/incident.ts'
import {type FormatOptions, formatPostmortem} from '#src/postmortem/format-postmortem.ts'
import {readPostmortem} from '#src/postmortem/read-postmortem.ts'

/** Formats a text, and expects what holds for every text: it reads the same, formatting again changes nothing, and no sentence is lost. */
export function expectCanonical(text: string, options: FormatOptions = {}): string {
  const {markdown} = formatPostmortem(text, options)
  const isPage = /^\s*<(?:!doctype|html)/i.test(text)
  expect(comparable(readPostmortem(markdown, 'document', options.hints).incident, isPage)).toEqual(
    comparable(readPostmortem(text, 'document', options.hints).incident, isPage),
  )
  expect(formatPostmortem(markdown, options).markdown).toBe(markdown)
  if (!isPage) expect(listLostSentences(text, markdown)).toEqual([])
  return markdown
}

/** All that was read, without its places; of a section's Markdown, what is compared is that its sentences are all there. */
function comparable(incident: Incident, isPage: boolean): unknown {
  const toText = (value: string): string => (isPage ? value.replace(/<[^>]*>|&\w+;/g, ' ').replace(/[\W_]+/g, ' ') : value).replace(/\s+/g, ' ').trim()
  const strip = (value: unknown): unknown => {
    if (typeof value === 'string') return toText(value)
    if (Array.isArray(value)) return value.map(strip)
    if (value === null || typeof value !== 'object') return value
    return Object.fromEntries(Object.entries(value).flatMap(([key, inner]) => (key === 'evidence' ? [] : [[key, strip(inner)]])))
  }
  // Text that stood under no heading may have got the one of its kind.
  const sections = incident.sections.map(({kind, heading}) => ({kind, heading: heading ?? `(${kind})`}))
  const named: Readonly<Record<string, string>> = {
    'Status updates': '(statusUpdates)',
    Impact: '(impact)',
    Remediation: '(remediation)',
    Resolution: '(resolution)',
  }
  return strip({...incident, sections: sections.map(({kind, heading}) => ({kind, heading: named[heading] ?? heading}))})
}

/**
 * Parts of sentences, of at least six words, that do not stand in the other text, one word after the other. At their edges there may
 * have been what is said in another form: "4:10 PM - ", "Ops to …", "… by 14 Feb".
 */
function listLostSentences(before: string, after: string): readonly string[] {
  const toWords = (text: string): readonly string[] => text.match(/[\p{L}\p{M}]+/gu) ?? []
  const kept = ` ${toWords(after).join(' ')} `
  return before
    .replace(/^---[\s\S]*?\n---|^\+\+\+[\s\S]*?\n\+\+\+/, '')
    .split(/[\r\n|()[\]{}\d:;,#.!?—–@]+|\s-\s/)
    .filter(sentence => {
      const words = toWords(sentence)
      const trims = [0, 1, 2].flatMap(front => [0, 1].map(back => words.slice(front, words.length - back)))
      return words.length >= 6 && !trims.some(part => kept.includes(` ${part.join(' ')} `))
    })
}
