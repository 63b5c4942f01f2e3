import {type ActionValues, type EditableField, editableFields} from '#src/incident/action-change.ts'
import type {ActionItem} from '#src/incident/action-item.ts'
import type {TextEdit} from '#src/incident/diagnostic.ts'
import type {Span} from '#src/incident/evidence.ts'
import type {Incident} from '#src/incident/incident.ts'
import {collapseSpace, toComparable} from '#src/postmortem/format/to-comparable.ts'
import type {Stretch} from '#src/postmortem/sections/cut-apart.ts'

/** An action as it shall be read after a change. */
export type ExpectedAction = {
  readonly from: ActionItem | undefined
  readonly values: ActionValues
  /** Stands in another place now, so that another heading may be above it. */
  readonly isMoved: boolean
}

/** What is read that should not be, in words for people; undefined where a document says exactly what it should. */
export function findDifference(before: Incident, after: Incident, expected: readonly ExpectedAction[], edits: readonly TextEdit[]): string | undefined {
  if (after.actions.length !== expected.length)
    return after.actions.length > expected.length ? 'other text would then be read as an action' : 'it would no longer be read as an action of its own'
  for (const [index, wanted] of expected.entries()) {
    const action = after.actions[index]
    const field = action && findWrongField(action, wanted)
    if (action && field) return toReason(field, action, wanted)
  }
  if (toOthers(before, toRemoved(edits), before) !== toOthers(after, toInserted(edits), before, toRemoved(edits)))
    return 'other parts of the document would be read differently'
  return keepsSections(before, after, edits) ? undefined : 'text of other sections would be lost'
}

/**
 * All but the actions. A link and a heading go and come with the words that hold them, and so goes an organization that was only read from the words
 * that are changed.
 */
function toOthers(incident: Incident, own: readonly Stretch[], before: Incident, removed: readonly Stretch[] = own): string {
  const isIn = ({start, end}: Span, stretches: readonly Stretch[]): boolean => stretches.some(each => each.start < end.offset && each.end > start.offset)
  const isOrganizationGone = before.organization !== undefined && isIn(before.organization.evidence, removed)
  return toComparable({
    ...incident,
    actions: [],
    links: incident.links.filter(link => !isIn(link.evidence, own)),
    sections: incident.sections.filter(section => !own.some(each => each.start <= section.evidence.start.offset && section.evidence.start.offset < each.end)),
    organization: isOrganizationGone ? undefined : incident.organization,
  })
}

function toRemoved(edits: readonly TextEdit[]): readonly Stretch[] {
  return edits.filter(({start, end}) => end > start)
}

/** Where the written text stands in the text afterwards. */
function toInserted(edits: readonly TextEdit[]): readonly Stretch[] {
  let shift = 0
  return edits
    .toSorted((a, b) => a.start - b.start || a.end - b.end)
    .map(({start, end, text}) => {
      const from = start + shift
      shift += text.length - (end - start)
      return {start: from, end: from + text.length}
    })
}

const fields = [...editableFields, 'id', 'group'] as const

function findWrongField(action: ActionItem, {from, values, isMoved}: ExpectedAction): (typeof fields)[number] | undefined {
  return fields.find(field => {
    const read = toPlain(action[field])
    if (field === 'group') return !isMoved && read !== toPlain(from?.group)
    if (field !== 'id' && values[field] !== undefined) return read !== toPlain(values[field])
    // What a heading says of all below it, it says of a new one as well.
    if (!from) return field === 'reason' || field === 'proof' || field === 'due' || field === 'done' ? read !== undefined : false
    return read !== toPlain(from[field])
  })
}

function toPlain(value: string | null | undefined): string | undefined {
  return value === undefined || value === null ? undefined : collapseSpace(value)
}

function toReason(field: (typeof fields)[number], action: ActionItem, {from, values}: ExpectedAction): string {
  const wanted = values[field as EditableField]
  const title = from?.title ?? values.title ?? action.title
  if (wanted === undefined) return `the ${field} of “${title.slice(0, 80)}” would change with it`
  if (wanted === null) return `the ${field} is said by more than the item itself`
  return `the ${field} would not be read as “${wanted.slice(0, 80)}” where it could be written`
}

/** What stands in a section that no edit touches stands there afterwards. */
function keepsSections(before: Incident, after: Incident, edits: readonly TextEdit[]): boolean {
  return before.sections.every(({text, evidence}, index) => {
    const until = before.sections[index + 1]?.evidence.start.offset ?? Number.POSITIVE_INFINITY
    const isTouched = edits.some(edit => edit.start <= until && edit.end >= evidence.start.offset)
    return isTouched || after.sections[index]?.text === text
  })
}
