import {type Rule, report} from './rule.ts'

export const wontDoWithoutReason: Rule = {
  id: 'wont-do-without-reason',
  group: 'remediation',
  level: 'warning',
  summary: 'An action decided against without a reason.',
  explanation: 'The next reader will propose it again. Write `reason:` beside `status: wont-do`.',
  examples: {
    good: `## Remediation

- [ ] Cap calls per worker (status: wont-do, reason: the new limit makes it moot)
`,
    bad: `## Remediation

- [ ] Cap calls per worker (status: wont-do)
`,
  },
  checkDocument: ({incident}) =>
    incident.actions
      .filter(action => action.status === 'wont-do' && !action.reason)
      .map(action => report(wontDoWithoutReason, action.evidence, 'Missing reason of an action that will not be done: add `reason: …`')),
}
