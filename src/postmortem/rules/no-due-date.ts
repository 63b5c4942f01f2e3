import {type Rule, reportTogether} from './rule.ts'

export const noDueDate: Rule = {
  id: 'no-due-date',
  group: 'remediation',
  level: 'info',
  summary: 'Open actions of a severe incident without a day by which they are done.',
  explanation:
    'Without a day nothing is ever late. Add `due: YYYY-MM-DD` to each. Said once for a document, and only for SEV1 and SEV2; what is in progress is under way.',
  examples: {
    good: `---
severity: SEV1
---

## Remediation

- [ ] Run two nodes (due: 2025-04-15)
`,
    bad: `---
severity: SEV1
---

## Remediation

- [ ] Run two nodes
- [ ] Alert on memory
`,
  },
  checkDocument: ({incident}) => {
    const level = incident.severity?.level
    if (level === undefined || level > 2) return []
    const undated = incident.actions.filter(action => action.status === 'open' && action.due === undefined && action.evidence.how === 'item')
    const message = `Missing due date of ${undated.length === 1 ? 'an open action' : `${undated.length} open actions`} of a severe incident: add \`due: YYYY-MM-DD\``
    return reportTogether(
      noDueDate,
      undated.map(({evidence}) => evidence),
      message,
      'without a due date too',
    )
  },
}
