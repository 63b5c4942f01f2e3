import {type SeverityLevel, severityLevels} from '#src/incident/severity.ts'
import type {FollowedAction} from './follow-actions.ts'

/** Ages in days at which a share of actions is that old or younger; each is the age of one of them. */
export type AgeSpread = {readonly count: number; readonly quarter: number; readonly median: number; readonly threeQuarters: number; readonly oldest: number}

/** A stretch of ages in days, from `from` on and below `below`; the last has no end. */
export type AgeRange = {readonly name: string; readonly from: number; readonly below: number | undefined; readonly count: number}

/** How old the actions are that are still to be done, by their incident's day. */
export type ActionAges = {
  /** Undefined where there is none. */
  readonly all: AgeSpread | undefined
  readonly ranges: readonly AgeRange[]
  /** By severity, 1 first and those without one last; what no action has is left out. */
  readonly bySeverity: readonly {readonly severity: SeverityLevel | undefined; readonly spread: AgeSpread}[]
}

/** Measures the ages of those that are still to be done. */
export function measureAges(followed: readonly FollowedAction[]): ActionAges {
  const open = followed.filter(({until}) => until === undefined)
  const counts = ranges.map(() => 0)
  const bySeverity = new Map<SeverityLevel | undefined, FollowedAction[]>([...severityLevels, undefined].map(severity => [severity, []]))
  for (const action of open) {
    const {days, count} = action
    bySeverity.get(action.severity)?.push(action)
    const place = ranges.findLastIndex(({from}) => days >= from)
    counts[place] = (counts[place] ?? 0) + count
  }
  return {
    all: toSpread(open),
    ranges: ranges.map((range, place) => ({...range, below: ranges[place + 1]?.from, count: counts[place] ?? 0})),
    bySeverity: [...bySeverity].flatMap(([severity, actions]) => {
      const spread = toSpread(actions)
      return spread ? [{severity, spread}] : []
    }),
  }
}

/** Months are 30 days here and years 365, so that all are of one length. */
const ranges = [
  {name: 'under 30 days', from: 0},
  {name: '30 to 89 days', from: 30},
  {name: '90 to 179 days', from: 90},
  {name: '180 to 364 days', from: 180},
  {name: '1 to 2 years', from: 365},
  {name: '2 years and more', from: 730},
] as const

function toSpread(actions: readonly FollowedAction[]): AgeSpread | undefined {
  // Thousands of actions have the same age.
  const byAge = new Map<number, number>()
  for (const {days, count} of actions) byAge.set(days, (byAge.get(days) ?? 0) + count)
  const ages = [...byAge].sort(([a], [b]) => a - b)
  const count = ages.reduce((sum, [, each]) => sum + each, 0)
  const find = (share: number): number => {
    let seen = 0
    const found = ages.find(([, each]) => {
      seen += each
      return seen >= share * count
    })
    return found?.[0] ?? 0
  }
  const oldest = ages.at(-1)?.[0]
  return oldest === undefined ? undefined : {count, quarter: find(0.25), median: find(0.5), threeQuarters: find(0.75), oldest}
}
