import type {Section} from '#src/incident/section.ts'
import {type Rule, report} from './rule.ts'

export const duplicateSection: Rule = {
  id: 'duplicate-section',
  group: 'structure',
  level: 'warning',
  summary: 'Two sections that say the same kind of thing.',
  explanation: 'Readers stop at the first one. Put both under one heading.',
  examples: {
    good: `# Calls ended

## Impact

12 calls ended.
`,
    bad: `# Calls ended

## Impact

12 calls ended.

## Customer impact

Calls ended.
`,
  },
  checkDocument: ({incident}) => {
    const first = new Map<Section['kind'], Section>()
    return incident.sections.flatMap(section => {
      const earlier = first.get(section.kind)
      if (section.kind === 'other' || !section.heading) return []
      if (!earlier) {
        first.set(section.kind, section)
        return []
      }
      return [
        report(duplicateSection, section.evidence, `Unexpected second section “${section.heading}”, expected it under “${earlier.heading}”`, [
          {message: 'the first one', place: earlier.evidence},
        ]),
      ]
    })
  },
}
