import type {MinuteCounts} from '#src/library/service-figures.ts'

/** How values are spread: how many there are, how many in each of the ranges, and the values that a half and nine tenths do not exceed. */
export type Spread = {
  readonly total: number
  readonly ranges: readonly number[]
  /** Undefined where too few state it for the figure to mean anything: 3 for the half, 10 for nine tenths. */
  readonly half: number | undefined
  readonly most: number | undefined
}

/** The ranges of durations, by the minutes at which each ends. */
export const durationRanges = [
  {name: 'under 5 m', end: 5},
  {name: '5 to 15 m', end: 15},
  {name: '15 to 60 m', end: 60},
  {name: '1 to 4 h', end: 240},
  {name: '4 to 24 h', end: 1440},
  {name: 'a day or more', end: Number.POSITIVE_INFINITY},
] as const

/** Spreads durations over those ranges. */
export function toSpread(counts: MinuteCounts): Spread {
  const total = counts.reduce((sum, {count}) => sum + count, 0)
  const ranges = durationRanges.map(() => 0)
  for (const {minutes, count} of counts) {
    const place = durationRanges.findIndex(({end}) => minutes < end)
    ranges[place] = (ranges[place] ?? 0) + count
  }
  return {total, ranges, half: total < 3 ? undefined : findShare(counts, total / 2), most: total < 10 ? undefined : findShare(counts, total * 0.9)}
}

/** The smallest value that this many do not exceed. */
function findShare(counts: MinuteCounts, wanted: number): number | undefined {
  let passed = 0
  for (const {minutes, count} of counts) {
    passed += count
    if (passed >= wanted) return minutes
  }
  return undefined
}
