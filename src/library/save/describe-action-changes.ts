import {type ActionChange, type ActionValues, editableFields} from '#src/incident/action-change.ts'
import type {ActionItem} from '#src/incident/action-item.ts'
import {readField} from './settle-requests.ts'

/** What changes do, in a line, and what their fields were before and are after. */
export type DescribedChanges = {readonly message: string; readonly before: unknown; readonly after: unknown}

/** Says what changes of these actions do, for history and for the audit log. */
export function describeActionChanges(changes: readonly ActionChange[], actions: readonly ActionItem[]): DescribedChanges {
  const described = changes.map(change => describeChange(change, actions))
  const [first, ...others] = described
  const message =
    first && others.length < 2
      ? described.map(({words}) => words).join('; ')
      : `Change ${changes.length} actions: ${described
          .slice(0, 3)
          .map(({title}) => title)
          .join(', ')}${changes.length > 3 ? ` and ${changes.length - 3} more` : ''}`
  return {message, before: described.flatMap(({before}) => before ?? []), after: described.flatMap(({after}) => after ?? [])}
}

type Described = {readonly title: string; readonly words: string; readonly before?: object; readonly after?: object}

function describeChange(change: ActionChange, actions: readonly ActionItem[]): Described {
  const action = change.change === 'add' ? undefined : actions[change.position]
  const written = change.change === 'add' ? change.values.title : (action?.title ?? '')
  const title = `“${clip(written, 80)}”`
  switch (change.change) {
    case 'set': {
      const fields = editableFields.filter(field => change.values[field] !== undefined)
      const was = action ? Object.fromEntries(fields.map(field => [field, readField(action, field)])) : {}
      return {title, words: `${describeFields(change.values)}: ${title}`, before: {action: written, ...was}, after: {action: written, ...change.values}}
    }
    case 'add':
      return {title, words: `Add ${title}`, after: {action: written, ...change.values}}
    case 'remove':
      return {title, words: `Remove ${title}`, before: {action: written, ...(action && listStated(action))}}
    case 'move':
      return {title, words: `Move ${title}`, before: {action: written, place: change.position + 1}, after: {action: written, before: change.before + 1}}
  }
}

function describeFields(values: ActionValues): string {
  const fields = editableFields.flatMap(field => {
    const value = values[field]
    if (value === undefined) return []
    return [value === null ? `no ${field}` : `${field} to ${clip(value, 60)}`]
  })
  return `Set ${fields.join(', ')}`
}

function listStated(action: ActionItem): object {
  return Object.fromEntries(editableFields.filter(field => field !== 'title' && action[field] !== undefined).map(field => [field, action[field]]))
}

/** One line of at most so many characters. */
function clip(text: string, most: number): string {
  const line = text.replace(/[\s\p{Cc}]+/gu, ' ').trim()
  return line.length <= most ? line : `${line.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…`
}
