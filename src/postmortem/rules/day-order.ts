import type {Rule} from './rule.ts'

export const dayOrder: Rule = {
  id: 'day-order',
  group: 'time',
  level: 'warning',
  summary: 'A date of two numbers whose order nothing decides.',
  explanation:
    '`03/04/2024` is in March to some and in April to others. Another date of the document that fits only one order decides for all of them; where there is none, the date stays text. Write `YYYY-MM-DD`.',
  examples: {
    good: '## Timeline\n\n- 13/04/2024 10:00 — Calls end.\n- 03/04/2024 10:00 — A week and a half before, they had not.\n',
    bad: '## Timeline\n\n- 03/04/2024 10:00 — Calls end.\n',
  },
}
