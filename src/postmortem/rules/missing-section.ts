import type {Fix} from '#src/incident/diagnostic.ts'
import type {SectionKind} from '#src/incident/section.ts'
import {findLineEnd} from './find-heading.ts'
import {type Rule, report, toFix} from './rule.ts'
import {listRequiredSections, type SectionName, sectionNames} from './settings.ts'

export const missingSection: Rule = {
  id: 'missing-section',
  group: 'structure',
  level: 'warning',
  mends: true,
  summary: 'A section that a postmortem needs is not there.',
  explanation:
    'Summary, impact, timeline, contributing factors and remediation are what the next reader looks for. Add the heading, or write what it would say into the section where it belongs. A document without any heading is not asked for sections. Actions anywhere in the text count as remediation. `hindsight.yaml` can ask for other sections, by severity. The heading is added by `--fix` where the document has front matter.',
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
    bad: `---
title: Calls ended abruptly
---

Workers restarted and calls ended.

## Impact

12 calls ended.

## Timeline

- **2025-03-13 03:47 started** — Calls end.
`,
  },
  checkLibrary: ({incident, settings, text}) => {
    if (!incident.sections.some(section => section.heading)) return []
    const present = new Set<SectionKind>(incident.sections.map(section => section.kind))
    return listRequiredSections(settings, incident.severity)
      .filter(name => !sectionNames[name].some(kind => present.has(kind)) && !(name === 'remediation' && incident.actions.length > 0))
      .map(name => {
        const heading = headings[name]
        const say = heading === undefined ? 'one paragraph before the first heading' : `\`## ${heading}\``
        return report(missingSection, undefined, `Missing ${name.replaceAll('-', ' ')}: add ${say}`, [], toAppended(heading, text))
      })
  },
}

const headings: Readonly<Record<SectionName, string | undefined>> = {
  summary: undefined,
  impact: 'Impact',
  timeline: 'Timeline',
  trigger: 'Trigger',
  'contributing-factors': 'Contributing factors',
  detection: 'Detection',
  resolution: 'Resolution',
  lessons: 'Lessons learned',
  remediation: 'Remediation',
  background: 'Background',
  'status-updates': 'Status updates',
}

function toAppended(heading: string | undefined, text: string | undefined): Fix | undefined {
  // Empty headings in a report that somebody else wrote help nobody; front matter says that it is one of ours.
  if (heading === undefined || text === undefined || !/^\uFEFF?---\s/.test(text)) return undefined
  const end = findLineEnd(text)
  return toFix(`Add the heading “${heading}” at the end`, text.length, text.length, `${/[\r\n]$/.test(text) ? '' : end}${end}## ${heading}${end}`)
}
