import type {Stated} from '#src/incident/evidence.ts'
import {type SourceText, toEvidence} from '#src/postmortem/document/source-text.ts'
import type {Line} from '#src/postmortem/document/to-lines.ts'
import {findNamedKind} from './section-names.ts'

/** A name with one of these in it is the name of a document, an event or a kind of trouble. */
const documents =
  /^(?:reports?|notice|outages?|incidents?|post-?mortems?|summary|rca|rfo|timeline|review|reason|failures?|issues?|errors?|disruption|downtime|degradation)$/i

const name = String.raw`(?<name>(?:[A-Z][\p{L}\p{N}]*|\p{N}+\p{L}[\p{L}\p{N}]*)(?:[.&-][\p{L}\p{N}]+)*(?:\s(?:[A-Z][\p{L}\p{N}]+|\d{3})){0,5})`
const audience =
  'customers?|users?|clients?|readers|listeners|viewers|members|riders|subscribers|tenants|visitors|players|guests|shoppers|merchants|partners|students|residents|recipients'
const belongings =
  'engineers?|platform|infrastructure|teams?|services?|systems?|network|API|website|site|status page|production|engineering|app|cluster|community|products?|edge|support|NOC|operations|shop|store|search|registry'

const served = new RegExp(String.raw`\b(?:${audience}|${belongings})\b`, 'i')
const servedOrOwn = new RegExp(String.raw`\b(?:${audience}|${belongings}|tool|primary|mobile|own|internal)\b`, 'i')
const servedOrPart = new RegExp(String.raw`\b(?:${audience}|${belongings}|part|requests)\b`, 'i')

/**
 * Turns of phrase in which an organisation is named by those who write for it, with the weight of each. Those bound to the top of a
 * document (`top`), to its title or to its end (`last`) are bylines, mastheads and signatures.
 */
const phrases: readonly {
  readonly weight: number
  /** Words without which the pattern cannot fit: nearly all lines are done with after these. */
  readonly near?: RegExp
  readonly own?: boolean
  readonly pattern: RegExp
  readonly top?: boolean
  readonly title?: boolean
  readonly last?: boolean
}[] = [
  {own: true, near: /incident report/i, weight: 12, pattern: /\bincident report (?:for|from|by)\s+(?<name>\S[^\n]{1,60})/iu},
  {
    near: served,
    weight: 5,
    pattern: new RegExp(String.raw`\b(?:an?|the|our|all|some|many|several|every|few)\s+${name}\s+(?:\p{Ll}+\s+)?(?:${audience}|${belongings})\b`, 'gu'),
  },
  {
    near: servedOrPart,
    weight: 5,
    pattern: new RegExp(
      String.raw`(?<![\p{L}])(?:${capitalised(`${audience}|services?|website|platform|app|registry|team`)}|API|part|requests)\s+(?:of|at|to|on|with|from)\s+(?:the\s+)?(?:\[\[)?${name}(?![\p{L}])`,
      'gu',
    ),
  },
  {
    near: /\bat\s/,
    weight: 4,
    pattern: new RegExp(
      String.raw`\b(?:[Ii]ncident|[Oo]utage|[Ee]ve|production|search|change|[Pp]roblem|release|engineer\w*|on-call|work|us|here|[Aa]t)\s+(?:at|on)?\s*(?:the\s+)?(?<=\bat\s(?:the\s)?)${name}(?![\p{L}])`,
      'gu',
    ),
  },
  {
    near: servedOrOwn,
    weight: 4,
    pattern: new RegExp(String.raw`\b${name}['’]s?\s+(?:\p{Ll}[\p{L}-]*\s+)?(?:${belongings}|${audience}|shop|tool|primary|mobile|own|internal)\b`, 'gu'),
  },
  {
    near: /\b(?:services?|provided|operated|run|sent|written|published|through|of)\s+(?:by\s+)?[A-Z\d]/,
    weight: 3,
    pattern: new RegExp(String.raw`\b(?:services?|provided|operated|run|sent|written|published|through|of)\s+(?:by\s+)?${name}(?![\p{L}])`, 'gu'),
  },
  {
    near: /\b(?:released|rolled out|experienced|suffered|engineers?|was (?:down|unavailable|affected)|API|support team)\b/,
    weight: 3,
    pattern: new RegExp(
      String.raw`\b${name}\s+(?:released|rolled out|experienced|suffered|engineers?|was (?:down|unavailable|affected)|API|support team)\b`,
      'gu',
    ),
  },
  {near: /\s(?:customers|users|subscribers|NOC)\b/, weight: 4, pattern: new RegExp(String.raw`\b${name}\s+(?:customers|users|subscribers|NOC)\b`, 'gu')},
  {
    own: true,
    near: /\b(?:apologi[sz]es|sorry|sincerely|regrets|is committ)/,
    weight: 5,
    pattern: new RegExp(String.raw`\b${name}\s+(?:apologi[sz]es|says sorry|sincerely|deeply regrets|is (?:very )?sorry|is committing|is committed to)\b`, 'gu'),
  },
  // Those who write say "we" of themselves.
  {
    own: true,
    near: /\b(?:[Aa]t|behalf of)\s/,
    weight: 6,
    pattern: new RegExp(
      String.raw`\b(?:(?:[Hh]ere )?[Aa]t|[Ww]e at|us at|everyone at|all of us at|behalf of)\s+(?:the\s+)?${name}(?=,?\s+(?:we|our|are|take|have|would|want|I|team)\b|\s*[,.])`,
      'gu',
    ),
  },
  {
    own: true,
    near: /©|\([cC]\)|opyright/,
    weight: 6,
    pattern: new RegExp(String.raw`(?:©|\([cC]\)|[Cc]opyright)\s*(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)\d\d)?,?\s+)?(?:by\s+)?${name}`, 'gu'),
  },
  {
    own: true,
    near: /\b(?:[Tt]eam|crew)\b/,
    weight: 5,
    pattern: new RegExp(
      String.raw`(?:[Tt]he|[Yy]our)\s+${name}\s+(?:(?:[Ee]ngineering|[Oo]perations|[Ss]upport|SRE|[Ii]nfrastructure)\s+)?(?:[Tt]eam|crew)\b`,
      'gu',
    ),
  },
  // A signature: a name alone behind dashes.
  {own: true, weight: 5, pattern: new RegExp(String.raw`^\s*(?:--|—|–)\s*(?:[Tt]he\s+)?${name}\s*$`, 'gu'), last: true},
  {
    near: /(?:GmbH|Inc|Ltd|LLC|AG|SAS|SARL|SA|BV|AB|Oy|S\.A\.|Ltda|Limited|Corp)\b/,
    weight: 5,
    pattern: new RegExp(String.raw`\b${name}\s?(?:GmbH|Inc|Ltd|LLC|AG|SAS|SARL|SA|BV|AB|Oy|S\.A\.|Ltda|Limited|Corp)\b`, 'gu'),
  },
  {near: /株式会社/, weight: 6, pattern: /(?<name>[\p{L}\p{N}]{2,24})株式会社|株式会社(?<later>[\p{L}\p{N}]{2,24})/gu},
  {
    near: /\b(?:github|gitlab)\.com/i,
    weight: 3,
    pattern: /\b(?:github|gitlab)\.com\/(?<name>[\w-]{2,39})\/[\w.-]+\/?(?:issues|pull|commit|-\/|tree|blob|merge_requests)/giu,
  },
  {
    own: true,
    near: /status|instatus|better|hund\.io/i,
    weight: 3,
    pattern:
      /\bstatus\.(?<name>[a-z][\w-]{1,30})\.(?:com|org|io|net|dev|co|app|edu|gov|cloud|ai|de|fr|nl|uk|eu)\b|\b(?<later>[a-z][\w-]{1,30})\.(?:statuspage\.io|instatus\.com|status\.io|betteruptime\.com|betterstack\.com|hund\.io|statuspal\.io)\b/giu,
  },
  {near: /\.(?:com|org|io|net|dev|co|app|edu|gov)\b/, weight: 1, pattern: /\b(?:www\.|@)?(?<name>[a-z][\w-]{2,30})\.(?:com|org|io|net|dev|co|app|edu|gov)\b/gu},
  {
    weight: 5,
    top: true,
    pattern: new RegExp(
      String.raw`^[*_(\s]*(?:[Bb]y\s+)?(?:[Tt]he\s+)?${name}[*_]*\s*(?:,(?!\s*(?:[\p{L}-]+\s){0,3}(?:[Ee]ngineer|CTO|CEO|SRE|[Dd]eveloper|[Hh]ead|[Ll]ead|[Mm]anager|[Dd]irector|[Ff]ounder|VP|[Cc]hief))|·|–|—|\s-\s|\s(?:status|engineering blog|blog|(?:\p{Ll}+\s)?team))`,
      'u',
    ),
  },
  {weight: 4, top: true, pattern: new RegExp(String.raw`[(,]\s*${name}\s*\p{Ll}*[)]?\s*$`, 'u')},
  {weight: 4, top: true, pattern: new RegExp(`^${name}$`, 'u')},
  {
    weight: 4,
    own: true,
    title: true,
    pattern: new RegExp(String.raw`^[*_(\s]*${name}(?:['’]s)?\s+(?:[Ss]ystem\s+|[Ss]ervice\s+)?[Ss]tatus(?:\s[Pp]age)?\b`, 'u'),
  },
  // A title says whose outage it was only together with the text below: "Database outage" names nobody.
  {
    weight: 2,
    title: true,
    pattern: new RegExp(
      String.raw`^(?:[Pp]ost-?\s?[Mm]ortem|[Ii]ncident(?: [Rr]eport| [Rr]eview)?|RCA|PIR)?\s*(?:(?:of|for|on|:|-|–|—)\s+)?(?:[Tt]he\s+)?${name}(?:['’]s)?(?::\s|\s+(?:[\p{L}-]+\s+){0,2}(?:[Oo]utages?|[Ii]ncidents?|[Pp]ost-?\s?[Mm]ortem|[Dd]owntime|[Dd]isruption|[Ii]nterruption|[Aa]vailability [Rr]eport|[Ee]ngineering)\b)`,
      'u',
    ),
  },
  {weight: 2, title: true, pattern: new RegExp(String.raw`[(,|–—-]\s*${name}\s*[)]?\s*$`, 'u')},
  {weight: 5, top: true, pattern: new RegExp(String.raw`\b(?:[Pp]repared|[Ww]ritten|[Pp]ublished|[Ii]ssued)\s+by\s*:?\s+(?:the\s+)?${name}(?![\p{L}])`, 'u')},
]

/** Parts of a document, plans, devices and words that begin sentences: written large, and nobody's name here. */
const others = new Set(
  (
    'then now there finally also later soon meanwhile however today the this that these those our we a an all some many several every their its it they he she i you who what when where why how which at on in by for from to of and or but if as after before during since until while with without no not yes ' +
    'mon tue tues wed thu thur thurs fri sat sun monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec today yesterday ' +
    'api http https dns tcp tls ssl cpu ram us eu uk utc gmt cest cet pst pdt est edt url id sla slo vpn cdn dba noc sre ceo cto ui ux sms pop ' +
    'overview ocsp root cause causes impact timeline summary incident incidents postmortem post report review outage status update updates resolved monitoring identified investigating production staging primary secondary internal external new old first second other web mobile main core customer customers user users service services platform database chat server servers vendor provider supplier role owner author authors date time start end severity priority title detection resolution recovery background lessons action actions next steps engineering operations support team affected components subject company organization meeting document version rca rfo tldr trigger contributing factors appendix full preliminary final interim draft public private major minor partial critical reason notice summary enterprise pro premium business free basic standard starter plus gold silver platinum trial beta cloud self-hosted hosted gmail outlook safari firefox iphone ipad mac macos office excel windows linux android ios chrome dear hello hi thanks thank sincerely regards sorry unplanned planned scheduled maintenance elevated increased degraded intermittent slow error errors rates latency network database storage search email login hub desk team'
  ).split(' '),
)

/** Makers of what everybody runs on: as a rule the others of the story. Only more than one sign that they write makes them its authors. */
const makers = new Set(
  (
    'aws amazon google gcp azure microsoft oracle cloudflare fastly akamai kubernetes k8s docker redis postgres postgresql mysql mongodb kafka traefik nginx linux debian ubuntu alpine slack github gitlab pagerduty datadog sentry statuspage grafana prometheus terraform ansible jenkins argocd elasticsearch rabbitmq cassandra consul vault istio envoy haproxy heroku digitalocean twilio stripe selinux pm2 node react java python ruby rust php windows android ios chrome ' +
    'apple facebook meta twitter gmail confluent snowflake mongodb elastic hashicorp rackspace ovh hetzner linode vultr equinix level3 cogent verizon comcast telia zayo okta auth0 zendesk salesforce hubspot sendgrid mailgun mailchimp paypal adyen plaid shopify zoom jira confluence bitbucket npm pypi rubygems intel amd nvidia cisco juniper dell vmware netapp letsencrypt digicert verisign newrelic splunk opsgenie honeycomb launchdarkly'
  ).split(' '),
)

/** The organisation that writes, where its own words name it; undefined where nothing does. */
export function readOrganization(source: SourceText, lines: readonly Line[], title?: Line): Stated<string> | undefined {
  const scores = new Map<string, {name: string; readonly start: number; score: number; isOwn: boolean; readonly signs: Set<number>}>()
  const texts = lines.filter(line => line.kind !== 'code' && line.kind !== 'other')
  for (const [index, line] of texts.entries()) {
    const tried = new Map<RegExp, boolean>()
    const isNear = (near: RegExp): boolean => {
      const known = tried.get(near) ?? near.test(line.text)
      tried.set(near, known)
      return known
    }
    for (const [sign, {weight, own, near, pattern, top, title: isOfTitle, last}] of phrases.entries()) {
      if ((top && index > 3) || (isOfTitle && line !== (title ?? texts[0])) || (last && index < texts.length - 4) || (near && !isNear(near))) continue
      const matches = pattern.global ? [...line.text.matchAll(pattern)] : [pattern.exec(line.text)].filter(match => match !== null)
      for (const match of matches) {
        const found = toName(match.groups?.name ?? match.groups?.later)
        if (!found) continue
        const start = line.start + match.index + match[0].indexOf(found)
        const entry = scores.get(found.toLowerCase()) ?? {name: found, start, score: 0, isOwn: false, signs: new Set<number>()}
        entry.score += top && index === 0 && line.kind === 'heading' ? Math.max(1, weight - 3) : weight
        entry.signs.add(sign)
        if (own) entry.isOwn = true
        scores.set(found.toLowerCase(), entry)
      }
    }
  }
  if (scores.size === 0) return undefined
  const body = texts.map(line => line.text).join('\n')
  // Reports to the CCADB begin their titles with the owner of the authority.
  const titled = /\bCCADB\b/.test(body) ? /^(?<owner>[^:]{2,50}):\s/.exec((title ?? texts[0])?.text ?? '')?.groups?.owner?.toLowerCase() : undefined
  const ranked = [...scores.values()]
    .map(entry => ({...entry, score: entry.score + Math.min(3, body.split(entry.name).length - 2) + (entry.name.toLowerCase() === titled ? 4 : 0)}))
    .filter(({name, score, isOwn, signs}) => score >= 4 && (!makers.has(name.toLowerCase()) || (isOwn && score >= 7 && signs.size >= 2)))
    .sort((a, b) => b.score - a.score || a.start - b.start)
  const [best] = ranked
  if (!best) return undefined
  // An address spells a name small; where the text spells it large, that is how it is written.
  const large = /^\p{Ll}/u.test(best.name)
    ? new RegExp(String.raw`(?<![\w./@-])${best.name.slice(0, 1).toUpperCase()}${best.name.slice(1).replace(/-/g, '[- ]?')}(?![\w.-])`, 'i').exec(body)?.[0]
    : undefined
  return {value: large && /^\p{Lu}/u.test(large) ? large : best.name, evidence: toEvidence(source, best.start, best.start + best.name.length, 'prose')}
}

/** A found name without words that only happen to stand large before it; undefined where nothing of a name is left. */
function toName(written: string | undefined): string | undefined {
  const words = (written ?? '')
    .trim()
    .replace(/[.,;:]$/, '')
    .split(/\s+/)
  // "POP Ghent", "Hall B": a place inside the organisation.
  if (/^(?:pop|dc|zone|region|site|hall|building|rack|floor|campus)$/i.test(words[0] ?? '')) return undefined
  while (words[0] !== undefined && others.has(words[0].toLowerCase())) words.shift()
  if (words.some(word => documents.test(word)) || findNamedKind(words.join(' '))) return undefined
  while (words.length > 1 && /^(?:engineering|operations|support|sre|infrastructure|team|status)$/i.test(words.at(-1) ?? '')) words.pop()
  const found = words.join(' ')
  return /^\p{Lu}|^\p{N}+\p{L}|\p{Lo}|^[a-z][\w-]{2,}$/u.test(found) &&
    /\p{L}{2}/u.test(found) &&
    !/^\d+(?:am|pm)$/i.test(found) &&
    !/-\S*\d|\d{4}/.test(found) &&
    found.length <= 50 &&
    !/^\p{N}+(?:\.\p{N}+)?$/u.test(found)
    ? found
    : undefined
}

/** The words with their first letter large or small. */
function capitalised(words: string): string {
  return words
    .split('|')
    .map(word => `[${word.slice(0, 1)}${word.slice(0, 1).toUpperCase()}]${word.slice(1)}`)
    .join('|')
}
