import type {Rule} from './rule.ts'

export const invalidValue: Rule = {
  id: 'invalid-value',
  group: 'front matter',
  level: 'error',
  summary: 'A value that its key does not allow.',
  explanation:
    'The value counts as not stated. The message says what is expected. For `status` and `visibility`, an unknown value hides the document rather than showing it to too many.',
  examples: {
    good: `---
title: Calls ended
status: published
---

Text.
`,
    bad: `---
title: Calls ended
status: finished
started: 2025-13-01T10:00
---

Text.
`,
  },
}
