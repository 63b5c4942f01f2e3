import {type ActionChange, type ActionRequest, type ActionValues, editableFields} from '#src/incident/action-change.ts'
import type {ActionItem} from '#src/incident/action-item.ts'
import type {EditConflict} from '#src/library/document-saving.ts'

/** What is asked for as changes of the text as it is now, or what stands against it; no changes where all of it is so already. */
export type SettledRequests = {readonly changes: readonly ActionChange[]} | {readonly conflicts: readonly EditConflict[]}

/**
 * Turns what somebody asks for who saw an older text into changes of the text as it is now. `seen` are the actions of the older text, where
 * those are known: they are what positions count in, and without them nothing can be moved. Two who ask for the same do not stand against each other.
 */
export function settleRequests(
  requests: readonly ActionRequest[],
  {now, seen}: {readonly now: readonly ActionItem[]; readonly seen: readonly ActionItem[] | undefined},
): SettledRequests {
  const sets = new Map<number, ActionValues>()
  const removed = new Set<number>()
  const rest: ActionChange[] = []
  const conflicts: EditConflict[] = []
  for (const request of requests) {
    if (request.change === 'add') {
      if (!isThereAlready(request.values, now, seen)) rest.push(request)
      continue
    }
    const position = findPosition(request, now, seen)
    const action = position === undefined ? undefined : now[position]
    if (position === undefined || !action) conflicts.push({request, now: undefined})
    else if (request.change === 'remove') removed.add(position)
    else if (request.change === 'move') {
      const before = findPlace(request.before, now, seen)
      if (before === undefined) conflicts.push({request, now: show(action)})
      // To where it stands: before itself, or before the one behind it.
      else if (before !== position && before !== position + 1) rest.push({change: 'move', position, before})
    } else {
      const left = findValues(request, action)
      if (left) sets.set(position, {...sets.get(position), ...left})
      else conflicts.push({request, now: show(action)})
    }
  }
  if (conflicts.length > 0) return {conflicts}
  const changes: ActionChange[] = [...sets]
    .filter(([position, values]) => !removed.has(position) && Object.keys(values).length > 0)
    .map(([position, values]) => ({change: 'set', position, values}))
  for (const position of removed) changes.push({change: 'remove', position})
  return {changes: [...changes, ...rest.filter(change => change.change !== 'move' || !removed.has(change.position))]}
}

/** A field that is to be cleared, and one that nobody has stated. */
type FieldValue = string | null

/** What an action says in a field; null where it says nothing. */
export function readField(action: ActionItem, field: keyof ActionValues): FieldValue {
  return action[field] ?? null
}

/**
 * By its place and title; else by the author's own handle, else by a title that no other action has. Of several of one title at another
 * place nobody can tell which is meant.
 */
function findPosition(
  {position, id, title}: {readonly position: number; readonly id?: string | undefined; readonly title: string},
  now: readonly ActionItem[],
  seen: readonly ActionItem[] | undefined,
): number | undefined {
  if (now[position]?.title === title && !isAmbiguous(position, now, seen)) return position
  const handle = id ?? (seen?.[position]?.title === title ? seen[position]?.id : undefined)
  if (handle !== undefined) {
    const found = now.findIndex(action => action.id === handle)
    if (found >= 0) return found
  }
  const [first, ...others] = now.flatMap((action, at) => (action.title === title ? [at] : []))
  if (others.length === 0) return first
  return seen && countTitle(seen, title) === others.length + 1 ? findNth(now, title, findRank(seen, position)) : undefined
}

/** Whether another action of the same title came or went, so that the one at this place may be another one than was seen there. */
function isAmbiguous(position: number, now: readonly ActionItem[], seen: readonly ActionItem[] | undefined): boolean {
  const title = now[position]?.title ?? ''
  const count = countTitle(now, title)
  if (!seen) return false
  return count !== countTitle(seen, title) || (count > 1 && findRank(now, position) !== findRank(seen, position))
}

function countTitle(actions: readonly ActionItem[], title: string): number {
  return actions.filter(action => action.title === title).length
}

/** How many actions of the same title stand before this one. */
function findRank(actions: readonly ActionItem[], position: number): number {
  return countTitle(actions.slice(0, position), actions[position]?.title ?? '')
}

function findNth(actions: readonly ActionItem[], title: string, rank: number): number | undefined {
  return actions.flatMap((action, at) => (action.title === title ? [at] : []))[rank]
}

/** Where an action is to be moved to, which was meant by the action that stood there: its place now. */
function findPlace(before: number, now: readonly ActionItem[], seen: readonly ActionItem[] | undefined): number | undefined {
  if (!seen) return undefined
  const target = seen[before]
  if (!target) return before >= seen.length ? now.length : undefined
  return findPosition({position: before, id: target.id, title: target.title}, now, seen)
}

/** The values that are not there yet; undefined where somebody else has changed one of these fields to something else. */
function findValues({was, values}: Extract<ActionRequest, {change: 'set'}>, action: ActionItem): ActionValues | undefined {
  const left: Record<string, FieldValue> = {}
  for (const field of editableFields) {
    const wanted = values[field]
    const now = readField(action, field)
    if (wanted === undefined || wanted === now) continue
    // Its title is what it was found by, where nobody says what it was.
    if (now !== (was[field] ?? (field === 'title' ? now : null))) return undefined
    left[field] = wanted
  }
  return left as ActionValues
}

/** Whether somebody has added the very same meanwhile, who may be the same person: a form that was sent twice. */
function isThereAlready(values: ActionValues & {readonly title: string}, now: readonly ActionItem[], seen: readonly ActionItem[] | undefined): boolean {
  const isSame = (action: ActionItem): boolean => editableFields.every(field => values[field] === undefined || values[field] === readField(action, field))
  return seen !== undefined && now.filter(isSame).length > seen.filter(isSame).length
}

function show(action: ActionItem): EditConflict['now'] {
  return {title: action.title, values: Object.fromEntries(editableFields.map(field => [field, action[field]]))}
}
