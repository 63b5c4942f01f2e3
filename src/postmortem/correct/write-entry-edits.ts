import type {EntryValues, ItemCorrection} from '#src/incident/correction.ts'
import type {TextEdit} from '#src/incident/diagnostic.ts'
import type {TimelineEntry} from '#src/incident/incident.ts'
import type {Line} from '#src/postmortem/document/to-lines.ts'
import {byBeginning} from '#src/postmortem/format/line-edits.ts'
import {collapseSpace} from '#src/postmortem/format/to-comparable.ts'
import {writeLabel} from '#src/postmortem/format/write-time.ts'
import type {DetailedReading} from '#src/postmortem/read-postmortem.ts'
import {findTimes} from '#src/postmortem/time/find-times.ts'

/**
 * The edits that correct lines of a timeline; undefined where one of them has no place in the text. `manner` 0 writes canonical items, 1
 * changes the times where they stand, which is all that can be done in rows and sentences.
 */
export function writeEntryEdits(detailed: DetailedReading, corrections: readonly ItemCorrection[], manner: 0 | 1): readonly TextEdit[] | undefined {
  const {timeline} = detailed.reading.incident
  const edits: TextEdit[] = []
  const added: EntryValues[] = []
  for (const each of corrections) {
    if (each.item !== 'entry') continue
    if (each.change === 'add') {
      added.push(each.values)
      continue
    }
    const entry = timeline[each.position]
    if (!entry) return undefined
    const own = writeOne(detailed, entry, each, manner)
    if (!own) return undefined
    edits.push(...own)
    // What stands below may lean on the day that this one says.
    const next = timeline[each.position + 1]
    if (next && isListed(detailed, next) && !corrections.some(other => 'position' in other && other.item === 'entry' && other.position === each.position + 1))
      edits.push(...(writeItemLabel(detailed, next, next) ?? []))
  }
  if (added.length === 0) return withoutTwins(edits)
  const removed = new Set(corrections.flatMap(each => (each.item === 'entry' && each.change === 'remove' ? [each.position] : [])))
  const addition = writeAddition(
    detailed,
    timeline.filter((_, position) => !removed.has(position)),
    added,
  )
  return addition && withoutTwins([...edits, addition])
}

/** Two corrections one above the other would both write the label below. */
function withoutTwins(edits: readonly TextEdit[]): readonly TextEdit[] {
  return edits.filter((edit, index) => edits.findIndex(({start, end, text}) => start === edit.start && end === edit.end && text === edit.text) === index)
}

type Placed = Extract<ItemCorrection, {readonly item: 'entry'; readonly position: number}>

function writeOne(detailed: DetailedReading, entry: TimelineEntry, correction: Placed, manner: 0 | 1): readonly TextEdit[] | undefined {
  const {text} = detailed.source
  const [start, end] = [entry.evidence.start.offset, entry.evidence.end.offset]
  if (correction.change === 'remove') {
    const line = findLine(detailed, entry)
    if (line?.kind !== 'item' && line?.kind !== 'row') return undefined
    const lineStart = Math.max(text.lastIndexOf('\n', line.outerStart - 1), text.lastIndexOf('\r', line.outerStart - 1)) + 1
    const rest = /^[^\r\n]*(?:\r\n|\n|\r|$)/.exec(text.slice(line.outerEnd, line.outerEnd + 4000))?.[0] ?? ''
    return [{start: lineStart, end: line.outerEnd + rest.length, text: ''}]
  }
  if (correction.change === 'words') {
    const at = text.indexOf(correction.was, start)
    return at < 0 || at + correction.was.length > end ? undefined : [{start: at, end: at + correction.was.length, text: correction.by}]
  }
  const {instant: said, milestones: named, text: words} = correction.values
  // A form says again what it does not change; a time that is said alone is to be written out.
  const instant = said && (said.at !== entry.instant.at || words === undefined) ? said : undefined
  const milestones = named && [...named].sort().join() !== [...entry.milestones].sort().join() ? named : undefined
  const edits: TextEdit[] = []
  if (instant || milestones) {
    const meant = {...entry, ...(instant ? {instant} : {}), ...(milestones ? {milestones} : {})}
    const label =
      manner === 0 && isListed(detailed, entry) ? writeItemLabel(detailed, entry, meant) : milestones ? undefined : writeMention(detailed, entry, meant)
    if (!label) return undefined
    edits.push(...label)
  }
  if (words !== undefined && words !== entry.text) {
    const stretch = findWords(detailed, entry)
    if (!stretch) return undefined
    edits.push({...stretch, text: collapseSpace(words)})
  }
  return edits
}

function findLine({body}: DetailedReading, {evidence}: TimelineEntry): Line | undefined {
  const lines = byBeginning(body.lines)
  return lines.get(evidence.start.offset) ?? body.lines.find(line => line.kind === 'row' && line.start === evidence.start.offset)
}

/** Whether an entry is an item of its own with a label, and no row and no sentence. */
function isListed(detailed: DetailedReading, entry: TimelineEntry): boolean {
  const kind = findLine(detailed, entry)?.kind
  return entry.evidence.how === 'item' && (kind === 'item' || kind === 'text')
}

type Meant = Pick<TimelineEntry, 'instant' | 'end' | 'milestones'>

/** `- **2024-10-22 17:15 detected** — `, with its day whatever stands above. */
function writeItemLabel(detailed: DetailedReading, entry: TimelineEntry, {instant, end, milestones}: Meant): readonly TextEdit[] | undefined {
  const {body, reading, source} = detailed
  const range = body.textRanges.entries[reading.incident.timeline.indexOf(entry)]
  const label = writeLabel(instant, keepEnd(instant, end), undefined, body.settings.zone)
  const start = entry.evidence.start.offset
  if (!range || !label || range.start < start) return undefined
  const to = range.start + (/^\s*/.exec(source.text.slice(range.start, range.end))?.[0].length ?? 0)
  const said = milestones.length === 0 ? '' : ` ${[...new Set(milestones)].join(', ')}`
  return [{start, end: to, text: `- **${label.text}${said}** — `}]
}

function keepEnd(instant: TimelineEntry['instant'], end: TimelineEntry['end']): TimelineEntry['end'] {
  return end && end.at > instant.at && end.zone === instant.zone ? end : undefined
}

/** The time where it stands in a row or a sentence. */
function writeMention({body, reading}: DetailedReading, entry: TimelineEntry, {instant, end}: Meant): readonly TextEdit[] | undefined {
  const {evidence} = entry
  const twins = reading.incident.timeline.filter(each => each.evidence.start.offset === evidence.start.offset)
  const mention = findTimes(evidence.quote)[twins.indexOf(entry)]
  // The words that say that it is not exact stand beside it.
  const label = writeLabel({...instant, approximate: false}, keepEnd(instant, end), undefined, body.settings.zone)
  if (!mention || !label) return undefined
  return [{start: evidence.start.offset + mention.start, end: evidence.start.offset + mention.end, text: label.text}]
}

function findWords({body, reading, source}: DetailedReading, entry: TimelineEntry): {readonly start: number; readonly end: number} | undefined {
  const range = body.textRanges.entries[reading.incident.timeline.indexOf(entry)]
  if (range) {
    const written = source.text.slice(range.start, range.end)
    if (written.trim() === entry.text)
      return {start: range.start + written.indexOf(entry.text), end: range.start + written.indexOf(entry.text) + entry.text.length}
  }
  const at = entry.text === '' ? -1 : entry.evidence.quote.indexOf(entry.text)
  return at < 0 ? undefined : {start: entry.evidence.start.offset + at, end: entry.evidence.start.offset + at + entry.text.length}
}

/** Behind the last item of the timeline, or in a section of its own at the end. */
function writeAddition(detailed: DetailedReading, kept: readonly TimelineEntry[], added: readonly EntryValues[]): TextEdit | undefined {
  const {body, source} = detailed
  const newline = /\r\n|\n|\r/.exec(source.text)?.[0] ?? '\n'
  const items = added.map(({instant, milestones, text}) => {
    const label = writeLabel(instant, undefined, undefined, body.settings.zone)
    const said = milestones.length === 0 ? '' : ` ${[...new Set(milestones)].join(', ')}`
    return label && `- **${label.text}${said}** — ${collapseSpace(text)}`
  })
  if (items.some(item => item === undefined)) return undefined
  const last = kept.findLast(entry => findLine(detailed, entry)?.kind === 'item')
  const line = last && findLine(detailed, last)
  if (line) return {start: line.outerEnd, end: line.outerEnd, text: `${newline}${items.join(newline)}`}
  const at = source.text.trimEnd().length
  return {start: at, end: source.text.length, text: [newline, newline, '## Timeline', newline, newline, items.join(newline), newline].join('')}
}
