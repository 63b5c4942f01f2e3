import type {ImpactMeasure} from '#src/incident/impact.ts'
import type {SectionKind} from '#src/incident/section.ts'
import {firstFrom} from '#src/postmortem/document/first-from.ts'
import type {Prose} from '#src/postmortem/document/prose.ts'
import {type SourceText, toEvidence} from '#src/postmortem/document/source-text.ts'
import type {Line} from '#src/postmortem/document/to-lines.ts'
import type {Piece} from './to-pieces.ts'

/** Nouns that only damage is counted in, for texts without a section about it. */
const damaged =
  /^(?:customers?|users?|clients?|accounts?|requests?|orders?|calls?|messages?|mails?|e-?mails?|jobs?|builds?|payments?|transactions?|bookings?|logins?|tenants?|workspaces?|merchants?|passengers?|patients?|kunden|nutzer|anfragen|clients|utilisateurs|requêtes|clientes|usuarios|usuários|pedidos|klanten|gebruikers|人|名|社|件)$/i

/** Reads what impact sections count; where they count nothing, or there is none, what the summary counts of people and requests. */
export function readImpact(source: SourceText, pieces: readonly Piece[], prose: readonly Prose[]): readonly ImpactMeasure[] {
  const within = (kind: SectionKind): readonly ImpactMeasure[] =>
    pieces.flatMap(piece => {
      if (piece.kind !== kind) return []
      const rows = kind === 'impact' ? readCountedRows(source, piece.lines) : []
      const inside = prose.slice(
        firstFrom(prose, ({start}) => start + 1, piece.start),
        firstFrom(prose, ({start}) => start + 1, piece.end),
      )
      const told = readImpactMeasures(source, inside).filter(
        ({evidence}) => !rows.some(row => evidence.start.offset >= row.evidence.start.offset && evidence.start.offset < row.evidence.end.offset),
      )
      return [...rows, ...told].toSorted((a, b) => a.evidence.start.offset - b.evidence.start.offset)
    })
  const stated = within('impact').filter(isFirst)
  return stated.length > 0 ? stated : within('summary').filter(({unit}) => unit === '%' || damaged.test(unit))
}

const number = String.raw`(?:\d{1,3}(?:[,\u202f\u00a0]\d{3})+(?:\.\d+)?|\d{1,3}(?:\.\d{3})+(?:,\d+)?(?![\d%]|\s?%|\s?per)|\d{1,3}(?: \d{3})+(?!\d)|\d+,\d{1,2}(?=\s?%)|\d+(?:\.\d+)?)`
const qualifiers = `up to|as high as|as many as|at least|at most|more than|over|nearly|almost|about|around|approximately|approx\\.|roughly|some|fewer than|less than|close to|an estimated|rund|etwa|ca\\.|knapp|mehr als|fast|environ|près de|plus de|jusqu’à|unos|unas|cerca de|más de|aproximadamente|casi|mais de|quase|ongeveer|circa|meer dan|bijna|約`
const qualifier = String.raw`(?:(?<!\p{L})(?<qualified>${withCapitals(qualifiers)})\s*)?`
const scale = String.raw`(?:(?:\s(?<scaled>million|billion|thousand|mio\.?|millionen|millions|millones|milhões|miljoen)(?:\s(?:of|de))?|(?<short>k|K|M|bn|万)(?![\p{L}\d])))?`
// What is measured ends with its clause, or where the next number begins; its length is bounded, because every number looks for its own.
const clause = String.raw`(?<what>(?:(?!\s(?:and|or|with|while|und|et|y|e|en)\s+(?:\p{L}+\s+){0,2}\d)(?:[^.,;!?()—–\n。、]|[.,](?=\d))){0,200})`
const currencies = 'EUR|USD|GBP|CHF|JPY|CAD|AUD|SEK|NOK|DKK|BRL'
const measure = new RegExp(
  [
    String.raw`${qualifier}(?<![\w.:/#+$€£-])(?<currency>[$€£¥]\s?|(?:${currencies})\s)?(?<first>${number})(?:\s?(?:–|-|to)\s?(?<second>${number}))?${scale}`,
    String.raw`(?:(?:\sof|\sout of)(?:\sthe|\sour|\sits)?\s(?<total>${number}))?`,
    String.raw`(?:\s?(?<share>%|percent\b|per cent\b|Prozent\b|pour cent\b|件|人|名|社|台|回|円)|\s?(?<word>(?:[A-Z]{2,6}\s)?\p{Lu}?\p{Ll}[\p{L}-]*)`,
    String.raw`|\s?(?<capitals>(?:[KMGT]i?B|${currencies})\b)|(?<=(?:[$€£¥]|${currencies})\s?[\d.,]+(?:k|K|M|bn|\s\p{L}+)?)(?=[\s.,;)]|$))${clause}`,
  ].join(''),
  'gu',
)

/** Words that follow a number without making it a measure of impact: spans of time, clocks, versions, places in a list. */
const notUnits = new Set(
  (
    'am pm utc gmt cet cest bst est edt pst pdt st nd rd th and or to of in on at until is was were are as for by from had has have this that the a an then h m s ms min mins sec secs second seconds minute minutes ' +
    'hour hours hrs day days week weeks month months year years january february march april may june july august september october ' +
    'november december jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun monday tuesday wednesday thursday friday saturday sunday januar februar märz mai juni juli oktober dezember janvier février mars avril juin juillet août septembre octobre novembre décembre enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre janeiro fevereiro março maio junho julho setembro outubro novembro dezembro januari februari maart mei augustus x times kb mb gb tb kib mib gib tib ghz mhz kw mw uhr stunde stunden minuten sekunden tag tage tagen woche wochen monat monate jahr jahre heure heures seconde secondes jour jours semaine semaines mois an ans ' +
    'hora horas minuto minutos segundo segundos día días semana semanas mes meses año años dia dias mês ano anos uur uren minuut dag dagen weken maand maanden jaar und oder et ou y o e en el la le les de des du del der die das den'
  ).split(' '),
)

/** Words behind which a number is a name: "port 443", "step 3", "RFC 5280". */
const numberedThing =
  /(?:^|[\s(])(?:versions?|v|port|rfc|section|step|figure|table|sev|severity|priority|level|phase|tier|zone|region|shard|node|rack|room|ticket|incident|issue|case|bug|no\.|nr\.|number|nummer|part|chapter|article|rule|pop|cluster|replica|build|release|windows|appendix|gate|platform|route|line|type|class)\s$/i

/** HTTP status codes and WebSocket close codes name an error; they do not count any. */
function isCode(value: string, unit: string, before: string): boolean {
  const named =
    /(?:^|\s)(?:http|error|status|code|codes|with|and|or|of)\s$/i.test(before) ||
    /^(?:errors?|responses?|redirects?|status|codes?|call|http|failures?|answers?)$/i.test(unit)
  return named && (/^[345]\d\d$/.test(value) || /^10(?:0\d|1[0-5])$/.test(value))
}

/** What a summary table and a section both count is counted once. */
function isFirst({value, unit, what}: ImpactMeasure, index: number, all: readonly ImpactMeasure[]): boolean {
  return all.findIndex(other => other.value === value && other.unit === unit && other.what === what) === index
}

/** Sizes count where something of that size was hit; as limits and settings they do not. */
const size = /^(?:[KMGT]i?B)$/
const hit = /^\s?(?:of\b|(?:\p{L}+ ){0,3}(?:lost|missing|corrupt\w*|unavailable|delayed|deleted|unreadable|gone))/u

/** Reads the numbers an impact section measures the damage with: value, unit and what it is of. Spans of time and dates are none. */
function readImpactMeasures(source: SourceText, prose: readonly Prose[]): readonly ImpactMeasure[] {
  const measures: ImpactMeasure[] = []
  for (const {text, start} of prose) {
    if (!/\d/.test(text)) continue
    measure.lastIndex = 0
    for (let match = measure.exec(text); match; match = measure.exec(text)) {
      const found = toMeasure(source, text, start, match)
      if (found) measures.push(found)
      // What follows a number that measures nothing may: "For 77 minutes 62% of checkouts hung".
      else measure.lastIndex -= match.groups?.what?.length ?? 0
    }
  }
  return measures
}

function toMeasure(source: SourceText, text: string, start: number, match: RegExpExecArray): ImpactMeasure | undefined {
  const {qualified, currency, first = '', second, scaled, short, total, share, word, capitals, what = ''} = match.groups ?? {}
  const written = share ?? word ?? capitals ?? ''
  const before = text.slice(Math.max(0, match.index - 16), match.index + match[0].indexOf(currency ?? first))
  // "4.2 GB of uploads": capitals tell a size from a word.
  if (capitals ? size.test(capitals) && !hit.test(what) : !currency && !share && notUnits.has(written.toLowerCase())) return undefined
  if (numberedThing.test(before) || isCode(first, written, before)) return undefined
  // "© 2021 Example Ltd", "May 2021 Release".
  if (/^(?:19|20)\d\d$/.test(first) && /^\p{Lu}/u.test(written)) return undefined
  const isShare = share !== undefined && !/^[件人名社台回円]$/.test(share)
  // "Errors were back at 0 %" tells of the end.
  if (isShare && Number(first) === 0) return undefined
  const scaleOf = (digits: string): number => Number((toNumber(digits, isShare) * toFactor(scaled ?? short)).toPrecision(12))
  const kept = (currency && word ? `${word}${what}` : what).replace(/[\s:]+$/, '').trim()
  return {
    value: scaleOf(first),
    upTo: second === undefined ? undefined : scaleOf(second),
    unit: currency?.trim() ?? (isShare ? '%' : written),
    what: total === undefined ? kept : `${kept} (of ${total})`.trim(),
    qualifier: qualified?.toLowerCase(),
    evidence: toEvidence(source, start + match.index, start + match.index + match[0].length, 'prose'),
  }
}

const labelled = /^[\s*_`-]*(?<label>\p{L}[^:|\d]{2,60}?)[\s*_`]*[:：][\s*_`]*(?<value>[^\s*_`][^\n]{0,20}?)[\s*_`.]*$/u
const bareNumber = new RegExp(String.raw`^[\s*_~≈]*(?:(?:about|approx\.?|approximately|around|roughly|over|more than|ca\.)\s)?(${number})\s?(%)?[\s*_]*$`, 'iu')

/** Reads labels and rows that count the damage: "Messages delayed | 31,204", "Customers affected: 188". */
function readCountedRows(source: SourceText, lines: readonly Line[]): readonly ImpactMeasure[] {
  return lines.flatMap((line): readonly ImpactMeasure[] => {
    if (line.text.length > 160 || !/\d/.test(line.text)) return []
    const [first, second, ...more] = line.cells
    const isRow = line.kind === 'row' && first !== undefined && second !== undefined && more.length === 0
    const match = line.kind === 'text' || line.kind === 'item' ? labelled.exec(line.text)?.groups : undefined
    const label = (isRow ? first.text : match?.label)
      ?.replace(/[*_`]/g, '')
      .replace(/^(?:total |the )?(?:number|count|amount) of /i, '')
      .trim()
    const value = isRow ? second.text : match?.value
    const counted = value === undefined ? null : bareNumber.exec(value)
    if (!label || !counted?.[1] || label.length > 60 || !/^\p{L}/u.test(label) || timely.test(label)) return []
    const isShare = counted[2] !== undefined
    const [noun = '', ...rest] = label.split(/\s+/)
    return [
      {
        value: toNumber(counted[1], isShare),
        upTo: undefined,
        unit: isShare ? '%' : noun.toLowerCase(),
        what: isShare ? label.toLowerCase() : rest.join(' '),
        qualifier: undefined,
        evidence: toEvidence(source, line.start, line.end, 'item'),
      },
    ]
  })
}

/** Labels of what is no damage: times, places, documents. */
const timely =
  /\b(?:time|date|day|year|duration|minutes?|hours?|seconds?|downtime|severity|sev|priority|version|id|ref\w*|ticket|incident|issue|number|phone|port|level|time ?zone|target|limit|threshold|budget|sla|slo|dauer|durée|duración|duração|duur|datum|fecha|data)\b/i

/** "1.200" counts in German what "1,200" does in English; before a per cent sign both marks are the decimal's. */
function toNumber(text: string, isShare: boolean): number {
  const plain = text.replace(/[\s\u202f\u00a0]/g, '')
  if (isShare) return Number(/^\d+,\d{1,2}$/.test(plain) ? plain.replace(',', '.') : plain.replace(/,/g, ''))
  return Number(/^\d{1,3}(?:\.\d{3})+(?:,\d+)?$/.test(plain) ? plain.replace(/\./g, '').replace(',', '.') : plain.replace(/,/g, ''))
}

function withCapitals(words: string): string {
  return words
    .split('|')
    .map(word => (/^\p{Ll}/u.test(word) ? `[${word.slice(0, 1)}${word.slice(0, 1).toUpperCase()}]${word.slice(1)}` : word))
    .join('|')
}

function toFactor(scale: string | undefined): number {
  if (scale === undefined) return 1
  if (/^(?:k|thousand)$/i.test(scale)) return 1000
  if (scale === '万') return 10_000
  return /^b/i.test(scale) ? 1_000_000_000 : 1_000_000
}
