import {distance} from 'fastest-levenshtein'
import {toHeadingName} from '#src/postmortem/sections/section-names.ts'
import {findHeading, toFirstLine} from './find-heading.ts'
import {isSwapped} from './find-nearest.ts'
import {type Rule, report, toFix} from './rule.ts'

export const misspelledHeading: Rule = {
  id: 'misspelled-heading',
  group: 'structure',
  level: 'warning',
  mends: true,
  summary: 'A heading that is nearly one that means something here.',
  explanation:
    'The section is kept and shown under the heading it has, but nothing is read from it: a timeline under "Timelime" is no timeline. Rename it. Headings of your own that resemble no known one are never reported.',
  examples: {
    good: `# Calls ended

## Timeline

- **2025-03-13 03:47** — Calls end.

## Weather
`,
    bad: `# Calls ended

## Timelime

- **2025-03-13 03:47** — Calls end.
`,
  },
  checkDocument: ({incident, source}) =>
    incident.sections.flatMap(section => {
      if (section.kind !== 'other' || section.heading === undefined) return []
      const known = findResembling(section.heading)
      if (known === undefined) return []
      const place = findHeading(source, section)
      const fix = place && toFix(`Rename to “${known}”`, place.start.offset, place.end.offset, known)
      return [
        report(
          misspelledHeading,
          place ?? toFirstLine(source, section.evidence),
          `Unexpected heading “${section.heading}”, expected “${known}”, or a name that is not so near to it`,
          [],
          fix,
        ),
      ]
    }),
}

/** Names long enough that a slip of the keyboard is told from another word. */
const names = [
  'Summary',
  'Impact',
  'Timeline',
  'Trigger',
  'Root cause',
  'Root causes',
  'Contributing factors',
  'Detection',
  'Resolution',
  'Recovery',
  'Mitigation',
  'Lessons learned',
  'What went well',
  'What went poorly',
  'What went wrong',
  'Where we got lucky',
  'Remediation',
  'Action items',
  'Follow-ups',
  'Next steps',
  'Corrective actions',
  'Background',
  'Status updates',
]
const named = names.map(name => ({name, plain: toHeadingName(name)}))

function findResembling(heading: string): string | undefined {
  const written = toHeadingName(heading)
  return named.find(({plain}) => isSlip(written, plain))?.name
}

/** One wrong letter, two in words of ten letters and more, or two neighbours in each other's place; the first letter is mostly right. */
function isSlip(written: string, known: string): boolean {
  if (written[0] !== known[0] || Math.abs(written.length - known.length) > 2) return false
  const apart = distance(written, known)
  return apart > 0 && (apart === 1 || (apart === 2 && (known.length >= 10 || isSwapped(written, known))))
}
