import type {FollowedAction} from '#src/library/remediation/follow-actions.ts'
import type {ActionLife} from '#src/library/remediation-store.ts'

/** Actions of one life, with only what matters given. */
export function aLife(given: Partial<ActionLife>): ActionLife {
  return {severity: undefined, kind: undefined, status: 'open', from: undefined, until: undefined, count: 1, ...given}
}

/** Actions that are followed, with only what matters given. */
export function aFollowed(given: Partial<FollowedAction>): FollowedAction {
  return {severity: undefined, kind: undefined, from: '2026-01-01', until: undefined, days: 0, count: 1, ...given}
}
