import type {SectionKind} from '#src/incident/section.ts'
import {longestList} from '#src/library/longest-list.ts'
import type {FoundPassage} from './document-passage.ts'

/** The address of the place where a passage stands, on an incident's page of this address. */
export function toPassageHref(page: string, {place, index, anchor}: FoundPassage): string {
  if (place === 'section') return anchor === undefined ? page : `${page}#${encodeURIComponent(anchor)}`
  const whole = index < longestList ? page : `${page}${page.includes('?') ? '&' : '?'}show=all`
  return `${whole}#${anchors[place]}-${index + 1}`
}

const anchors = {entry: 't', update: 'update', factor: 'factor', action: 'action'} as const

/** What the place of a passage is called. */
export function toPassageName({place, kind, heading}: FoundPassage): string {
  switch (place) {
    case 'section':
      return heading ?? sectionNames[kind ?? 'other']
    case 'entry':
      return 'Timeline'
    case 'update':
      return 'Status update'
    case 'factor':
      return 'Contributing factor'
    case 'action':
      return 'Remediation'
  }
}

/** What a section is called where its own heading is not at hand. */
export const sectionNames: Readonly<Record<SectionKind, string>> = {
  summary: 'Summary',
  impact: 'Impact',
  timeline: 'Timeline',
  trigger: 'Trigger',
  rootCause: 'Root cause',
  contributingFactors: 'Contributing factors',
  detection: 'Detection',
  resolution: 'Resolution',
  remediation: 'Remediation',
  lessons: 'Lessons',
  lessonsWell: 'What went well',
  lessonsPoor: 'What went poorly',
  lessonsLucky: 'Where we got lucky',
  background: 'Background',
  statusUpdates: 'Status updates',
  other: 'Text',
}
