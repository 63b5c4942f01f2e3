import {formatDetection, formatTrigger} from '#src/features/catalogue/describe-filters.ts'
import {formatFactorCategory} from '#src/incident/factor.ts'
import {detectionSources} from '#src/incident/incident.ts'
import type {IncidentFilters} from '#src/library/incident-store.ts'
import {nameTechnology} from '#src/library/relate/technologies.ts'

/** What patterns are looked for in. */
export const patternKinds = ['factor', 'trigger', 'detection', 'technology'] as const
export type PatternKind = (typeof patternKinds)[number]

type KindWords = {
  /** For a link, and for a heading. */
  readonly name: string
  readonly title: string
  /** What an incident does that has a value, behind "1 of 1 incident" and "12 of 17 incidents". */
  readonly verb: readonly [string, string]
  readonly what: string
  /** What a value is, in a sentence. */
  readonly definition: string
}

export const kindWords: Readonly<Record<PatternKind, KindWords>> = {
  factor: {
    name: 'Factors',
    title: 'Contributing factors',
    verb: ['states', 'state'],
    what: 'a contributing factor',
    definition: 'A factor counts by the category that its author gives it; an incident with several is in several rows.',
  },
  trigger: {
    name: 'Triggers',
    title: 'Triggers',
    verb: ['states', 'state'],
    what: 'a trigger',
    definition:
      'The sort of event that set an incident off is told by the first sentence of its trigger; “another event” is one of no sort that is told apart.',
  },
  detection: {
    name: 'Detection',
    title: 'Who noticed first',
    verb: ['states', 'state'],
    what: 'who noticed first',
    definition: 'Who noticed an incident first, by what its document states; “unknown” is what an author states, too.',
  },
  technology: {
    name: 'Vendors and technologies',
    title: 'Vendors and technologies',
    verb: ['names', 'name'],
    what: 'a vendor or technology that had a part in it',
    definition:
      'A vendor or technology counts where the title or a tag names it and a factor, the title or the trigger tells of it as a part of what went wrong.',
  },
}

/** A value for eyes. */
export function formatValue(kind: PatternKind, value: string): string {
  if (value === 'none') return 'not stated'
  if (kind === 'factor') return formatFactorCategory(value)
  if (kind === 'trigger') return formatTrigger(value)
  if (kind === 'technology') return nameTechnology(value)
  return formatDetection(detectionSources.find(source => source === value) ?? 'unknown')
}

/** What a list has to be filtered by to have the incidents of a value. */
export function toValueFilters(kind: PatternKind, value: string): Partial<IncidentFilters> {
  switch (kind) {
    case 'factor':
      return {factors: [value]}
    case 'trigger':
      return {triggers: [value]}
    case 'detection':
      return {detections: [[...detectionSources, 'none' as const].find(source => source === value) ?? 'none']}
    case 'technology':
      return {technologies: [value]}
  }
}
