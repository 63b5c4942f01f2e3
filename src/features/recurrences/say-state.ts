import {formatShortDay} from '#src/features/timeline/format-times.ts'
import {describeDays} from '#src/library/recurrence/describe-stood.ts'
import type {StoodAction} from '#src/library/recurrence/list-occurrences.ts'
import type {StoodState} from '#src/library/recurrence/stood-action.ts'

/** How an action stood, in a few words. */
export function describeState({state, lateDays}: Pick<StoodAction, 'state' | 'lateDays'>): string {
  return state === 'overdue' ? `overdue by ${describeDays(lateDays)}` : stateNames[state]
}

const stateNames: Readonly<Record<StoodState, string>> = {
  done: 'done',
  overdue: 'overdue',
  open: 'open, not yet due',
  undated: 'open, no due date',
  'same-day': 'done that day',
  'not-said': 'not stated',
  'wont-do': 'decided against',
  candidate: 'proposed only',
}

/** What became of an action since, by its document as it is now. */
export function describeNow({status, due, done}: Pick<StoodAction, 'status' | 'due' | 'done'>): string {
  const day = due === undefined ? 'no due date' : `due ${formatShortDay(due)}`
  switch (status) {
    case 'done':
      return done === undefined ? 'done, not stated when' : `done ${formatShortDay(done)}`
    case 'wont-do':
      return 'will not be done'
    case 'candidate':
      return 'proposed, not agreed'
    case 'in-progress':
      return `in progress, ${day}`
    case 'open':
      return `still open, ${day}`
  }
}

/** `1st`, `2nd`, `3rd`, `11th`. */
export function formatPlace(place: number): string {
  const [tens, ones] = [place % 100, place % 10]
  const ending = tens >= 11 && tens <= 13 ? 'th' : ones === 1 ? 'st' : ones === 2 ? 'nd' : ones === 3 ? 'rd' : 'th'
  return `${place}${ending}`
}
