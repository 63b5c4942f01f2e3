import type {Stated} from '#src/incident/evidence.ts'
import {type SourceText, toEvidence} from '#src/postmortem/document/source-text.ts'
import type {Line} from '#src/postmortem/document/to-lines.ts'

const name = String.raw`(?<name>(?:[A-Z][\p{L}\p{N}]*|\p{N}+\p{L}[\p{L}\p{N}]*)(?:[.&-][\p{L}\p{N}]+)*(?:\s(?:[A-Z][\p{L}\p{N}]+|\d{3}))*)`
const audience =
  'customers?|users?|clients?|readers|listeners|viewers|members|riders|subscribers|tenants|visitors|players|guests|shoppers|merchants|partners|students|residents|recipients'
const belongings =
  'engineers?|platform|infrastructure|teams?|services?|systems?|network|API|website|site|status page|production|engineering|app|cluster|community|products?|edge|support|NOC|operations|shop|store|search|registry'

/**
 * Turns of phrase in which an organisation is named by those who write for it, with the weight of each. Those bound to the top of a
 * document (`top`) are bylines and mastheads.
 */
const phrases: readonly {readonly weight: number; readonly pattern: RegExp; readonly top?: boolean}[] = [
  {weight: 12, pattern: /\bincident report (?:for|from|by)\s+(?<name>\S[^\n]{1,60})/iu},
  {
    weight: 5,
    pattern: new RegExp(String.raw`\b(?:an?|the|our|all|some|many|several|every|few)\s+${name}\s+(?:\p{Ll}+\s+)?(?:${audience}|${belongings})\b`, 'gu'),
  },
  {
    weight: 5,
    pattern: new RegExp(
      String.raw`\b(?:${audience}|services?|part|website|platform|app|API|registry|team|requests)\s+(?:of|at|to|on|with|from)\s+(?:the\s+)?${name}(?![\p{L}])`,
      'gu',
    ),
  },
  {
    weight: 4,
    pattern: new RegExp(
      String.raw`\b(?:[Ii]ncident|[Oo]utage|[Ee]ve|production|search|change|[Pp]roblem|release|engineer\w*|on-call|work|us|here|[Aa]t)\s+(?:at|on)?\s*(?:the\s+)?(?<=\bat\s(?:the\s)?)${name}(?![\p{L}])`,
      'gu',
    ),
  },
  {
    weight: 4,
    pattern: new RegExp(String.raw`\b${name}['’]s?\s+(?:\p{Ll}[\p{L}-]*\s+)?(?:${belongings}|${audience}|shop|tool|primary|mobile|own|internal)\b`, 'gu'),
  },
  {weight: 3, pattern: new RegExp(String.raw`\b(?:services?|provided|operated|run|sent|written|published|through|of)\s+(?:by\s+)?${name}(?![\p{L}])`, 'gu')},
  {
    weight: 3,
    pattern: new RegExp(
      String.raw`\b${name}\s+(?:released|rolled out|experienced|suffered|apologi[sz]es|says sorry|engineers?|is committing|was (?:down|unavailable|affected)|customers|users|API|support team|NOC)\b`,
      'gu',
    ),
  },
  {weight: 5, pattern: new RegExp(String.raw`\b${name}\s?(?:GmbH|Inc|Ltd|LLC|AG|SAS|SARL|SA|BV|AB|Oy|S\.A\.|Ltda|Limited|Corp)\b`, 'gu')},
  {weight: 6, pattern: /(?<name>[\p{L}\p{N}]{2,24})株式会社|株式会社(?<later>[\p{L}\p{N}]{2,24})/gu},
  {weight: 3, pattern: /\b(?:github|gitlab)\.com\/(?<name>[\w-]{2,39})\/[\w.-]+\/?(?:issues|pull|commit|-\/|tree|blob|merge_requests)/giu},
  {weight: 1, pattern: /\b(?:www\.|@)?(?<name>[a-z][\w-]{2,30})\.(?:com|org|io|net|dev|co|app|edu|gov)\b/gu},
  {
    weight: 5,
    top: true,
    pattern: new RegExp(String.raw`^[*_(\s]*(?:[Bb]y\s+)?(?:[Tt]he\s+)?${name}\s*(?:,|·|–|—|\s-\s|\s(?:status|engineering blog|blog|(?:\p{Ll}+\s)?team))`, 'u'),
  },
  {weight: 4, top: true, pattern: new RegExp(String.raw`[(,]\s*${name}\s*\p{Ll}*[)]?\s*$`, 'u')},
  {weight: 4, top: true, pattern: new RegExp(`^${name}$`, 'u')},
  {weight: 5, top: true, pattern: new RegExp(String.raw`\b(?:[Pp]repared|[Ww]ritten|[Pp]ublished|[Ii]ssued)\s+by\s*:?\s+(?:the\s+)?${name}(?![\p{L}])`, 'u')},
]

/** Makers of what everybody runs on, parts of a document, and words that begin sentences: written large, and nobody's name here. */
const others = new Set(
  (
    'the this that these those our we a an all some many several every their its it they he she i you who what when where why how which at on in by for from to of and or but if as after before during since until while with without no not yes ' +
    'mon tue tues wed thu thur thurs fri sat sun monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec today yesterday ' +
    'aws amazon google gcp azure microsoft oracle cloudflare fastly akamai kubernetes k8s docker redis postgres postgresql mysql mongodb kafka traefik nginx linux debian ubuntu alpine slack github gitlab pagerduty datadog sentry statuspage grafana prometheus terraform ansible jenkins argocd elasticsearch rabbitmq cassandra consul vault istio envoy haproxy heroku digitalocean twilio stripe selinux pm2 node react java python ruby rust php windows android ios chrome ' +
    'api http https dns tcp tls ssl cpu ram us eu uk utc gmt cest cet pst pdt est edt url id sla slo vpn cdn dba noc sre ceo cto ui ux sms pop ' +
    'overview ocsp root cause causes impact timeline summary incident incidents postmortem post report review outage status update updates resolved monitoring identified investigating production staging primary secondary internal external new old first second other web mobile main core customer customers user users service services platform database chat server servers vendor provider supplier role owner author authors date time start end severity priority title detection resolution recovery background lessons action actions next steps engineering operations support team affected components subject company organization meeting document version rca rfo tldr trigger contributing factors appendix'
  ).split(' '),
)

/** The organisation that writes, where its own words name it; undefined where nothing does. */
export function readOrganization(source: SourceText, lines: readonly Line[]): Stated<string> | undefined {
  const scores = new Map<string, {readonly name: string; readonly start: number; score: number}>()
  const texts = lines.filter(line => line.kind !== 'code' && line.kind !== 'other')
  for (const [index, line] of texts.entries()) {
    for (const {weight, pattern, top} of phrases) {
      if (top && index > 3) continue
      const matches = pattern.global ? [...line.text.matchAll(pattern)] : [pattern.exec(line.text)].filter(match => match !== null)
      for (const match of matches) {
        const found = toName(match.groups?.name ?? match.groups?.later)
        if (!found) continue
        const start = line.start + match.index + match[0].indexOf(found)
        const entry = scores.get(found.toLowerCase()) ?? {name: found, start, score: 0}
        entry.score += top && index === 0 && line.kind === 'heading' ? weight - 3 : weight
        scores.set(found.toLowerCase(), entry)
      }
    }
  }
  const body = texts.map(line => line.text).join('\n')
  const ranked = [...scores.values()]
    .map(entry => ({...entry, score: entry.score + Math.min(3, body.split(entry.name).length - 2)}))
    .sort((a, b) => b.score - a.score || a.start - b.start)
  const [best] = ranked
  return best && best.score >= 4 ? {value: best.name, evidence: toEvidence(source, best.start, best.start + best.name.length, 'prose')} : undefined
}

/** A found name without words that only happen to stand large before it; undefined where nothing of a name is left. */
function toName(written: string | undefined): string | undefined {
  const words = (written ?? '')
    .trim()
    .replace(/[.,;:]$/, '')
    .split(/\s+/)
  while (words[0] !== undefined && others.has(words[0].toLowerCase())) words.shift()
  const found = words.join(' ')
  return /^\p{Lu}|^\p{N}+\p{L}|\p{Lo}|^[a-z][\w-]{2,}$/u.test(found) &&
    /\p{L}{2}/u.test(found) &&
    !/^\d+(?:am|pm)$/i.test(found) &&
    found.length <= 50 &&
    !/^\p{N}+(?:\.\p{N}+)?$/u.test(found)
    ? found
    : undefined
}
