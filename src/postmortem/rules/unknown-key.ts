import type {Rule} from './rule.ts'

export const unknownKey: Rule = {
  id: 'unknown-key',
  group: 'front matter',
  level: 'info',
  mends: true,
  summary: 'A key that means nothing here.',
  explanation:
    'It is kept in the file untouched, and nothing reads it. Mostly it is a typing error. A known key in capitals is read all the same; one that is nearly `visibility`, `audience` or `status` hides the document, because it may have been meant to.',
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
