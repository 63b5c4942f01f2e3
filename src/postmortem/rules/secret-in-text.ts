import {toSpan} from '#src/postmortem/document/source-text.ts'
import {type Rule, report} from './rule.ts'

export const secretInText: Rule = {
  id: 'secret-in-text',
  group: 'safety',
  level: 'error',
  summary: 'A password, key or token that somebody could use.',
  explanation:
    'Whoever reads the file has it, and so has whoever reads its history. Revoke it first, then take it out: `password=<redacted>`. Found by the formats of well-known keys (AWS, GitHub, GitLab, Google, npm, PyPI, SendGrid, Slack, Stripe and others), private keys, JSON web tokens, addresses with a password, and `password=…`. The message never repeats it; code blocks and front matter are looked at too.',
  examples: {
    good: `# Calls ended

The worker was started with \`--db-password=<redacted>\`.
`,
    bad: `# Calls ended

The worker was started with \`--db-password=correct4horse9\`.
`,
  },
  checkDocument: ({source}) => {
    const {text} = source
    const hasSign = anySign.test(text)
    const found = formats.flatMap(({name, sign, pattern}) => {
      if (sign.length > 0 && !(hasSign && sign.some(each => text.includes(each)))) return []
      return [...text.matchAll(pattern)]
        .filter(match => !isPlaceholder(match.groups?.value ?? match.groups?.quoted ?? match[0]))
        .map(match => ({name, start: match.index, end: match.index + match[0].length}))
    })
    return found
      .toSorted((a, b) => a.start - b.start)
      .filter((each, index, all) => index === 0 || each.start >= (all[index - 1]?.end ?? 0))
      .slice(0, 20)
      .map(({name, start, end}) =>
        report(secretInText, toSpan(source, start, end), `Unexpected ${name}, expected none: revoke it, then take it out of the file and of its history`),
      )
  },
}

/** A format by what it begins with; its signs are looked for first, because hardly any document has one. Without a sign it is always tried. */
type Format = {readonly name: string; readonly sign: readonly string[]; readonly pattern: RegExp}

const formats: readonly Format[] = [
  {name: 'AWS access key', sign: ['AKIA'], pattern: /\bAKIA[0-9A-Z]{16}\b/g},
  {name: 'AWS session key', sign: ['ASIA'], pattern: /\bASIA[0-9A-Z]{16}\b/g},
  {name: 'AWS secret key', sign: ['aws_secret', 'AWS_SECRET'], pattern: /aws_secret_access_key["']?\s{0,5}[=:]\s{0,5}["']?(?<value>[A-Za-z0-9/+=]{40})/gi},
  {name: 'GitHub token', sign: ['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_'], pattern: /\bgh[opusr]_[A-Za-z0-9]{36,255}\b/g},
  {name: 'GitHub token', sign: ['github_pat_'], pattern: /\bgithub_pat_\w{22,255}\b/g},
  {name: 'GitLab token', sign: ['glpat-'], pattern: /\bglpat-[\w-]{20,64}/g},
  {name: 'Slack token', sign: ['xox'], pattern: /\bxox[abeoprs]-[\w-]{10,255}/g},
  {name: 'Slack webhook', sign: ['hooks.slack.com/'], pattern: /hooks\.slack\.com\/services\/T\w{6,12}\/B\w{6,12}\/\w{16,32}/g},
  {name: 'Stripe key', sign: ['k_live_', 'k_test_'], pattern: /\b[rs]k_(?:live|test)_[A-Za-z0-9]{16,255}/g},
  {name: 'Stripe webhook secret', sign: ['whsec_'], pattern: /\bwhsec_[A-Za-z0-9+/=]{24,255}/g},
  {name: 'Google API key', sign: ['AIza'], pattern: /\bAIza[\w-]{35}(?![\w-])/g},
  {name: 'Google access token', sign: ['ya29.'], pattern: /\bya29\.[\w-]{20,255}/g},
  {name: 'API key', sign: ['sk-ant-', 'sk-proj-'], pattern: /\bsk-(?:ant|proj)-[\w-]{20,255}/g},
  {name: 'npm token', sign: ['npm_'], pattern: /\bnpm_[A-Za-z0-9]{36}\b/g},
  {name: 'PyPI token', sign: ['pypi-'], pattern: /\bpypi-AgEI[\w-]{40,255}/g},
  {name: 'Docker token', sign: ['dckr_pat_'], pattern: /\bdckr_pat_[\w-]{20,64}/g},
  {name: 'SendGrid key', sign: ['SG.'], pattern: /\bSG\.[\w-]{22}\.[\w-]{43}/g},
  {name: 'DigitalOcean token', sign: ['dop_v1_'], pattern: /\bdop_v1_[a-f0-9]{64}\b/g},
  {name: 'Vault token', sign: ['hvs.'], pattern: /\bhvs\.[\w-]{24,255}/g},
  {name: 'private key', sign: ['PRIVATE KEY'], pattern: /-----BEGIN (?:[A-Z]{2,10} ){0,2}PRIVATE KEY(?: BLOCK)?-----/g},
  {name: 'JSON web token', sign: ['eyJ'], pattern: /\beyJ[\w-]{10,4000}\.eyJ[\w-]{10,4000}\.[\w-]{10,1000}/g},
  {name: 'password in an address', sign: [], pattern: /:\/\/[^\s:/@'"`<>]{1,100}:(?<value>[^\s/@'"`<>]{3,100})@[\w[]/g},
  {
    name: 'password or key',
    // What is assigned, or quoted behind a colon; looking for the words themselves in any case takes longer.
    sign: ['=', ': "', ": '", ':"', ":'"],
    // `=` assigns; a colon does where the value is quoted or no word: "Password: changed yesterday" is a sentence.
    pattern:
      /(?:password|passwd|passphrase|pwd|secret(?:[_-]?key)?|api[_-]?key|(?:access|auth|bearer)[_-]?token)(?:["']?=["']?(?<value>[^\s"'`,;&)<>]{6,200})|["']?:\s{0,3}["'](?<quoted>[^\s"'`<>]{6,200})["'])/gi,
  },
]

/** All signs at once: most documents are done with after one look. */
const anySign = new RegExp(formats.flatMap(({sign}) => sign.map(each => each.replace(/[.?]/g, '\\$&'))).join('|'))

/** What stands for a secret, or is taken from elsewhere: stars, angle brackets, variables, words that say so. */
function isPlaceholder(value: string): boolean {
  return (
    /[*…<>{}$%[\]]|\.\.\.|example|redacted|removed|hidden|masked|placeholder|changeme|change_me|your|secret|password|passwd|getenv|environ|process\.|x{4,}|^(?:null|none|nil|true|false|undefined|required|optional|empty|string|unset)$/i.test(
      value.replace(/^(?:gh[opusr]_|whsec_)/, ''),
    ) || /^(.)\1*$/.test(value)
  )
}
