import type {UpdateState} from '#src/incident/incident.ts'
import {findFieldKey} from '#src/postmortem/sections/field-names.ts'
import {findNamedKind} from '#src/postmortem/sections/section-names.ts'
import {findTimes, type TimeMention} from '#src/postmortem/time/find-times.ts'
import {areSignedBelow, findClosing, findFirstOpening} from './find-closing-stamps.ts'
import {type FoundUpdate, findInlineUpdates} from './find-inline-updates.ts'
import {readState} from './read-state.ts'
import type {Line} from './to-lines.ts'

const postmortemState = /^(?:post-?\s?mortem|root cause analysis|rca|rfo|reason for outage)$/i

/** A stamp that is `signed` names who wrote the message, one that is `updated` has no other word but that. */
export type StampLine = {
  readonly mention: TimeMention
  readonly posted: boolean
  readonly state: UpdateState | undefined
  readonly signed?: true
  readonly updated?: true
}

/** "Updated by Ada Lovelace on", "Posted by: ops @", "Veröffentlicht von Ada am": whoever wrote it, in front of the stamp. */
const signature =
  /^(?:(?:last )?(?:updated|posted|published|added|edited|written|reported)|aktualisiert|veröffentlicht|publié|mis à jour|publicado|actualizado|atualizado|geplaatst|bijgewerkt) (?:by|von|par|por|door)\s*[::]?\s*\p{L}[\p{L}.'’-]*(?: [\p{L}][\p{L}.'’-]*){0,3}?(?:\s(?:on|at|am|um|le|à|el|a las|em|às|op|om))?$/iu

const stampWords =
  /\b(?:posted|published|original post|first post|updated?|last updated|created|opened|started|sent|resolved|closed|edited|on|at|by|veröffentlicht|publié|publicado|gepubliceerd|am|le|el|em|op|um)\b/giu

/**
 * A line that is a stamp and nothing else, or a stamp with a state: "Posted Nov 05, 2018 - 21:07 CET", "Mar 14 at 04:01pm PDT",
 * "`RESOLVED` | Jul 19, 2022 | 21:15 PDT". Needs a day or a clock.
 */
export function readStampLine(text: string): StampLine | undefined {
  if (text.length > 100 || /^\s*[-*]?\s*\[[ xX]\]/.test(text)) return undefined
  const mentions = findTimes(text)
  const [mention] = mentions
  if (!mention || mentions.length > 1 || mention.until || (!mention.clock && !mention.day)) return undefined
  const rest = `${text.slice(0, mention.start)} ${text.slice(mention.end)}`
    .replace(/\([^)]{0,30}\)|\b(?:\d+|an?|over|about) (?:\w+ )?(?:years?|months?|weeks?|days?|hours?|minutes?) ago\b/gi, ' ')
    .replace(/[^\p{L}\p{N}\s'-]+/gu, ' ')
    .replace(/(?:^|\s)-+(?=\s|$)/g, ' ')
    .trim()
  if (rest === '') return {mention, posted: false, state: undefined}
  if (mention.clock && mention.day && signature.test(rest)) return {mention, posted: false, state: undefined, signed: true}
  const state = readState(rest)
  // "Outage 2020-10-25" is a title.
  if (state === 'investigating' && !mention.clock && /^(?:outage|down)$/i.test(rest)) return undefined
  const bare = rest.replace(stampWords, ' ').trim()
  if (state && rest.split(/\s+/).length <= 3)
    return {
      mention,
      ...(/^(?:last )?updated(?: on| at)?$/i.test(rest) && {updated: true as const}),
      posted: /\bposted\b/i.test(rest),
      state:
        /^(?:posted|published|last updated|updated|created|opened|started|sent|closed|edited)$/i.test(rest) &&
        !/^(?:created|opened|updated|closed)$/i.test(rest)
          ? undefined
          : state,
    }
  return bare === '' ? {mention, posted: /\b(?:posted|published)\b/i.test(rest), state: undefined} : undefined
}

/**
 * Finds the messages of a status page in a document's lines. Their stamps stand below the text ("Posted …", as Statuspage and its kin
 * print them) or above it; the first stamp line with a state, or the word "posted", tells which.
 */
export function findUpdates(lines: readonly Line[]): readonly FoundUpdate[] {
  const inline = findInlineUpdates(lines)
  if (inline.length > 0) return inline
  const titled = findTitledStamps(lines)
  let stamps = lines.flatMap((line, index): readonly FoundStamp[] => {
    const stamp = titled.get(line) ?? (line.kind === 'text' || line.kind === 'heading' || line.kind === 'item' ? readStampLine(line.text.trim()) : undefined)
    if (!stamp || isFactAmongFacts(lines, index, stamp.state) || isRowAmongRows(lines, index)) return []
    // "Posted by Gemma" above the stamp is a part of it.
    const author = /^posted by\b/i.test(lines[index - 1]?.text.trim() ?? '') ? 1 : 0
    return [{...stamp, posted: stamp.posted || author > 0, index, line, head: index - author}]
  })
  if (stamps.length === 0) return []
  const timedHeadings = lines.filter(
    line => line.kind === 'heading' && !stamps.some(stamp => stamp.line === line) && (findTimes(line.text)[0]?.start ?? 9) <= 2,
  )
  // "1.35pm — fixed" among other headings with times is a row of a timeline.
  if (timedHeadings.length >= 2) stamps = stamps.filter(({line}) => line.kind !== 'heading')
  const signed = stamps.filter(stamp => stamp.signed)
  if (signed.length >= 2 && areSignedBelow(lines, signed)) return readBelow(lines, signed, findFirstOpening(lines, signed))
  const closing = findClosing(lines, stamps)
  if (closing.length > 0)
    return readBelow(
      lines,
      closing,
      lines.findIndex(line => readState(line.text) !== undefined),
    )
  const isBelow = stamps.some(({posted, index, state}) => posted && state === undefined && index > 0 && !isStateAt(lines, index - 1))
  if (isBelow)
    return readBelow(
      lines,
      stamps.filter(({posted}) => posted),
    )
  return endsWithStamps(lines, stamps) || closesMessages(lines, stamps) ? readBelow(lines, stamps) : readAbove(lines, stamps)
}

/**
 * Stamps of pages that print the incident's title into each of them: "6th March 2018 at 13:53: Resolved: Voice", "[Resolved] Voice –
 * 2018-03-06 13:53". Only where two of them or more have the same title: otherwise it is a row that begins with a state.
 */
function findTitledStamps(lines: readonly Line[]): ReadonlyMap<Line, StampLine> {
  const found: {readonly line: Line; readonly stamp: StampLine; readonly title: string}[] = []
  for (const line of lines) {
    if ((line.kind !== 'text' && line.kind !== 'heading') || line.text.length > 140) continue
    const mentions = findTimes(line.text)
    const [mention] = mentions
    if (!mention?.day || !mention.clock || mention.until || mentions.length > 1) continue
    const isFirst = !/\p{L}/u.test(line.text.slice(0, mention.start))
    const isLast = !/\p{L}/u.test(line.text.slice(mention.end))
    if (isFirst === isLast) continue
    const rest = (isFirst ? line.text.slice(mention.end) : line.text.slice(0, mention.start)).replace(/^[\s:：|*_–—-]+|[\s:：|*_@(–—-]+$/g, '')
    for (const pattern of [titledState, statedTitle]) {
      const words = pattern.exec(rest)?.groups
      const state = words?.state === undefined ? undefined : readState(words.state)
      if (!state || !words?.title) continue
      found.push({line, stamp: {mention, posted: false, state}, title: words.title.toLowerCase()})
      break
    }
  }
  const counts = new Map<string, number>()
  for (const {title} of found) counts.set(title, (counts.get(title) ?? 0) + 1)
  return new Map(found.flatMap(({line, stamp, title}) => ((counts.get(title) ?? 0) > 1 ? [[line, stamp] as const] : [])))
}

const titledState = /^\[?(?<state>\p{L}[\p{L} ]{2,24}?)(?:\]\s*[:：|–—-]?|\s*[:：|]|\s[–—-])\s*(?<title>[^\s].{2,80})$/u
const statedTitle = /^(?<title>\S.{2,80}?)(?:\s*[:：|]|\s[–—-])\s*\[?(?<state>\p{L}[\p{L} ]{2,24})\]?$/u

/** Whether each stamp closes a message that its state opens: state, text, stamp, and the next state right below. */
function closesMessages(lines: readonly Line[], stamps: readonly FoundStamp[]): boolean {
  if (stamps.length < 2 || stamps.some(({line, state, mention}) => line.kind !== 'text' || state !== undefined || !mention.clock || !mention.day)) return false
  const opened = stamps.filter(({index}, order) => {
    const from = (stamps[order - 1]?.index ?? -1) + 1
    const state = lines.findIndex((line, at) => at >= from && at < index && readState(line.text) !== undefined)
    return state >= 0 && state < index - 1 && (order === 0 || state === from)
  })
  // The first may be the postmortem, whose head is no state.
  return opened.length >= stamps.length - 1
}

/** "11:00 All clear" in a list whose other items begin with times and go on is a row of a timeline. */
function isRowAmongRows(lines: readonly Line[], index: number): boolean {
  if (lines[index]?.kind !== 'item') return false
  return [lines[index - 1], lines[index + 1]].some(
    line => line?.kind === 'item' && (findTimes(line.text)[0]?.start ?? 9) <= 4 && readStampLine(line.text.trim()) === undefined,
  )
}

/** "Started 14 Mar 2023 16:04 UTC", with how long it took or whom it affected below: the head of a page, which is no message. */
function isHeadOfPage(lines: readonly Line[], index: number): boolean {
  return /^started\s/i.test(lines[index]?.text ?? '') && /^(?:duration|affect(?:s|ed))\b/i.test(lines[index + 1]?.text ?? '')
}

const fact = /^[\s*_`]*\p{L}[\p{L} /()’'-]{1,40}[*_`]*[:：][\s*_`]*\S/u

/** A time below its label ("Beginn" above "14:05 Uhr"), or "Reported: 08:55" right beside "Priority: P1": a fact of a report, not the stamp of a message. */
function isFactAmongFacts(lines: readonly Line[], index: number, state: UpdateState | undefined): boolean {
  const label = lines[index - 1]
  if (label?.kind === 'text' && isLabelOfTime(label.text)) return true
  if (state === undefined) return false
  const isFact = (line: Line | undefined): boolean => line !== undefined && line.text.length <= 90 && fact.test(line.text)
  return isFact(lines[index]) && (isFact(lines[index - 1]) || isFact(lines[index + 1]))
}

const timed: ReadonlySet<string> = new Set(['started', 'detected', 'acknowledged', 'mitigated', 'resolved', 'window', 'date'])

/** Whether a line is the label of a time and nothing more. What a status page calls a state ("Resolved") is its own. */
export function isLabelOfTime(text: string): boolean {
  if (text.length > 30 || /\d/.test(text)) return false
  return timed.has(findFieldKey(text) ?? '') && readState(text) === undefined
}

type FoundStamp = StampLine & {readonly index: number; readonly line: Line; readonly head: number}

function isStateAt(lines: readonly Line[], index: number): boolean {
  const line = lines[index]
  return line !== undefined && readState(line.text) !== undefined
}

/** State, text, stamp, and again: each stamp ends its paragraph, and what follows it begins with a state. */
function endsWithStamps(lines: readonly Line[], stamps: readonly FoundStamp[]): boolean {
  const first = stamps[0]
  if (!first || stamps.length < 2 || stamps.some(({state, mention, line}) => state !== undefined || !mention.clock || line.kind !== 'text')) return false
  const opening = lines.findIndex(line => readState(line.text) !== undefined)
  return opening >= 0 && opening < first.index - 1 && stamps.slice(0, -1).every(({index}) => isStateAt(lines, index + 1))
}

/** Stamps below: each message reaches back to the stamp before it; the first one may begin with the page's title. */
function readBelow(lines: readonly Line[], stamps: readonly FoundStamp[], first = firstMessage(lines)): readonly FoundUpdate[] {
  let from = first
  return stamps.flatMap((stamp, order): FoundUpdate[] => {
    const own = lines.slice(from, stamp.head)
    from = stamp.index + 1
    const head = own.findIndex((line, at) => at < (order === 0 ? 4 : 2) && (readState(line.text) !== undefined || postmortemState.test(plainText(line))))
    const stateLine = head >= 0 ? own[head] : undefined
    const body = head >= 0 ? own.slice(head + 1) : order === 0 ? withoutPageHead(own) : own
    if (body.length === 0) return []
    const isPostmortem = (stateLine !== undefined && postmortemState.test(plainText(stateLine))) || isLong(body)
    return [
      {
        stamp: stamp.line,
        mention: stamp.mention,
        state: stateLine ? readState(stateLine.text) : readLeadingState(body[0]?.text),
        stateLine,
        byline: stamp.head < stamp.index ? lines[stamp.head] : undefined,
        body,
        textEnd: endBefore(body, lines[stamp.head]),
        end: endBefore([stamp.line], lines[stamp.index + 1]),
        isPostmortem,
      },
    ]
  })
}

/** What stands above the first message of a page is its title and more, where that message names its state. */
function withoutPageHead(lines: readonly Line[]): readonly Line[] {
  const first = lines.findIndex(line => readLeadingState(line.text) !== undefined)
  return first > 0 ? lines.slice(first) : lines
}

/** "Resolved — The carrier has…": a state that opens the message's own text. */
export function readLeadingState(text: string | undefined): UpdateState | undefined {
  const word = /^[\s*_`]*(?<state>\p{L}[\p{L} ]{2,24}?)[\s*_`]*(?:\s[–—-]\s|[:：.!]\s)/u.exec(text ?? '')?.groups?.state
  return word ? readState(word) : undefined
}

/** Where the messages begin: behind "Incident Report for …" and the title above it, where a page prints those. */
function firstMessage(lines: readonly Line[]): number {
  const report = lines.slice(0, 6).findIndex(line => /^incident report (?:for|from)\b/i.test(line.text.trim()))
  return report < 0 ? 0 : report + 1
}

/** Stamps above: each message reaches down to the next state or stamp. One stamp alone, far from any state, is no message. */
function readAbove(lines: readonly Line[], stamps: readonly FoundStamp[]): readonly FoundUpdate[] {
  const stated = stamps.filter(({index, state}) => state !== undefined || isStateAt(lines, index - 1) || isStateAt(lines, index + 1))
  // Stamps without a state are messages where they come in numbers, say the day, and have text right below.
  const dated = stamps.filter(
    ({index, line, mention}) =>
      line.kind === 'text' && mention.clock && mention.day && lines[index + 1]?.kind === 'text' && !readStampLine(lines[index + 1]?.text ?? ''),
  )
  const messages = stated.length > 0 ? stated : dated.length >= 2 ? dated : []
  const starts = messages.map(({index, state}) => (state === undefined && isStateAt(lines, index - 1) ? index - 1 : index))
  return messages.flatMap(({line, index, mention, state}, order): FoundUpdate[] => {
    const above = state === undefined && isStateAt(lines, index - 1)
    const below = state === undefined && !above && isStateAt(lines, index + 1)
    const stateLine = above ? lines[index - 1] : below ? lines[index + 1] : undefined
    const next = starts[order + 1] ?? lines.length
    const from = below ? index + 2 : index + 1
    const own = lines.slice(from, next)
    // Behind the last message a heading starts something else; inside one it makes it the postmortem.
    const heading = findOwnHeading(own)
    const body = heading > 0 && order === messages.length - 1 ? own.slice(0, heading) : own
    if (body.length === 0) return []
    return [
      {
        stamp: line,
        mention,
        state: state ?? (stateLine ? readState(stateLine.text) : readLeadingState(body[0]?.text)),
        stateLine,
        byline: undefined,
        body,
        textEnd: endBefore(body, lines[from + body.length]),
        end: endBefore(body, lines[from + body.length]),
        isPostmortem: isLong(body),
        ...(isHeadOfPage(lines, index) && {isHead: true as const}),
      },
    ]
  })
}

/** The place of the first heading that stands in none of the items above it; -1 where there is none. */
function findOwnHeading(lines: readonly Line[]): number {
  let held = 0
  return lines.findIndex(line => {
    if (line.kind === 'heading' && line.outerStart >= held) return true
    held = Math.max(held, line.outerEnd)
    return false
  })
}

/** Where lines end that are followed by another, which the last of them may hold. */
function endBefore(lines: readonly Line[], next: Line | undefined): number {
  const end = lines.reduce((last, line) => Math.max(last, line.outerEnd), 0)
  return next ? Math.min(end, next.outerStart) : end
}

/** A message of headings, with rows of times, or of more than a screen, is the postmortem. */
function isLong(body: readonly Line[]): boolean {
  if (body.filter(isRow).length >= 3) return true
  const length = body.reduce((sum, line) => sum + line.text.length, 0)
  if (length > 1500) return true
  const headings = body.filter(line => line.kind === 'heading' || (line.text.length < 60 && findNamedKind(line.text.replace(/[:：]\s*$/, '')) !== undefined))
  // "Summary: …", "Workaround: …" are parts of a message as well; only together with its length they make a report.
  const labels = body.filter(line => findNamedKind(/^(?<label>[\p{L} ]{4,30})[:：]\s/u.exec(line.text)?.groups?.label ?? '') !== undefined)
  return headings.length >= 2 || (labels.length >= 2 && length > 700)
}

/** "09:42 - Alerts fire": a bare clock, and what happened then. */
function isRow({text}: Line): boolean {
  if (!/^[\s*_~`(|[-]{0,6}\d/.test(text)) return false
  const [first] = findTimes(text)
  return first?.clock !== undefined && first.start <= 6 && /^[\s*_`)\]]*(?:[:：|–—-]|\s)\s*[\p{L}*_"“[]/u.test(text.slice(first.end))
}

function plainText(line: Line): string {
  return line.text
    .replace(/[*_#`]/g, '')
    .replace(/\s[–—-]+\s*$/, '')
    .trim()
}
