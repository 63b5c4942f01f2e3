import {type Rule, report} from './rule.ts'

export const vagueAction: Rule = {
  id: 'vague-action',
  group: 'remediation',
  level: 'info',
  summary: 'An action of which nobody could say that it is done.',
  explanation:
    '"Improve monitoring" has no end, and "be more careful" is a wish. Say what will be there afterwards that is not there now: "Alert when a worker has less than 200 MB left". Reported only where the whole title says no more than that.',
  examples: {
    good: `## Remediation

- [ ] Improve monitoring of the queue: alert when it holds 1,000 calls (owner: @platform)
`,
    bad: `## Remediation

- [ ] Improve our monitoring and alerting (owner: @platform)
- [ ] Be more careful with deployments (owner: @platform)
`,
  },
  checkDocument: ({incident}) =>
    incident.actions
      .filter(({title, status}) => status !== 'done' && status !== 'wont-do' && title.length <= 90 && isVague(title))
      .map(({evidence}) =>
        report(vagueAction, evidence, 'Unexpected action without an end, expected what will be there when it is done: a limit, an alert, a test by its name'),
      ),
}

const lead = '(?:(?:we|i|they) (?:will|shall|should|must|need to|have to|are going to|want to|plan to) |to |please |generally |continue to )?(?:also )?'
const subject =
  '(?:monitoring|alert(?:s|ing)?|observability|visibility|logging|test(?:s|ing)?|test coverage|documentation|docs|communications?|process(?:es)?|procedures?|reliability|resilienc[ey]|stability|performance|robustness|training|awareness|tooling|code reviews?|reviews?|code quality|quality|security|incident response|response times?)'
const qualifier = '(?:(?:our|the|overall|general|internal|existing|current|system|automated|better|more|additional) ){0,3}'
const vague = new RegExp(
  `^${lead}(?:` +
    [
      `(?:improve|better|enhance|strengthen|increase|optimi[sz]e|revisit|review|rethink|look (?:into|at)|work on|invest in|think about|add|do|more|have) ${qualifier}${subject}(?:(?:,| and| &| or)+ ${qualifier}${subject})*`,
      String.raw`(?:be|stay|remain) (?:(?:a bit|much|even) )?(?:more |extra |very )?(?:careful|vigilant|mindful|attentive|cautious|aware|diligent|alert)(?: (?:with|about|of|when|during|in|while|next)\b.{0,40})?`,
      `pay (?:more|closer|better) attention(?: to .{0,40})?`,
      `(?:try|work) harder|do better|communicate (?:better|more)|test (?:more|better)|double[- ]check(?: everything)?`,
      `(?:make sure|ensure)(?: that)? (?:this|it|that) (?:does not|doesn['’]t|will not|won['’]t|never|cannot) (?:ever )?happens? again`,
      `(?:prevent|avoid) (?:this|it|that|recurrence|similar (?:incidents|issues|problems|outages))(?: from happening| from recurring| happening)?(?: again| in (?:the )?future)?`,
      `(?:investigate|look into (?:it|this)|monitor)(?: (?:this|it|further|more closely|closely|the (?:issue|problem|situation|system)))*`,
    ].join('|') +
    `)(?: (?:in (?:the )?future|going forward|from now on|further|next time|where (?:possible|needed)|as needed))?$`,
)

function isVague(title: string): boolean {
  return vague.test(
    title
      .toLowerCase()
      .replace(/[*_`]/g, '')
      .replace(/\s+/g, ' ')
      .replace(/[\s.!]+$/, '')
      .trim(),
  )
}
