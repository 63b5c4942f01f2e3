import {AsyncLocalStorage} from 'node:async_hooks'
import type {Member} from '#src/library/account-store.ts'
import type {AccountContext, Actor} from './account-context.ts'

/** Why somebody who came back from the identity provider is not signed in. */
export type SsoFailure =
  /** The provider cannot be reached. */
  | 'unreachable'
  /** The provider let nobody in. */
  | 'declined'
  /** Not begun in this browser, too long ago, or used already. */
  | 'expired'
  /** The provider does not say that the e-mail address is the person's. */
  | 'unverified'
  /** None of the person's groups gives a role. */
  | 'no-role'
  /** There is no account, or a closed one: the two are not told apart. */
  | 'no-account'
  /** What the provider said is not as it should be. */
  | 'unexpected'

/** One way back from the provider; what is found out on it is written down here. */
export type SsoAttempt = {
  readonly context: AccountContext
  readonly address: string | undefined
  /** Who it was, as the provider says: its own name for them, and their address as far as it vouches for that. */
  subject?: string
  email?: string | undefined
  member?: Member
  failure?: SsoFailure
  /** What went wrong that is nobody's fault who signs in. */
  cause?: unknown
}

// On globalThis, because Next bundles a module once for each of its kinds of routes: who opens the library is not who comes back to it.
const slot = Symbol.for('hindsight.sso-attempts')
const processWide = globalThis as typeof globalThis & {[slot]?: AsyncLocalStorage<SsoAttempt>}
processWide[slot] ??= new AsyncLocalStorage()

/** The library asks our questions from deep inside, and hands no word of ours along: this does. */
export const attempts: AsyncLocalStorage<SsoAttempt> = processWide[slot]

/** For the audit log. */
export function toSsoActor({email, member, address}: Pick<SsoAttempt, 'email' | 'member' | 'address'>): Actor {
  return {actor: member?.email ?? email ?? 'nobody', actorId: member?.id, via: 'sso', address}
}
