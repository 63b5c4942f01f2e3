import {isOpen} from '#src/incident/action-item.ts'
import {type Rule, reportTogether} from './rule.ts'

export const noOwner: Rule = {
  id: 'no-owner',
  group: 'remediation',
  level: 'info',
  summary: "Open actions that are nobody's.",
  explanation:
    'What everybody should do, nobody does. Add `owner: @team` to each. Said once for a document, and only of lists and tables: a promise in a public report has its owner elsewhere.',
  examples: {
    good: `## Remediation

- [ ] Run two nodes (owner: @platform)
- [x] Raise the limit (done: 2025-03-14)
`,
    bad: `## Remediation

- [ ] Run two nodes
- [ ] Alert on memory (owner: @platform)
- [ ] Move call state out of the worker
`,
  },
  checkDocument: ({incident}) => {
    const nobodys = incident.actions.filter(action => isOpen(action) && action.owner === undefined && action.evidence.how === 'item')
    const message = `Missing owner of ${nobodys.length === 1 ? 'an open action' : `${nobodys.length} open actions`}: add \`owner: @team\``
    return reportTogether(
      noOwner,
      nobodys.map(({evidence}) => evidence),
      message,
      'without an owner too',
    )
  },
}
