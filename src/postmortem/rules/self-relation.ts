import {type Rule, report} from './rule.ts'

export const selfRelation: Rule = {
  id: 'self-relation',
  group: 'links',
  level: 'warning',
  summary: 'A relation of an incident to itself.',
  explanation: 'It says nothing. Mostly the id was copied from the wrong file.',
  examples: {
    good: `---
related:
  - {to: 2020-08-12-redis, type: same-symptom}
---

Text.
`,
    bad: `---
related:
  - {to: example, type: same-symptom}
---

Text.
`,
  },
  checkDocument: ({incident}) =>
    incident.relations
      .filter(({to}) => to === incident.id)
      .map(({to, evidence}) => report(selfRelation, evidence, `Unexpected relation to “${to}”, the incident itself, expected another one`)),
}
