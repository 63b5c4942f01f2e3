import type {ActionItem} from '#src/incident/action-item.ts'
import type {Day} from '#src/incident/instant.ts'
import {toEarlierState} from '#src/library/remediation/earlier-actions.ts'

/**
 * How an action stood on a day, as `EarlierState` with what is not done told apart: `overdue` where its day had passed, `open` where it had
 * not, `undated` where it has none.
 */
export const stoodStates = ['done', 'overdue', 'open', 'undated', 'same-day', 'not-said', 'wont-do', 'candidate'] as const
export type StoodState = (typeof stoodStates)[number]

/** `lateDays` are those by which an action was overdue, and 0 otherwise. */
export type Stood = {readonly state: StoodState; readonly lateDays: number}

/** How an action stood on a day, by the days that its document gives now; undefined is a day that nobody states. */
export function toStood(action: Pick<ActionItem, 'status' | 'due' | 'done'>, day: Day | undefined): Stood {
  const state = toEarlierState(action, day)
  if (state !== 'undone') return {state, lateDays: 0}
  if (day === undefined) return {state: 'not-said', lateDays: 0}
  if (action.due === undefined) return {state: 'undated', lateDays: 0}
  return action.due < day ? {state: 'overdue', lateDays: daysBetween(action.due, day)} : {state: 'open', lateDays: 0}
}

/** Whole days from one day to another; fewer than none where the other is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
}
