import type {AccountStore} from '#src/library/account-store.ts'
import type {AuditEvent, AuditLog} from '#src/library/audit-log.ts'
import type {Log} from '#src/server/open-log.ts'
import type {Mailer} from './mailer.ts'
import type {Auth} from './open-auth.ts'
import type {SignInLimits} from './sign-in-limits.ts'
import type {SingleSignOn} from './single-sign-on.ts'

/** What all that is done with accounts stands on. */
export type AccountContext = {
  readonly auth: Auth
  readonly store: AccountStore
  readonly audit: AuditLog
  readonly limits: SignInLimits
  /** Undefined where no mail is configured. */
  readonly mailer: Mailer | undefined
  /** Undefined where no identity provider is configured. */
  readonly sso?: SingleSignOn | undefined
  /** The public address, without a path. */
  readonly url: string
  readonly secret: string
  /** What the cookies of sessions are signed with; made from the secret. */
  readonly sessionSecret: string
  readonly log: Log
  /** ISO 8601 in UTC. */
  readonly now: () => string
}

/** Who asks for a change, for the audit log. */
export type Actor = Pick<AuditEvent, 'actor' | 'actorId' | 'via' | 'address'>
