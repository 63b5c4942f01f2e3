import type {ActionItem} from '#src/incident/action-item.ts'
import type {Diagnostic} from '#src/incident/diagnostic.ts'
import type {Factor, Trigger} from '#src/incident/factor.ts'
import type {StatedDuration} from '#src/incident/impact.ts'
import type {Lesson} from '#src/incident/incident.ts'
import type {Section} from '#src/incident/section.ts'
import {firstFrom} from '#src/postmortem/document/first-from.ts'
import {isComment} from '#src/postmortem/document/plain-text.ts'
import type {Prose} from '#src/postmortem/document/prose.ts'
import {type SourceText, toEvidence} from '#src/postmortem/document/source-text.ts'
import type {Line} from '#src/postmortem/document/to-lines.ts'
import type {TimeSettings} from '#src/postmortem/time/time-settings.ts'
import type {ActionSource} from './action-source.ts'
import type {Stretch} from './cut-apart.ts'
import type {Layout} from './lay-out.ts'
import {readActions, readPromisedActions} from './read-actions.ts'
import {readStatedDurations} from './read-duration.ts'
import {readFactors} from './read-factors.ts'
import {readLessons} from './read-lessons.ts'
import {isSafeguard} from './read-promises.ts'
import type {ActionsReading} from './read-prose-actions.ts'
import type {Piece} from './to-pieces.ts'

/** What the parts of a document say that has no time: each part read by the reader for its kind. */
export type Parts = {
  readonly sections: readonly Section[]
  readonly actions: readonly ActionItem[]
  /** Where the texts of the actions stand, parallel to them. */
  readonly actionRanges: readonly Stretch[]
  readonly actionSources: readonly ActionSource[]
  readonly factors: readonly Factor[]
  readonly factorRanges: readonly Stretch[]
  readonly lessons: readonly Lesson[]
  readonly trigger: Trigger | undefined
  readonly statedDurations: readonly StatedDuration[]
  /** What is shown as an action or a factor, and so not with its section. */
  readonly taken: readonly Stretch[]
  readonly diagnostics: readonly Diagnostic[]
}

type Promises = Pick<ActionsReading, 'actions' | 'ranges' | 'sources'>

const mayPromise: ReadonlySet<Piece['kind']> = new Set(['resolution', 'other', 'summary', 'lessons', 'rootCause', 'impact'])

/** Reads the parts of a document; `postedLines` are messages in a list, without their labels. */
export function readParts(
  source: SourceText,
  {pieces, messages}: Layout,
  prose: readonly Prose[],
  postedLines: readonly Line[],
  settings: TimeSettings,
): Parts {
  const sections = pieces.map(piece => toSection(source, piece))
  const listed = pieces.filter(({kind}) => kind === 'remediation').map(({lines, heading}) => readActions(source, lines, settings, heading))
  const causes = pieces
    .filter(({kind}) => kind === 'rootCause' || kind === 'contributingFactors')
    .map(({lines, bodyStart, end, heading}) => readFactors(source, lines, bodyStart, end, heading))
  const trigger = sections.find(({kind, text}) => kind === 'trigger' && text && !isComment(text))

  let actions: readonly Promises[] = listed
  if (isWithoutActions(actions)) actions = pieces.filter(({kind}) => mayPromise.has(kind)).map(({lines}) => readPromisedActions(source, lines, settings))
  if (isWithoutActions(actions)) {
    const said = messages.filter(({isPostmortem}) => !isPostmortem).flatMap(({body}) => body)
    actions = [withoutResponse(readPromisedActions(source, [...said, ...postedLines], settings))]
  }

  return {
    sections,
    actions: actions.flatMap(reading => reading.actions),
    actionRanges: actions.flatMap(({ranges}) => ranges),
    actionSources: actions.flatMap(({sources}) => sources),
    factors: causes.flatMap(({factors}) => factors),
    factorRanges: causes.flatMap(({ranges}) => ranges),
    lessons: pieces.flatMap(({kind, lines}) => readLessons(source, kind, lines)),
    trigger: trigger && {text: trigger.text, evidence: trigger.evidence},
    statedDurations: pieces
      .filter(({kind}) => kind === 'impact' || kind === 'summary')
      .flatMap(({start, end}) => readStatedDurations(source, sliceProse(prose, start, end))),
    taken: [...listed, ...causes].flatMap(({taken}) => taken),
    diagnostics: listed.flatMap(({diagnostics}) => diagnostics),
  }
}

function isWithoutActions(readings: readonly Promises[]): boolean {
  return readings.every(({actions}) => actions.length === 0)
}

/** While it lasts, what is being done is the response; what will be done is a promise. */
function withoutResponse({actions, ranges, sources}: Promises): Promises {
  const isKept = actions.map(({status, title}) => status === 'open' || isSafeguard(title))
  return {
    actions: actions.filter((_, index) => isKept[index]),
    ranges: ranges.filter((_, index) => isKept[index]),
    sources: sources.filter((_, index) => isKept[index]),
  }
}

function sliceProse(prose: readonly Prose[], from: number, to: number): readonly Prose[] {
  const indexOf = (offset: number): number => firstFrom(prose, ({start}) => start + 1, offset)
  return prose.slice(indexOf(from), indexOf(to))
}

function toSection(source: SourceText, {kind, heading, start, bodyStart, end}: Piece): Section {
  return {
    kind,
    heading,
    text: source.text.slice(bodyStart, end).trim(),
    evidence: toEvidence(source, start, end, heading === undefined ? 'section' : 'heading'),
  }
}
