import type {Diagnostic, TextEdit} from '#src/incident/diagnostic.ts'
import type {Evidence} from '#src/incident/evidence.ts'
import type {Incident} from '#src/incident/incident.ts'
import type {Instant} from '#src/incident/instant.ts'
import {milestoneKinds} from '#src/incident/milestone.ts'
import {checkLimits} from './document/check-limits.ts'
import type {ReadHints} from './document/read-hints.ts'
import {spliceText} from './edit/splice-text.ts'
import {toComparable} from './format/to-comparable.ts'
import {writeInstant, writeLabel} from './format/write-time.ts'
import {type DetailedReading, readInDetail} from './read-postmortem.ts'
import {toOwnKey} from './sections/read-fields.ts'
import {findTimes} from './time/find-times.ts'

/** A time that stays as its author wrote it. `line` counts from 1 in the text that came of it. */
export type LeftTime = {readonly line: number; readonly written: string; readonly reason: string}

/** A text whose times are on the clock of its own zone: how many were rewritten, and which could not be. */
export type NormalizedTimes = {
  readonly text: string
  readonly zone: string | undefined
  readonly changed: number
  readonly left: readonly LeftTime[]
  readonly refusal: string | undefined
}

type Options = {readonly id?: string; readonly hints?: ReadHints}

/**
 * Writes the times of the timeline, of milestones and of impact windows that name another zone on the clock of the document's `timezone`. Every
 * instant is read as it was before; a time of which that is not so, or whose zone is a guess, stays as it was written and is listed.
 */
export function normalizeTimes(text: string, {id = 'document', hints = {}}: Options = {}): NormalizedTimes {
  const refuse = (refusal: string): NormalizedTimes => ({text, zone: undefined, changed: 0, left: [], refusal})
  if (checkLimits(text)) return refuse('The document is too large or too complex to be read.')
  const read = (markdown: string): DetailedReading => readInDetail(markdown, id, hints)
  const first = read(text)
  if (first.reading.refusal) return refuse(`The document has to be mended first: ${first.reading.refusal.message}.`)
  const zone = first.frontMatter.fields.some(({key}) => toOwnKey(key) === 'timezone') && first.reading.incident.timezone ? first.body.settings.zone : undefined
  if (zone === undefined) return refuse('The front matter names no `timezone` to write them in.')
  const task: Task = {zone, read, meant: toInstants(first.reading.incident), budget: {left: Math.max(leastBudget, text.length * 40)}}
  const facts = writeFacts({text}, task)
  const entries = writeEntries(facts, task)
  return {...entries, zone, refusal: undefined}
}

/** A few seconds of reading. */
const leastBudget = 1_500_000

type Task = {
  readonly zone: string
  readonly read: (markdown: string) => DetailedReading
  /** What the document says, whichever zones it says it in. */
  readonly meant: string
  readonly budget: {left: number}
}

type Written = Pick<NormalizedTimes, 'text' | 'changed' | 'left'>

/** All that a document says, but for the zones that its times are written in; the day of the first of them is another in another zone. */
function toInstants(incident: Incident): string {
  return JSON.stringify(JSON.parse(toComparable(incident)), (key, value) => (key === 'zone' || key === 'date' ? undefined : value))
}

function saysTheSame(text: string, {read, meant, budget}: Task): boolean {
  budget.left -= text.length
  const {refusal, incident} = read(text).reading
  return refusal === undefined && toInstants(incident) === meant
}

/** An instant that is written in another zone, and exactly enough for that to matter. */
function isElsewhere(instant: Instant, zone: string): boolean {
  return instant.zone !== zone && instant.precision !== 'day'
}

/** A value of the front matter: where it stands, quotes and all, and what is to stand there. */
type Fact = {readonly start: number; readonly end: number; readonly line: number; readonly value: string}

/** Milestones and impact windows of the front matter, each by itself, the last first so that those above stay where they are. */
function writeFacts({text: whole}: Pick<Written, 'text'>, task: Task): Written {
  let [text, changed] = [whole, 0]
  const left: LeftTime[] = []
  for (const {start, end, line, value} of listFacts(whole, task).toSorted((one, other) => other.start - one.start)) {
    const quote = /^['"]/.exec(whole.slice(start))?.[0] ?? (/^\w/.test(value) ? '' : "'")
    const next = text.slice(0, start) + quote + value + quote + text.slice(end)
    if (saysTheSame(next, task)) [text, changed] = [next, changed + 1]
    else left.unshift({line, written: whole.slice(start, end), reason: otherwise})
  }
  return {text, changed, left}
}

function listFacts(text: string, {zone, read}: Task): readonly Fact[] {
  const {frontMatter, reading} = read(text)
  const {milestones, impactWindows} = reading.incident
  const write = (instant: Instant | undefined): string => (instant ? writeInstant(isElsewhere(instant, zone) ? {...instant, zone} : instant, zone) : '..')
  const moments = milestoneKinds.flatMap((kind): Fact[] => {
    const instant = milestones.find(milestone => milestone.kind === kind)?.instant
    const field = frontMatter.fields.find(({key}) => toOwnKey(key) === kind)
    return instant && field && isElsewhere(instant, zone) ? [toFact(text, field.evidenceAt([]), write(instant))] : []
  })
  const windows = impactWindows.flatMap(({start, end, evidence}): Fact[] => {
    const isWanted = evidence.how === 'front-matter' && (isElsewhere(start, zone) || (end !== undefined && isElsewhere(end, zone)))
    return isWanted ? [toFact(text, evidence, `${write(start)}/${write(end)}`)] : []
  })
  return [...moments, ...windows]
}

function toFact(text: string, {start, end}: Pick<Evidence, 'start' | 'end'>, value: string): Fact {
  // The place of a quoted value may be that of its words alone.
  const isInside = /['"]/.test(text[start.offset - 1] ?? '') && text[start.offset - 1] === text[end.offset]
  return {start: start.offset - Number(isInside), end: end.offset + Number(isInside), line: start.line, value}
}

/** Times of the timeline that stand in an item or in a row of their own. */
function writeEntries(written: Written, task: Task): Written {
  const {reading} = task.read(written.text)
  const places = listPlaces(written.text, task)
  const wanted = places.filter(place => place.isElsewhere && place.fault === undefined)
  const kept = keepMost(written.text, wanted, places, task)
  const text = toText(written.text, kept, places) ?? written.text
  const stays = places.filter(place => place.isElsewhere && !kept.edited.includes(place))
  // Lines stay where they are: a time is written within its own.
  const left = stays.map(
    ({line, written: label, fault}): LeftTime => ({line, written: label, reason: fault ?? findDoubt(reading.diagnostics, line) ?? otherwise}),
  )
  return {text, changed: written.changed + kept.edited.length, left: [...written.left, ...left]}
}

/** A timed place of the timeline: where its time stands, and what it is in the document's own zone, with its day. */
type Place = {
  readonly start: number
  readonly end: number
  readonly line: number
  readonly written: string
  readonly label: string
  readonly isElsewhere: boolean
  /** Whether its day is that of the time above. */
  readonly isDayless: boolean
  readonly fault: string | undefined
}

function listPlaces(text: string, {read, zone}: Task): readonly Place[] {
  const {reading, body} = read(text)
  return reading.incident.timeline.flatMap((entry, at): Place[] => {
    const {instant, end, evidence} = entry
    const range = body.textRanges.entries[at]
    const elsewhere = isElsewhere(instant, zone) || (end !== undefined && isElsewhere(end, zone))
    const line = evidence.start.line
    if (!range || evidence.how !== 'item') return elsewhere ? [toFaulty(evidence, line, 'it stands in a sentence')] : []
    const head = text.slice(evidence.start.offset, range.start)
    const [mention, ...more] = findTimes(head)
    const label = writeLabel({...instant, zone, approximate: false}, end && {...end, zone, approximate: false}, undefined, zone)
    if (!mention || more.length > 0 || mention.others.length > 0) return elsewhere ? [toFaulty(evidence, line, 'it says more than one time')] : []
    if (!label) return elsewhere ? [toFaulty(evidence, line, 'it is not exact enough')] : []
    const [from, to] = [evidence.start.offset + mention.start, evidence.start.offset + mention.end]
    const doubt = elsewhere ? findDoubt(reading.diagnostics, line) : undefined
    const about = /^\s*[~≈]/.exec(text.slice(from, to))?.[0] ?? ''
    return [
      {
        start: from,
        end: to,
        line,
        written: text.slice(from, to),
        label: about + label.text,
        isElsewhere: elsewhere,
        isDayless: mention.day === undefined,
        fault: doubt,
      },
    ]
  })
}

function toFaulty(evidence: Evidence, line: number, fault: string): Place {
  const written = evidence.quote.split('\n')[0]?.slice(0, 80) ?? ''
  return {start: 0, end: 0, line, written, label: '', isElsewhere: true, isDayless: false, fault}
}

/** What the reader itself is in doubt about at a line. */
function findDoubt(diagnostics: readonly Diagnostic[], line: number): string | undefined {
  const found = diagnostics.find(({rule, place}) => doubts.has(rule) && place?.start.line === line)
  return found && doubts.get(found.rule)
}

const doubts: ReadonlyMap<string, string> = new Map([
  ['ambiguous-zone', 'its zone can be more than one'],
  ['zone-pair', 'its two zones do not say the same instant'],
  ['zone-out-of-season', 'its zone was not kept on that day'],
  ['assumed-zone', 'its zone is a guess'],
])

const otherwise = 'written so, the document would be read otherwise'

/** The places to be rewritten; `isDated` where those below them, which take their day from above, get one of their own. */
type Kept = {readonly edited: readonly Place[]; readonly isDated: boolean}

/** All of them where that is read the same; else as many as can be, found by halves. */
function keepMost(text: string, wanted: readonly Place[], places: readonly Place[], task: Task): Kept {
  if (wanted.length === 0) return {edited: [], isDated: false}
  const isKept = (kept: Kept): boolean => {
    const next = toText(text, kept, places)
    return task.budget.left > 0 && next !== undefined && saysTheSame(next, task)
  }
  for (const isDated of [false, true]) if (isKept({edited: wanted, isDated})) return {edited: wanted, isDated}
  let edited: readonly Place[] = []
  const add = (some: readonly Place[]): void => {
    if (task.budget.left <= 0) return
    if (isKept({edited: [...edited, ...some], isDated: true})) {
      edited = [...edited, ...some]
    } else if (some.length > 1) {
      const half = Math.ceil(some.length / 2)
      add(some.slice(0, half))
      add(some.slice(half))
    }
  }
  add(wanted)
  return {edited, isDated: true}
}

function toText(text: string, {edited, isDated}: Kept, places: readonly Place[]): string | undefined {
  const below = isDated && edited.length > 0 ? places.filter(place => !place.isElsewhere && place.isDayless) : []
  const edits: readonly TextEdit[] = [...edited, ...below].map(({start, end, label}) => ({start, end, text: label}))
  return spliceText(text, edits)
}
