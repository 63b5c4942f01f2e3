import type {ActionFacets} from '#src/library/remediation-store.ts'

/** How many open actions are past what the policy for their severity says, and how many will be within a week. */
export function countPolicies({policy}: ActionFacets): {readonly broken: number; readonly breaking: number} {
  const count = (state: string) => policy.find(({value}) => value === state)?.count ?? 0
  return {broken: count('broken'), breaking: count('breaking')}
}
