import {plural} from '#src/features/services/plural.ts'
import type {ActionValues, EditableField} from '#src/incident/action-change.ts'
import type {ActionStatus} from '#src/incident/action-item.ts'
import type {ActionEdit} from '#src/library/document-saving.ts'
import {clampText} from '#src/ui/clamp-text.ts'
import {shortStatusNames} from './describe-actions.ts'

/** What edits do, in a sentence: `“Raise the cap” is done.`, `3 actions in 2 files now have the owner @platform.` */
export function describeEdits(edits: readonly ActionEdit[]): string {
  const requests = edits.flatMap(edit => edit.requests).filter(request => request.change === 'set')
  const [first, ...others] = requests
  if (!first) return ''
  const isAlike = others.every(({values}) => JSON.stringify(values) === JSON.stringify(first.values))
  const what = isAlike ? describeValues(first.values) : undefined
  const isOne = others.length === 0
  const who = isOne ? `“${clampText(first.title, 80)}”` : `${plural(requests.length, 'action')} in ${plural(edits.length, 'file')}`
  return `${who} ${what?.[isOne ? 0 : 1] ?? (isOne ? 'is changed' : 'are changed')}.`
}

/** The same as a line of history: what is known in it is the change, and not the whole. */
export function describeForHistory(edits: readonly ActionEdit[]): string {
  return clampText(describeEdits(edits).replace(/\.$/, ''), 200)
}

/** What it is that holds now, of one and of several. */
function describeValues(values: ActionValues): readonly [string, string] | undefined {
  const stated = (Object.keys(values) as EditableField[]).filter(field => field !== 'done' || values.status === undefined)
  // What comes with these, a proof or a reason, explains them.
  const [field, ...rest] = values.status === 'done' || values.status === 'wont-do' ? ['status' as const] : stated
  if (field === undefined || rest.length > 0) return undefined
  const value = values[field]
  if (field === 'status') {
    const name = shortStatusNames[value as ActionStatus]
    return value === 'wont-do' ? ['will not be done', 'will not be done'] : [`is ${name}`, `are ${name}`]
  }
  if (field === 'title') return ['has new words', 'have new words']
  const name = fieldNames[field]
  if (value === null) return [`has no ${name} any more`, `have no ${name} any more`]
  return [`now has the ${name} ${clampText(String(value), 80)}`, `now have the ${name} ${clampText(String(value), 80)}`]
}

/** How fields are called on the screen. */
export const fieldNames: Readonly<Record<EditableField, string>> = {
  title: 'words',
  status: 'status',
  kind: 'kind',
  owner: 'owner',
  due: 'due date',
  done: 'day it was done',
  priority: 'priority',
  ref: 'ticket',
  factor: 'factor',
  reason: 'reason',
  proof: 'proof',
}
