import type {Rule} from './rule.ts'

export const timeWithoutDay: Rule = {
  id: 'time-without-day',
  group: 'time',
  level: 'warning',
  summary: 'A time with no day to lean on.',
  explanation:
    'A time alone is no instant. Write the day before the first time of the list, it carries forward from there; or give `date:` or `started:` in the front matter.',
  examples: {
    good: `## Timeline

- **2025-03-13 03:47** — Calls end.
- **13:57** — Memory is high.
`,
    bad: `## Timeline

- **03:47** — Calls end.
`,
  },
}
