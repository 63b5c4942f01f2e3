import type {Diagnostic} from '#src/incident/diagnostic.ts'
import type {Evidence} from '#src/incident/evidence.ts'
import {type Day, type Instant, minutesBetween} from '#src/incident/instant.ts'
import {type SourceText, toEvidence} from '#src/postmortem/document/source-text.ts'
import type {Line} from '#src/postmortem/document/to-lines.ts'
import type {RelativeTime} from '#src/postmortem/time/find-relative-times.ts'
import type {TimeMention} from '#src/postmortem/time/find-times.ts'
import {isDay} from '#src/postmortem/time/read-stamp.ts'
import {resolveMention} from '#src/postmortem/time/resolve-mention.ts'
import {addDays, resolveDay, type TimeSettings} from '#src/postmortem/time/time-settings.ts'
import {findEpochs} from './find-epochs.ts'
import {findLeadingDistance, readLeadingTime} from './read-leading-time.ts'
import {findColumns, readTableRow} from './timeline-columns.ts'
import {toTimedSentences} from './to-timed-sentences.ts'

/** Something that happened, as a row of a timeline or a sentence says it. */
export type TimedText = {
  readonly instant: Instant
  readonly end: Instant | undefined
  /** Words between the time and the text in a bold label, lower case with dashes: `detected`. */
  readonly words: readonly string[]
  readonly text: string
  readonly textStart: number
  readonly textEnd: number
  readonly evidence: Evidence
}

export type TimelineReading = {
  readonly rows: readonly TimedText[]
  readonly diagnostics: readonly Diagnostic[]
  readonly untimed: readonly Line[]
  readonly day: Day | undefined
}

const separator = /^[\s*_~`\])}:：,;|]*(?:(?:[–—=>]|->|\\?-{1,2}(?=\s|\p{L}))\s*)?[\s*_]*/u

/** What a label means beside its words, and what else the text says of when it was. */
type TimelineContext = {
  readonly toKnown?: (label: string) => string | undefined
  readonly stretches?: readonly Pick<TimedText, 'instant' | 'end'>[]
}

/**
 * Reads the lines of a timeline, in whatever shape: items, lines, headings, table rows or sentences, each with its time first. `stretches`
 * are those that the rest of the text states: rows whose clocks start over are on the next day where one of them lasts until then. The
 * words of a bold label are those of `known`, or what `toKnown` takes the whole of them for.
 */
export function readTimeline(
  source: SourceText,
  lines: readonly Line[],
  settings: TimeSettings,
  firstDay: Day | undefined,
  known: readonly string[],
  {toKnown = () => undefined, stretches = []}: TimelineContext = {},
): TimelineReading {
  const rows: TimedText[] = []
  const diagnostics: Diagnostic[] = []
  const untimed: Line[] = []
  let day = firstDay
  let zone: string | undefined
  // A text states a few; of one that states hundreds none is the night of all its rows.
  const told = stretches.slice(0, 20)
  const columns = findColumns(lines)
  const epochs = findEpochs(lines, firstDay)
  // Where rows begin with their times, a sentence between them explains; where none do, sentences are all there is.
  const hasRows =
    lines.filter(
      line =>
        !line.isQuoted &&
        ((line.kind === 'row' && !line.isHeader && columns) || ((line.kind === 'item' || line.kind === 'heading' || line.kind === 'text') && isRow(line.text))),
    ).length >= 2

  const add = (mention: TimeMention, offset: number, from: number, to: number, textStart: number, words: readonly string[], text?: string): boolean => {
    let resolved = resolveMention(source, mention, offset, settings, day, zone)
    const before = rows.at(-1)?.instant
    const next = day && addDays(day, 1)
    // Past midnight only where the document itself speaks of the day after.
    if (resolved.instant && before && !mention.day && resolved.instant.at < before.at && next) {
      const isNamed = minutesBetween(resolved.instant, before) > 12 * 60 && settings.fullDays.some(known => known.day === next)
      const tomorrow = isNamed || told.length > 0 ? resolveMention(source, mention, offset, settings, next, zone) : undefined
      if (tomorrow && (isNamed || isInStretch(resolved.instant, tomorrow.instant, told))) resolved = tomorrow
    }
    diagnostics.push(...resolved.diagnostics)
    day = resolved.day ?? day
    zone = resolved.instant?.zone.includes('/') && mention.zone ? resolved.instant.zone : zone
    if (!resolved.instant) return false
    const written = (text ?? source.text.slice(textStart, to)).trim()
    const alone = written.toLowerCase().replace(/[^a-z-]/g, '')
    rows.push({
      instant: resolved.instant,
      end: resolved.end,
      words: words.length === 0 && known.includes(alone) ? [alone] : words,
      text: written,
      textStart,
      textEnd: to,
      evidence: toEvidence(source, from, to, 'item'),
    })
    return true
  }

  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]
    if (!line || line.kind === 'code' || line.kind === 'other' || line.isQuoted) continue
    const epoch = epochs.get(line)
    if (epoch && line.kind !== 'row') {
      const to = line.kind === 'item' ? line.outerEnd : line.end
      const from = line.start + epoch.length
      push(
        {at: epoch.at, precision: 'second', approximate: false, zone: 'UTC'},
        line.outerStart,
        to,
        from + (separator.exec(source.text.slice(from, to))?.[0].length ?? 0),
      )
      continue
    }
    if (line.kind === 'row') {
      if (line.isHeader) continue
      if (epoch) {
        const shown = line.cells.slice(1).filter(cell => cell.text.trim())
        const instant: Instant = {at: epoch.at, precision: 'second', approximate: false, zone: 'UTC'}
        push(instant, line.start, line.end, shown[0]?.start ?? line.start, shown.map(cell => cell.text.trim()).join(' — '))
        continue
      }
      const first = line.cells[0]
      const relative = settings.zero && first && readRelative(first.text)
      if (relative && settings.zero) {
        const shown = line.cells.slice(1).filter(cell => cell.text.trim())
        addRelative(settings.zero, relative, line.start, line.end, shown[0]?.start ?? line.start, shown.map(cell => cell.text.trim()).join(' — '))
        continue
      }
      if (!columns) continue
      const row = readTableRow(line, columns)
      if (row.day) day = resolveDay(row.day, settings, day) ?? day
      // "3 August — outage | Errors began around 20:50. …": the day of the row, and sentences that tell its clocks.
      if (row.mention && !row.mention.clock && !row.mention.until && addCellSentences(line, row.mention, columns.texts)) continue
      if (!row.mention || !add(row.mention, row.offset, line.start, line.end, row.textStart, [], row.text)) untimed.push(line)
      continue
    }

    const relative = settings.zero && readRelative(line.text)
    if (relative && settings.zero) {
      addRelative(settings.zero, relative, line.outerStart, line.kind === 'item' ? line.outerEnd : line.end, line.start + relative.length)
      continue
    }
    const mention = readLeadingTime(line.text)
    const later = mention ? undefined : findLeadingDistance(line.text)
    const distant = later && resolveRelative(later, rows)
    if (later && distant) {
      const [from, to] = [line.start + later.end, line.kind === 'item' ? line.outerEnd : line.end]
      const textStart = from + (separator.exec(source.text.slice(from, to))?.[0].length ?? 0)
      push(distant, line.outerStart, to, textStart)
      continue
    }
    if (!mention) {
      if (line.kind === 'item' && line.depth > 0 && rows.length > 0) continue
      const sentences = !hasRows && addSentences(line)
      if (!sentences && line.kind === 'item') untimed.push(line)
      continue
    }
    if (!mention.clock && !mention.until && isDayAlone(line.text, mention)) {
      day = (mention.day && resolveDay(mention.day, settings, day)) ?? day
      continue
    }
    if (line.kind === 'text' && isSentence(line.text, mention)) {
      if (!hasRows) addSentences(line)
      continue
    }
    const label = readLabelWords(line.text, mention, known, toKnown)
    // A line of chat is talk, not an event: `<ada> reverting`.
    if (/^<[\w.-]+>\s/.test(line.text.slice(label.length))) continue
    const textStart = line.start + label.length
    const end = line.kind === 'item' ? line.outerEnd : line.kind === 'heading' ? endOfBlock(lines, index, true) : endOfBlock(lines, index, false)
    // What is left of a bold label stays bold.
    const text = label.mark && label.words.length === 0 ? `${label.mark}${source.text.slice(textStart, end)}` : undefined
    if (!add(mention, line.start, line.outerStart, end, textStart, label.words, text) && line.kind === 'item') untimed.push(line)
  }
  return {rows, diagnostics, untimed, day}

  function addRelative(zero: Instant, relative: {readonly minutes: number}, from: number, to: number, textStart: number, text?: string): void {
    const at = addMinutes(zero, relative.minutes)
    if (at === undefined) return
    const start = textStart + (separator.exec(source.text.slice(textStart, to))?.[0].length ?? 0)
    push({...zero, at, precision: 'minute'}, from, to, start, text)
  }

  function push(instant: Instant, from: number, to: number, textStart: number, text?: string): void {
    const shown = (text ?? source.text.slice(textStart, to)).trim()
    rows.push({instant, end: undefined, words: [], text: shown, textStart, textEnd: to, evidence: toEvidence(source, from, to, 'item')})
  }

  function addCellSentences(line: Line, mention: TimeMention, texts: readonly number[]): boolean {
    const told = mention.day && resolveDay(mention.day, settings, day)
    if (!told) return false
    day = told
    // Those of a cell are of its row's day, whatever was told before.
    return texts.filter(index => line.cells[index] && addSentences({...line, ...line.cells[index]})).length > 0
  }

  function addSentences(line: Line): boolean {
    const pieces = toTimedSentences(line.text)
    for (const {mention, sentence} of pieces) {
      const [from, to] = [line.start + sentence.start, line.start + sentence.end]
      if (!('minutes' in mention)) add(mention, line.start, from, to, from, [])
      else {
        const instant = resolveRelative(mention, rows)
        if (instant) push(instant, from, to, from)
      }
    }
    return pieces.length > 0
  }
}

/** Whether a stretch that the text states ("from Sunday 21:40 until Monday 07:15") begins after a time, and holds the same clock of the next day. */
function isInStretch(today: Instant, tomorrow: Instant | undefined, stretches: readonly Pick<TimedText, 'instant' | 'end'>[]): boolean {
  return (
    tomorrow !== undefined &&
    stretches.some(({instant, end}) => end !== undefined && today.at < instant.at && tomorrow.at > instant.at && tomorrow.at <= end.at)
  )
}

/** "T+12m", "T-1h10m", "+00:35": minutes from a zero that the document states. */
function readRelative(text: string): {readonly minutes: number; readonly length: number} | undefined {
  const match =
    /^[\s*_`]*(?:T\s?(?<sign>[+−–-])|(?<plus>[+−–-])(?=\d{1,3}:\d{2})|\+)\s?(?:(?<hours>\d{1,3})\s?h(?:ours?|rs?)?\s?)?(?:(?<clock>\d{1,2}):(?<minute>\d{2})|(?<minutes>\d{1,4})\s?(?:m|min|mins|minutes?)?)?(?=[\s*_`:|–—-]|$)/i.exec(
      text,
    )
  const groups = match?.groups
  if (!match || !groups || (groups.hours ?? groups.clock ?? groups.minutes) === undefined) return undefined
  const minutes = Number(groups.hours ?? groups.clock ?? 0) * 60 + Number(groups.minute ?? groups.minutes ?? 0)
  return {minutes: /[−–-]/.test(groups.sign ?? groups.plus ?? '') ? -minutes : minutes, length: match[0].length}
}

/** The instant that a distance leads to from what was told before it; undefined where nothing was. */
export function resolveRelative({minutes, anchor}: RelativeTime, told: readonly TimedText[]): Instant | undefined {
  const stem = anchor?.slice(0, 5)
  const from = stem === undefined ? told.at(-1) : told.findLast(({text}) => text.toLowerCase().includes(stem))
  const base = anchor === undefined ? (from?.end ?? from?.instant) : from?.instant
  if (!base || base.precision === 'day') return undefined
  const at = addMinutes(base, minutes)
  return at === undefined ? undefined : {...base, at, precision: 'minute', approximate: true}
}

/** Minutes on from an instant; undefined outside the years that an incident can lie in. */
function addMinutes({at}: Instant, minutes: number): string | undefined {
  const moved = new Date(Date.parse(at) + minutes * 60_000)
  return isDay(moved.toISOString().slice(0, 10)) ? `${moved.toISOString().slice(0, 19)}Z` : undefined
}

/** "On 15 Sep. at 13:12 an engineer began…" is a sentence of prose; "13:12 Engineer begins" is a row. */
function isSentence(text: string, mention: TimeMention): boolean {
  const word = /^(?:\s*[*_]*)(?:at|on|from|between|by|around|about|approximately|shortly|am|um|le|à|el|a las|às|em|op|om)\s/iu.test(text)
  const afterwards = text.slice(mention.end)
  return word && !/^[\s*_]*[:–—|-]/.test(afterwards) && /^[\s*_,]*\p{L}/u.test(afterwards)
}

/** Whether a line begins with a clock as its label. */
function isRow(text: string): boolean {
  const mention = readLeadingTime(text)
  return mention !== undefined && (mention.clock !== undefined || mention.until !== undefined) && !isSentence(text, mention)
}

function isDayAlone(text: string, mention: TimeMention): boolean {
  return /^[\s*_~`\])}:：,.#–—(-]*(?:\(?(?:all )?times?\b.{0,30})?$/i.test(text.slice(mention.end))
}

function readLabelWords(
  text: string,
  mention: TimeMention,
  known: readonly string[],
  toKnown: (label: string) => string | undefined,
): {words: readonly string[]; length: number; mark: string | undefined} {
  const mark = /^\s*(\*\*|__|\*|_|`)/.exec(text)?.[1]
  const close = mark ? text.indexOf(mark, mention.end) : -1
  const after = skipSeparator(text, mention.end)
  if (close < 0) return {words: [], length: after, mark: undefined}
  const inside = text.slice(mention.end, close).replace(/^[\s:.,—–-]+|[\s:.,—–-]+$/g, '')
  const behind = close + (mark?.length ?? 0)
  const length = skipSeparator(text, behind)
  if (!inside) return {words: [], length, mark: undefined}
  const words = inside.split(/\s*(?:,|\band\b|\/|\+)\s*/i).map(word => word.trim().toLowerCase().replace(/\s+/g, '-'))
  const meant = toKnown(inside)
  if (meant !== undefined) return {words: [meant], length, mark: undefined}
  return words.every(word => known.includes(word))
    ? {words, length, mark: undefined}
    : {words: [], mark, length: mention.end + (/^[\s:.,—–-]+/.exec(text.slice(mention.end))?.[0].length ?? 0)}
}

/** Where the text behind a label begins; emphasis that opens there belongs to the text. */
function skipSeparator(text: string, from: number): number {
  const end = from + (separator.exec(text.slice(from))?.[0].length ?? 0)
  const mark = end > from ? /(?:\*\*|__|\*|_)$/.exec(text.slice(from, end))?.[0] : undefined
  return mark !== undefined && text.slice(0, end).split(mark).length % 2 === 0 && text.includes(mark, end) ? end - mark.length : end
}

/** Where the text below a time ends: before the next time; for a plain line also at the next blank. */
function endOfBlock(lines: readonly Line[], index: number, isHeading: boolean): number {
  const first = lines[index]
  let end = first?.outerEnd ?? 0
  if (!isHeading && first?.blankBelow) return end
  for (let next = index + 1; next < lines.length; next++) {
    const line = lines[next]
    if (!line || line.kind === 'heading' || (line.kind !== 'code' && line.kind !== 'other' && readLeadingTime(line.text))) break
    if (!isHeading && line.kind !== 'text') break
    end = Math.max(end, line.outerEnd)
    if (!isHeading && line.blankBelow) break
  }
  return end
}
