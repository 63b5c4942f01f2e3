import type {Rule} from './rule.ts'

export const leapSecond: Rule = {
  id: 'leap-second',
  group: 'time',
  level: 'info',
  summary: 'A leap second, read as the second before it.',
  explanation: 'Clocks of computers do not show 23:59:60; the instant is kept as 23:59:59.',
  examples: {
    good: '## Timeline\n\n- 2016-12-31 23:59:59 UTC — Calls end.\n',
    bad: '## Timeline\n\n- 2016-12-31 23:59:60 UTC — Calls end.\n',
  },
}
