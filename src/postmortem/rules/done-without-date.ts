import {type Rule, report} from './rule.ts'

export const doneWithoutDate: Rule = {
  id: 'done-without-date',
  group: 'remediation',
  level: 'info',
  summary: 'An action that is done with neither a date nor a proof.',
  explanation: 'Write `done: YYYY-MM-DD`, or `proof:` with what shows it, so that the next incident can tell whether it was in place.',
  examples: {
    good: `## Remediation

- [x] Raise the limit (done: 2025-03-14)
`,
    bad: `## Remediation

- [x] Raise the limit
`,
  },
  checkDocument: ({incident}) =>
    incident.actions
      .filter(action => action.status === 'done' && !action.done && !action.proof)
      .map(action => report(doneWithoutDate, action.evidence, 'Missing date of a done action: add `(done: YYYY-MM-DD)` or `(proof: …)`')),
}
