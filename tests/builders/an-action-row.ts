import type {ActionRow} from '#src/library/remediation-store.ts'

/** An open action of a public incident, as lists have it. */
export function anActionRow(fields: Partial<ActionRow> = {}): ActionRow {
  return {
    id: undefined,
    title: 'Raise the memory limit',
    status: 'open',
    kind: undefined,
    owner: undefined,
    due: undefined,
    done: undefined,
    priority: undefined,
    ref: undefined,
    factor: undefined,
    reason: undefined,
    proof: undefined,
    incidentId: '2025-03-13-calls-ended',
    incidentTitle: 'Calls ended abruptly',
    position: 0,
    base: 'a'.repeat(64),
    severity: undefined,
    organization: undefined,
    services: [],
    day: '2025-03-13',
    isOverdue: false,
    policyDay: undefined,
    policy: 'none',
    ...fields,
  }
}
