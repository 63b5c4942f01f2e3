import type {Day} from '#src/incident/instant.ts'
import type {FollowedAction} from './follow-actions.ts'

/** A month, `YYYY-MM`: how many actions came in it and how many were done in it, and how many there were of both by its end. */
export type BurnUpMonth = {
  readonly month: string
  readonly opened: number
  readonly done: number
  readonly openedSoFar: number
  readonly doneSoFar: number
}

/**
 * Actions as they came, by the month of their incident, and as they were done, by the month of their day. Months in which nothing changed are
 * left out, but for the last, which is today's.
 */
export function toBurnUp(followed: readonly FollowedAction[], today: Day): readonly BurnUpMonth[] {
  const months = new Map<string, {opened: number; done: number}>()
  const find = (month: string) => {
    const found = months.get(month) ?? {opened: 0, done: 0}
    months.set(month, found)
    return found
  }
  for (const {from, until, count} of followed) {
    find(from.slice(0, 7)).opened += count
    // Zones may put the day before the incident's; it is not done in a month before it came.
    if (until === undefined) continue
    const isEarlier = until < from
    find((isEarlier ? from : until).slice(0, 7)).done += count
  }
  if (months.size > 0) find(today.slice(0, 7))
  let [openedSoFar, doneSoFar] = [0, 0]
  return [...months]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([month, {opened, done}]) => {
      openedSoFar += opened
      doneSoFar += done
      return {month, opened, done, openedSoFar, doneSoFar}
    })
}
