import {type Rule, report} from './rule.ts'

export const missingTitle: Rule = {
  id: 'missing-title',
  group: 'structure',
  level: 'warning',
  summary: 'A postmortem without a title.',
  explanation: 'People find incidents by their titles. Write `title:` in the front matter, or a first heading `# …`.',
  examples: {
    good: `---
title: Calls ended abruptly
---

Workers restarted.
`,
    bad: `---
severity: SEV2
---

Workers restarted.
`,
  },
  checkDocument: ({incident}) =>
    incident.title || incident.sections.length === 0
      ? []
      : [report(missingTitle, undefined, 'Missing title: write `title:` in the front matter, or a first heading `# …`')],
}
