import {type ActionItem, isOpen} from './action-item.ts'
import {addDays} from './add-days.ts'
import type {Day} from './instant.ts'

/** When an action is to be done, seen from today: `week` is within the next 7 days, `month` within the next 30, `later` after that. */
export const dueRanges = ['overdue', 'week', 'month', 'later', 'undated'] as const
export type DueRange = (typeof dueRanges)[number]

/** Tells within which range an action is due, seen from a day; undefined for one that is not open any more, or not yet. */
export function dueRangesFrom(today: Day): (action: Pick<ActionItem, 'status' | 'due'>) => DueRange | undefined {
  const [week, month] = [addDays(today, 7), addDays(today, 30)]
  return action => {
    const {due} = action
    if (!isOpen(action)) return undefined
    if (due === undefined) return 'undated'
    if (due < today) return 'overdue'
    if (due <= week) return 'week'
    return due <= month ? 'month' : 'later'
  }
}
