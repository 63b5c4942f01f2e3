import type {Rule} from './rule.ts'

export const milestoneContradicted: Rule = {
  id: 'milestone-contradicted',
  group: 'time',
  level: 'warning',
  summary: 'A milestone with two different instants.',
  explanation: 'The front matter and the timeline name different times for the same milestone. The front matter counts until one of them is mended.',
  examples: {
    good: `---
detected: 2025-03-13T03:47
---

## Timeline

- **2025-03-13 03:47 detected** — A customer writes.
`,
    bad: `---
detected: 2025-03-13T03:47
---

## Timeline

- **2025-03-13 04:47 detected** — A customer writes.
`,
  },
}
