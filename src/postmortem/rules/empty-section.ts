import {type Rule, report} from './rule.ts'

export const emptySection: Rule = {
  id: 'empty-section',
  group: 'structure',
  level: 'info',
  summary: 'A heading with nothing below it.',
  explanation: 'A heading promises something. Write it, or write that it is not known, or take the heading out.',
  examples: {
    good: `# Calls ended

## Trigger

A deployment.
`,
    bad: `# Calls ended

## Trigger

## Detection

A customer wrote.
`,
  },
  checkDocument: ({incident: {sections}}) =>
    sections.flatMap((section, index) => {
      // A heading right above deeper ones is their umbrella, not empty.
      const umbrella = section.kind === 'lessons' && sections[index + 1]?.kind.startsWith('lessons')
      return section.heading && !section.text.trim() && !umbrella
        ? [report(emptySection, section.evidence, `Unexpected empty section “${section.heading}”, expected text below the heading`)]
        : []
    }),
}
