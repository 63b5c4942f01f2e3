import type {Incident} from '#src/incident/incident.ts'
import type {SectionKind} from '#src/incident/section.ts'
import {toAlignedText} from '#src/postmortem/document/html-lines.ts'

/**
 * What two readings have in common when their documents say the same: every field without its evidence, with white space as single
 * blanks. Of sections the kinds and headings: what stands in them is compared by whoever knows which of them were rewritten.
 */
export function toComparable(incident: Incident, toText: (text: string) => string = collapseSpace): string {
  const sections = incident.sections.map(({kind, heading}) => ({kind, heading: heading ?? findCanonicalHeading(kind) ?? null}))
  return JSON.stringify(strip({...incident, sections}, toText))
}

/** The heading that the canonical form has for text of a kind; the summary stands under none. */
export function findCanonicalHeading(kind: SectionKind): string | undefined {
  return headings[kind]
}

const headings: Partial<Readonly<Record<SectionKind, string>>> = {
  impact: 'Impact',
  timeline: 'Timeline',
  trigger: 'Trigger',
  rootCause: 'Root cause',
  contributingFactors: 'Contributing factors',
  detection: 'Detection',
  resolution: 'Resolution',
  remediation: 'Remediation',
  lessons: 'Lessons learned',
  lessonsWell: 'What went well',
  lessonsPoor: 'What went poorly',
  lessonsLucky: 'Where we got lucky',
  background: 'Background',
  statusUpdates: 'Status updates',
}

/** Text without the difference that line breaks and indentation make. */
export function collapseSpace(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** The letters and digits of a text, whatever markup is around them: for one text in two languages of markup. */
export function toLetters(text: string): string {
  return (text.includes('<') || text.includes('&') ? toAlignedText(text) : text)
    .replace(/\]\([^)\s]*\)/g, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

function strip(value: unknown, toText: (text: string) => string): unknown {
  if (typeof value === 'string') return toText(value)
  if (Array.isArray(value)) return value.map(each => strip(each, toText))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).flatMap(([key, inner]) => (key === 'evidence' || inner === undefined ? [] : [[key, strip(inner, toText)]])))
}
