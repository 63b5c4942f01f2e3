import type {Root, RootContent} from 'mdast'
import type {ActionItem} from '#src/incident/action-item.ts'
import type {Diagnostic} from '#src/incident/diagnostic.ts'
import type {Stated} from '#src/incident/evidence.ts'
import type {Factor, Trigger} from '#src/incident/factor.ts'
import type {ImpactMeasure, ImpactWindow, StatedDuration} from '#src/incident/impact.ts'
import type {Lesson, StatusUpdate, TimelineEntry} from '#src/incident/incident.ts'
import type {Day} from '#src/incident/instant.ts'
import type {Milestone} from '#src/incident/milestone.ts'
import type {Section} from '#src/incident/section.ts'
import type {DocumentParts} from '#src/postmortem/document/document-parts.ts'
import type {Prose} from '#src/postmortem/document/prose.ts'
import type {ReadHints} from '#src/postmortem/document/read-hints.ts'
import {sliceContent, sliceNodes, withoutBareHeadings, withoutRanges} from '#src/postmortem/document/slice-nodes.ts'
import {type SourceText, toEvidence} from '#src/postmortem/document/source-text.ts'
import type {Line} from '#src/postmortem/document/to-lines.ts'
import {findTimes} from '#src/postmortem/time/find-times.ts'
import {resolveDay, type TimeSettings} from '#src/postmortem/time/time-settings.ts'
import type {ActionSource} from './action-source.ts'
import {collectFacts} from './collect-facts.ts'
import type {Stretch} from './cut-apart.ts'
import {type Layout, layOut} from './lay-out.ts'
import {type Events, readEvents} from './read-events.ts'
import type {Fact} from './read-facts.ts'
import type {Fields} from './read-fields.ts'
import {readImpact} from './read-impact-measures.ts'
import {type Meaning, readMeaning} from './read-meaning.ts'
import {type Parts, readParts} from './read-parts.ts'
import {readStatedFacts, type StatedFacts} from './read-stated-facts.ts'
import type {TimedText} from './read-timeline.ts'
import {readTimezone} from './read-timezone.ts'
import {settleTimes} from './settle-times.ts'

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
  readonly textRanges: {readonly entries: readonly Stretch[]; readonly updates: readonly Stretch[]; readonly actions: readonly Stretch[]}
  /** Where each action was read, parallel to them: what an edit needs. */
  readonly actionSources: readonly ActionSource[]
}

/**
 * Reads what stands below the front matter in stages, each of which leans on those before it: what the lines are parts of, the labelled facts, the
 * zone and days of its clocks, everything that has a time, and everything else. What no reader takes stays with its section.
 */
export function readBody(source: SourceText, root: Root, prose: readonly Prose[], fields: Fields, hints: ReadHints): Body {
  const layout = layOut(source, root, fields)
  const collected = collectFacts(source, layout)
  const {facts} = collected
  const times = settleTimes(source, layout, facts, fields, hints)
  const {settings, day} = times
  const stated = readStatedFacts(source, {facts, settings, day}, fields, hints)
  const events = readEvents(source, layout, collected, times, stated.milestones)
  const parts = readParts(source, layout, prose, events.postedLines, settings)

  const {title, pieces} = layout
  const meaning = readMeaning(source, pieces, {
    title: title?.line,
    timeline: events.timeline,
    updates: events.updates.map(({row}) => row),
    detected: events.milestones.find(({kind}) => kind === 'detected')?.instant.at,
    factors: parts.factors,
    severities: hints.severities,
    isSeverityStated: fields.severity !== undefined || facts.some(({key}) => key === 'severity'),
    isDetectionStated: fields.detectedBy !== undefined || facts.some(({key}) => key === 'detected_by'),
    isTriggerStated: parts.trigger !== undefined,
    areFactorsSorted: fields.factorCategories.length > 0,
  })
  return {
    title: title && {value: title.value, evidence: title.evidence},
    titleLine: title?.line,
    lines: layout.all,
    facts,
    stated,
    settings,
    day,
    date: toDate(source, layout.lines, day, settings),
    timezone: readTimezone(source, settings, facts),
    sections: parts.sections,
    timeline: events.timeline,
    updates: events.updates.map(({row, state}) => ({instant: row.instant, state, text: row.text, evidence: row.evidence})),
    milestones: events.milestones,
    impactWindows: events.impactWindows,
    statedWindows: events.statedWindows,
    actions: parts.actions,
    factors: parts.factors,
    lessons: parts.lessons,
    trigger: parts.trigger ?? meaning.trigger,
    meaning,
    impactMeasures: readImpact(source, pieces, prose),
    statedDurations: parts.statedDurations,
    diagnostics: [...events.diagnostics, ...parts.diagnostics],
    parts: toDocumentParts(source, root, layout, events, parts),
    textRanges: {
      entries: events.rows.map(toTextRange),
      updates: events.updates.map(({row}) => toTextRange(row)),
      actions: parts.actionRanges,
    },
    actionSources: parts.actionSources,
  }
}

/** The nodes of the tree that the texts of sections, entries, updates, actions and factors are. */
function toDocumentParts(source: SourceText, root: Root, {pieces}: Layout, events: Events, parts: Parts): DocumentParts {
  const elsewhere = [...events.taken, ...parts.taken].toSorted((a, b) => a.start - b.start)
  const content = ({start, end}: Stretch): readonly RootContent[] => sliceContent(source, root.children, start, end)
  const slice = ({start, end}: Stretch): readonly RootContent[] => sliceNodes(source, root.children, start, end)
  return {
    definitions: root.children.filter(node => node.type === 'definition' || node.type === 'footnoteDefinition'),
    sections: pieces.map(({bodyStart, end}) => withoutBareHeadings(source, withoutRanges(bodyStart, end, elsewhere).flatMap(slice), elsewhere, end)),
    entries: events.rows.map(row => content(toTextRange(row))),
    updates: events.updates.map(({row}) => content(toTextRange(row))),
    actions: parts.actionRanges.map(content),
    factors: parts.factorRanges.map(content),
  }
}

function toTextRange({textStart, textEnd}: TimedText): Stretch {
  return {start: textStart, end: textEnd}
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
