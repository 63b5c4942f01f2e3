import {toSpan} from '#src/postmortem/document/source-text.ts'
import {type Rule, reportTogether} from './rule.ts'

export const mailAddress: Rule = {
  id: 'mail-address',
  group: 'safety',
  level: 'info',
  summary: "A person's e-mail address in a public document.",
  explanation:
    'It will be written to by machines for years. Name the team, or write the address into a restricted document. Addresses that are there to be written to (`support@`, `status@`, `security@` and the like) and those of `example.com` are left alone. Reported once for a document.',
  examples: {
    good: `# Calls ended

Questions go to support@calls.example.org.
`,
    bad: `# Calls ended

Questions go to ada.lovelace@calls.net.
`,
  },
  checkDocument: ({incident, source}) => {
    if (incident.visibility === 'restricted' || !/[\w.+%-]@[A-Za-z0-9]/.test(source.text)) return []
    const found = Array.from(source.text.matchAll(address), match => ({value: match[0].toLowerCase(), start: match.index, end: match.index + match[0].length}))
      .slice(0, 200)
      .filter(({value}) => !isMeantForAll(value))
    const first = found.filter(({value}, index) => found.findIndex(other => other.value === value) === index)
    const message =
      first.length === 1
        ? 'Unexpected e-mail address in a public document, expected a team, or `visibility: restricted`'
        : `Unexpected ${first.length} e-mail addresses in a public document, expected teams, or \`visibility: restricted\``
    return reportTogether(
      mailAddress,
      first.map(({start, end}) => toSpan(source, start, end)),
      message,
      'another one',
    )
  },
}

// Not what logs in somewhere: `git@github.com:team/repo`, `https://user@host`, `user@host.internal`.
const address = /(?<![\w.+%/:-]|\/\/)[A-Za-z0-9][\w.+%-]{0,63}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.){1,6}[A-Za-z]{2,24}(?![\w:/@-]|\.\w)/g
const roles =
  /^(?:no-?reply|do-?not-?reply|postmaster|hostmaster|webmaster|abuse|security|support|help|helpdesk|info|contact|hello|hi|status|press|media|sales|feedback|privacy|legal|team|ops|noc|soc|admin|incidents?|trust|customer-?\w*|git|root|dpo|jobs|careers|billing|service|accounts?|enquiries|inquiries|mail|office|all|everyone|announce|list|users?|dev|devel|discuss|questions)(?:[+._-].*)?@/

function isMeantForAll(value: string): boolean {
  return (
    roles.test(value) ||
    /@(?:.*\.)?example(?:\.(?:com|org|net))?$|\.(?:example|test|invalid|localhost|internal|local|corp|lan)$|@\d+x\.|\.(?:png|jpe?g|svg|md|js|ts|css|html)$/.test(
      value,
    )
  )
}
