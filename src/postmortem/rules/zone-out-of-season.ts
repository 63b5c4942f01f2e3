import type {Rule} from './rule.ts'

export const zoneOutOfSeason: Rule = {
  id: 'zone-out-of-season',
  group: 'time',
  level: 'warning',
  summary: 'An abbreviation of standard time in summer, or the other way round.',
  explanation:
    '"PST" in July is mostly a habit, and what the clocks on the wall showed is meant: it is read so. Taken at its word it would be an hour off. Write the zone’s place or UTC.',
  examples: {
    good: '## Timeline\n\n- 2025-01-13 03:47 PST — Calls end.\n',
    bad: '## Timeline\n\n- 2025-07-13 03:47 PST — Calls end.\n',
  },
}
