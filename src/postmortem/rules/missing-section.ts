import type {SectionKind} from '#src/incident/section.ts'
import {type Rule, report} from './rule.ts'

export const missingSection: Rule = {
  id: 'missing-section',
  group: 'structure',
  level: 'warning',
  summary: 'A section that every postmortem needs is not there.',
  explanation:
    'Summary, impact, timeline, contributing factors and remediation are what the next reader looks for. Add the heading, or write what it would say into the section where it belongs. A document without any heading is not asked for sections.',
  examples: {
    good: `# Calls ended abruptly

Workers restarted and calls ended.

## Impact

12 calls ended.

## Timeline

- **2025-03-13 03:47 started** — Calls end.

## Contributing factors

One worker held every call.

## Remediation

- [ ] Move call state out of the worker
`,
    bad: `# Calls ended abruptly

Workers restarted and calls ended.

## Impact

12 calls ended.

## Timeline

- **2025-03-13 03:47 started** — Calls end.
`,
  },
  checkDocument: ({incident}) => {
    if (!incident.sections.some(section => section.heading)) return []
    const present = new Set(incident.sections.map(section => section.kind))
    return required
      .filter(({kinds}) => !kinds.some(kind => present.has(kind)))
      .map(({name, heading}) => report(missingSection, undefined, `Missing ${name}: add \`${heading}\``))
  },
}

const required: readonly {readonly kinds: readonly SectionKind[]; readonly name: string; readonly heading: string}[] = [
  {kinds: ['summary'], name: 'summary', heading: 'one paragraph before the first heading'},
  {kinds: ['impact'], name: 'impact', heading: '## Impact'},
  {kinds: ['timeline'], name: 'timeline', heading: '## Timeline'},
  {kinds: ['contributingFactors', 'rootCause'], name: 'contributing factors', heading: '## Contributing factors'},
  {kinds: ['remediation'], name: 'remediation', heading: '## Remediation'},
]
