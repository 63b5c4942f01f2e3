import {type Rule, report} from './rule.ts'

export const noDetectingAction: Rule = {
  id: 'no-detecting-action',
  group: 'remediation',
  level: 'info',
  summary: 'Customers noticed first, and no action would change that.',
  explanation:
    'Next time a customer would be the first to notice again. Add an action of `kind: detect`, such as an alert, a check or a probe, or write why none is possible. Documents without any action are not asked.',
  examples: {
    good: `---
detected_by: customer
---

## Remediation

- [ ] Alert when calls end early (owner: @platform)
`,
    bad: `---
detected_by: customer
---

## Remediation

- [ ] Move call state out of the worker (owner: @platform)
`,
  },
  checkDocument: ({incident: {detectedBy, actions}}) =>
    detectedBy?.value !== 'customer' || actions.length === 0 || actions.some(({kind, title}) => kind === 'detect' || detects.test(title))
      ? []
      : [report(noDetectingAction, detectedBy.evidence, 'Missing action that detects it before customers do: add one of `kind: detect`')],
}

/** Words of whatever notices something by itself, in an action of no stated kind. */
const detects =
  /\b(?:alert\w*|alarm\w*|monitor\w*|detect\w*|synthetic\w*|prob(?:e|es|ing)|canar\w+|dashboards?|metrics?|observab\w+|telemetry|health ?-?checks?|pag(?:e|es|ing|er) |notif\w+|slos?|tracing|logging|thresholds?|watchdogs?|smoke tests?|visibility|heartbeats?)\b|überwach|alarmier|supervis|surveill|alerta|monitoreo|監視|アラート/i
