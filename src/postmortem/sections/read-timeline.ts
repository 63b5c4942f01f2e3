import type {Diagnostic} from '#src/incident/diagnostic.ts'
import type {Evidence} from '#src/incident/evidence.ts'
import {type Day, type Instant, minutesBetween} from '#src/incident/instant.ts'
import {type SourceText, toEvidence} from '#src/postmortem/document/source-text.ts'
import {type Sentence, splitSentences} from '#src/postmortem/document/split-sentences.ts'
import type {Line} from '#src/postmortem/document/to-lines.ts'
import {findTimes, type TimeMention} from '#src/postmortem/time/find-times.ts'
import {resolveMention} from '#src/postmortem/time/resolve-mention.ts'
import {addDays, resolveDay, type TimeSettings} from '#src/postmortem/time/time-settings.ts'

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

const lead =
  /^(?:[\s*_~≈`[(#>•·–—-]|\b(?:at|on|from|between|by|around|about|approximately|approx\.?|circa|ca\.|um|am|gegen|ab|le|à|vers|el|a las|às|em|op|om|rond|the evening of|the morning of)\s+)*/iu
const separator = /^[\s*_~`\])}:：,;|]*(?:(?:[–—=>]|->|-{1,2}(?=\s|\p{L}))\s*)?[\s*_]*/u

/** A time at the very start of a line, behind marks and small words; undefined where the line starts with something else. */
export function readLeadingTime(text: string): TimeMention | undefined {
  const reach = lead.exec(text)?.[0].length ?? 0
  const first = findTimes(text)[0]
  return first && first.start <= reach ? first : undefined
}

/** Reads the lines of a timeline, in whatever shape: items, lines, headings, table rows or sentences, each with its time first. */
export function readTimeline(
  source: SourceText,
  lines: readonly Line[],
  settings: TimeSettings,
  firstDay: Day | undefined,
  known: readonly string[],
): TimelineReading {
  const rows: TimedText[] = []
  const diagnostics: Diagnostic[] = []
  const untimed: Line[] = []
  let day = firstDay
  let zone: string | undefined
  const columns = findColumns(lines)
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
    if (
      resolved.instant &&
      before &&
      !mention.day &&
      resolved.instant.at < before.at &&
      next &&
      minutesBetween(resolved.instant, before) > 12 * 60 &&
      settings.fullDays.some(known => known.day === next)
    )
      resolved = resolveMention(source, mention, offset, settings, next, zone)
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
    if (line.kind === 'row') {
      if (line.isHeader) continue
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
      if (!row.mention || !add(row.mention, row.offset, line.start, line.end, row.textStart, [], row.text)) untimed.push(line)
      continue
    }

    const relative = settings.zero && readRelative(line.text)
    if (relative && settings.zero) {
      addRelative(settings.zero, relative, line.outerStart, line.kind === 'item' ? line.outerEnd : line.end, line.start + relative.length)
      continue
    }
    const mention = readLeadingTime(line.text)
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
    const label = readLabelWords(line.text, mention, known)
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
    const at = `${new Date(Date.parse(zero.at) + relative.minutes * 60_000).toISOString().slice(0, 19)}Z`
    const start = textStart + (separator.exec(source.text.slice(textStart, to))?.[0].length ?? 0)
    rows.push({
      instant: {...zero, at},
      end: undefined,
      words: [],
      text: (text ?? source.text.slice(start, to)).trim(),
      textStart: start,
      textEnd: to,
      evidence: toEvidence(source, from, to, 'item'),
    })
  }

  function addSentences(line: Line): boolean {
    const pieces = toTimedSentences(line.text)
    for (const {mention, sentence} of pieces) add(mention, line.start, line.start + sentence.start, line.start + sentence.end, line.start + sentence.start, [])
    return pieces.length > 0
  }
}

/** "T+12m", "T-1h10m", "+00:35": minutes from a zero that the document states. */
function readRelative(text: string): {readonly minutes: number; readonly length: number} | undefined {
  const match =
    /^[\s*_`]*(?:T\s?(?<sign>[+-])|(?<plus>\+))\s?(?:(?<hours>\d{1,3})\s?h(?:ours?|rs?)?\s?)?(?:(?<clock>\d{1,2}):(?<minute>\d{2})|(?<minutes>\d{1,4})\s?(?:m|min|mins|minutes?)?)?(?=[\s*_`:|–—-]|$)/i.exec(
      text,
    )
  const groups = match?.groups
  if (!match || !groups || (groups.hours ?? groups.clock ?? groups.minutes) === undefined) return undefined
  const minutes = Number(groups.hours ?? groups.clock ?? 0) * 60 + Number(groups.minute ?? groups.minutes ?? 0)
  return {minutes: groups.sign === '-' ? -minutes : minutes, length: match[0].length}
}

/** Sentences that mention a clock, each with the mention; one that mentions two is cut before the second. What follows without a time belongs to the last. */
export function toTimedSentences(text: string): readonly {readonly mention: TimeMention; readonly sentence: Sentence}[] {
  const mentions = findTimes(text).filter(mention => mention.clock || mention.until?.clock)
  if (mentions.length === 0) return []
  return splitSentences(text).flatMap(sentence => {
    const inside = mentions.filter(({start}) => start >= sentence.start && start < sentence.end)
    if (isPlan(sentence.text) || isAside(sentence.text)) return []
    return inside.map((mention, index) => {
      const from = index === 0 ? sentence.start : cutBefore(text, inside[index - 1]?.end ?? sentence.start, mention.start)
      const next = inside[index + 1]
      const to = next ? cutBefore(text, mention.end, next.start) : sentence.end
      return {mention, sentence: {start: from, end: Math.max(to, mention.end), text: text.slice(from, Math.max(to, mention.end))}}
    })
  })
}

/** What is to come, or would be, did not happen. */
function isPlan(sentence: string): boolean {
  return /\b(?:will|shall|going to|plan(?:ned|s)? to|scheduled (?:for|to)|next update|further updates?|expect(?:ed)? to|intend|would have|should have|every|daily at|each day)\b/i.test(
    sentence,
  )
}

/** Corrections to the page, adverts and chat are about something else. */
function isAside(sentence: string): boolean {
  return /^[\s*_(]*(?:correction|edit|update|note to|posted|published)\b|\b(?:we(?:['’]re| are) hiring|join us|open positions?|careers?|apply (?:here|now)|come talk to us|come work|office hours|ask[- ]me[- ]anything|AMA|webinar|sign up|register (?:here|now)|opening hours|if you (?:have|would like|'d like|want))\b|\bHTTP\/[12]|"(?:GET|POST|PUT|HEAD|DELETE) \//i.test(
    sentence,
  )
}

function cutBefore(text: string, from: number, to: number): number {
  const gap = text.slice(from, to)
  const cut = Math.max(
    gap.lastIndexOf(', '),
    gap.lastIndexOf('; '),
    gap.lastIndexOf(' – '),
    gap.lastIndexOf(' — '),
    gap.search(/\s(?:and|then|before|until|but)\s(?!.*\s(?:and|then|before|until|but)\s)/),
  )
  return cut < 0 ? from : from + cut + 1
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

function readLabelWords(text: string, mention: TimeMention, known: readonly string[]): {words: readonly string[]; length: number; mark: string | undefined} {
  const mark = /^\s*(\*\*|__|\*|_|`)/.exec(text)?.[1]
  const close = mark ? text.indexOf(mark, mention.end) : -1
  const after = skipSeparator(text, mention.end)
  if (close < 0) return {words: [], length: after, mark: undefined}
  const inside = text.slice(mention.end, close).replace(/^[\s:.,—–-]+|[\s:.,—–-]+$/g, '')
  const behind = close + (mark?.length ?? 0)
  const length = skipSeparator(text, behind)
  if (!inside) return {words: [], length, mark: undefined}
  const words = inside.split(/\s*(?:,|\band\b|\/|\+)\s*/i).map(word => word.trim().toLowerCase().replace(/\s+/g, '-'))
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

type Columns = {readonly time: number; readonly date: number; readonly zone: string | undefined; readonly texts: readonly number[]}

/** Which columns of a table hold the time, the day and the words; undefined where none holds times. */
function findColumns(lines: readonly Line[]): Columns | undefined {
  const rows = lines.filter(line => line.kind === 'row')
  const header = rows.find(row => row.isHeader)
  const body = rows.filter(row => !row.isHeader)
  if (!header || body.length === 0) return undefined
  const names = header.cells.map(cell => cell.text.toLowerCase())
  const share = (column: number, test: (text: string) => boolean): number => body.filter(row => test(row.cells[column]?.text ?? '')).length / body.length
  const hasClock = (text: string): boolean => readLeadingTime(text)?.clock !== undefined
  const hasDay = (text: string): boolean => readLeadingTime(text)?.day !== undefined
  const places = names.map((_, index) => index)
  const time =
    places.find(index => share(index, hasClock) >= 0.5) ??
    places.find(index => /\b(?:time|when|hour|timestamp|uhrzeit|zeit|heure|hora|tijd)\b|時刻|日時/.test(names[index] ?? '') && share(index, hasClock) > 0)
  if (time === undefined) {
    const day = places.find(index => share(index, hasDay) >= 0.5)
    return day === undefined ? undefined : {time: day, date: -1, zone: undefined, texts: places.filter(index => index !== day)}
  }
  const date =
    places.find(
      index =>
        index !== time && (share(index, hasDay) >= 0.3 || (/\b(?:date|day|datum|fecha|data)\b|日付/.test(names[index] ?? '') && share(index, hasDay) > 0)),
    ) ?? -1
  return {time, date, zone: undefined, texts: places.filter(index => index !== time && index !== date)}
}

function readTableRow(
  line: Line,
  {time, date, texts}: Columns,
): {mention: TimeMention | undefined; offset: number; day: TimeMention['day']; textStart: number; text: string} {
  const cell = line.cells[time]
  const day = date < 0 ? undefined : readLeadingTime(line.cells[date]?.text ?? '')?.day
  const shown = texts.map(index => line.cells[index]).filter(each => each !== undefined && each.text.trim() !== '')
  return {
    mention: cell && readLeadingTime(cell.text),
    offset: cell?.start ?? line.start,
    day,
    textStart: shown[0]?.start ?? line.start,
    text: shown.map(each => each?.text.trim()).join(' — '),
  }
}
