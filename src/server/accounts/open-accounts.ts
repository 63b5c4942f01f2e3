import type {AuditLog} from '#src/library/audit-log.ts'
import type {Environment} from '#src/server/environment.ts'
import type {Log} from '#src/server/open-log.ts'
import {createAccountAdapter} from '#src/store/prisma/create-account-adapter.ts'
import {createAccountStore} from '#src/store/prisma/create-account-store.ts'
import {createAttemptCounter} from '#src/store/prisma/create-attempt-counter.ts'
import type {Database} from '#src/store/prisma/database.ts'
import type {AccountContext} from './account-context.ts'
import {openMailer} from './mailer.ts'
import {openAuth} from './open-auth.ts'
import {openSso} from './open-sso.ts'
import {openSecret, toKey} from './secret.ts'
import {openSignInLimits} from './sign-in-limits.ts'

/** Opens the accounts that are kept in a database, which stays its owner's to close. */
export async function openAccounts({
  environment,
  database,
  audit,
  log,
}: {
  readonly environment: Environment
  readonly database: Database
  readonly audit: AuditLog
  readonly log: Log
}): Promise<AccountContext> {
  const secret = await openSecret(environment, log)
  const sessionSecret = toKey(secret, 'sessions').toString('base64url')
  const {url} = environment.site
  const openLibrary = (plugins: Parameters<typeof openAuth>[0]['plugins']) =>
    openAuth({adapter: createAccountAdapter(database), url, secret: sessionSecret, ...(plugins && {plugins})})
  return {
    auth: openLibrary([]),
    sso: environment.oidc && openSso(environment.oidc, openLibrary),
    store: createAccountStore(database),
    audit,
    limits: openSignInLimits(createAttemptCounter(database), secret),
    mailer: openMailer(environment.mail, log),
    url,
    secret,
    sessionSecret,
    log,
    now: () => new Date().toISOString(),
  }
}
