import {formatShare} from '#src/features/remediation/figures/describe-figures.ts'
import {plural} from '#src/features/services/plural.ts'
import {formatMinutes} from '#src/incident/duration.ts'
import type {MedianComparison, RateComparison, Tally} from '#src/library/insights/compare-periods.ts'
import type {Estimate, Interval, SpreadEstimate} from '#src/library/insights/estimate-spread.ts'
import {fewestForInterval} from '#src/library/insights/sample.ts'
import type {TimedKind} from './timed-kinds.ts'

/** What each duration is called, and what it is made of. */
export const timedNames: Readonly<Record<TimedKind, {readonly name: string; readonly short: string; readonly formula: string; readonly states: string}>> = {
  ttd: {name: 'Time to detect', short: 'To detect', formula: 'started → detected', states: 'when it started and when it was detected'},
  ttm: {name: 'Time to mitigate', short: 'To mitigate', formula: 'started → mitigated', states: 'when it started and when it was mitigated'},
  ttr: {name: 'Time to resolve', short: 'To resolve', formula: 'started → resolved', states: 'when it started and when it was resolved'},
}

/** Minutes between two values are no whole ones. */
export function formatEstimate(minutes: number): string {
  return formatMinutes(Math.round(minutes))
}

/** An interval in minutes: `12 m to 1 h 5 m`. */
export function formatInterval({low, high}: Interval): string {
  return `${formatEstimate(low)} to ${formatEstimate(high)}`
}

/** A share's interval: `5 to 29%`. */
export function formatShareInterval({low, high}: Interval): string {
  return `${Math.round(low * 100)} to ${formatShare(high)}`
}

/** How well a figure is known, in a few words. */
export function describeInterval(estimate: Estimate | undefined): string {
  if (!estimate) return 'too few'
  return estimate.interval ? `95% interval ${formatInterval(estimate.interval)}` : 'too few for an interval'
}

/** What can be said of two medians, and no more than that. */
export function describeMedians({verdict, counts: [now, before], difference}: MedianComparison): string {
  const counts = `${now.toLocaleString('en-US')} and ${plural(before, 'incident')}`
  if (verdict === 'few' || !difference) return `Too few to compare the medians: ${counts} state it, and it takes ${fewestForInterval} of each.`
  const {value, low, high} = difference
  if (verdict === 'alike') {
    return `The medians cannot be told apart with these ${counts}: the difference may be anything from ${formatSigned(low)} to ${formatSigned(high)}.`
  }
  const band = formatInterval(value < 0 ? {low: -high, high: -low} : {low, high})
  return `The median is ${formatSigned(value)} than in the period before; with these ${counts} the difference is ${band}.`
}

/** What can be said of how often incidents came. */
export function describeRates({verdict, ratio}: RateComparison, now: Tally, before: Tally): string {
  const counts = `${plural(now.count, 'incident')} in ${plural(now.days, 'day')}, ${before.count.toLocaleString('en-US')} in ${plural(before.days, 'day')} before`
  if (verdict === 'few' || !ratio) return `${counts}: too few to compare.`
  const band = ratio.high === undefined ? `at least ${formatTimes(ratio.low)} times` : `${formatTimes(ratio.low)} to ${formatTimes(ratio.high)} times`
  if (verdict === 'alike') return `${counts}. The two cannot be told apart: it may be ${band} as often.`
  return ratio.value === undefined
    ? `${counts}. It is ${band} as often.`
    : `${counts}. That is ${formatTimes(ratio.value)} times as often, by the numbers ${band}.`
}

/** A picture of durations for somebody who cannot see it. */
export function describeSpread(name: string, {count, least, most, median, quarter, threeQuarters}: SpreadEstimate): string {
  if (count === 0 || least === undefined || most === undefined) return `${name}: no incident states it.`
  const parts = [
    `${name}: ${plural(count, 'incident')}, from ${formatEstimate(least)} to ${formatEstimate(most)}`,
    ...(median ? [`half within ${formatEstimate(median.value)}${median.interval ? ` (${formatInterval(median.interval)})` : ''}`] : []),
    ...(quarter && threeQuarters ? [`the middle half from ${formatEstimate(quarter.value)} to ${formatEstimate(threeQuarters.value)}`] : []),
  ]
  return `${parts.join('; ')}.`
}

function formatSigned(minutes: number): string {
  const rounded = Math.round(minutes)
  return rounded === 0 ? 'none' : `${formatMinutes(Math.abs(rounded))} ${rounded < 0 ? 'less' : 'more'}`
}

function formatTimes(times: number): string {
  return times >= 10 ? String(Math.round(times)) : times.toFixed(1)
}
