import type {Rule} from './rule.ts'

export const invalidValue: Rule = {
  id: 'invalid-value',
  group: 'front matter',
  level: 'error',
  mends: true,
  summary: 'A value that its key does not allow.',
  explanation:
    'The value counts as not stated. The message says what is expected; of a few possible values, the one that was probably meant is proposed, unless that would show a document that the slip hides. For `status`, `visibility` and `audience`, an unknown or empty value hides the document rather than showing it to too many. Years are those from 1970 to 2100; names of services, factors and tags have at most 100 characters.',
  examples: {
    good: `---
title: Calls ended
status: published
detected_by: customer
---

Text.
`,
    bad: `---
title: Calls ended
status: finished
started: 2025-13-01T10:00
detected_by: custmer
---

Text.
`,
  },
}
