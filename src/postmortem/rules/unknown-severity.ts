import {formatSeverityLevel, type SeverityLevel} from '#src/incident/severity.ts'
import {findNearest} from './find-nearest.ts'
import {toValueFix} from './known-value.ts'
import {type Rule, report} from './rule.ts'

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
    const nearest = findNearestLabel(severity.label)
    const expected = nearest === undefined ? 'SEV1 (worst) to SEV5' : `${nearest}, or another of SEV1 (worst) to SEV5`
    const fix = nearest === undefined ? undefined : toValueFix(severity.evidence, severity.label, nearest)
    // A label of another scale is no slip; it only has no place on ours.
    const rule = nearest === undefined ? {...unknownSeverity, level: 'info' as const} : unknownSeverity
    return [report(rule, severity.evidence, `Unexpected severity “${severity.label}”, expected ${expected}`, [], fix)]
  },
}

/** A single digit from 1 to 5 behind letters that mean a severity, or next to none; else a word of a common scale with a slip in it. */
function findNearestLabel(label: string): string | undefined {
  const digit = /^\s*(?:s|se|sv|sev|sve|esv|severity|level|lvl|tier|class|p|prio|priority)?[\s_.:#-]*(?<level>[1-5])\s*$/i.exec(label)?.groups?.level
  if (digit !== undefined) return formatSeverityLevel(Number(digit) as SeverityLevel)
  const word = label.trim().toLowerCase()
  // Four letters and one slip are too little to tell "low" from "slow".
  const nearest = word.length >= 5 ? findNearest(word, words) : undefined
  return nearest && `${nearest.charAt(0).toUpperCase()}${nearest.slice(1)}`
}

const words = [
  'critical',
  'catastrophic',
  'blocker',
  'emergency',
  'major',
  'severe',
  'serious',
  'significant',
  'moderate',
  'medium',
  'minor',
  'cosmetic',
  'trivial',
]
