import type {Root, RootContent} from 'mdast'
import type {ActionItem} from '#src/incident/action-item.ts'
import type {Diagnostic} from '#src/incident/diagnostic.ts'
import type {Evidence, Stated} from '#src/incident/evidence.ts'
import type {Factor, Trigger} from '#src/incident/factor.ts'
import type {ImpactMeasure, ImpactWindow, StatedDuration} from '#src/incident/impact.ts'
import {type Lesson, type StatusUpdate, type TimelineEntry, updateStates} from '#src/incident/incident.ts'
import type {Day, Instant} from '#src/incident/instant.ts'
import {type Milestone, milestoneKinds} from '#src/incident/milestone.ts'
import type {Section} from '#src/incident/section.ts'
import type {DocumentParts} from '#src/postmortem/document/document-parts.ts'
import type {FoundUpdate} from '#src/postmortem/document/find-inline-updates.ts'
import {findPageFrame} from '#src/postmortem/document/find-page-frame.ts'
import {findUpdates, readLeadingState} from '#src/postmortem/document/find-updates.ts'
import {firstFrom} from '#src/postmortem/document/first-from.ts'
import type {Prose} from '#src/postmortem/document/prose.ts'
import type {ReadHints} from '#src/postmortem/document/read-hints.ts'
import {readState} from '#src/postmortem/document/read-state.ts'
import {sliceContent, sliceNodes, withoutBareHeadings, withoutRanges} from '#src/postmortem/document/slice-nodes.ts'
import {type SourceText, toEvidence} from '#src/postmortem/document/source-text.ts'
import {type Line, toLines} from '#src/postmortem/document/to-lines.ts'
import {toPipeRows} from '#src/postmortem/document/to-pipe-rows.ts'
import {endBeforeStart} from '#src/postmortem/rules/end-before-start.ts'
import {itemWithoutTime} from '#src/postmortem/rules/item-without-time.ts'
import {report} from '#src/postmortem/rules/rule.ts'
import {findFirstDay} from '#src/postmortem/time/find-first-day.ts'
import {findTimes} from '#src/postmortem/time/find-times.ts'
import {resolveMention} from '#src/postmortem/time/resolve-mention.ts'
import {addDays, resolveDay, type TimeSettings, toTimeSettings} from '#src/postmortem/time/time-settings.ts'
import {findZone} from '#src/postmortem/time/zone-names.ts'
import {findRuns} from './find-runs.ts'
import {readActions, readPromisedActions} from './read-actions.ts'
import {readStatedDurations} from './read-duration.ts'
import {readFactors} from './read-factors.ts'
import {type Fact, readFacts, readHeadedFact} from './read-facts.ts'
import type {Fields} from './read-fields.ts'
import {readImpact} from './read-impact-measures.ts'
import {findTurnedStretches, readImpactWindows, readWindowFacts} from './read-impact-windows.ts'
import {readLeadingTime} from './read-leading-time.ts'
import {readLessons} from './read-lessons.ts'
import {type Meaning, readMeaning} from './read-meaning.ts'
import {listOwnLines, listRanges, readListedSentences, readMessageSentences, readMessages, toUpdatePieces} from './read-messages.ts'
import {findMilestones} from './read-milestones.ts'
import {isSafeguard} from './read-promises.ts'
import {findDayBefore, readSentences} from './read-sentences.ts'
import {readStatedFacts, type StatedFacts} from './read-stated-facts.ts'
import {readTimeline, type TimedText} from './read-timeline.ts'
import {readTimezone} from './read-timezone.ts'
import {readTitleLine} from './read-title.ts'
import {isAboutOthers, type Piece, toPieces, withoutOverlaps} from './to-pieces.ts'

/** What the text below the front matter says. */
export type Body = {
  readonly title: Stated<string> | undefined
  readonly titleLine: Line | undefined
  readonly lines: readonly Line[]
  readonly facts: readonly Fact[]
  readonly stated: StatedFacts
  readonly settings: TimeSettings
  readonly day: Day | undefined
  readonly date: Stated<Day> | undefined
  /** The zone that bare times are in, where the text says it in any way. */
  readonly timezone: Stated<string> | undefined
  readonly sections: readonly Section[]
  readonly timeline: readonly TimelineEntry[]
  readonly updates: readonly StatusUpdate[]
  readonly milestones: readonly Milestone[]
  readonly impactWindows: readonly ImpactWindow[]
  readonly statedWindows: readonly ImpactWindow[]
  readonly actions: readonly ActionItem[]
  readonly factors: readonly Factor[]
  readonly lessons: readonly Lesson[]
  readonly trigger: Trigger | undefined
  readonly meaning: Meaning
  readonly impactMeasures: readonly ImpactMeasure[]
  readonly statedDurations: readonly StatedDuration[]
  readonly diagnostics: readonly Diagnostic[]
  readonly parts: DocumentParts
  /** Where the texts of the entries, updates and actions stand, parallel to their lists. */
  readonly textRanges: {readonly entries: readonly Range[]; readonly updates: readonly Range[]; readonly actions: readonly Range[]}
}

type Range = {readonly start: number; readonly end: number}

/** Reads each part of the text with the reader for its kind; what that reader leaves stays with the section. */
export function readBody(source: SourceText, root: Root, prose: readonly Prose[], fields: Fields, hints: ReadHints): Body {
  const all = toPipeRows(source, toLines(source, root))
  const frame = findPageFrame(all)
  const lines = all.slice(frame.from, frame.to)
  // A first heading beside another title in the front matter stays in the text.
  // A mail's subject is its title; what it says first is not.
  const firstLine = frame.from > 0 ? undefined : readTitleLine(source, lines)
  const title = fields.title && firstLine?.value !== fields.title.value ? undefined : firstLine
  const messages = findUpdates(lines)
  const ownLines = new Set<Line>(messages.flatMap(message => listOwnLines(message)))
  const rest = lines.filter(line => line !== title?.line && !ownLines.has(line))
  const pieces = withoutOverlaps(
    source,
    [
      ...toFramePiece(all.slice(0, frame.from)),
      ...toPieces(rest, title !== undefined),
      ...toFramePiece(all.slice(frame.to)),
      ...toUpdatePieces(source, messages),
    ],
    title && {start: title.line.outerStart, end: title.line.outerEnd},
  )
  const own = pieces.filter(piece => !isAboutOthers(piece))
  const days = [
    ...(fields.date ? [fields.date.value] : []),
    ...[...fields.milestones.values()].flatMap(({evidence}) => /\d{4}-\d{2}-\d{2}/.exec(evidence.quote)?.[0] ?? []),
  ]
  const found = readFacts(
    source,
    pieces
      .flatMap(piece =>
        piece.kind === 'remediation' || piece.kind === 'timeline' || piece.kind === 'statusUpdates'
          ? piece.lines.filter(line => /^\s*This incident affected:/i.test(line.text))
          : piece.heading === undefined || piece.kind === 'other' || piece.kind === 'summary'
            ? piece.lines
            : piece.lines.filter(line => line.kind === 'row' || line.kind === 'item'),
      )
      .concat(
        rest.filter(line => line.kind === 'heading'),
        all.slice(0, frame.from),
      ),
    // What a status page prints around its messages.
  ).concat(
    readFacts(source, [...ownLines]).filter(({key}) => key === 'services' || key === 'regions'),
    // "Key events: first detected: …, repaired: …": labels of instants may stand for a timeline.
    readFacts(
      source,
      pieces.filter(({kind}) => kind === 'timeline').flatMap(piece => piece.lines),
    ).filter(({key, value}) => milestoneKinds.some(kind => kind === key) && findTimes(value)[0]?.start === 0),
    readFacts(source, messages.filter(({isHead}) => isHead).flatMap(listOwnLines)).filter(({key}) => key === 'started' || key === 'duration'),
    pieces.flatMap(({heading, lines}) => readHeadedFact(source, heading, lines)),
  )
  // The window of work that was announced is not when it went wrong.
  const isAnnounced = lines.slice(0, 3).some(({text}) => /\b(?:scheduled|planned|maintenance)\b/i.test(text))
  const facts = isAnnounced ? found.filter(({key}) => key !== 'window') : found
  const stated = fields.timezone?.value ?? findZone(facts.find(({key}) => key === 'timezone')?.value ?? '')?.zone
  const zone = stated ?? findOwnZone(fields)
  const known = toTimeSettings(all, pieces, {zone: zone ?? hints.defaultTimezone, stated: zone !== undefined, defaultYear: hints.defaultYear, days})
  const findDay = (least: number): Day | undefined =>
    findFirstDay(
      [
        ...(title ? [title.line] : []),
        ...rest.filter(({kind}) => kind === 'heading'),
        ...own.filter(({kind}) => kind !== 'remediation' && kind !== 'lessons' && kind !== 'statusUpdates').flatMap(piece => piece.lines),
      ],
      title?.line,
      facts,
      new Set(messages.flatMap(message => [message.stamp, ...(message.isPostmortem ? [] : message.body)])),
      known,
      least,
    )
  // A blog's `date:` is when it was posted; a text that says plainly that it happened shortly before is about that day.
  const told = fields.date && days[0] === fields.date.value ? findDay(7) : undefined
  const headline = findTitleDay(fields.title?.value ?? title?.value, known)
  // Two months, unless the title itself names the day: a page that was saved has the date on which it was.
  const isBefore = told !== undefined && days[0] !== undefined && told < days[0] && (told === headline || told > addDays(days[0], -60))
  const day =
    (isBefore ? told : days[0] && ((fields.date?.value === days[0] && findDayBefore(own, days[0])) || days[0])) ??
    (headline ? findDay(7) : undefined) ??
    headline ??
    findDay(0) ??
    findFirstMessage(messages, known) ??
    findFirstPosted(pieces, known)

  const zero = findZero(source, lines, known, day) ?? findStatedStart(source, fields, facts, known, day)
  const settings: TimeSettings = zero ? {...known, zero} : known

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
  const valueStarts = new Set(found.flatMap(({evidence, start}) => [evidence.start.offset, start]))
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
  const statedFacts = readStatedFacts(source, {facts, settings, day}, fields, hints)
  const milestones = findMilestones(
    statedFacts.milestones,
    events,
    stretches,
    [...updates, ...closings].map(({row, state}) => ({...row, state})),
    messageSentences,
    sentences.told,
  )

  const actions: ActionItem[] = []
  const actionRanges: Range[] = []
  const taken: Range[] = [...rows.rows, ...posted.rows].map(({evidence}) => ({start: evidence.start.offset, end: evidence.end.offset}))
  const factors: Factor[] = []
  const factorRanges: Range[] = []
  const lessons: Lesson[] = []
  const statedDurations: StatedDuration[] = []
  let trigger: Trigger | undefined
  const sections: Section[] = []
  for (const piece of pieces) {
    const section = toSection(source, piece)
    sections.push(section)
    switch (piece.kind) {
      case 'remediation': {
        const reading = readActions(source, piece.lines, settings, piece.heading)
        actions.push(...reading.actions)
        actionRanges.push(...reading.ranges)
        taken.push(...reading.taken)
        diagnostics.push(...reading.diagnostics)
        break
      }
      case 'rootCause':
      case 'contributingFactors': {
        const reading = readFactors(source, piece.lines, piece.bodyStart, piece.end, piece.heading)
        factors.push(...reading.factors)
        factorRanges.push(...reading.ranges)
        taken.push(...reading.taken)
        break
      }
      case 'trigger':
        if (section.text && !trigger) trigger = {text: section.text, evidence: section.evidence}
        break
      default:
        lessons.push(...readLessons(source, piece.kind, piece.lines))
    }
    if (piece.kind !== 'impact' && piece.kind !== 'summary') continue
    const inside = prose.slice(
      firstFrom(prose, ({start}) => start + 1, piece.start),
      firstFrom(prose, ({start}) => start + 1, piece.end),
    )
    statedDurations.push(...readStatedDurations(source, inside))
  }
  if (actions.length === 0) {
    for (const piece of pieces.filter(
      ({kind}) => kind === 'resolution' || kind === 'other' || kind === 'summary' || kind === 'lessons' || kind === 'rootCause' || kind === 'impact',
    )) {
      const reading = readPromisedActions(source, piece.lines)
      actions.push(...reading.actions)
      actionRanges.push(...reading.ranges)
    }
  }

  if (actions.length === 0) {
    const reading = readPromisedActions(source, [...messages.filter(({isPostmortem}) => !isPostmortem).flatMap(({body}) => body), ...postedLines])
    for (const [index, action] of reading.actions.entries()) {
      // While it lasts, what is being done is the response; what will be done is a promise.
      if (action.status !== 'open' && !isSafeguard(action.title)) continue
      actions.push(action)
      actionRanges.push(reading.ranges[index] ?? {start: 0, end: 0})
    }
  }

  const meaning = readMeaning(source, pieces, {
    title: title?.line,
    timeline,
    updates: updates.map(({row}) => row),
    detected: milestones.find(({kind}) => kind === 'detected')?.instant.at,
    factors,
    severities: hints.severities,
    isSeverityStated: fields.severity !== undefined || facts.some(({key}) => key === 'severity'),
    isDetectionStated: fields.detectedBy !== undefined || facts.some(({key}) => key === 'detected_by'),
    isTriggerStated: trigger !== undefined,
    areFactorsSorted: fields.factorCategories.length > 0,
  })
  // A message whose instant is not decided is none of the updates, and stays with its section; the head of the postmortem is shown nowhere.
  const heads = messages.filter(({isPostmortem}) => isPostmortem)
  const elsewhere = [...taken, ...[...heads, ...posts.map(({message}) => message)].flatMap(listRanges)].toSorted((a, b) => a.start - b.start)
  const content = ({start, end}: Range): readonly RootContent[] => sliceContent(source, root.children, start, end)
  const slice = ({start, end}: Range): readonly RootContent[] => sliceNodes(source, root.children, start, end)
  return {
    title: title && {value: title.value, evidence: title.evidence},
    titleLine: title?.line,
    lines: all,
    facts,
    stated: statedFacts,
    settings,
    day,
    date: toDate(source, lines, day, settings),
    timezone: readTimezone(source, settings, facts),
    sections,
    timeline,
    updates: updates.map(({row, state}) => ({instant: row.instant, state, text: row.text, evidence: row.evidence})),
    milestones,
    impactWindows: stretches,
    statedWindows: sentences.stretches.flatMap(({instant, end, evidence}) => (end ? [{start: instant, end, evidence}] : [])),
    actions,
    factors,
    lessons,
    trigger: trigger ?? meaning.trigger,
    meaning,
    impactMeasures: readImpact(source, pieces, prose),
    statedDurations,
    diagnostics,
    parts: {
      definitions: root.children.filter(node => node.type === 'definition' || node.type === 'footnoteDefinition'),
      sections: pieces.map(({bodyStart, end}) => withoutBareHeadings(source, withoutRanges(bodyStart, end, elsewhere).flatMap(slice), elsewhere, end)),
      entries: events.map(({textStart, textEnd}) => content({start: textStart, end: textEnd})),
      updates: updates.map(({row}) => content({start: row.textStart, end: row.textEnd})),
      actions: actionRanges.map(content),
      factors: factorRanges.map(content),
    },
    textRanges: {
      entries: events.map(toTextRange),
      updates: updates.map(({row}) => toTextRange(row)),
      actions: actionRanges,
    },
  }
}

/** The day that a title names with its year: "Downtime on November 30, 2022". */
function findTitleDay(title: string | undefined, settings: TimeSettings): Day | undefined {
  const day = title === undefined ? undefined : findTimes(title).find(mention => mention.day?.year !== undefined)?.day
  return day && resolveDay(day, settings, undefined)
}

/** What stands around the document is kept as text, and nothing is read from it. */
function toFramePiece(lines: readonly Line[]): readonly Piece[] {
  const [first] = lines
  if (!first) return []
  const heading = first.kind === 'heading' ? first.text : undefined
  const end = lines.reduce((last, line) => Math.max(last, line.outerEnd), first.outerEnd)
  return [{kind: 'other', heading, start: first.outerStart, bodyStart: heading === undefined ? first.outerStart : first.outerEnd, end, lines: []}]
}

function toTextRange({textStart, textEnd}: TimedText): Range {
  return {start: textStart, end: textEnd}
}

function toSection(source: SourceText, {kind, heading, start, bodyStart, end}: Piece): Section {
  return {
    kind,
    heading,
    text: source.text.slice(bodyStart, end).trim(),
    evidence: toEvidence(source, start, end, heading === undefined ? 'section' : 'heading'),
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

/** The offset that the front matter's own instants are written with, where they agree on one. */
function findOwnZone(fields: Fields): string | undefined {
  const zones = new Set([...fields.milestones.values()].map(({value}) => value.zone))
  const [zone] = zones
  return zones.size === 1 && zone !== 'UTC' ? zone : undefined
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

/** What "T+0" is: a line that sets it ("T0 = 13:02 UTC"), as people write it above such a timeline. */
function findZero(source: SourceText, lines: readonly Line[], settings: TimeSettings, day: Day | undefined): Instant | undefined {
  for (const line of lines) {
    const at = /\bT\s?[+-]?\s?(?:0|zero)?\s?(?:=|:|is\b|\bwas\b)\s*/.exec(line.text)
    const mention = at && findTimes(line.text.slice(at.index + at[0].length))[0]
    if (at && mention?.clock && mention.start <= 2) return resolveMention(source, mention, line.start + at.index + at[0].length, settings, day).instant
  }
  return undefined
}

/** Without a zero of its own "T+35m" counts from the start of the incident, where that is stated with a clock. */
function findStatedStart(source: SourceText, fields: Fields, facts: readonly Fact[], settings: TimeSettings, day: Day | undefined): Instant | undefined {
  const field = fields.milestones.get('started')?.value
  if (field && field.precision !== 'day') return field
  const fact = facts.find(({key}) => key === 'started')
  const mention = fact && findTimes(fact.value)[0]
  return fact && mention?.clock ? resolveMention(source, mention, fact.start, settings, day).instant : undefined
}

/** The day of the first message, for texts that name no day anywhere else. */
function findFirstMessage(messages: readonly FoundUpdate[], settings: TimeSettings): Day | undefined {
  const own = messages.filter(({isPostmortem}) => !isPostmortem)
  return (own.length > 0 ? own : messages).flatMap(({mention}) => (mention.day && resolveDay(mention.day, settings, undefined)) ?? []).toSorted()[0]
}

/** The same for messages in a list. */
function findFirstPosted(pieces: readonly Piece[], settings: TimeSettings): Day | undefined {
  const lines = pieces.filter(({kind}) => kind === 'statusUpdates').flatMap(piece => piece.lines)
  return lines
    .flatMap(line => {
      const day = line.kind === 'item' ? readLeadingTime(line.text)?.day : undefined
      return (day && resolveDay(day, settings, undefined)) ?? []
    })
    .toSorted()[0]
}

/** The day of the incident where the text gives one. */
function toDate(source: SourceText, lines: readonly Line[], day: Day | undefined, settings: TimeSettings): Stated<Day> | undefined {
  if (!day) return undefined
  for (const line of lines) {
    if (line.kind === 'code' || line.kind === 'other') continue
    const mention = findTimes(line.text).find(each => each.day && resolveDay(each.day, settings, undefined) === day)
    if (mention) return {value: day, evidence: toEvidence(source, line.start + mention.start, line.start + mention.end, 'prose')}
  }
  return undefined
}
