import type {Section} from '#src/incident/section.ts'
import {toHeadingName} from '#src/postmortem/sections/section-names.ts'
import {findHeadingLevel} from './find-heading.ts'
import {type Rule, report} from './rule.ts'

export const duplicateSection: Rule = {
  id: 'duplicate-section',
  group: 'structure',
  level: 'warning',
  summary: 'Two sections of the same name and level.',
  explanation:
    'Readers stop at the first one. Put both under one heading. "Customer impact" counts as "Impact"; headings of one kind that mean different things, such as "Response" and "Recovery", may stand beside each other.',
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
  checkDocument: ({incident, source}) => {
    const first = new Map<string, Section>()
    return incident.sections.flatMap(section => {
      if (section.kind === 'other' || !section.heading) return []
      // Templates have several headings of one kind, each with a meaning of its own: "Recovery" and "Response", "Fault" and "Root cause".
      // Of another level it is a part of the first, and a label in a list is no section.
      const level = findHeadingLevel(source, section)
      if (level === undefined) return []
      const name = `${level} ${toHeadingName(section.heading).replace(qualifiers, '')}`
      const earlier = first.get(name)
      if (!earlier) {
        first.set(name, section)
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

/** Words that narrow a name without making it another one: "Customer impact" is impact. */
const qualifiers = /^(?:customer|user|business|overall|detailed|full|incident|further|additional) /
