import type {Viewer} from '#src/incident/viewer.ts'

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
  'calendar.created',
  'calendar.revoked',
  'setup',
  'settings.changed',
  'incident.added',
  'incident.changed',
  'incident.removed',
  'incident.renamed',
  'incident.deleted',
  'incident.restored',
  'incident.erased',
  'incident.reviewed',
  'relation.confirmed',
  'relation.rejected',
  'relation.reopened',
] as const
export type AuditAction = (typeof auditActions)[number]

/** How somebody came in: a browser with a password, an identity provider or an API key, the command line, or nobody at all but the program. */
export type AuditWay = 'web' | 'sso' | 'key' | 'kb' | 'system'

/** What is to be written down; the log adds when, and cuts what is longer than a line or two. Values are plain JSON and hold no secret. */
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

/** An event as it stands in the log. `id` begins with the instant: entries sort by it, and days are found by it. `at` is ISO 8601 in UTC. */
export type AuditEntry = AuditEvent & {
  readonly id: string
  readonly at: string
  /** True where it tells of an incident that is not there for the viewer, or not any more: then it does not say of which, nor what was before and after. */
  readonly isHidden?: true
}

/**
 * What is asked of the log: each of the words stands somewhere in the actor or the subject, whatever the case of A to Z; days are
 * YYYY-MM-DD in UTC, both included.
 */
export type AuditQuery = {
  readonly words?: string | undefined
  readonly actions?: readonly AuditAction[] | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  /** The id of the last entry of the page before. */
  readonly after?: string | undefined
  /** At most `mostAuditEntries`. */
  readonly limit: number
}

/** How many entries are answered at once at most. */
export const mostAuditEntries = 250

/** The record of who did what; newest first. Nothing in it is ever changed or removed. */
export interface AuditLog {
  /** Rejects where the entry cannot be kept: then what it tells of must not be done. */
  append(event: AuditEvent): Promise<AuditEntry>
  /** Nothing for who is no administrator. Of incidents hidden from the viewer, words find nothing. */
  list(viewer: Viewer, query: AuditQuery): Promise<{readonly entries: readonly AuditEntry[]; readonly hasMore: boolean}>
}
