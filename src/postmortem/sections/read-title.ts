import type {Stated} from '#src/incident/evidence.ts'
import {readStampLine} from '#src/postmortem/document/find-updates.ts'
import {readState} from '#src/postmortem/document/read-state.ts'
import {type SourceText, toEvidence} from '#src/postmortem/document/source-text.ts'
import type {Line} from '#src/postmortem/document/to-lines.ts'
import {findFieldKey} from './field-names.ts'
import {findNamedKind} from './section-names.ts'

/** A title with the line it stands on. */
export type TitleLine = Stated<string> & {readonly line: Line}

/** A page that keeps what happened one below the other, whose name is that of a part elsewhere. */
const nameOfLog = /^\W*(?:the )?(?:incidents?|outages?|downtime|post-?\s?mortems?) (?:log|history|timeline)\W*$/iu

/** What pages print above a title: ways back and around. */
const navigation =
  /^(?:←|<|«|\W*(?:back(?: to .{1,30})?|home|menu|skip to .{1,30}|subscribe.{0,30}|status|status page|incidents?|all incidents|history|previous incidents|past incidents|blog|engineering|postmortems?|post-mortems?|incident report|incident review|post incident report|[\w ]{2,40} (?:service )?status(?: page)?|[\w ]{2,40}[–-] service status|loading.{0,4}|sign in|log in|search|share|rss|accept (?:all )?cookies|cookie.{0,60})\W*$)/iu

/**
 * The document's title: its first heading of level 1 unless that names a known section, else its first line where it stands alone like
 * a title: short, no sentence, no label, no stamp.
 */
export function readTitleLine(source: SourceText, lines: readonly Line[]): TitleLine | undefined {
  const heading = lines.find(line => line.kind === 'heading')
  if (
    heading?.depth === 1 &&
    (!findNamedKind(heading.text) || (nameOfLog.test(heading.text) && lines.some(({kind, depth}) => kind === 'heading' && depth > 1)))
  )
    return toTitle(source, heading, heading.outerStart, heading.outerEnd, 'heading')
  const own = lines.slice(findMenuEnd(lines))
  const rest = own.filter(line => !(line.kind === 'text' && isAboveTitle(line.text.trim())) && line.kind !== 'other')
  // Sorry's pages print who they are, what kind of notice it is, and then what happened.
  const notice = rest.findIndex((line, index) => index < 4 && line.kind === 'text' && /^(?:unplanned|planned|scheduled)$/i.test(line.text.trim()))
  const [first, second] = rest.slice(notice + 1)
  if (first?.kind === 'heading')
    return first.depth > 1 &&
      first === heading &&
      !findNamedKind(first.text) &&
      !isLabel(first.text) &&
      second?.kind !== 'heading' &&
      !/[:：]\s*$/.test(first.text)
      ? toTitle(source, first, first.outerStart, first.outerEnd, 'heading')
      : undefined
  if (first?.kind !== 'text') return undefined
  const line = findTitleAmong(own) ?? findRunInTitle(first)
  return line && toTitle(source, withoutWikiMarks(line), line.start, line.end, 'section')
}

/** A wiki writes its first heading as `== Mail was late ==`. */
function withoutWikiMarks(line: Line): Line {
  const text = /^={1,6}\s*(?<text>[^=]+?)\s*={1,6}$/.exec(line.text.trim())?.groups?.text
  return text === undefined ? line : {...line, text}
}

/** Buttons of a page in a list above everything else: a few words each, none of them a label or a time. */
function findMenuEnd(lines: readonly Line[]): number {
  const end = lines.findIndex(
    ({kind, text, depth}) => kind !== 'item' || depth > 0 || text.length > 40 || text.split(/\s+/).length > 5 || /[.!?:：]|\d\d/.test(text),
  )
  return end >= 2 ? end : 0
}

const nextToTitle =
  /\s(?=(?:Prepared (?:for|by)|Dear|The following|This (?:report|document|letter|is)|Issued|Incident Summary|Issue Summary|Executive Summary|Summary|Overview|Introduction)\s)/u

/** "Example Calls Incident Report – May 3, 2021 Prepared for our customers The following is …": a report that lost its breaks begins with its title. */
function findRunInTitle(line: Line): Line | undefined {
  if (line.text.length < 400) return undefined
  const length = nextToTitle.exec(line.text.slice(0, 180))?.index ?? 0
  const text = line.text.slice(0, length)
  const words = text.split(/\s+/).filter(word => /^\p{L}{4}/u.test(word))
  if (words.length < 2 || !aboutIncident.test(text) || /[.!?]\s/.test(text) || words.some(word => /^\p{Ll}/u.test(word))) return undefined
  const end = line.start + length
  // A line of its own: the paragraph stays where it is.
  return {...line, end, outerEnd: end, text}
}

/**
 * Of the lines above the first paragraph, the one that is most of a title: it names an outage or the like, and is no masthead, menu,
 * byline or label. A title that a label names ("Title: …") is left to the reader of labels.
 */
function findTitleAmong(lines: readonly Line[]): Line | undefined {
  const body = lines.findIndex(line => line.kind !== 'other' && (line.kind !== 'text' || isParagraph(line.text.trim()) || isSectionName(line.text)))
  const above = lines.slice(0, Math.min(body < 0 ? lines.length : body, 15)).filter(line => line.kind === 'text')
  if (
    above.some(line =>
      /^(?:title|incident title|titel|titre|título|件名|subject|re|betreff|objet|assunto|asunto|onderwerp)\s*[:：]\s*\S/iu.test(line.text.trim()),
    )
  )
    return undefined
  let best: {line: Line; score: number} | undefined
  for (const [index, line] of above.entries()) {
    const score = scoreTitle(line, index)
    if (score !== undefined && (!best || score > best.score)) best = {line, score}
  }
  return best?.line
}

/** Running text; a title may be long, but it does not end like a sentence. */
function isParagraph(text: string): boolean {
  return text.length > 160 || (/[.。]$/.test(text) && text.split(/\s+/).length > 8)
}

function isSectionName(text: string): boolean {
  const kind = findNamedKind(text)
  return kind !== undefined && kind !== 'statusUpdates' && !kindOfDocument.test(text.trim())
}

const aboutIncident =
  /\b(?:outages?|incidents?|post-?\s?mortems?|degrad\w+|downtime|disruptions?|interruptions?|fail\w*|errors?|unavailab\w+|unreachable|loss|lost|delay(?:ed|s)?|slow\w*|latency|what happened|went (?:down|wrong)|broke\w*|crash\w*|problems?|issues?|event|breach|root cause|rfo|rca|post-incident|(?:incident|outage|post-mortem) (?:review|analysis|report)|pannes?|indisponib\w+|incidente?s?|ausf[aä]lle?\w*|störung\w*|interrupción|caída|interrupção|queda|falha|storing|uitval)\b|障害|停止|不具合/iu
/** Names of the kind of document: a title where nothing better stands near. */
const kindOfDocument =
  /^(?:\W*(?:service|customer|post|major|unplanned|technical|the|a|an|our|and)\W+)*(?:(?:incident|outage|post-?\s?mortem|reason for outage|root cause analysis|rfo|rca|pir)\W*(?:report|review|analysis|summary|notice|rfo|rca|pir|post-?\s?mortem)?|report|notice)\W*(?:\((?:rfo|rca|pir)\))?$/iu

/** "09:50 UTC - Errors begin": a row. */
const clockInFront = /^\d{1,2}[:.h]\d{2}\b.{0,12}\s[–—-]\s/

/** How much of a title a line is; undefined where it is none. Earlier lines win among equals. */
function scoreTitle(line: Line, index: number): number | undefined {
  const text = line.text.trim()
  const isShaped =
    !line.isQuoted &&
    !/^\p{Ll}/u.test(text) &&
    !clockInFront.test(text) &&
    text.length <= 160 &&
    text.split(/\s+/).length <= 24 &&
    !/[.!:;,。]$/.test(text) &&
    /\p{L}/u.test(text) &&
    !text.includes('\n')
  if (!isShaped || isAboveTitle(text) || readState(text) || isLabel(text) || isMenu(text) || (findNamedKind(text) && !kindOfDocument.test(text)))
    return undefined
  if (/^(?:by|posted by|author|written by|von|par|por|door|incident report (?:for|from))\s|\bdate\s?:|https?:/iu.test(text)) return undefined
  const about = kindOfDocument.test(text) ? 1 : aboutIncident.test(text) ? 4 : 0
  const masthead = /\bcurrent status\b/iu.test(text)
    ? 5
    : about === 0 && /\b(?:blog|status|news|documentation|docs|help cent(?:er|re)|engineering|university|inc|ltd|gmbh)\.?$/iu.test(text)
      ? 2
      : 0
  return about - masthead + (line.blankAbove && line.blankBelow ? 0.4 : 0) - index * 0.3
}

/** Names of places to go, side by side: "Home | Products | Help", "News > Dev Blog". */
function isMenu(text: string): boolean {
  const parts = text.split(/\s[|·•>›»/]\s|\t+|\s{3,}/).filter(part => part.trim() !== '')
  return parts.length >= 3 || (parts.length === 2 && (/\s[>›»/]\s/.test(text) || !aboutIncident.test(text)))
}

/** Ways around a site, stamps and the headers of a mail stand above a title, not for it. */
function isAboveTitle(text: string): boolean {
  return (
    /^\{\{|^<!--|-->$/.test(text) ||
    navigation.test(text) ||
    readStampLine(text) !== undefined ||
    /^(?:to|from|cc|bcc|date|sent|reply-to|subject|re|betreff|an|von|de|para|à|aan|van)\s*:/i.test(text)
  )
}

function isLabel(text: string): boolean {
  const label = /^[*_\s]*(?<label>[\p{L} ]{2,30})[*_\s]*[:：]/u.exec(text)?.groups?.label
  return label !== undefined && (findFieldKey(label) !== undefined || findNamedKind(label) !== undefined || ofDocument.test(label.trim()))
}

/** Labels of what the text itself is: "Status: final", "Version: 2". */
const ofDocument = /^(?:status|state|version|visibility|classification|stand|état|estado)$/iu

function toTitle(source: SourceText, line: Line, start: number, end: number, how: 'heading' | 'section'): TitleLine {
  const value = line.text
    .replace(/!\[[^\]]*\]\([^)]*\)/g, '')
    .replace(/\[([^\]]+)\]\([^)\s]*\)/g, '$1')
    .replace(/\*\*|__|`/g, '')
    .replace(/(?<![\w*])[*_](?=\S)|(?<=\S)[*_](?![\w*])/g, '')
    .replace(/\s+#+\s*$/, '')
    .replace(/\s+/g, ' ')
    .trim()
  return {value: value || line.text.trim(), evidence: toEvidence(source, start, end, how), line}
}
