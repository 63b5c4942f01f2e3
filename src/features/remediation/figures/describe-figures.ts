import {plural} from '#src/features/services/plural.ts'
import {type CompletionCurve, findShare} from '#src/library/remediation/estimate-completion.ts'
import type {FollowedActions} from '#src/library/remediation/follow-actions.ts'

/** When half are done, in a sentence: `Half within 41 days (30 to 55).` */
export function describeMedian(curve: Pick<CompletionCurve, 'median' | 'medianLow' | 'medianHigh'>): string {
  if (curve.median === undefined) return 'Half: not reached.'
  const band = formatBand(curve)
  return `Half within ${plural(curve.median, 'day')}${band === undefined ? '' : ` (${band})`}.`
}

/** The band of a median: `30 to 55`, or `30 or more` where its upper end is not reached; undefined where none can be said. */
export function formatBand({medianLow, medianHigh}: Pick<CompletionCurve, 'medianLow' | 'medianHigh'>): string | undefined {
  if (medianLow === undefined) return undefined
  return medianHigh === undefined ? `${count(medianLow)} or more` : `${count(medianLow)} to ${count(medianHigh)}`
}

/** A curve as one would tell it to somebody who cannot see it. */
export function describeCurve(curve: CompletionCurve, days: readonly number[]): string {
  const shares = days.map(day => `${formatShare(findShare(curve, day).share)} after ${plural(day, 'day')}`)
  return `Of ${plural(curve.total, 'action')} that are followed, ${count(curve.done)} were done. Still to be done: ${shares.join(', ')}. ${describeMedian(curve)}`
}

/** Why actions have no place in the figures that are counted in days, in parts of a sentence; those that there are. */
export function listLeftOut({candidates, wontDo, undated, doneUndated, contradictory}: FollowedActions): readonly string[] {
  const sometime = doneUndated.reduce((sum, each) => sum + each.count, 0)
  return [
    ...(sometime > 0 ? [`${count(sometime)} ${are(sometime)} done and ${sometime === 1 ? 'does' : 'do'} not say when`] : []),
    ...(undated > 0 ? [`${count(undated)} ${are(undated)} of an incident without a day`] : []),
    ...(contradictory > 0 ? [`${count(contradictory)} ${contradictory === 1 ? 'has' : 'have'} a day before the incident or after today`] : []),
    ...(wontDo > 0 ? [`${count(wontDo)} ${are(wontDo)} decided against`] : []),
    ...(candidates > 0 ? [`${count(candidates)} ${are(candidates)} proposed and not agreed`] : []),
  ]
}

/** The days at which a table gives a curve's values, up to where it ends; the same for every library, so that two can be compared. */
export function listTableDays(horizon: number): readonly number[] {
  return [7, 14, 30, 60, 90, 180, 365, 730, 1825].filter(day => day <= horizon)
}

/** A share as a percentage without places: what is counted here is not known more exactly. */
export function formatShare(share: number): string {
  // Of very many, one that is left is not none.
  if (share > 0 && share < 0.005) return 'under 1%'
  if (share < 1 && share > 0.995) return 'over 99%'
  return `${Math.round(share * 100)}%`
}

/** What part has something: `41 of 57 actions have a due date`; nothing of none. */
export function formatCoverage(part: number, whole: number, noun: string, verb: readonly [string, string], what: string): string {
  return whole === 0 ? `no ${noun}s` : `${count(part)} of ${plural(whole, noun)} ${part === 1 && whole === 1 ? verb[0] : verb[1]} ${what}`
}

function count(number: number): string {
  return number.toLocaleString('en-US')
}

function are(number: number): string {
  return number === 1 ? 'is' : 'are'
}
