import type {Rule} from './rule.ts'

export const endBeforeStart: Rule = {
  id: 'end-before-start',
  group: 'time',
  level: 'warning',
  summary: 'A range that ends before it starts.',
  explanation: 'The end is not shown. Past midnight, write the day of the end: `22:00–2025-03-14 01:30`.',
  examples: {
    good: `## Timeline

- **2025-03-13 22:00–2025-03-14 01:30** — Calls end.
`,
    bad: `## Timeline

- **2025-03-13 22:00–01:30** — Calls end.
`,
  },
}
