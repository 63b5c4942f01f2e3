import type {ActionItem, ActionStatus} from './action-item.ts'

/** What of an action can be written by others than its author: everything but where it stands. */
export const editableFields = ['title', 'status', 'kind', 'owner', 'due', 'done', 'priority', 'ref', 'factor', 'reason', 'proof'] as const
export type EditableField = (typeof editableFields)[number]

/** Values for some of an action's fields, `null` for those that shall not be stated any more; fields that are not named stay as they are. */
export type ActionValues = {
  readonly title?: string
  readonly status?: ActionStatus
} & {readonly [Field in Exclude<EditableField, 'title' | 'status'>]?: Exclude<ActionItem[Field], undefined> | null}

/**
 * One change of a document's actions. Positions are those of the document before any change, from 0, in its own order. An action is added
 * before the one at `before`, or behind the last.
 */
export type ActionChange =
  | {readonly change: 'set'; readonly position: number; readonly values: ActionValues}
  | {readonly change: 'add'; readonly values: ActionValues & {readonly title: string}; readonly before?: number}
  | {readonly change: 'remove'; readonly position: number}
  | {readonly change: 'move'; readonly position: number; readonly before: number}

/**
 * The same as somebody asks for it who looked at the document a while ago: `title` is the action that they saw at `position`, and `was` what
 * they saw in the fields that they change. What has changed meanwhile elsewhere is none of theirs; what has changed in these is a conflict.
 * `id` is the author's own handle for the action, where it has one: by it an action is found whose title was changed meanwhile.
 */
export type ActionRequest =
  | {
      readonly change: 'set'
      readonly position: number
      readonly id?: string | undefined
      readonly title: string
      readonly was: ActionValues
      readonly values: ActionValues
    }
  | {readonly change: 'add'; readonly values: ActionValues & {readonly title: string}}
  | {readonly change: 'remove'; readonly position: number; readonly id?: string | undefined; readonly title: string}
  | {readonly change: 'move'; readonly position: number; readonly id?: string | undefined; readonly title: string; readonly before: number}
