import type {Stated} from '#src/incident/evidence.ts'
import type {DetectionSource, TimelineEntry} from '#src/incident/incident.ts'
import {type SourceText, toEvidence} from '#src/postmortem/document/source-text.ts'
import {splitSentences} from '#src/postmortem/document/split-sentences.ts'
import type {Piece} from './to-pieces.ts'

type Noticing = Exclude<DetectionSource, 'unknown'>

/** Who notices, by language: what alerts, who is served, who works there, who is neither. */
const who: Readonly<Record<Noticing, string>> = {
  monitoring:
    'monitor(?:s|ing)?|alert(?:s|ing|manager)?|alarms?|pagers?|pagerduty|opsgenie|victorops|nagios|icinga|zabbix|datadog|prometheus|grafana|new relic|sentry|cloudwatch|pingdom|uptime ?robot|statuscake|health ?checks?|probes?|synthetics?|watchdog|telemetry|überwachung|warnung|supervision|alertes?|alertas?|monitoreo|monitorización|monitoramento|bewaking|監視|アラート',
  customer:
    'customers?|users?|clients?|subscribers?|readers?|listeners?|viewers?|visitors?|players?|passengers?|merchants?|sellers?|shoppers?|tenants?|guests?|students?|teachers?|parents?|patients?|citizens?|residents?|drivers?|riders?|pharmac(?:y|ies|ists?)|social media|twitter|support (?:tickets?|requests?|calls?|mails?|e-?mails?|messages?)|kund(?:e|en|in|innen)|nutzer(?:in|innen)?|utilisateurs?|clientes?|usuarios?|usuários?|klant(?:en)?|gebruikers?|burgers?|inwoners?|お客様|顧客|ユーザー?|利用者',
  employee:
    "engineers?|colleagues?|employees?|developers?|operators?|technicians?|staff|teams?|administrators?|admins?|team members?|co-?workers?|one of us|somebody on (?:the|our) team|an intern|a nurse|librarians?|noc|front desk|dispatch(?:ers?)?|supervisors?|on-?call|kolleg(?:e|in|en)|mitarbeiter(?:in|innen)?|collègues?|technicien(?:ne)?s?|compañer[oa]s?|colegas?|funcionári[oa]s?|collega['’]?s?|medewerkers?|balie|担当者|社員|エンジニア",
  'third-party':
    'researchers?|vendors?|suppliers?|carriers?|third part(?:y|ies)|(?:hosting|network|transit|upstream|cloud|service) providers?|isps?|root program|regulators?|journalists?|auditors?|lieferant(?:en)?|fournisseurs?|proveedor(?:es)?|fornecedor(?:es)?|leverancier|発見者|研究者',
}

const said =
  'report(?:s|ed)?|sa(?:ys?|id)|opens? a|w(?:rites?|rote)|call(?:s|ed)|phone[ds]?|rings?|rang|e?-?mail(?:s|ed)|complain(?:s|ed|ts?)?|contact(?:s|ed)|notif(?:y|ies|ied)|inform(?:s|ed)|tells?|told|asks?|asked|tweet(?:s|ed)|posts?|posted|lets? us know|opens? (?:a |the first )?tickets?|opened (?:a |the first )?tickets?'
const saw =
  'notic(?:es?|ed)|spot(?:s|ted)?|discover(?:s|ed)|sees?|saw|reali[sz]e[ds]?|observe[ds]?|detect(?:s|ed)|stumble[ds]?|catch(?:es)?|caught|pick(?:s|ed) up'
const rang =
  'fire[sd]?|trigger(?:s|ed)?|go(?:es)? off|went off|page[sd]?|alert(?:s|ed)?|w(?:oke|akes?)|sound(?:s|ed)|open(?:s|ed)|show(?:s|ed)|raise[sd]?|turn(?:s|ed) red|warn(?:s|ed)|flag(?:s|ged)|recorded|complained'
const foreign =
  'melden|meldet|meldeten?|gemeldet|bemerkt|bemerkte|schlug(?: alarm)?|schlägt alarm|signalent|signale|signalé|ont signalé|remarque|a remarqué|se déclenche|s.est déclenchée?|reportan|reportaron|reportó|avisan|avisaron|avisó|detectó|detecta|saltó|salta|relataram|relatam|avisaram|notou|percebeu|disparou|detectou|meldt|meldde|meldden|ziet|zag|merkt|merkte'
const seen =
  'alerted|paged|notified|woken(?: up)?|warned|detected|noticed|discovered|found|identified|caught|picked up|raised|reported|spotted|flagged|told|informed|made aware|brought to our attention|entdeckt|bemerkt|gemeldet|détectée?|signalée?|détecté|detectad[oa]|reportad[oa]|avisad[oa]|relatad[oa]|ontdekt|gemeld|opgemerkt'
const messages =
  'reports?|complaints?|calls?|tickets?|e-?mails?|mails?|messages?|tweets?|enquiries|inquiries|meldungen|anrufe|signalements?|appels|reportes?|llamadas|quejas|relatos?|reclamações|meldingen|telefoontjes'
const doing: Readonly<Record<Noticing, string>> = {
  monitoring: `${rang}|${saw}|${foreign}`,
  // What customers see is the damage; that they say so is how it was noticed.
  customer: `${said}|notic(?:es?|ed)|spot(?:s|ted)?|discover(?:s|ed)|${foreign}`,
  employee: `${saw}|reports?|reported|${foreign}`,
  'third-party': `${said}|${saw}|${foreign}`,
}
const by = 'by|from|through|via|thanks to|von|vom|durch|par|grâce à|por|pel[ao]s?|door|van|dank'

const edge = String.raw`(?<![\p{L}\p{N}])`
const few = String.raw`(?:[^\s.;:!?]{1,30}\s){0,4}?`
const cues: readonly {readonly value: Noticing; readonly pattern: RegExp}[] = (['monitoring', 'customer', 'employee', 'third-party'] as const).flatMap(
  value => [
    {value, pattern: new RegExp(String.raw`${edge}(?:${who[value]})(?![\p{L}\p{N}])[\s,]?\s?${few}(?:${doing[value]})(?!\p{Script=Latin})`, 'iu')},
    {value, pattern: new RegExp(String.raw`${edge}(?:${seen})\s${few}(?:${by})\s${few}(?:${who[value]})(?![\p{L}\p{N}])`, 'iu')},
    ...(value === 'monitoring'
      ? []
      : [{value, pattern: new RegExp(String.raw`${edge}(?:${messages})\s${few}(?:${by}|de|des)\s${few}(?:${who[value]})(?![\p{L}\p{N}])`, 'iu')}]),
  ],
)
/** Being paged, an alert at the head of an entry, and reports of users need no verb besides. */
const bare: readonly {readonly value: Noticing; readonly pattern: RegExp}[] = [
  {
    value: 'monitoring',
    pattern: /\b(?:(?:was|were|got|gets|is|are|on-?call) paged|(?:received|got|gets|receives) (?:an? |the |our )?(?:\S+ ){0,2}(?:alerts?|alarms?|pages?)\b)/i,
  },
  {value: 'monitoring', pattern: /\b(?:alert|alarm)s?(?:\s*[:：–—(]|\s+(?:for|on|from|about|in)\b)|\bpage for\b|\bpaged (?:for|with|on)\b/i},
  {value: 'customer', pattern: /\b(?:user|customer|client) (?:reports?|tickets?|complaints?|calls?|e?-?mails?)\b/i},
  {
    value: 'customer',
    pattern:
      /\bfirst (?:\w+ )?(?:calls?|tickets?|complaints?|text messages?|tweets?|e?-?mails?|customers?|messages? from)\b(?! (?:to|from) (?:the )?(?:vendor|supplier|provider))/i,
  },
  {value: 'monitoring', pattern: /(?:監視|アラート)[^。]{0,20}(?:検知|発報|通知|発生)/},
  {value: 'customer', pattern: /(?:お客様|顧客|ユーザー?|利用者)[^。]{0,15}(?:報告|連絡|問い合わせ|指摘)/},
  {value: 'employee', pattern: /(?:社員|担当者|エンジニア)[^。]{0,15}(?:気付|気づ|発見|検知)/},
]

/** A word that one of the cues holds: nearly all sentences are done with after this. */
const anyCue =
  /alert|alarm|pag(?:e[sd]?\b|er)|pick(?:s|ed) up|observ|reali[sz]e|monitor|report|notic|detect|discover|spot|wrote|writes?\b|call|phon|mail|complain|contact|told|tells|ticket|rang\b|tweet|found|caught|woke|aware|meld|merk|signal|remarqu|avis|relat|detec|warn|flag|identif|saw\b|sees\b|検知|報告|連絡|監視|アラート|気|問い合わせ/i
/** What did not happen, might have, or was for later. */
const denial =
  /\b(?:no|not|never|without|none|nobody|neither|add(?:s|ed|ing)?|create[ds]?|new|missing|failed to|instead of|rather than|should|would|could|will|if|until|unless|before|cannot|hardly|only after|kein\w*|nicht|pas|aucune?|ningun\w*|nenhum\w*|não|geen|niet)\b|n['’]t\b|なかった|ない/i

/** Who noticed first, as a sentence says it; undefined where none does. */
export function findNoticing(sentence: string): Noticing | undefined {
  if (!anyCue.test(sentence)) return undefined
  let found: {value: Noticing; at: number} | undefined
  for (const {value, pattern} of [...cues, ...bare]) {
    const match = pattern.exec(sentence)
    if (!match || (found && found.at <= match.index)) continue
    const clause = sentence.slice(Math.max(0, match.index - 60), match.index)
    const own = clause.slice(Math.max(clause.lastIndexOf(','), clause.lastIndexOf(';'), clause.lastIndexOf(':')) + 1)
    if (!denial.test(own) && !denial.test(match[0])) found = {value, at: match.index}
  }
  return found?.value
}

const nouns = (['customer', 'third-party', 'monitoring', 'employee'] as const).map(value => ({
  value,
  pattern: new RegExp(String.raw`${edge}(?:${who[value]})(?![\p{Ll}\p{N}])`, 'iu'),
}))

/** Who noticed, out of a few words that answer just that: "Nagios", "customer report", "internal monitoring". */
export function toDetectionSource(answer: string): Noticing | undefined {
  const first = nouns.flatMap(({value, pattern}) => {
    const at = pattern.exec(answer)?.index
    return at === undefined ? [] : [{value, at}]
  })
  const named = first.toSorted((a, b) => a.at - b.at)[0]?.value
  if (named) return named
  if (/\b(?:support|help ?desk|service desk|call cent(?:er|re))\b/i.test(answer)) return 'customer'
  if (/\b(?:automat\w+|dashboards?|metrics|logs?)\b/i.test(answer)) return 'monitoring'
  return /\b(?:internal(?:ly)?|manual(?:ly)?|team|on-?call|sre)\b/i.test(answer) ? 'employee' : undefined
}

type Told = Pick<TimelineEntry, 'instant' | 'text' | 'evidence'>

const question = /^\W*(?:how|who|what)\b.{0,60}\b(?:detect\w*|notic\w+|discover\w*|find out|found out|learn\w*|alerted|become aware)\b.{0,40}[?？]/i

/**
 * The first that a text says to have noticed: in its section on detection, as the answer to a question, in its timeline, in its summary.
 * `detected` is when it was noticed, where the text says so. Undefined where nobody is named; what "we noticed" leaves open stays open.
 */
export function findDetection(
  source: SourceText,
  pieces: readonly Piece[],
  timeline: readonly Told[],
  updates: readonly Told[],
  detected: string | undefined,
): Stated<DetectionSource> | undefined {
  return (
    findInPieces(source, pieces, ({kind}) => kind === 'detection', true) ??
    findAnswer(source, pieces) ??
    findInTimeline(timeline, detected) ??
    findInPieces(source, pieces, ({kind}) => kind === 'summary' || kind === 'trigger' || kind === 'rootCause' || kind === 'other', false) ??
    // Later messages tell who found the cause.
    findInTimeline(updates.toSorted((a, b) => (a.instant.at < b.instant.at ? -1 : 1)).slice(0, 1), undefined)
  )
}

function findInPieces(source: SourceText, pieces: readonly Piece[], isMeant: (piece: Piece) => boolean, isAbout: boolean): Stated<DetectionSource> | undefined {
  for (const piece of pieces) {
    if (!isMeant(piece)) continue
    for (const line of piece.lines) {
      if (line.kind === 'code' || line.kind === 'other' || line.kind === 'heading') continue
      for (const sentence of splitSentences(line.text)) {
        const value = findNoticing(sentence.text)
        if (value) return {value, evidence: toEvidence(source, line.start + sentence.start, line.start + sentence.end, 'prose')}
      }
    }
  }
  if (!isAbout) return undefined
  // "Nagios, 14:05.", "On social media, to be honest.": what such a section begins with is an answer.
  const head = pieces.filter(isMeant).flatMap(piece => piece.lines.filter(line => line.kind === 'text' || line.kind === 'item'))[0]
  const first = head && splitSentences(head.text)[0]
  // A sentence about what they suffered is none.
  if (!first || first.text.length > 80 || denial.test(first.text) || /\b(?:saw|sees?|experienc\w+|got|had|have|were|was|are|lost)\b/i.test(first.text))
    return undefined
  const value = toDetectionSource(first.text)
  return value && {value, evidence: toEvidence(source, head.start + first.start, head.start + first.end, 'section')}
}

/** "How was the event detected? By an alert on the error ratio.": the answer stands behind the question, or on the line below. */
function findAnswer(source: SourceText, pieces: readonly Piece[]): Stated<DetectionSource> | undefined {
  for (const {lines} of pieces) {
    for (const [index, line] of lines.entries()) {
      const asked = line.text.length < 400 ? question.exec(line.text) : null
      if (!asked) continue
      const rest = line.text.slice(asked[0].length).replace(/^[\s*_:–—-]+/, '')
      const below = lines[index + 1]
      const start = rest ? line.end - rest.length : below?.start
      const text = rest || below?.text
      if (start === undefined || text === undefined || below?.kind === 'code') continue
      const [first] = splitSentences(text)
      const value = first && !denial.test(first.text) ? (findNoticing(first.text) ?? toDetectionSource(first.text)) : first && findNoticing(first.text)
      if (first && value) return {value, evidence: toEvidence(source, start + first.start, start + first.end, 'prose')}
    }
  }
  return undefined
}

function findInTimeline(timeline: readonly Told[], detected: string | undefined): Stated<DetectionSource> | undefined {
  const inOrder = timeline.toSorted((a, b) => (a.instant.at < b.instant.at ? -1 : a.instant.at > b.instant.at ? 1 : 0))
  for (const {instant, text, evidence} of inOrder) {
    // What is noticed after the detection is something else.
    if (detected !== undefined && instant.at > detected) return undefined
    const value = findNoticing(text) ?? (isAlarm(text) ? 'monitoring' : undefined)
    if (value) return {value, evidence}
  }
  return undefined
}

function isAlarm(text: string): boolean {
  const at = text.length < 60 ? text.search(alarm) : -1
  return at >= 0 && !denial.test(text.slice(0, at))
}

/** "queue alarm", "Alarm der Überwachung": an entry of a few words needs no verb. */
const alarm = /(?<!\p{L})(?:alerts?|alarms?|alertes?|alertas?)(?!\p{L})(?! (?:clear|resolv|silenc|mut))/iu
