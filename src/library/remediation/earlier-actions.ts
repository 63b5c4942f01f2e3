import type {ActionItem} from '#src/incident/action-item.ts'
import type {Day} from '#src/incident/instant.ts'

/**
 * How an action stood on a day: `done` before it, `undone` where it was done later or still is to be done, `same-day` where it was done on that
 * day and nobody can tell whether before, `not-said` where it is done and nobody says when, `wont-do` and `candidate` where it never was agreed
 * to be done, or no more, and nobody says since when.
 */
export const earlierStates = ['done', 'undone', 'same-day', 'not-said', 'wont-do', 'candidate'] as const
export type EarlierState = (typeof earlierStates)[number]

/** An action of an earlier incident, and how it stood when the later one came. */
export type EarlierAction = Pick<ActionItem, 'title' | 'status' | 'due' | 'done' | 'ref' | 'proof'> & {readonly position: number; readonly stood: EarlierState}

/** An incident that another one's author says has happened again. */
export type EarlierIncident = {
  readonly id: string
  readonly title: string
  readonly day: Day | undefined
  /** In the order of the document, `mostEarlierActions` at most. */
  readonly actions: readonly EarlierAction[]
  readonly total: number
}

/** Of more earlier incidents the first named are listed. */
export const mostEarlier = 20
export const mostEarlierActions = 100

/** How an action stood on a day, by what its document says now; undefined is a day that nobody states. */
export function toEarlierState({status, done}: Pick<ActionItem, 'status' | 'done'>, day: Day | undefined): EarlierState {
  if (status === 'wont-do' || status === 'candidate') return status
  if (status !== 'done') return 'undone'
  if (done === undefined || day === undefined) return 'not-said'
  return done < day ? 'done' : done === day ? 'same-day' : 'undone'
}
