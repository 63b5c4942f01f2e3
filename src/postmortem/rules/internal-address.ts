import {toSpan} from '#src/postmortem/document/source-text.ts'
import {type Rule, reportTogether} from './rule.ts'

export const internalAddress: Rule = {
  id: 'internal-address',
  group: 'safety',
  level: 'info',
  summary: 'Addresses of an internal network in a public document.',
  explanation:
    'They tell strangers how the inside is laid out, and tell readers nothing: "the primary" says more than `10.0.3.17`. Reported once for a document: IPv4 addresses of private ranges, and hosts below `.internal`, `.local`, `.corp`, `.lan` and `.intranet`. Restricted documents may have them.',
  examples: {
    good: `---
visibility: restricted
---

The primary, 10.0.3.17, ran out of memory.
`,
    bad: `# Calls ended

The primary, 10.0.3.17, ran out of memory, and db2.prod.internal took over.
`,
  },
  checkDocument: ({incident, source}) => {
    if (incident.visibility === 'restricted') return []
    const {text} = source
    const addresses = text.includes('10.') || text.includes('172.') || text.includes('192.168.') ? find(privateAddress) : []
    const hosts = sign.test(text) ? find(host).filter(({value}) => !wellKnown.test(value)) : []
    const found = [...addresses, ...hosts].toSorted((a, b) => a.start - b.start)
    // The same address again says nothing new.
    const first = found.filter(({value}, index) => found.findIndex(other => other.value === value) === index)
    const message =
      first.length === 1
        ? 'Unexpected internal address in a public document, expected the role it has, or `visibility: restricted`'
        : `Unexpected ${first.length} internal addresses in a public document, expected the roles they have, or \`visibility: restricted\``
    return reportTogether(
      internalAddress,
      first.map(({start, end}) => toSpan(source, start, end)),
      message,
      'another one',
    )

    function find(pattern: RegExp): readonly {readonly value: string; readonly start: number; readonly end: number}[] {
      return Array.from(text.matchAll(pattern), match => ({value: match[0].toLowerCase(), start: match.index, end: match.index + match[0].length})).slice(
        0,
        200,
      )
    }
  },
}

const octet = String.raw`(?:25[0-5]|2[0-4]\d|1?\d?\d)`
/** Not versions, and not the ranges themselves: everybody has those. */
const privateAddress = new RegExp(
  String.raw`(?<![\w.-]|[Vv]ersion |[Rr]elease )(?:10\.${octet}|192\.168|172\.(?:1[6-9]|2\d|3[01]))\.${octet}\.${octet}(?![\w.]*\d)(?<!\.0\.0\.0(?=/8))(?<!172\.16\.0\.0(?=/12))(?<!192\.168\.0\.0(?=/16))`,
  'g',
)
const sign = /\.(?:internal|local|corp|lan|intranet)\b/i
const host = /(?<![\w.@/$\\-])(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,8}(?:internal|local|corp|lan|intranet)(?![\w-]|\.\w|\()/gi
/** Names that are the same everywhere, packages of code, and files of settings. */
const wellKnown =
  /^(?:(?:svc\.)?cluster\.local|metadata\.google\.internal|(?:host|gateway|kubernetes)\.docker\.internal|(?:com|org|net|io|java|sun|github|golang)\..*|(?:env|config|settings|compose|docker-compose|application|values|local|rc\.local|eslint|claude)\.(?:local|internal))$/
