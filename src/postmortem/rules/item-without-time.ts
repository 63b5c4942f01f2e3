import type {Rule} from './rule.ts'

export const itemWithoutTime: Rule = {
  id: 'item-without-time',
  group: 'time',
  level: 'info',
  summary: 'An item of the timeline or the status updates without a time.',
  explanation: 'It stays in the text but not on the timeline. Start it with a bold time; what belongs to the entry above goes below that entry, indented.',
  examples: {
    good: `## Timeline

- **2025-03-13 03:47** — Calls end.
`,
    bad: `## Timeline

- **2025-03-13 03:47** — Calls end.
- Somebody restarts a worker.
`,
  },
}
