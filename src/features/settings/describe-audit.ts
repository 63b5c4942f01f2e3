import {type AuditAction, type AuditEntry, type AuditWay, auditActions} from '#src/library/audit-log.ts'

/** What happened, in the words that follow who did it. */
export const actionNames: Readonly<Record<AuditAction, string>> = {
  'sign-in': 'Signed in',
  'sign-in.failed': 'Failed to sign in',
  'sign-in.limited': 'Held back from signing in',
  'sign-out': 'Signed out',
  'session.ended': 'Ended a session',
  refusal: 'Was refused',
  'user.added': 'Added a member',
  'user.changed': 'Changed a member',
  'user.role': 'Changed a role',
  'user.disabled': 'Disabled a member',
  'user.enabled': 'Enabled a member',
  'password.changed': 'Changed a password',
  'password.reset-requested': 'Made or asked for a password link',
  'password.reset': 'Reset a password',
  'key.created': 'Created an API key',
  'key.revoked': 'Revoked an API key',
  'calendar.created': 'Made a calendar link',
  'calendar.revoked': 'Revoked a calendar link',
  setup: 'Set Hindsight up',
  'settings.changed': 'Changed a setting',
  'incident.added': 'Added an incident',
  'incident.changed': 'Changed an incident',
  'incident.removed': 'Removed an incident',
  'incident.renamed': 'Renamed an incident',
  'incident.deleted': 'Deleted an incident',
  'incident.restored': 'Restored an incident',
  'incident.erased': 'Deleted an incident for good',
  'incident.reviewed': 'Reviewed an incident',
  'relation.confirmed': 'Confirmed a relation',
  'relation.rejected': 'Rejected a relation',
  'relation.reopened': 'Took back a rejection',
}

/** Actions that are looked for together, by the name that the address has for them. */
export const actionGroups: readonly {readonly id: string; readonly name: string; readonly actions: readonly AuditAction[]}[] = [
  {id: 'signing-in', name: 'Signing in and out', actions: ['sign-in', 'sign-in.failed', 'sign-in.limited', 'sign-out', 'session.ended']},
  {id: 'refused', name: 'Refusals', actions: ['refusal', 'sign-in.failed', 'sign-in.limited']},
  {id: 'members', name: 'Members and roles', actions: ['user.added', 'user.changed', 'user.role', 'user.disabled', 'user.enabled']},
  {
    id: 'credentials',
    name: 'Passwords, keys and links',
    actions: ['password.changed', 'password.reset-requested', 'password.reset', 'key.created', 'key.revoked', 'calendar.created', 'calendar.revoked'],
  },
  {id: 'settings', name: 'Settings', actions: ['setup', 'settings.changed']},
  {
    id: 'incidents',
    name: 'Incidents',
    actions: auditActions.filter(action => /^(?:incident|relation)\./.test(action)),
  },
]

/** Whether it is something that was not let happen. */
export function isRefused({action}: Pick<AuditEntry, 'action'>): boolean {
  return action === 'refusal' || action === 'sign-in.failed' || action === 'sign-in.limited'
}

export const wayNames: Readonly<Record<AuditWay, string>> = {
  web: 'in the browser',
  sso: 'by single sign-on',
  key: 'with an API key',
  kb: 'with kb',
  system: 'by itself',
}

export const subjectNames: Readonly<Record<NonNullable<AuditEntry['subject']>['kind'], string>> = {
  user: 'member',
  session: 'session',
  key: 'API key',
  incident: 'incident',
  settings: 'setting',
  address: 'address',
}

/** One thing that is different: `field` is left out where the value has no parts, a side where there was or is nothing. */
export type AuditChange = {readonly field: string | undefined; readonly before: string | undefined; readonly after: string | undefined}

/** What is different between before and after, part by part; what stayed the same is left out. */
export function listChanges({before, after}: Pick<AuditEntry, 'before' | 'after'>): readonly AuditChange[] {
  if (before === undefined && after === undefined) return []
  if (!isParted(before) || !isParted(after)) return [{field: undefined, before: toText(before), after: toText(after)}]
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])]
  return fields.map(field => ({field, before: toText(before?.[field]), after: toText(after?.[field])})).filter(change => change.before !== change.after)
}

function isParted(value: unknown): value is Readonly<Record<string, unknown>> | undefined {
  return value === undefined || (typeof value === 'object' && value !== null && !Array.isArray(value))
}

function toText(value: unknown): string | undefined {
  if (value === undefined || typeof value === 'string') return value
  if (value === null) return 'nothing'
  if (Array.isArray(value) && value.every(item => typeof item === 'string')) return value.join(', ') || 'nothing'
  return JSON.stringify(value)
}
