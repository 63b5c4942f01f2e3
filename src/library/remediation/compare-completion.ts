import {type ActionKind, actionKinds} from '#src/incident/action-item.ts'
import {type SeverityLevel, severityLevels} from '#src/incident/severity.ts'
import {type CompletionCurve, estimateCompletion} from './estimate-completion.ts'
import type {FollowedAction} from './follow-actions.ts'

/** The curve of the actions that have one value of a field; undefined is "not stated". */
export type CompletionGroup<T> = {readonly value: T | undefined; readonly curve: CompletionCurve}

/** Fewer done ones than this make no line: each of them would move it by a large part of its height. */
export const fewestDone = 5

/** How long it takes until actions are done, by the severity of their incident and by their kind; values that no action has are left out. */
export function compareCompletion(followed: readonly FollowedAction[]): {
  readonly bySeverity: readonly CompletionGroup<SeverityLevel>[]
  readonly byKind: readonly CompletionGroup<ActionKind>[]
} {
  return {
    bySeverity: group([...severityLevels, undefined], followed, ({severity}) => severity),
    byKind: group([...actionKinds, undefined], followed, ({kind}) => kind),
  }
}

function group<T>(
  values: readonly (T | undefined)[],
  followed: readonly FollowedAction[],
  toValue: (action: FollowedAction) => T | undefined,
): readonly CompletionGroup<T>[] {
  const groups = new Map<T | undefined, FollowedAction[]>(values.map(value => [value, []]))
  for (const action of followed) groups.get(toValue(action))?.push(action)
  return [...groups].flatMap(([value, actions]) => (actions.length === 0 ? [] : [{value, curve: estimateCompletion(actions)}]))
}
