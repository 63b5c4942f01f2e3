import {withoutComments} from '#src/postmortem/document/plain-text.ts'
import {findHeadingLevel, toFirstLine} from './find-heading.ts'
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

<!-- What set it off? -->

## Detection

A customer wrote.
`,
  },
  checkDocument: ({incident: {sections}, source}) =>
    sections.flatMap((section, index) => {
      // A comment is a hint for whoever writes; readers see nothing of it.
      if (!section.heading || withoutComments(section.text).trim()) return []
      const level = findHeadingLevel(source, section)
      const next = sections[index + 1]
      // A bare line may be no heading; one with a value behind a colon says something; one right above deeper ones is their umbrella.
      if (level === undefined || /[:：]\s*\S/.test(section.heading)) return []
      if (next && ((findHeadingLevel(source, next) ?? 7) > level || (section.kind === 'lessons' && next.kind.startsWith('lessons')))) return []
      return [report(emptySection, toFirstLine(source, section.evidence), `Unexpected empty section “${section.heading}”, expected text below the heading`)]
    }),
}
