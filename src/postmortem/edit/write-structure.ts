import type {ActionValues} from '#src/incident/action-change.ts'
import type {TextEdit} from '#src/incident/diagnostic.ts'
import type {DetailedReading} from '#src/postmortem/read-postmortem.ts'

type Ways = readonly (readonly TextEdit[])[]

/** Ways to take an action out, with what is nested in it. */
export function writeRemoval(_detailed: DetailedReading, _position: number): Ways {
  return []
}

/** Ways to move an action in front of another, or behind the last. */
export function writeMove(_detailed: DetailedReading, _position: number, _before: number): Ways {
  return []
}

/** Ways to add an action in front of another, or behind the last. */
export function writeAddition(_detailed: DetailedReading, _values: ActionValues, _before: number): Ways {
  return []
}
