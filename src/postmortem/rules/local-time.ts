import type {Rule} from './rule.ts'

export const localTime: Rule = {
  id: 'local-time',
  group: 'time',
  level: 'warning',
  summary: "A local time that the zone's clocks skipped, showed twice, or a zone nobody knows.",
  explanation: 'In the night when clocks go forward an hour does not exist; when they go back one exists twice. Write the offset beside the time, or use UTC.',
  examples: {
    good: `---
timezone: America/Los_Angeles
---

## Timeline

- **2024-03-10 03:30** — Calls end.
`,
    bad: `---
timezone: America/Los_Angeles
---

## Timeline

- **2024-03-10 02:30** — Calls end.
`,
  },
}
