import type {ListItem, RootContent} from 'mdast'
import type {ActionItem} from '#src/incident/action-item.ts'
import type {Diagnostic} from '#src/incident/diagnostic.ts'
import type {Factor, Trigger} from '#src/incident/factor.ts'
import type {ImpactMeasure, StatedDuration} from '#src/incident/impact.ts'
import {type Lesson, type StatusUpdate, type TimelineEntry, updateStates} from '#src/incident/incident.ts'
import {milestoneKinds} from '#src/incident/milestone.ts'
import type {Section} from '#src/incident/section.ts'
import type {DocumentParts} from '#src/postmortem/document/document-parts.ts'
import {endOf, sliceOf, startOf} from '#src/postmortem/document/parse-document.ts'
import type {Prose} from '#src/postmortem/document/prose.ts'
import type {ReadHints} from '#src/postmortem/document/read-hints.ts'
import {type SourceText, toEvidence} from '#src/postmortem/document/source-text.ts'
import type {Outline, SectionNodes} from '#src/postmortem/document/split-sections.ts'
import {endBeforeStart} from '#src/postmortem/rules/end-before-start.ts'
import {report} from '#src/postmortem/rules/rule.ts'
import {withoutItems} from './list-items.ts'
import {readActions} from './read-actions.ts'
import {readFactors} from './read-factors.ts'
import type {Fields} from './read-fields.ts'
import {readImpactMeasures, readStatedDurations} from './read-impact.ts'
import {readLessons} from './read-lessons.ts'
import {readStampedItems, type StampedItem} from './read-stamped-items.ts'

/** What the text below the front matter says. */
export type Body = {
  readonly sections: readonly Section[]
  readonly timeline: readonly TimelineEntry[]
  readonly updates: readonly StatusUpdate[]
  readonly actions: readonly ActionItem[]
  readonly factors: readonly Factor[]
  readonly lessons: readonly Lesson[]
  readonly trigger: Trigger | undefined
  readonly impactMeasures: readonly ImpactMeasure[]
  readonly statedDurations: readonly StatedDuration[]
  readonly diagnostics: readonly Diagnostic[]
  readonly parts: DocumentParts
}

/** Reads each section with the reader for its kind; what that reader leaves stays with the section. */
export function readBody(source: SourceText, outline: Outline, prose: readonly Prose[], fields: Fields, hints: ReadHints): Body {
  const zone = fields.timezone?.value ?? hints.defaultTimezone ?? 'UTC'
  const firstDay = fields.date?.value ?? toLocalDay(fields)
  const sections: Section[] = []
  const timeline: TimelineEntry[] = []
  const updates: StatusUpdate[] = []
  const actions: ActionItem[] = []
  const factors: Factor[] = []
  const lessons: Lesson[] = []
  const diagnostics: Diagnostic[] = []
  const impactMeasures: ImpactMeasure[] = []
  const statedDurations: StatedDuration[] = []
  const parts = {
    sections: [] as (readonly RootContent[])[],
    entries: [] as (readonly RootContent[])[],
    updates: [] as (readonly RootContent[])[],
    actions: [] as (readonly RootContent[])[],
    factors: [] as (readonly RootContent[])[],
  }
  let trigger: Trigger | undefined

  for (const section of outline.sections) {
    const read = toSection(source, section)
    sections.push(read)
    let rest = section.nodes
    const takeItems = (items: ReadonlySet<ListItem>): void => {
      rest = withoutItems(rest, items)
    }
    switch (section.kind) {
      case 'timeline': {
        const stamped = readStampedItems(source, section, {zone, day: firstDay}, milestoneKinds)
        diagnostics.push(...stamped.diagnostics)
        for (const item of stamped.items) {
          timeline.push(toEntry(item, diagnostics))
          parts.entries.push(item.nodes)
        }
        takeItems(new Set(stamped.items.map(({item}) => item)))
        break
      }
      case 'statusUpdates': {
        const stamped = readStampedItems(source, section, {zone, day: firstDay}, updateStates)
        diagnostics.push(...stamped.diagnostics)
        for (const {instant, words, text, evidence, nodes} of stamped.items) {
          updates.push({instant, state: updateStates.find(state => words.includes(state)), text, evidence})
          parts.updates.push(nodes)
        }
        takeItems(new Set(stamped.items.map(({item}) => item)))
        break
      }
      case 'remediation': {
        const reading = readActions(source, section)
        actions.push(...reading.actions)
        parts.actions.push(...reading.parts)
        diagnostics.push(...reading.diagnostics)
        takeItems(reading.items)
        break
      }
      case 'rootCause':
      case 'contributingFactors': {
        const reading = readFactors(source, section)
        factors.push(...reading.factors)
        parts.factors.push(...reading.parts)
        rest = reading.rest
        break
      }
      case 'trigger':
        if (read.text && !trigger) trigger = {text: read.text, evidence: read.evidence}
        break
      default:
        lessons.push(...readLessons(source, section))
    }
    parts.sections.push(rest)

    const inside = prose.filter(({start}) => start >= read.evidence.start.offset && start < read.evidence.end.offset)
    if (section.kind === 'impact') impactMeasures.push(...readImpactMeasures(source, inside))
    if (section.kind === 'impact' || section.kind === 'summary') statedDurations.push(...readStatedDurations(source, inside))
  }
  return {
    sections,
    timeline,
    updates,
    actions,
    factors,
    lessons,
    trigger,
    impactMeasures,
    statedDurations,
    diagnostics,
    parts: {...parts, definitions: outline.definitions},
  }
}

function toSection(source: SourceText, {kind, heading, headingNode, nodes}: SectionNodes): Section {
  const outer = headingNode ? [headingNode, ...nodes] : nodes
  const [first, last] = [outer[0], outer.at(-1)]
  return {
    kind,
    heading,
    text: sliceOf(source, nodes).trim(),
    evidence: toEvidence(source, first ? startOf(source, first) : 0, last ? endOf(source, last) : 0, headingNode ? 'heading' : 'section'),
  }
}

function toEntry({instant, end, words, text, evidence}: StampedItem, diagnostics: Diagnostic[]): TimelineEntry {
  const milestones = milestoneKinds.filter(kind => words.includes(kind))
  if (!end || end.at >= instant.at) return {instant, end, milestones, text, evidence}
  diagnostics.push(
    report(
      endBeforeStart,
      evidence,
      'Unexpected end before the start of a range, expected the day of the end where it is past midnight: `22:00–2025-03-14 01:30`',
    ),
  )
  return {instant, end: undefined, milestones, text, evidence}
}

/** The day that the front matter's first milestone is written with, in its own zone. */
function toLocalDay(fields: Fields): string | undefined {
  const first = [...fields.milestones.values()][0]
  return first ? /\d{4}-\d{2}-\d{2}/.exec(first.evidence.quote)?.[0] : undefined
}
