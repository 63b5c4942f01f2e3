import {toSpan} from '#src/postmortem/document/source-text.ts'
import {type Rule, report} from './rule.ts'

export const secondFrontMatter: Rule = {
  id: 'second-front-matter',
  group: 'front matter',
  level: 'warning',
  summary: 'A second block of front matter below the first.',
  explanation: 'Only the first block is read; the second is shown as text. Put its keys into the first.',
  examples: {
    good: `---
title: Calls ended
severity: SEV2
---

Text.
`,
    bad: `---
title: Calls ended
---
---
severity: SEV2
---

Text.
`,
  },
  checkDocument: ({source}) => {
    const match = /^(?:\uFEFF)?---[ \t]*\r?\n[\s\S]*?\n---[ \t]*\r?\n\s*(---[ \t]*\r?\n[A-Za-z_]+:[^\n]*)/.exec(source.text.slice(0, 20_000))
    if (!match?.[1]) return []
    const start = match[0].length - match[1].length
    return [report(secondFrontMatter, toSpan(source, start, match[0].length), 'Unexpected second front matter, expected its keys in the first')]
  },
}
