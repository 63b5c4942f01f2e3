import type {Rule} from './rule.ts'

export const droppedComment: Rule = {
  id: 'dropped-comment',
  group: 'front matter',
  level: 'warning',
  mends: true,
  summary: 'A value that YAML cuts at a `#`.',
  explanation: '`title: fix #123 now` is just "fix" to YAML. Put the value in quotes.',
  examples: {
    good: `---
title: 'fix #123 now'
---

Text.
`,
    bad: `---
title: fix #123 now
---

Text.
`,
  },
}
