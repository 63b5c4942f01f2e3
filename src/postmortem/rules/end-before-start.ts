import type {Rule} from './rule.ts'

export const endBeforeStart: Rule = {
  id: 'end-before-start',
  group: 'time',
  level: 'warning',
  summary: 'A range that ends before it starts.',
  explanation:
    'The end is not shown. Sentences that state a stretch of impact are looked at as well. A range over midnight, such as `22:00–01:30`, ends on the next day; one that would take more than twelve hours that way is a mistake.',
  examples: {
    good: `## Timeline

- **2025-03-13 22:00–01:30** — Calls end.
`,
    bad: `## Timeline

- **2025-03-13 14:12–14:05** — Calls end.
`,
  },
}
