import {type ActionItem, isOpen} from './action-item.ts'
import {addDays} from './add-days.ts'
import type {Day} from './instant.ts'
import type {SeverityLevel} from './severity.ts'

/** Days from an incident's date to the day by which its actions have to be done, by severity level; what is not named has no policy. */
export type RemediationPolicies = Readonly<Partial<Record<SeverityLevel, number>>>

/**
 * How an open action stands to the policy for its incident's severity: `broken` by now, `breaking` within the next 7 days, `kept`; `none`
 * where there is no policy, where the incident has no date, and where the action is not open. The day that it is due itself is another matter:
 * an action that is due too late breaks its policy only once the policy's day has passed, and one without a day breaks it as well.
 */
export const policyStates = ['broken', 'breaking', 'kept', 'none'] as const
export type PolicyState = (typeof policyStates)[number]

/** What a policy looks at of an incident: `day` is its date as its own clocks showed it. */
export type Governed = {readonly severityLevel: SeverityLevel | undefined; readonly day: Day | undefined}

/** The day by which the actions of an incident have to be done; undefined where no policy says so. */
export function findPolicyDay({severityLevel, day}: Governed, policies: RemediationPolicies): Day | undefined {
  const days = severityLevel === undefined ? undefined : policies[severityLevel]
  return day === undefined || days === undefined ? undefined : addDays(day, days)
}

/** How an action stands to that day. */
export function findPolicyState(action: Pick<ActionItem, 'status'>, policyDay: Day | undefined, today: Day): PolicyState {
  if (policyDay === undefined || !isOpen(action)) return 'none'
  if (policyDay < today) return 'broken'
  return policyDay <= addDays(today, 7) ? 'breaking' : 'kept'
}
