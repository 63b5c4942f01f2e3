import {type ActionItem, isOpen} from './action-item.ts'
import {addDays} from './add-days.ts'
import type {Day} from './instant.ts'

/** When an action is to be done, seen from today: `week` is within the next 7 days, `month` within the next 30, `later` after that. */
export const dueRanges = ['overdue', 'week', 'month', 'later', 'undated'] as const
export type DueRange = (typeof dueRanges)[number]

/** Within which range an open action is due; undefined for one that is not open any more, or not yet. */
export function findDueRange(action: Pick<ActionItem, 'status' | 'due'>, today: Day): DueRange | undefined {
  const {due} = action
  if (!isOpen(action)) return undefined
  if (due === undefined) return 'undated'
  if (due < today) return 'overdue'
  if (due <= addDays(today, 7)) return 'week'
  return due <= addDays(today, 30) ? 'month' : 'later'
}
