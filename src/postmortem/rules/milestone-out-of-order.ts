import type {Milestone} from '#src/incident/milestone.ts'
import {formatInstant} from '#src/postmortem/time/format-instant.ts'
import {type Rule, report} from './rule.ts'

export const milestoneOutOfOrder: Rule = {
  id: 'milestone-out-of-order',
  group: 'time',
  level: 'warning',
  summary: 'Milestones in an order in which they cannot have come about.',
  explanation:
    'Impact starts before it is detected, mitigated or resolved, and is mitigated no later than resolved. A duration that would be negative is not shown.',
  examples: {
    good: `---
started: 2025-03-13T03:47
resolved: 2025-03-14T12:27
---

Text.
`,
    bad: `---
started: 2025-03-13T03:47
resolved: 2025-03-12T12:27
---

Text.
`,
  },
  checkDocument: ({incident}) => {
    const reported: ReturnType<typeof report>[] = []
    let latest: Milestone | undefined
    for (const milestone of incident.milestones) {
      // A day stands for all its hours: it contradicts nothing of the same day.
      if (latest && isBefore(milestone, latest)) {
        reported.push(
          report(
            milestoneOutOfOrder,
            milestone.evidence,
            `Unexpected ${milestone.kind} at ${formatInstant(milestone.instant)}, before ${latest.kind} at ${formatInstant(latest.instant)}, expected ${latest.kind} first`,
            [{message: `where ${latest.kind} is stated`, place: latest.evidence}],
          ),
        )
      } else latest = milestone
    }
    return reported
  },
}

function isBefore(later: Milestone, earlier: Milestone): boolean {
  const byDay = later.instant.precision === 'day' || earlier.instant.precision === 'day'
  return byDay ? later.instant.at.slice(0, 10) < earlier.instant.at.slice(0, 10) : later.instant.at < earlier.instant.at
}
