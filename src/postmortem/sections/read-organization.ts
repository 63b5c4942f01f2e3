import type {Stated} from '#src/incident/evidence.ts'
import {remembered} from '#src/postmortem/document/remembered.ts'
import {type SourceText, toEvidence} from '#src/postmortem/document/source-text.ts'
import type {Line} from '#src/postmortem/document/to-lines.ts'
import {commonHosts, hosts, institutions, makers, mastheadTails, others, ownParts, ownProducts, phrases} from './organization-signs.ts'
import {findNamedKind} from './section-names.ts'

type Sign = number | 'masthead' | 'hosts'
type Candidate = {readonly name: string; readonly start: number; score: number; isOwn: boolean; readonly signs: Map<Sign, number>}
type Candidates = Map<string, Candidate>

/** A name with one of these in it is the name of a document, an event or a kind of trouble. */
const documents =
  /^(?:reports?|notice|outages?|incidents?|post-?mortems?|summary|rca|rfo|timeline|review|reason|failures?|issues?|errors?|disruption|interruption|downtime|degradation|memo|memorandum)$/i

const mastheadBreaks = /\s+[|·–—»›>]\s+|\t+|\s{2,}/
const menuBreaks = /\t+|\s{2,}|\s*[|·›>•]\s*|\]\]\s*\[\[/
const legalForm = /,?\s+(?:(?:pty|pvt)\.?\s+)?(?:ltd|inc|gmbh|llc|limited|corp|ag|bv)\.?$/i
const hostEnds = /\.(?:com|org|io|net|dev|co|app|edu|gov|cloud|ai|de|fr|nl|uk|eu|jp|example)\b/i

/** The organisation that writes, where its own words name it; undefined where nothing does. */
export function readOrganization(source: SourceText, lines: readonly Line[], title?: Line): Stated<string> | undefined {
  const texts = lines.filter(line => line.kind !== 'code' && line.kind !== 'other')
  const candidates: Candidates = new Map()
  addMasthead(candidates, texts)
  addPhrases(candidates, texts, title)
  addHosts(candidates, texts)
  if (candidates.size === 0) return undefined
  const body = texts.map(line => line.text).join('\n')
  // Reports to the CCADB begin their titles with the owner of the authority.
  const titled = /\bCCADB\b/.test(body) ? /^(?<owner>[^:]{2,50}):\s/.exec((title ?? texts[0])?.text ?? '')?.groups?.owner?.toLowerCase() : undefined
  // A text may name hundreds in such words; whose it is stands among the first.
  const likely = [...candidates.values()].sort((a, b) => b.score - a.score || a.start - b.start).slice(0, 24)
  for (const candidate of likely) {
    candidate.score += Math.min(3, body.split(candidate.name).length - 2) + (candidate.name.toLowerCase() === titled ? 4 : 0)
  }
  shareWithShorter(likely)
  const [best] = likely.filter(isTold).sort((a, b) => rank(b) - rank(a) || a.start - b.start)
  if (!best) return undefined
  return {value: toUsualSpelling(best.name, body), evidence: toEvidence(source, best.start, best.start + best.name.length, 'prose')}
}

/** Those who write are told by their own signs before those whom they write about, however often. */
function rank({score, isOwn}: Candidate): number {
  return score + (isOwn ? 3 : 0)
}

/** Enough for a name: a sign that those who bear it write, or several turns of phrase that agree. */
function isTold({name, score, isOwn, signs}: Candidate): boolean {
  const isSeen = signs.has('masthead') || signs.has('hosts')
  const [first = '', ...more] = name.toLowerCase().split(' ')
  if (makers.has(first)) return isOwn && score >= 7 && signs.size >= 2
  // Short names in capitals and names that end in numbers are mostly those of parts: "HQS", "MEL03".
  if (!isSeen && (/\p{Lu}\d|\s\d/u.test(name) || (!isOwn && (/^\p{Lu}{1,3}$/u.test(name) || /^\d+\p{Ll}{2}\s/u.test(name))))) return false
  if (isOwn) return score >= 4
  // One turn of phrase tells for a name of several words; a single word written large may be anything.
  return more.length > 0 || /\p{Lo}/u.test(name) ? score >= 4 : score >= 7 && (signs.size >= 2 || Math.max(...signs.values()) >= 3)
}

/** Counts a sign for a name. A second time the same turn of phrase adds little: products are named in it over and over. */
function addSign(candidates: Candidates, name: string, start: number, sign: Sign, weight: number, own: boolean): void {
  const key = name.toLowerCase()
  const candidate = candidates.get(key) ?? {name, start, score: 0, isOwn: false, signs: new Map<Sign, number>()}
  const times = candidate.signs.get(sign) ?? 0
  candidate.score += times === 0 ? weight : times < 3 ? 1 : 0
  candidate.signs.set(sign, times + 1)
  if (own) candidate.isOwn = true
  candidates.set(key, candidate)
}

/** What a page or letter has at its very top: the name, alone or before the places of the site one can go to. */
function addMasthead(candidates: Candidates, texts: readonly Line[]): void {
  const at = /^(?:skip to (?:main )?content|zum inhalt\b.*|aller au contenu)$/i.test(texts[0]?.text.trim() ?? '') ? 1 : 0
  const [line, next] = [texts[at], texts[at + 1]]
  if (!line || line.kind === 'row' || line.text.length > 160) return
  const parts = line.text.split(mastheadBreaks)
  const first = (parts[0] ?? '').trim().replace(/^the\s+/i, '')
  const bare = first.replace(mastheadTails, '')
  const host = /^(?:www\.)?(?<label>[a-z\d][a-z\d-]{2,30})\.[a-z]{2,7}$/.exec(bare)?.groups?.label
  const isSite = line.kind === 'text' && (isMenu(line.text) || (next !== undefined && isMenu(next.text) && parts.length <= 2))
  if (host && isSite) addSign(candidates, host, line.start + line.text.indexOf(host), 'masthead', 6, true)
  const unit = /^(?<long>.*\S)\s*\((?<short>\p{Lu}{2,8})\)$/u.exec(bare)?.groups?.long ?? bare
  const found = toMastName(unit.replace(legalForm, ''))
  if (!found || host) return
  const isNamed =
    first !== bare ||
    (parts.length > 1 && /^(?:le |the |das |der |el |il )?(?:blog|status|wiki|newsroom|information technology|it services)\b/i.test(parts[1] ?? ''))
  const isLetterhead =
    line.kind === 'text' &&
    parts.length === 1 &&
    (institutions.test(first) ||
      legalForm.test(first) ||
      ((next?.start ?? 0) > 0 && /^\p{Lu}[\p{Lu}\s&.,-]+$/u.test(first) && texts.some(({text}) => text !== line.text && text.includes(toTitleCase(found)))))
  const start = line.start + line.text.indexOf(found)
  if (isSite || isNamed || isLetterhead) addSign(candidates, found, start, 'masthead', 6, true)
}

/** A row of places on a site: three or more parts with wide gaps or strokes between, or several short words written large. */
function isMenu(text: string): boolean {
  if (text.length > 200 || /[.!?:]$/.test(text.trim()) || /\d{4}/.test(text)) return false
  const parts = text.split(menuBreaks).filter(part => part.trim() !== '')
  return parts.length >= 3 && parts.every(part => part.length <= 40)
}

/** The text as a name: words written large, with small ones only between them. */
function toMastName(text: string): string | undefined {
  const words = text.split(/\s+/)
  if (words.length > 6 || !words.every((word, index) => /^[\p{Lu}\d]/u.test(word) || (index > 0 && /^(?:of|and|for|the|de|du|des|für|und)$/.test(word))))
    return undefined
  if (/[:!?"“]|\d{3}|[.,]$/.test(text) || words.every(word => others.has(word.toLowerCase()))) return undefined
  const last = words.at(-1) ?? ''
  return text.length <= 50 &&
    !words.some(word => documents.test(word)) &&
    !findNamedKind(text) &&
    !others.has(words[0]?.toLowerCase() ?? '') &&
    /\p{L}{2}/u.test(last)
    ? text
    : undefined
}

function addPhrases(candidates: Candidates, texts: readonly Line[], title: Line | undefined): void {
  const ours = new Set(texts.flatMap(({text}) => (/\b[Oo]ur\s/.test(text) ? [...text.matchAll(ownProducts)].map(({groups}) => groups?.noun) : [])))
  for (const [index, line] of texts.entries()) {
    const isAtEdge = index <= 3 || index >= texts.length - 4 || line === title
    for (const {sign, name, at, noun} of isAtEdge ? findPhrases(line.text) : findPhrasesAnywhere(line.text)) {
      const {weight, own, top, title: isOfTitle, last, isOurs} = phrases[sign] ?? noPhrase
      if ((top && index > 3) || (isOfTitle && line !== (title ?? texts[0])) || (last && index < texts.length - 4)) continue
      if (isOurs && (!ours.has(noun) || /^\p{Lu}{1,4}$/u.test(name))) continue
      addSign(candidates, name, line.start + at, sign, top && index === 0 && line.kind === 'heading' ? Math.max(1, weight - 3) : weight, own === true)
    }
  }
}

type FoundPhrase = {readonly sign: number; readonly name: string; readonly at: number; readonly noun: string | undefined}
const noPhrase: Partial<(typeof phrases)[number]> & {readonly weight: number} = {weight: 0}

const findPhrases = remembered(text => searchPhrases(text, () => true))
/** Without those that count at the top, at the end or in the title alone. */
const findPhrasesAnywhere = remembered(text => searchPhrases(text, ({top, title, last}) => !top && !title && !last))

function searchPhrases(text: string, isWanted: (phrase: (typeof phrases)[number]) => boolean): readonly FoundPhrase[] {
  const tried = new Map<RegExp, boolean>()
  const isNear = (near: RegExp): boolean => {
    const known = tried.get(near) ?? near.test(text)
    tried.set(near, known)
    return known
  }
  return phrases.flatMap((phrase, sign) => {
    const {near, pattern} = phrase
    if (!isWanted(phrase) || (near && !isNear(near))) return []
    const matches = pattern.global ? [...text.matchAll(pattern)] : [pattern.exec(text)].filter(match => match !== null)
    return matches.flatMap((match): readonly FoundPhrase[] => {
      const name = toName(match.groups?.name ?? match.groups?.later)
      return name ? [{sign, name, at: match.index + match[0].indexOf(name), noun: match.groups?.noun}] : []
    })
  })
}

/** Those whose mail addresses and hosts a document gives, named as the text spells them. */
function addHosts(candidates: Candidates, texts: readonly Line[]): void {
  const found = new Map<string, {start: number; score: number; bare: number; hasOwn: boolean; written: string}>()
  for (const line of texts) {
    if (!line.text.includes('.') || !hostEnds.test(line.text)) continue
    for (const match of line.text.matchAll(hosts)) {
      const {lead = '', parts = '', label = ''} = match.groups ?? {}
      const key = label.toLowerCase()
      if (commonHosts.has(key) || others.has(key) || makers.has(key)) continue
      // Archives of mailing lists spell it out: "ada at acme.example".
      const isMail = lead === '@' || (lead === ' ' && /[\w.]\sat$/.test(line.text.slice(Math.max(0, match.index - 8), match.index)))
      const isOwn = isMail || ownParts.test(parts)
      const start = line.start + match.index + lead.length + parts.length
      const entry = found.get(key) ?? {start, score: 0, bare: 0, hasOwn: false, written: match[0].slice(lead.length + parts.length)}
      entry.score = Math.min(5, entry.score + (isOwn && !entry.hasOwn ? 3 : 1))
      if (parts === '' && !isMail && lead !== '//') entry.bare++
      entry.hasOwn ||= isOwn
      found.set(key, entry)
    }
  }
  const labels = [...found].sort(([, a], [, b]) => b.score - a.score || a.start - b.start)
  for (const [label, {start, score, bare, hasOwn, written}] of labels.slice(0, 3)) {
    const spelled = findSpelling(label, texts)
    // Several links to one place, and none to another of that kind, are the writer's as much as an address is.
    const isAlone = score >= 2 && (labels[1]?.[1].score ?? 0) < score
    if (spelled) addSign(candidates, spelled.name, spelled.start, 'hosts', score + 1, hasOwn || isAlone)
    // A name that is always written with its domain is spelled so where the domain is part of the word: "crates.io".
    else if (isAlone && bare >= 2)
      addSign(candidates, /\.(?:io|dev|ai|app|sh|gg|tv|fm|so|cloud|social|network|host)$/i.test(written) ? written : label, start, 'hosts', 4, true)
    // Names that are written small everywhere: an address of their own, and the word.
    else if (hasOwn && label.length >= 4 && texts.some(({text}) => hasWord(text, label))) addSign(candidates, label, start, 'hosts', score + 1, true)
    else addSign(candidates, label, start, 'hosts', Math.min(score, 3), false)
  }
}

/** Whether a text has a word that is no part of an address. */
function hasWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
    if (!/[\p{L}\p{N}./@_#-]/u.test(text[at - 1] ?? ' ') && !/^(?:[\p{L}\p{N}/@_-]|\.\p{L})/u.test(text.slice(at + word.length, at + word.length + 2)))
      return true
  }
  return false
}

/** Where the text has the word of a domain written large: `kettlelinux` as "Kettle Linux". */
function findSpelling(label: string, texts: readonly Line[]): {readonly name: string; readonly start: number} | undefined {
  const spaced = [...label.replaceAll('-', '')].join(String.raw`[\s-]?`)
  const pattern = new RegExp(String.raw`(?<![\p{L}\p{N}./@_-])${spaced}(?![\p{L}\p{N}@_/-]|\.\p{L})`, 'giu')
  for (const line of texts) {
    for (const match of line.text.matchAll(pattern)) {
      // Inside a longer name it is another word: "Example Weather" at `weather.example`.
      const before = /(?<word>\p{Lu}\p{L}*)\s$/u.exec(line.text.slice(Math.max(0, match.index - 24), match.index))?.groups?.word
      const isInside = before !== undefined && !others.has(before.toLowerCase())
      if (!isInside && /^(?:\p{Lu}|\p{N}+\p{L})/u.test(match[0]) && !/\s\p{Ll}/u.test(match[0])) return {name: match[0], start: line.start + match.index}
    }
  }
  return undefined
}

/**
 * Products are named after those who make them: what tells for "Acme Queue Service" tells for "Acme", where that stands alone too. Where
 * only a domain has the shorter name, the one at the top is whole: "Acme University" at `acme.edu`.
 */
function shareWithShorter(candidates: readonly Candidate[]): void {
  for (const short of candidates) {
    const key = short.name.toLowerCase()
    const longer = candidates.filter(({name}) => name.length > key.length && name.toLowerCase().startsWith(`${key} `))
    const [best] = longer.sort((a, b) => b.score - a.score)
    if (!best) continue
    const whole = longer.find(({name, isOwn, signs}) => isOwn && (signs.has('masthead') || institutions.test(name)))
    if (whole && short.signs.has('hosts') && short.signs.size === 1) {
      whole.score += short.score
      short.score = 0
    } else if (short.isOwn || short.signs.size >= 2) {
      short.score = Math.max(short.score, best.score) + 1
      short.isOwn ||= best.isOwn
    }
  }
}

/** The name as the text mostly has it: letterheads write everything large, addresses everything small. */
function toUsualSpelling(name: string, body: string): string {
  if (/^\p{Ll}/u.test(name)) {
    const pattern = new RegExp(String.raw`(?<![\w./@-])${escaped(name).replace(/-/g, '[- ]?')}(?![\w.-])`, 'i')
    const large = pattern.exec(body)?.[0]
    return large && /^\p{Lu}/u.test(large) ? large : name
  }
  if (!/\p{Ll}/u.test(name) && /\p{Lu}{4}/u.test(name)) {
    const usual = toTitleCase(name)
    return body.includes(usual) ? usual : name
  }
  return name
}

function toTitleCase(name: string): string {
  return name.toLowerCase().replace(/(?<![\p{L}])\p{L}/gu, letter => letter.toUpperCase())
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
}

/** A found name without words that only happen to stand large before it; undefined where nothing of a name is left. */
function toName(written: string | undefined): string | undefined {
  const words = (written ?? '')
    .trim()
    .replace(/[.,;:]$/, '')
    // Accounts of code hosts: "acme-org".
    .replace(/(?<=^[\w-]{3,})-(?:org|hq|inc|io)$/i, '')
    .split(/\s+/)
  // "POP Ghent", "Hall B": a place inside the organisation.
  if (/^(?:pop|dc|zone|region|site|hall|building|rack|floor|campus)$/i.test(words[0] ?? '')) return undefined
  while (words[0] !== undefined && others.has(words[0].toLowerCase())) words.shift()
  if (words.some(word => documents.test(word)) || findNamedKind(words.join(' '))) return undefined
  while (words.length > 1 && /^(?:ltd|inc|pty|pvt|gmbh|llc|engineering|operations|support|sre|infrastructure|team|status)$/i.test(words.at(-1) ?? ''))
    words.pop()
  const found = words.join(' ')
  return /^\p{Lu}|^\p{N}+\p{L}|\p{Lo}|^[a-z][\w-]{2,}$|^[a-z][\w-]*(?:\.[a-z]{2,12}){1,3}$/u.test(found) &&
    /\p{L}{2}|\p{L}\p{N}+\p{L}/u.test(found) &&
    !/^\d+(?:am|pm|h\d*|uhr)\b/i.test(found) &&
    !/-\S*\d|\d{4}/.test(found) &&
    found.length <= 50 &&
    !/^\p{N}+(?:\.\p{N}+)?$/u.test(found)
    ? found
    : undefined
}
