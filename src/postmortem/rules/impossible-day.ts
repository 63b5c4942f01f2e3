import type {Rule} from './rule.ts'

export const impossibleDay: Rule = {
  id: 'impossible-day',
  group: 'time',
  level: 'warning',
  summary: 'A day that the calendar does not have.',
  explanation:
    'A slip such as 2023-02-29 or 2024-13-01 names no day, and neither does a year before 1970 or after 2100. What is written beside it stays text: reading the nearest day would be a guess.',
  examples: {
    good: '## Timeline\n\n- 2024-02-29 03:47 — Calls end.\n',
    bad: '## Timeline\n\n- 2023-02-29 03:47 — Calls end.\n',
  },
}
