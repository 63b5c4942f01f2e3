import {toBinomialInterval} from './binomial-interval.ts'

/** Incidents of a value in two stretches of time. */
export type TwoCounts = {readonly value: string; readonly before: number; readonly last: number}

/** How often a value comes now for each time that it came before. */
export type Growth<T extends TwoCounts = TwoCounts> = T & {
  /** Bounds of the ratio of both rates; `high` is undefined where there is none, because there was nothing before. */
  readonly low: number
  readonly high: number | undefined
  /** `open` where the bounds hold 1: the figures carry no claim. */
  readonly turn: 'grows' | 'shrinks' | 'open'
}

type GrowthComparison<T extends TwoCounts = TwoCounts> = {
  /** What grows, the surest first, then what shrinks, then what is open, the most frequent first. */
  readonly compared: readonly Growth<T>[]
  /** Of these so few are known that no outcome could have shown anything; the most frequent first. */
  readonly tooFew: readonly T[]
}

/**
 * Compares rates of incidents, taken for Poisson's: of all in both stretches, the number in the last one is binomial, and its exact bounds
 * are turned into those of the ratio. All bounds together hold in 19 of 20 such comparisons (Bonferroni), counted over those alone in which the
 * figures could show anything (Tarone 1990): else the more values there are, the more would seem to grow by chance.
 */
export function compareGrowth<T extends TwoCounts>(counts: readonly T[], days: {readonly before: number; readonly last: number}): GrowthComparison<T> {
  const share = days.last / (days.before + days.last)
  /** The least chance that any outcome of so many has: all of them in the rarer stretch. */
  const least = ({before, last}: TwoCounts): number => Math.min(share, 1 - share) ** (before + last)
  const sorted = counts.toSorted((a, b) => b.before + b.last - a.before - a.last || (a.value < b.value ? -1 : 1))
  let among = 1
  while (sorted.filter(each => least(each) <= risk / (2 * among)).length > among) among++
  const canShow = (each: T): boolean => least(each) <= risk / (2 * among)
  const compared = sorted.filter(canShow).map((each): Growth<T> => {
    const {low, high} = toBinomialInterval(each.last, each.before + each.last, 1 - risk / among)
    const toRatio = (part: number): number => (part / (1 - part)) * (days.before / days.last)
    const bounds = {low: toRatio(low), high: high === 1 ? undefined : toRatio(high)}
    return {...each, ...bounds, turn: bounds.low > 1 ? 'grows' : bounds.high !== undefined && bounds.high < 1 ? 'shrinks' : 'open'}
  })
  const bySureness = (turn: Growth['turn'], toSureness: (growth: Growth) => number): readonly Growth<T>[] =>
    compared.filter(each => each.turn === turn).sort((a, b) => toSureness(b) - toSureness(a))
  return {
    compared: [...bySureness('grows', ({low}) => low), ...bySureness('shrinks', ({high}) => 1 / (high ?? 1)), ...compared.filter(({turn}) => turn === 'open')],
    tooFew: sorted.filter(each => !canShow(each)),
  }
}

/** How often any of the bounds may be wrong. */
const risk = 0.05
