import type {TimelineEntry} from '#src/incident/incident.ts'
import {formatInstant} from '#src/postmortem/time/format-instant.ts'
import {type Rule, report} from './rule.ts'

export const entryOutOfOrder: Rule = {
  id: 'entry-out-of-order',
  group: 'time',
  level: 'warning',
  summary: 'A timeline entry earlier than the one above it.',
  explanation:
    'Either the order or a time is wrong. Past midnight, write the new day: a time never moves to the next day by itself. An account in running sentences is not held to an order.',
  examples: {
    good: `## Timeline

- **2025-03-13 23:50** — Calls end.
- **2025-03-14 00:10** — Calls work.
`,
    bad: `## Timeline

- **2025-03-13 23:50** — Calls end.
- **00:10** — Calls work.
`,
  },
  checkDocument: ({incident}) => {
    // Prose tells things in an order of its own, and a timeline may run from the newest entry to the oldest.
    const rows = incident.timeline.filter(({evidence}) => evidence.how !== 'prose')
    if (rows.length >= 3 && rows.every((row, index) => row.instant.at <= (rows[index - 1]?.instant.at ?? row.instant.at))) return []
    let latest: TimelineEntry | undefined
    return rows.flatMap(entry => {
      if (latest && entry.instant.at < latest.instant.at) {
        // Keep comparing against the latest time, not the previous line: one misplaced entry must not accuse every entry after it.
        return [
          report(
            entryOutOfOrder,
            entry.evidence,
            `Unexpected ${formatInstant(entry.instant)} after ${formatInstant(latest.instant)}, expected entries in the order of time; past midnight, write the day`,
            [{message: 'the later time', place: latest.evidence}],
          ),
        ]
      }
      latest = entry
      return []
    })
  },
}
