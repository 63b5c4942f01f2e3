/** What the audit log tells of: a noun and what happened to it. */
export const auditActions = [
  'sign-in',
  'sign-in.failed',
  'sign-in.limited',
  'sign-out',
  'session.ended',
  'refusal',
  'user.added',
  'user.changed',
  'user.role',
  'user.disabled',
  'user.enabled',
  'password.changed',
  'password.reset-requested',
  'password.reset',
  'key.created',
  'key.revoked',
  'setup',
  'settings.changed',
  'incident.added',
  'incident.changed',
  'incident.removed',
] as const
export type AuditAction = (typeof auditActions)[number]

/** How somebody came in: a browser with a password, an identity provider or an API key, the command line, or nobody at all but the program. */
export type AuditWay = 'web' | 'sso' | 'key' | 'kb' | 'system'

/** What is to be written down; the log adds when. Values are plain JSON and hold no secret. */
export type AuditEvent = {
  readonly action: AuditAction
  /** The user's id; left out where nobody was signed in. */
  readonly actorId?: string | undefined
  /** Who it was: an e-mail address, `kb` or `system`; of a failed sign-in, the address that was claimed. */
  readonly actor: string
  readonly via: AuditWay
  /** Where from, where it came over the network. */
  readonly address?: string | undefined
  readonly subject?: {readonly kind: 'user' | 'session' | 'key' | 'incident' | 'settings' | 'address'; readonly id: string} | undefined
  readonly before?: unknown
  readonly after?: unknown
}

/** An event as it stands in the log. `id` begins with the instant: entries sort by it. `at` is ISO 8601 in UTC. */
export type AuditEntry = AuditEvent & {readonly id: string; readonly at: string}

/** What is asked of the log: words are looked for in actor and subject, days are YYYY-MM-DD in UTC, both included. */
export type AuditQuery = {
  readonly words?: string | undefined
  readonly actions?: readonly AuditAction[] | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  /** The id of the last entry of the page before. */
  readonly after?: string | undefined
  readonly limit: number
}

/** The record of who did what; newest first. Nothing in it is ever changed or removed. */
export interface AuditLog {
  append(event: AuditEvent): Promise<AuditEntry>
  list(query: AuditQuery): Promise<{readonly entries: readonly AuditEntry[]; readonly hasMore: boolean}>
}
