import type {Table} from 'mdast'
import type {TimelineEntry} from '#src/incident/incident.ts'
import type {Day, Instant} from '#src/incident/instant.ts'
import {endOf, startOf} from '#src/postmortem/document/parse-document.ts'
import type {Line} from '#src/postmortem/document/to-lines.ts'
import type {DetailedReading} from '#src/postmortem/read-postmortem.ts'
import {findTimes} from '#src/postmortem/time/find-times.ts'
import type {EditGroup, FormatEdit} from './format-edit.ts'
import {byBeginning, byTable, findIndent, findSectionAt, findTable, indentBelow, toWords} from './line-edits.ts'
import {writeLabel} from './write-time.ts'

type Range = {readonly start: number; readonly end: number}

/** Something with a time that stands in a list, a line, a heading or a row. */
export type TimedPlace = Pick<TimelineEntry, 'instant' | 'end' | 'text' | 'evidence'> & {readonly words: readonly string[]; readonly range: Range}

/**
 * Makes canonical items of the entries that have a place of their own; those that sentences tell stay sentences. A label that says more
 * than a time, such as the same time in a second zone, stays as it was written.
 */
export function writeTimelineEdits(reading: DetailedReading): readonly EditGroup[] {
  const {body, reading: whole} = reading
  const places = whole.incident.timeline.flatMap((entry, index): TimedPlace[] => {
    const range = body.textRanges.entries[index]
    return range && entry.evidence.how === 'item' ? [{...entry, words: entry.milestones, range}] : []
  })
  return writeTimedEdits(reading, places, 'timeline')
}

/** The edits for timed places in document order, a group for each section of them. */
export function writeTimedEdits(reading: DetailedReading, places: readonly TimedPlace[], name: string): readonly EditGroup[] {
  const {body, source} = reading
  const {sections} = reading.reading.incident
  const zone = body.settings.zone
  const lines = byBeginning(body.lines)
  const bySection = new Map<number, FormatEdit[]>()
  const add = (at: number, edits: readonly FormatEdit[]): void => {
    const section = findSectionAt(sections, at)
    const own = bySection.get(section) ?? []
    own.push(...edits)
    bySection.set(section, own)
  }
  const inRows: {readonly line: Line; readonly value: TimedPlace}[] = []
  let day: Day | undefined
  let last: Instant | undefined
  for (const place of places) {
    const line = lines.get(place.evidence.start.offset)
    if (line?.kind === 'row') {
      inRows.push({line, value: place})
      continue
    }
    // An entry that goes back in time says its day: whoever mends it has to see which one was meant.
    if (last && place.instant.at < last.at) day = undefined
    last = place.instant
    const written = line && writeEntry(source.text, place, line, day, zone)
    if (written) add(place.evidence.start.offset, written.edits)
    day = (written ?? writeLabel(place.instant, place.end, undefined, zone))?.day
  }
  for (const {rows, values} of byTable(body.lines, inRows)) {
    const table = findTable(reading, rows[0])
    const edit = table && writeTable(reading, table, rows, values, zone)
    if (edit) add(edit.start, [edit])
  }
  return [...bySection.values()].filter(edits => edits.length > 0).map((edits, index) => ({name: index === 0 ? name : `${name} ${index + 1}`, edits}))
}

function writeEntry(
  text: string,
  {instant, end, words, text: shown, evidence, range}: TimedPlace,
  line: Line,
  day: Day | undefined,
  zone: string,
): {readonly edits: readonly FormatEdit[]; readonly day: Day | undefined} | undefined {
  const start = evidence.start.offset
  if (line.isQuoted || (line.kind !== 'item' && line.kind !== 'text' && line.kind !== 'heading') || range.start < line.start) return undefined
  // A heading with its line of dashes below it has no single place to end.
  if (findIndent(text, start) === undefined || (line.kind === 'heading' && text[start] !== '#')) return undefined
  const label = writeLabel(instant, end, day, zone)
  const head = text.slice(line.start, range.start)
  if (!label || !isLabel(line.text, head, words)) return undefined
  const rest = text.slice(range.start, range.end).trim()
  // What is left of a bold label that held the text as well begins with the mark that was closed behind it.
  const mark = shown === rest ? findOpenMark(head) : shown.endsWith(rest) ? shown.slice(0, shown.length - rest.length) : undefined
  if (mark === undefined || !/^(?:|\*\*|__|\*|_|`)$/.test(mark)) return undefined
  // A text that begins below its label stays there.
  const to = range.start + (/^\s*/.exec(text.slice(range.start, range.end))?.[0].length ?? 0)
  const gap = (/\s*$/.exec(head)?.[0] ?? '') + text.slice(range.start, to)
  const broken = rest === '' ? '' : (/[\r\n][\s\S]*$/.exec(gap)?.[0] ?? ' ')
  const said = [...new Set(words)].join(', ')
  const write = (time: string): string => `- **${time}${said === '' ? '' : ` ${said}`}** —${broken}${mark}`
  const full = writeLabel(instant, end, undefined, zone)
  const before = text.slice(start, to)
  // A day more than is needed does no harm where an author wrote it.
  if (before === write(label.text) || (full && before === write(full.text))) return {edits: [], day: label.day}
  return {
    edits: [
      {start, end: to, text: write(label.text)},
      ...(line.kind === 'item' ? [] : indentBelow(text, range.start, range.end).filter(edit => edit.start >= to)),
    ],
    day: label.day,
  }
}

/** The mark that a label's end opens for the text behind it: "14:05 **Outage begins** — …". */
function findOpenMark(head: string): string {
  const mark = /(\*\*|__|\*|_|`)$/.exec(head)?.[1]
  return mark !== undefined && (head.split(mark).length - 1) % 2 === 1 ? mark : ''
}

const small = new Set(
  (
    'at on from between by around about approximately approx circa ca roughly shortly before after until till to since um am gegen ab bis von etwa uhr le à vers ' +
    'de du el a las los la às em de del op om rond tot the of evening morning and h hrs hours local time times t pm utc gmt date when posted updated published'
  ).split(' '),
)

/** Whether what stands before an entry's text says the time, the milestones given, and nothing else. */
function isLabel(line: string, text: string, known: readonly string[]): boolean {
  // Whether "1.35" is a clock is known from what follows it.
  const [mention, ...more] = findTimes(line).filter(({end}) => end <= text.length)
  if (!mention) return /^[\s*_`|]*(?:T\s?[+-]|\+)\s?[\dhminutes :]+[\s*_`:|–—-]*$/i.test(text)
  if (mention.others.length > 0 || more.some(other => other.start >= mention.end)) return false
  const rest = `${text.slice(0, mention.start)} ${text.slice(mention.end)}`
  return toWords(rest).every(word => small.has(word) || known.includes(word))
}

/** A table of a time, perhaps a day, and one text says what a list says; one with more columns would lose what they mean. */
function writeTable({source}: DetailedReading, table: Table, rows: readonly Line[], places: readonly TimedPlace[], zone: string): FormatEdit | undefined {
  const [header, ...body] = rows
  if (!header?.isHeader || body.length !== places.length) return undefined
  const items: string[] = []
  let day: Day | undefined
  for (const [index, row] of body.entries()) {
    const place = places[index]
    const label = place && writeLabel(place.instant, place.end, day, zone)
    if (!place || !label || place.evidence.start.offset !== row.start || place.text.includes('\n')) return undefined
    const cells = row.cells.filter(cell => cell.text.trim() !== '')
    const others = cells.filter(cell => cell.text.trim() !== place.text)
    if (cells.length - others.length !== 1 || others.length > 2 || !others.every(cell => isLabel(cell.text, cell.text, place.words))) return undefined
    items.push(`- **${[label.text, [...new Set(place.words)].join(', ')].filter(Boolean).join(' ')}** — ${place.text}`)
    day = label.day
  }
  const newline = /\r\n|\n|\r/.exec(source.text)?.[0] ?? '\n'
  return {start: startOf(source, table), end: endOf(source, table), text: items.join(newline)}
}
