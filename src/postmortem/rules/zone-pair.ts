import type {Rule} from './rule.ts'

export const zonePair: Rule = {
  id: 'zone-pair',
  group: 'time',
  level: 'warning',
  summary: 'One instant in two zones that do not agree.',
  explanation: 'Two clocks stand beside each other as the same moment, and are not. The first one counts until somebody mends it.',
  examples: {
    good: '## Timeline\n\n- 2024-10-22 17:15 UTC (10:15 AM PDT) — Load begins.\n',
    bad: '## Timeline\n\n- 2024-10-22 17:15 UTC (9:15 AM PDT) — Load begins.\n',
  },
}
