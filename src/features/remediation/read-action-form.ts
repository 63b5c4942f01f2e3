import {tidyText} from '#src/features/shell/address-reader.ts'
import {type ActionValues, type EditableField, editableFields} from '#src/incident/action-change.ts'
import {actionKinds, actionStatuses} from '#src/incident/action-item.ts'
import type {Day} from '#src/incident/instant.ts'
import type {ActionEdit} from '#src/library/document-saving.ts'
import {showBidi} from '#src/ui/show-bidi.ts'
import type {SeenAction} from './seen-action.ts'

/**
 * What a form says of actions. `one` is a form of a single action, in which an empty field means "not stated" and one that is missing is
 * left as it is; `many` changes several alike, and leaves what is empty as it is.
 */
export type ActionForm = {readonly way: 'one' | 'many'; readonly seen: readonly SeenAction[]; readonly fields: ActionFields}
export type ActionFields = Readonly<Partial<Record<EditableField, string>>>

/** What of a form cannot be taken, to be mended where it was typed. */
export type FieldFault = {readonly field: EditableField; readonly says: string}

export type ReadForm =
  | {readonly faults: readonly FieldFault[]}
  | {
      /** One for each file. */
      readonly edits: readonly ActionEdit[]
      /** What has to be asked first: why not, or what shows that it is done. Where the form had such a field, it was asked. */
      readonly asks: readonly ('reason' | 'proof')[]
    }

/** Finds what a form changes of what was seen; today is the day on which what is done now was done. */
export function readActionForm({way, seen, fields}: ActionForm, today: Day): ReadForm {
  const faults = editableFields.flatMap(field => {
    const says = findFault(field, fields[field], way)
    return says === undefined ? [] : [{field, says}]
  })
  if (faults.length > 0) return {faults}
  const changes = seen.map(each => ({seen: each, ...findChange(each, fields, way, today)})).filter(({values}) => Object.keys(values).length > 0)
  const edits = new Map<string, ActionEdit & {readonly requests: ActionEdit['requests'][number][]}>()
  for (const {seen, values, was} of changes) {
    const {incidentId, base, position, id} = seen
    const key = `${base} ${incidentId}`
    const edit = edits.get(key) ?? {incidentId, base, requests: []}
    edit.requests.push({change: 'set', position, ...(id === undefined ? {} : {id}), title: seen.was.title, was, values})
    edits.set(key, edit)
  }
  return {edits: [...edits.values()], asks: listAsks(changes, fields)}
}

/** The longest that a field may be; the file's own limits are far above. */
export const longestField: Readonly<Record<EditableField, number>> = {
  title: 1000,
  status: 20,
  kind: 20,
  owner: 200,
  due: 10,
  done: 10,
  priority: 40,
  ref: 500,
  factor: 120,
  reason: 2000,
  proof: 2000,
}

type Change = {readonly values: ActionValues; readonly was: ActionValues}

function findChange({was}: SeenAction, fields: ActionFields, way: ActionForm['way'], today: Day): Change {
  const values: Record<string, string | null> = {}
  for (const field of editableFields) {
    const sent = fields[field]
    if (sent === undefined || (way === 'many' && sent.trim() === '')) continue
    const text = tidyText(sent)
    // What nobody touched comes back as it was shown: with marks for what turns the direction of text, and without line ends.
    if (text === showBidi(tidyText(was[field] ?? ''))) continue
    values[field] = text === '' ? null : text
  }
  const isDoneNow = values.status === 'done'
  // Said to be done, it is done today, unless the form or the file says when; taken back, it is not done on any day.
  if (isDoneNow && (values.done === undefined ? (was.done ?? null) : values.done) === null) values.done = today
  if (values.status && !isDoneNow && was.status === 'done' && values.done === undefined && was.done) values.done = null
  return {values: values as ActionValues, was: Object.fromEntries(Object.keys(values).map(field => [field, was[field as EditableField] ?? null]))}
}

function listAsks(changes: readonly (Change & {readonly seen: SeenAction})[], fields: ActionFields): readonly ('reason' | 'proof')[] {
  const becomes = (status: 'wont-do' | 'done') => changes.filter(({values}) => values.status === status)
  const needsReason = becomes('wont-do').some(({values, seen}) => !(values.reason === undefined ? seen.was.reason : values.reason))
  const needsProof = fields.proof === undefined && becomes('done').some(({seen}) => !seen.was.proof)
  return [...(needsReason ? ['reason' as const] : []), ...(needsProof ? ['proof' as const] : [])]
}

function findFault(field: EditableField, sent: string | undefined, way: ActionForm['way']): string | undefined {
  if (sent === undefined) return undefined
  const text = tidyText(sent)
  if (text.length > longestField[field]) return `This is longer than ${longestField[field]} characters.`
  if (field === 'title' && way === 'one' && text === '') return 'An action needs words that say what is to be done.'
  if (field === 'title' && way === 'many' && text !== '') return 'Several actions cannot have one title.'
  if (text === '') return field === 'status' && way === 'one' ? 'Choose a status.' : undefined
  if (field === 'status' && !actionStatuses.some(status => status === text)) return 'There is no such status.'
  if (field === 'kind' && !actionKinds.some(kind => kind === text)) return 'There is no such kind.'
  if ((field === 'due' || field === 'done') && !isDay(text)) return 'Write a day as 2026-01-31.'
  return undefined
}

function isDay(text: string): boolean {
  const day = /^\d{4}-\d\d-\d\d$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined
  // 2023-02-30 would be the second of March.
  return day !== undefined && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}
