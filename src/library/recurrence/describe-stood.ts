import {type Occurrence, tellCounts} from './list-occurrences.ts'
import type {StoodState} from './stood-action.ts'

/** How far what was to be done before was when an incident came, in a sentence: `2 of 5 earlier actions were done, 1 overdue by 40 days, 2 done at a time not stated`. */
export function describeStood(occurrence: Pick<Occurrence, 'place' | 'earlier' | 'total' | 'counts' | 'mostLate'>): string | undefined {
  const {place, earlier, total, counts, mostLate} = occurrence
  if (earlier.length === 0) return undefined
  if (total === 0) return earlier.length === 1 ? 'The account of the time before names no action.' : 'The accounts of the times before name no action.'
  if (place === undefined) {
    return `Its date is not stated: nobody can tell how far ${total === 1 ? 'the earlier action' : `the ${total.toLocaleString('en-US')} earlier actions`} had come.`
  }
  const done = counts.get('done') ?? 0
  const rest = tellCounts(occurrence).flatMap(([state, count]) => (state === 'done' ? [] : [describeCount(state, count, mostLate)]))
  const first = `${done === 0 ? 'None' : done.toLocaleString('en-US')} of ${total.toLocaleString('en-US')} earlier ${total === 1 ? 'action' : 'actions'} ${done > 1 ? 'were' : 'was'} done`
  return `${[first, ...rest].join(', ')}.`
}

function describeCount(state: Exclude<StoodState, 'done'>, count: number, mostLate: number): string {
  const number = count.toLocaleString('en-US')
  switch (state) {
    case 'overdue':
      return `${number} overdue by ${count > 1 ? 'up to ' : ''}${describeDays(mostLate)}`
    case 'open':
      return `${number} open and not yet due`
    case 'undated':
      return `${number} open without a due date`
    case 'same-day':
      return `${number} done on that very day`
    case 'not-said':
      return `${number} done at a time not stated`
    case 'wont-do':
      return `${number} decided against`
    case 'candidate':
      return `${number} proposed and not agreed`
  }
}

/** Days as one counts them when it matters: `40 days`, and from two years on in years. */
export function describeDays(days: number): string {
  return days < 730 ? `${days} ${days === 1 ? 'day' : 'days'}` : `${Math.floor(days / 365.25)} years`
}
