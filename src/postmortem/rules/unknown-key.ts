import type {Rule} from './rule.ts'

export const unknownKey: Rule = {
  id: 'unknown-key',
  group: 'front matter',
  level: 'info',
  summary: 'A key that means nothing here.',
  explanation: 'It is kept in the file untouched, and nothing reads it. Mostly it is a typing error.',
  examples: {
    good: `---
title: Calls ended
services: [voice]
---

Text.
`,
    bad: `---
title: Calls ended
servcies: [voice]
---

Text.
`,
  },
}
