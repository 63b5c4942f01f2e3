import type {Evidence} from './evidence.ts'

export const sectionKinds = [
  'summary',
  'impact',
  'timeline',
  'trigger',
  'rootCause',
  'contributingFactors',
  'detection',
  'resolution',
  'remediation',
  'lessons',
  'lessonsWell',
  'lessonsPoor',
  'lessonsLucky',
  'background',
  'statusUpdates',
  'other',
] as const
export type SectionKind = (typeof sectionKinds)[number]

/**
 * A part of the document, in document order; together the sections hold every word of the body once. `heading` is undefined for
 * text that stands under none; `text` is the Markdown below the heading, as written.
 */
export type Section = {
  readonly kind: SectionKind
  readonly heading: string | undefined
  readonly text: string
  readonly evidence: Evidence
}
