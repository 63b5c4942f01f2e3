import type {Diagnostic} from '#src/incident/diagnostic.ts'
import type {Evidence} from '#src/incident/evidence.ts'
import type {ImpactWindow} from '#src/incident/impact.ts'
import {type StatusUpdate, type TimelineEntry, updateStates} from '#src/incident/incident.ts'
import {type Milestone, milestoneKinds} from '#src/incident/milestone.ts'
import {readLeadingState} from '#src/postmortem/document/find-updates.ts'
import {readState} from '#src/postmortem/document/read-state.ts'
import {type SourceText, toEvidence} from '#src/postmortem/document/source-text.ts'
import type {Line} from '#src/postmortem/document/to-lines.ts'
import {endBeforeStart} from '#src/postmortem/rules/end-before-start.ts'
import {itemWithoutTime} from '#src/postmortem/rules/item-without-time.ts'
import {report} from '#src/postmortem/rules/rule.ts'
import type {CollectedFacts} from './collect-facts.ts'
import type {Stretch} from './cut-apart.ts'
import {findRuns} from './find-runs.ts'
import type {Layout} from './lay-out.ts'
import {findTurnedStretches, readImpactWindows, readWindowFacts} from './read-impact-windows.ts'
import {listRanges, readListedSentences, readMessageSentences, readMessages} from './read-messages.ts'
import {findMilestones} from './read-milestones.ts'
import {readSentences} from './read-sentences.ts'
import type {StatedFacts} from './read-stated-facts.ts'
import {readTimeline, type TimedText} from './read-timeline.ts'
import type {SettledTimes} from './settle-times.ts'

/** A dated message of a status page, with its state where it names one. */
type Update = {readonly row: TimedText; readonly state: StatusUpdate['state']}

/** What happened when: rows or told sentences, messages, stretches of impact, and the milestones that they tell of. */
export type Events = {
  readonly timeline: readonly TimelineEntry[]
  /** The rows of the timeline, parallel to it. */
  readonly rows: readonly TimedText[]
  readonly updates: readonly Update[]
  readonly milestones: readonly Milestone[]
  readonly impactWindows: readonly ImpactWindow[]
  readonly statedWindows: readonly ImpactWindow[]
  /** What is shown as a row or a message, and so not with its section. */
  readonly taken: readonly Stretch[]
  /** Messages in a list without their labels, for what they promise. */
  readonly postedLines: readonly Line[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Reads everything of a document that has a time, beside the milestones that its front matter and labels have `stated`. */
export function readEvents(
  source: SourceText,
  {messages, pieces, own}: Layout,
  {facts, valueStarts}: CollectedFacts,
  {settings, day}: SettledTimes,
  stated: StatedFacts['milestones'],
): Events {
  const diagnostics: Diagnostic[] = []
  const canonicalUpdates = pieces.filter(({kind}) => kind === 'statusUpdates').flatMap(piece => piece.lines)
  const posted = readTimeline(source, canonicalUpdates, settings, day, updateStates, {toKnown: readState})
  const posts = readMessages(source, messages, settings, diagnostics, day)
  const updates = [
    ...posts,
    ...posted.rows.map(row => ({row, state: updateStates.find(state => row.words.includes(state)) ?? readLeadingState(row.text) ?? readState(row.text)})),
  ]
  diagnostics.push(...posted.diagnostics)

  const timelinePieces = pieces.filter(({kind}) => kind === 'timeline')
  const rowLines =
    timelinePieces.length > 0
      ? timelinePieces.flatMap(piece => piece.lines)
      : findRuns(own).filter(({start, kind}) => kind === 'row' || !valueStarts.has(start))
  const sentences = readSentences(source, own, rowLines, valueStarts, settings, day)
  const windows = readWindowFacts(source, facts, settings, day)
  const rows = readTimeline(source, rowLines, settings, day, milestoneKinds, {stretches: [...windows, ...sentences.stretches]})
  diagnostics.push(
    ...rows.diagnostics,
    ...[...rows.untimed, ...posted.untimed].map(line =>
      report(
        itemWithoutTime,
        toEvidence(source, line.outerStart, line.outerEnd, 'item'),
        'Unexpected item without a time, expected it to start with `**HH:MM** — `',
      ),
    ),
  )
  const isTold = rows.rows.length >= 2
  const events = isTold ? rows.rows : [...rows.rows, ...sentences.told].toSorted((a, b) => a.evidence.start.offset - b.evidence.start.offset)
  if (!isTold) diagnostics.push(...sentences.diagnostics)
  else diagnostics.push(...sentences.diagnostics.filter(({rule}) => rule !== 'time-without-day'))
  const timeline = events.map(row => toEntry(row, diagnostics))
  const closings = readMessages(
    source,
    messages.filter(({isPostmortem}) => isPostmortem).map(message => ({...message, isPostmortem: false})),
    settings,
    [],
  )
  const postedLines = toPostedLines(source, canonicalUpdates, posted.rows)
  const messageSentences = [...readMessageSentences(source, messages, settings, day), ...readListedSentences(source, posted.rows, postedLines, settings)]
  const spoken = [...sentences.stretches, ...messageSentences.map(each => ({...each, kind: 'statusUpdates' as const}))]
  const stretches = readImpactWindows([...windows, ...spoken])
  for (const {evidence} of findTurnedStretches(spoken)) diagnostics.push(toTurned(evidence))
  const milestones = findMilestones(
    stated,
    events,
    stretches,
    [...updates, ...closings].map(({row, state}) => ({...row, state})),
    messageSentences,
    sentences.told,
  )

  // A message whose instant is not decided is none of the updates, and stays with its section; the head of the postmortem is shown nowhere.
  const shown = [...messages.filter(({isPostmortem}) => isPostmortem), ...posts.map(({message}) => message)]
  return {
    timeline,
    rows: events,
    updates,
    milestones,
    impactWindows: stretches,
    statedWindows: sentences.stretches.flatMap(({instant, end, evidence}) => (end ? [{start: instant, end, evidence}] : [])),
    taken: [...[...rows.rows, ...posted.rows].map(({evidence}) => ({start: evidence.start.offset, end: evidence.end.offset})), ...shown.flatMap(listRanges)],
    postedLines,
    diagnostics,
  }
}

function toEntry({instant, end, words, text, evidence}: TimedText, diagnostics: Diagnostic[]): TimelineEntry {
  const milestones = milestoneKinds.filter(kind => words.includes(kind))
  if (!end || end.at >= instant.at) return {instant, end, milestones, text, evidence}
  diagnostics.push(toTurned(evidence))
  return {instant, end: undefined, milestones, text, evidence}
}

function toTurned(evidence: Evidence): Diagnostic {
  return report(endBeforeStart, evidence, 'Unexpected end before the start of a range, expected start–end in this order')
}

/** Messages in a list without their labels, for what they promise. */
function toPostedLines(source: SourceText, lines: readonly Line[], rows: readonly TimedText[]): readonly Line[] {
  const starts = new Map(rows.map(({evidence, textStart}) => [evidence.start.offset, textStart]))
  return lines.flatMap(line => {
    const start = starts.get(line.outerStart)
    if (start !== undefined) return start < line.end ? [{...line, start, text: source.text.slice(start, line.end)}] : []
    return line.kind === 'text' ? [line] : []
  })
}
