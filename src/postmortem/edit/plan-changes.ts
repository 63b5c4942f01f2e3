import {type ActionChange, type ActionValues, type EditableField, editableFields} from '#src/incident/action-change.ts'
import {type ActionItem, actionKinds, actionStatuses} from '#src/incident/action-item.ts'
import {isDay} from '#src/postmortem/time/read-stamp.ts'

/** What shall come of a document's actions: new values by position, positions that go, and the order of all that are there afterwards. */
export type Plan = {
  readonly sets: ReadonlyMap<number, ActionValues>
  readonly removed: ReadonlySet<number>
  readonly moved: ReadonlySet<number>
  readonly added: readonly ActionValues[]
  /** Positions before the change, and numbers of `added`, in the new order. */
  readonly order: readonly PlannedPlace[]
}

export type PlannedPlace = {readonly kind: 'kept'; readonly position: number} | {readonly kind: 'added'; readonly index: number}

/** Takes the changes of a call together; what changes nothing is left out. A sentence says why they cannot be made. */
export function planChanges(actions: readonly ActionItem[], changes: readonly ActionChange[]): Plan | {readonly refusal: string} {
  const sets = new Map<number, ActionValues>()
  const removed = new Set<number>()
  const moves = new Map<number, number>()
  const added: ActionValues[] = []
  /** What is put in before each position, in the order of the changes. */
  const inserted: {before: number; place: PlannedPlace}[] = []
  for (const change of changes) {
    if ('position' in change && !isPosition(change.position, actions.length)) return {refusal: noPlace(change.position, actions.length)}
    if ('before' in change && change.before !== undefined && !isPosition(change.before, actions.length + 1))
      return {refusal: noPlace(change.before, actions.length)}
    if ('values' in change) {
      const fault = findFault(change.values)
      if (fault !== undefined) return {refusal: fault}
    }
    switch (change.change) {
      case 'set':
        sets.set(change.position, {...sets.get(change.position), ...toPlain(change.values)})
        break
      case 'remove':
        removed.add(change.position)
        break
      case 'add':
        inserted.push({before: change.before ?? actions.length, place: {kind: 'added', index: added.length}})
        added.push(toPlain(change.values))
        break
      case 'move':
        moves.set(change.position, change.before)
        break
    }
  }
  for (const [position, before] of moves) {
    if (removed.has(position) || before === position || before === position + 1) moves.delete(position)
    else inserted.push({before, place: {kind: 'kept', position}})
  }
  for (const [position, values] of sets) {
    const action = actions[position]
    // A sentence keeps its stop, whoever leaves it out of the title.
    const stop = action?.evidence.how === 'prose' ? /[.!。]$/.exec(action.title)?.[0] : undefined
    const title = values.title !== undefined && stop !== undefined && !/[.!?。]$/.test(values.title) ? {title: values.title + stop} : {}
    const news = Object.entries({...values, ...title}).filter(([field, value]) => (action?.[field as EditableField] ?? null) !== value)
    if (removed.has(position) || news.length === 0) sets.delete(position)
    else sets.set(position, Object.fromEntries(news))
  }
  const order: PlannedPlace[] = []
  for (let position = 0; position <= actions.length; position++) {
    for (const {before, place} of inserted) if (before === position) order.push(place)
    if (position < actions.length && !removed.has(position) && !moves.has(position)) order.push({kind: 'kept', position})
  }
  return {sets, removed, moved: new Set(moves.keys()), added, order}
}

function isPosition(value: number, count: number): boolean {
  return Number.isInteger(value) && value >= 0 && value < count
}

function noPlace(position: number, count: number): string {
  return `There is no action ${position + 1} in this document any more, it has ${count}.`
}

/** A sentence about the first value that no document could hold. */
function findFault(values: ActionValues): string | undefined {
  for (const field of editableFields) {
    const value = values[field]
    if (value === undefined || value === null) {
      if (value === null && (field === 'title' || field === 'status')) return `An action needs a ${field}.`
      continue
    }
    if (typeof value !== 'string') return `The ${field} of an action is text.`
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that no line of text can hold
    if (/[\u0000-\u0008\u000a-\u001f\u007f\u0085\u2028\u2029]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(value))
      return `The ${field} has to be one line of text.`
    if (value.length > mostCharacters) return `The ${field} is longer than ${mostCharacters} characters.`
    if ((field === 'due' || field === 'done') && !isDay(value)) return `“${value}” is no day of the calendar as YYYY-MM-DD.`
  }
  const {title, status, kind} = values
  if (title !== undefined && !/[\p{L}\p{N}]/u.test(title)) return 'The title of an action needs words.'
  if (status !== undefined && !actionStatuses.includes(status)) return `“${status}” is no status of an action.`
  if (kind && !actionKinds.includes(kind)) return `“${kind}” is no kind of action.`
  return undefined
}

const mostCharacters = 2000

/** White space as single blanks, and what is empty as not stated. */
function toPlain(values: ActionValues): ActionValues {
  const entries = Object.entries(values).flatMap(([field, value]) => {
    if (value === undefined) return []
    const plain = typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() : null
    return [[field, plain === '' ? null : plain]]
  })
  return Object.fromEntries(entries)
}
