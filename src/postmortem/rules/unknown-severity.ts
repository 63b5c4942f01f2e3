import {formatSeverityLevel, type SeverityLevel} from '#src/incident/severity.ts'
import {type Rule, report, toFix} from './rule.ts'

export const unknownSeverity: Rule = {
  id: 'unknown-severity',
  group: 'front matter',
  level: 'warning',
  mends: true,
  summary: 'A severity that belongs to no scale known here.',
  explanation:
    'The label is kept and shown, and the incident counts as one without a severity. Write `SEV1` (worst) to `SEV5`; the nearest one is proposed where the label leaves no doubt. A label of another scale (`disrupted`) is a note only.',
  examples: {
    good: `---
title: Calls ended
severity: SEV2
---

Text.
`,
    bad: `---
title: Calls ended
severity: SVE2
---

Text.
`,
  },
  checkDocument: ({incident: {severity}}) => {
    if (!severity || severity.level !== undefined || severity.evidence.how !== 'front-matter') return []
    const level = findNearestLevel(severity.label)
    const {start, end} = severity.evidence
    const expected = level ? `${formatSeverityLevel(level)}, or another of SEV1 (worst) to SEV5` : 'SEV1 (worst) to SEV5'
    const fix = level && toFix(`Write ${formatSeverityLevel(level)}`, start.offset, end.offset, formatSeverityLevel(level))
    // A label of another scale is no slip; it only has no place on ours.
    const rule = level ? unknownSeverity : {...unknownSeverity, level: 'info' as const}
    return [report(rule, severity.evidence, `Unexpected severity “${severity.label}”, expected ${expected}`, [], fix)]
  },
}

/** A single digit from 1 to 5 behind letters that mean a severity, or next to none. */
function findNearestLevel(label: string): SeverityLevel | undefined {
  const digit = /^\s*(?:s|se|sv|sev|sve|esv|severity|level|lvl|tier|class|p|prio|priority)?[\s_.:#-]*(?<level>[1-5])\s*$/i.exec(label)?.groups?.level
  return digit === undefined ? undefined : (Number(digit) as SeverityLevel)
}
