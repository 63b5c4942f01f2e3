import {addDays} from './add-days.ts'
import type {Day} from './instant.ts'
import {type SeverityLevel, severityLevels} from './severity.ts'

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

/** Tells how the open actions of an incident stand to their policy, seen from a day; the same for all of an incident. */
export function policyStatesFrom(policies: RemediationPolicies, today: Day): (governed: Governed) => PolicyState {
  // The incident's day is compared instead of the policy's, with days that are as long before today.
  const passed = new Map<SeverityLevel, {readonly broken: Day; readonly breaking: Day}>()
  for (const level of severityLevels) {
    const days = policies[level]
    if (days !== undefined) passed.set(level, {broken: addDays(today, -days), breaking: addDays(today, 7 - days)})
  }
  return ({severityLevel, day}) => {
    const before = severityLevel === undefined ? undefined : passed.get(severityLevel)
    if (day === undefined || before === undefined) return 'none'
    if (day < before.broken) return 'broken'
    return day <= before.breaking ? 'breaking' : 'kept'
  }
}
