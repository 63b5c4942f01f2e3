import type {ActionItem} from '#src/incident/action-item.ts'

/** What none of several action items states, and the sentence that says so once for all of them; undefined where each says something. */
export type ActionGaps = {readonly owners: boolean; readonly dates: boolean; readonly sentence: string | undefined}

/** Finds what is missing from every one of a list of actions, so that the list need not repeat it line by line. */
export function findActionGaps(actions: readonly Pick<ActionItem, 'owner' | 'due' | 'done'>[]): ActionGaps {
  const several = actions.length > 1
  const owners = several && actions.every(action => action.owner === undefined)
  const dates = several && actions.every(action => action.due === undefined && action.done === undefined)
  const missing = [...(owners ? ['an owner'] : []), ...(dates ? ['a date'] : [])].join(' or ')
  return {owners, dates, sentence: missing === '' ? undefined : `None of the ${actions.length} states ${missing}.`}
}
