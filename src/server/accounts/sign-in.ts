import type {SignedIn} from '#src/library/account-store.ts'
import type {AccountContext, Actor} from './account-context.ts'
import {deviceCookieName, writeDeviceCookie} from './device-cookie.ts'
import {addressHeader} from './open-auth.ts'
import {isPasswordLength, toPasswordText} from './password-policy.ts'
import {readCookie} from './read-cookie.ts'
import {readSessionCookie} from './read-session-cookie.ts'

export type SignIn = {readonly email: string; readonly password: string; readonly headers: Headers; readonly address: string | undefined}

/** How a try to sign in ended; of a wrong one nothing more is said, whether or not there is such an account. */
export type SignInOutcome =
  | {readonly outcome: 'signed-in'; readonly cookies: readonly string[]}
  | {readonly outcome: 'wrong'}
  | {readonly outcome: 'limited'; readonly secondsLeft: number}

/** Signs somebody in by password, with a session that is new whatever the browser brought. */
export async function signIn(context: AccountContext, {email, password, headers, address}: SignIn): Promise<SignInOutcome> {
  const {auth, audit, limits, url, store} = context
  const account = email.trim().toLowerCase()
  const attempt = {account, address, deviceCookie: readCookie(headers.get('cookie'), deviceCookieName)}
  const actor: Actor = {actor: account.slice(0, 254), via: 'web', address}
  const admission = await limits.admit(attempt)
  if (!admission.admitted) {
    // Once for each window: a log that never shrinks must not be filled by who is held off.
    if (admission.isFirst) await audit.append({...actor, action: 'sign-in.limited', after: {by: admission.by}})
    return {outcome: 'limited', secondsLeft: admission.secondsLeft}
  }
  if (!isPasswordLength(password)) {
    await audit.append({...actor, action: 'sign-in.failed'})
    return {outcome: 'wrong'}
  }
  const response = await auth.api.signInEmail({
    body: {email: account, password: toPasswordText(password)},
    headers: toLibraryHeaders(headers, address),
    asResponse: true,
  })
  if (!response.ok) {
    if (response.status >= 500) throw new Error(`Cannot sign in: the accounts answered ${response.status}`)
    await audit.append({...actor, action: 'sign-in.failed'})
    return {outcome: 'wrong'}
  }
  const signedIn: unknown = await response.json()
  const userId = (signedIn as {user: {id: string}}).user.id
  await audit.append({...actor, action: 'sign-in', actorId: userId})
  const before = await findSession(context, headers)
  if (before) await store.endSessions(before.person.id, {only: before.sessionId})
  const device = writeDeviceCookie(await limits.welcome(attempt), {secure: url.startsWith('https:')})
  return {outcome: 'signed-in', cookies: [...response.headers.getSetCookie(), device]}
}

/** The session that a request comes with, as long as it is good. */
export async function findSession({store, url, sessionSecret, now}: AccountContext, headers: Pick<Headers, 'get'>): Promise<SignedIn | undefined> {
  const token = readSessionCookie(headers.get('cookie'), toSessionCookieName(url), sessionSecret)
  return token === undefined ? undefined : await store.findSignedIn(token, now())
}

/** Ends the session that a request comes with, and says which cookies the browser is to forget. */
export async function signOut(
  {store, audit, url}: AccountContext,
  actor: Actor,
  {userId, sessionId}: {readonly userId: string; readonly sessionId: string},
): Promise<readonly string[]> {
  await store.endSessions(userId, {only: sessionId})
  await audit.append({...actor, action: 'sign-out'})
  return [writeSessionEnd(url)]
}

/** Ends sessions of a person: one of them, or all; returns how many. */
export async function endSessions(
  {store, audit}: AccountContext,
  actor: Actor,
  userId: string,
  which: {readonly only?: string; readonly except?: string},
): Promise<number> {
  const ended = await store.endSessions(userId, which)
  // Their own are the rule, and then the entry names them already.
  const subject = actor.actorId === userId ? undefined : ({kind: 'user', id: userId} as const)
  if (ended > 0) await audit.append({...actor, action: 'session.ended', subject, after: {ended}})
  return ended
}

/** What the browser is told so that it forgets a session. */
export function writeSessionEnd(url: string): string {
  return `${toSessionCookieName(url)}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax${url.startsWith('https:') ? '; Secure' : ''}`
}

/** As the accounts library names it. */
export function toSessionCookieName(url: string): string {
  return `${url.startsWith('https:') ? '__Secure-' : ''}hindsight.session_token`
}

/** Only what a session's record is made of: cookies that a request brings are none of the library's business when somebody signs in. */
export function toLibraryHeaders(headers: Headers, address: string | undefined): Headers {
  const kept = new Headers()
  const agent = headers.get('user-agent')
  if (agent !== null) kept.set('user-agent', agent.slice(0, 300))
  if (address !== undefined) kept.set(addressHeader, address)
  return kept
}
