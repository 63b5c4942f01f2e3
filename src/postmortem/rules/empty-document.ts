import {type Rule, report} from './rule.ts'

export const emptyDocument: Rule = {
  id: 'empty-document',
  group: 'structure',
  level: 'warning',
  summary: 'A file without any text below its front matter.',
  explanation: 'An empty file answers nobody\'s question. `kb new "Title"` writes a skeleton to start from.',
  examples: {
    good: `# Calls ended abruptly

Workers restarted.
`,
    bad: `---
title: Calls ended abruptly
---
`,
  },
  checkDocument: ({incident}) =>
    incident.sections.length > 0 ? [] : [report(emptyDocument, undefined, 'Missing text: the file says nothing below its front matter')],
}
