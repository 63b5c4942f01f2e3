import type {FollowedAction, FollowedActions} from './follow-actions.ts'

/** A day on which actions were done, or on which following them ended while they were still to be done. Days count from the incident. */
export type CompletionStep = {
  readonly day: number
  /** How many were still to be done and still followed until this day. */
  readonly atRisk: number
  readonly done: number
  /** Still to be done at the end of what is known of them, which is today. */
  readonly leaving: number
  /** The share that is estimated to be still to be done after this day, 1 to 0. */
  readonly share: number
  /** The band in which that share lies in 19 of 20 such samples; undefined where none can be said: before the first is done, and after the last. */
  readonly low: number | undefined
  readonly high: number | undefined
}

/** How long it takes until actions are done, by Kaplan and Meier, those still to be done taken for what they are. */
export type CompletionCurve = {
  readonly total: number
  readonly done: number
  /** By day, each once. */
  readonly steps: readonly CompletionStep[]
  /** The first day by which at least half are done, with its band; undefined is "not reached". */
  readonly median: number | undefined
  readonly medianLow: number | undefined
  readonly medianHigh: number | undefined
}

/**
 * Estimates how long it takes until actions are done. The band is Greenwood's variance on the scale of log(-log), which stays between 0 and 1
 * and holds in small samples; the median's is where that band crosses one half (Brookmeyer and Crowley). Formulas: docs/remediation-figures.md.
 */
export function estimateCompletion(actions: readonly Pick<FollowedAction, 'days' | 'until' | 'count'>[]): CompletionCurve {
  const byDay = new Map<number, {done: number; leaving: number}>()
  for (const {days, until, count} of actions) {
    const day = byDay.get(days) ?? {done: 0, leaving: 0}
    if (until === undefined) day.leaving += count
    else day.done += count
    byDay.set(days, day)
  }
  const total = actions.reduce((sum, {count}) => sum + count, 0)
  const steps: CompletionStep[] = []
  let [atRisk, share, variance] = [total, 1, 0]
  for (const [day, {done, leaving}] of [...byDay].sort(([a], [b]) => a - b)) {
    // Who is done on a day was still followed on it, so whoever leaves that day is still at risk.
    share *= (atRisk - done) / atRisk
    variance += done === atRisk ? Number.POSITIVE_INFINITY : done / (atRisk * (atRisk - done))
    steps.push({day, atRisk, done, leaving, share, ...toBand(share, variance)})
    atRisk -= done + leaving
  }
  return {
    total,
    done: steps.reduce((sum, {done}) => sum + done, 0),
    steps,
    median: findHalf(steps, ({share}) => share),
    medianLow: findHalf(steps, ({low}) => low),
    medianHigh: findHalf(steps, ({high}) => high),
  }
}

/**
 * Where the median would lie, had those that do not say when they were done all been done at once, and had they been done only today. No limits:
 * between the two it may lie a little beyond either. Undefined where there are none such; a day that is undefined is "not reached".
 */
export function supposeMedians({
  followed,
  doneUndated,
}: Pick<FollowedActions, 'followed' | 'doneUndated'>): {readonly atOnce: number | undefined; readonly atLast: number | undefined} | undefined {
  if (doneUndated.length === 0) return undefined
  const suppose = (isAtOnce: boolean) =>
    estimateCompletion([...followed, ...doneUndated.map(({days, count}) => ({days: isAtOnce ? 0 : days, until: 'some day', count}))]).median
  return {atOnce: suppose(true), atLast: suppose(false)}
}

/** The share that is estimated to be still to be done after a day, and how many are followed at least until then. */
export function findShare({steps}: Pick<CompletionCurve, 'steps'>, day: number): Pick<CompletionStep, 'share' | 'atRisk'> {
  const next = steps.findIndex(step => step.day >= day)
  const at = next === -1 ? undefined : steps[next]
  const last = at?.day === day ? at : next === -1 ? steps.at(-1) : steps[next - 1]
  return {share: last?.share ?? 1, atRisk: at?.atRisk ?? 0}
}

/** Two-sided, 95 of 100. */
const z = 1.959963984540054

function toBand(share: number, variance: number): Pick<CompletionStep, 'low' | 'high'> {
  if (share >= 1 || share <= 0 || !Number.isFinite(variance)) return {low: undefined, high: undefined}
  const width = (z * Math.sqrt(variance)) / Math.abs(Math.log(share))
  return {low: share ** Math.exp(width), high: share ** Math.exp(-width)}
}

/** The first day on which a share is one half or less; a product of many fractions is one half only nearly. */
function findHalf(steps: readonly CompletionStep[], toShare: (step: CompletionStep) => number | undefined): number | undefined {
  return steps.find(step => (toShare(step) ?? 1) <= 0.5 + 1e-9)?.day
}
