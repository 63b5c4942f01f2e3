import {onTestFinished} from 'vitest'
import type {AuditEvent, AuditLog} from '#src/library/audit-log.ts'
import type {AccountContext} from '#src/server/accounts/account-context.ts'
import {openAuth} from '#src/server/accounts/open-auth.ts'
import {openSignInLimits} from '#src/server/accounts/sign-in-limits.ts'
import {openLog} from '#src/server/open-log.ts'
import {createAccountAdapter} from '#src/store/prisma/create-account-adapter.ts'
import {createAccountStore} from '#src/store/prisma/create-account-store.ts'
import {createAttemptCounter} from '#src/store/prisma/create-attempt-counter.ts'
import type {Database} from '#src/store/prisma/database.ts'
import {openDatabase} from '#src/store/prisma/open-database.ts'

/** Accounts in a database of a test's own, what they wrote down, and their clock. */
export type TestAccounts = {
  readonly accounts: AccountContext
  readonly database: Database
  readonly events: readonly AuditEvent[]
  /** Lets time pass, in milliseconds. */
  readonly wait: (milliseconds: number) => void
}

export const secret = 'a secret of tests, 32 characters long'

/** Opens accounts in the database at an address; the clock goes on from now only when it is told to. */
export async function anAccountContext(url: string, change: Partial<AccountContext> = {}): Promise<TestAccounts> {
  const database = await openDatabase(url)
  onTestFinished(() => database.close())
  const events: AuditEvent[] = []
  let clock = Date.now()
  const audit: AuditLog = {
    append: async event => {
      events.push(event)
      return {...event, id: String(events.length), at: new Date(clock).toISOString()}
    },
    list: async () => ({entries: [], hasMore: false}),
  }
  const accounts: AccountContext = {
    auth: openAuth({adapter: createAccountAdapter(database), url: 'http://localhost:3000', secret}),
    store: createAccountStore(database),
    audit,
    limits: openSignInLimits(
      createAttemptCounter(database, () => clock),
      secret,
      () => clock,
    ),
    mailer: undefined,
    url: 'http://localhost:3000',
    secret,
    sessionSecret: secret,
    log: openLog('silent'),
    now: () => new Date(clock).toISOString(),
    ...change,
  }
  const wait = (milliseconds: number): void => {
    clock += milliseconds
  }
  return {accounts, database, events, wait}
}

/** What a browser sends back of the cookies that it was given. */
export function toCookieHeader(cookies: readonly string[]): Headers {
  return new Headers({cookie: cookies.map(cookie => cookie.slice(0, cookie.indexOf(';'))).join('; ')})
}
