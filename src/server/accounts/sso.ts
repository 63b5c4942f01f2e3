import type {AccountContext} from './account-context.ts'
import {isProviderError} from './ask-provider.ts'
import {providerId} from './settle-member.ts'
import {findSession, toLibraryHeaders, toSessionCookieName} from './sign-in.ts'
import {attempts, type SsoAttempt, type SsoFailure, toSsoActor} from './sso-attempt.ts'

/** Where the provider sends people back to. */
export const ssoReturnPath = `/api/auth/callback/${providerId}`

/** Where to send somebody who wants to sign in at the provider. */
export type SsoStart =
  | {readonly outcome: 'begun'; readonly location: string; readonly cookies: readonly string[]}
  | {readonly outcome: 'failed'; readonly failure: SsoFailure}

/** How it ended. `next` is where they wanted to go, as far as that is known; of one who is not signed in, as it was asked for. */
export type SsoReturn =
  | {readonly outcome: 'signed-in'; readonly next: string; readonly cookies: readonly string[]}
  | {readonly outcome: 'failed'; readonly failure: SsoFailure; readonly next: string; readonly cookies: readonly string[]}
  | {readonly outcome: 'limited'; readonly secondsLeft: number}

/**
 * Begins a sign-in at the provider; undefined where none is configured. Nothing is written: what has to be known on the way back is in a
 * cookie, sealed.
 */
export async function startSso(context: AccountContext, {next}: {readonly next: string}): Promise<SsoStart | undefined> {
  const {sso, log} = context
  if (!sso) return undefined
  try {
    const auth = await sso.open()
    // Both are sealed in a cookie as hexadecimal, and a browser keeps no more than 4,096 bytes of one.
    const wanted = next.length + encodeURIComponent(next).length > longestNext ? '/' : next
    const response = await auth.api.signInSocial({
      body: {
        provider: providerId,
        callbackURL: wanted,
        errorCallbackURL: `/login?next=${encodeURIComponent(wanted)}`,
        disableRedirect: true,
      },
      headers: new Headers(),
      asResponse: true,
    })
    if (!response.ok) throw new Error(`Cannot begin a sign-in at the identity provider: the accounts answered ${response.status}`)
    const {url} = (await response.json()) as {readonly url: string}
    return {outcome: 'begun', location: url, cookies: response.headers.getSetCookie()}
  } catch (error) {
    if (!isProviderError(error)) throw error
    log.warn({err: error}, 'Cannot use the identity provider')
    return {outcome: 'failed', failure: error.kind}
  }
}

const longestNext = 1_500

/** Signs in who comes back from the provider, with a session that is new whatever the browser brought; undefined where none is configured. */
export async function finishSso(
  context: AccountContext,
  {search, headers, address}: {readonly search: string; readonly headers: Headers; readonly address: string | undefined},
): Promise<SsoReturn | undefined> {
  const {sso, audit, limits, store, log, url} = context
  if (!sso) return undefined
  const attempt: SsoAttempt = {context, address}
  const admission = await limits.admitReturn({address})
  if (!admission.admitted) {
    if (admission.isFirst) await audit.append({...toSsoActor(attempt), action: 'sign-in.limited', after: {by: admission.by}})
    return {outcome: 'limited', secondsLeft: admission.secondsLeft}
  }
  const response = await comeBack(context, attempt, search, headers)
  const isSession = (cookie: string): boolean => cookie.startsWith(`${toSessionCookieName(url)}=`)
  const cookies = response?.headers.getSetCookie() ?? []
  const gone = response?.headers.get('location') ?? '/'
  const location = URL.canParse(gone, url) ? new URL(gone, url) : new URL(url)
  if (attempt.member && !attempt.failure && cookies.some(isSession)) {
    await audit.append({...toSsoActor(attempt), action: 'sign-in'})
    const before = await findSession(context, headers)
    if (before) await store.endSessions(before.person.id, {only: before.sessionId})
    const isOwn = location.origin === new URL(url).origin && !location.pathname.startsWith('//')
    return {outcome: 'signed-in', next: isOwn ? location.pathname + location.search + location.hash : '/', cookies}
  }
  // What is broken here is not told as if it were the provider.
  if (attempt.cause !== undefined && !isProviderError(attempt.cause)) throw attempt.cause
  if (!attempt.failure && response && response.status >= 500) throw new Error(`Cannot sign in: the accounts answered ${response.status}`)
  // Closed between our look at the account and the library's.
  const code = location.searchParams.get('error')
  const failure = attempt.failure ?? (attempt.member ? 'no-account' : toFailure(code))
  await audit.append({...toSsoActor(attempt), action: 'sign-in.failed', after: {reason: failure, subject: attempt.subject}})
  log.warn(
    {failure, code: attempt.cause === undefined ? code?.slice(0, 60) : undefined, err: attempt.cause},
    'Nobody was signed in at the way back from the identity provider',
  )
  return {outcome: 'failed', failure, next: location.searchParams.get('next') ?? '/', cookies: cookies.filter(cookie => !isSession(cookie))}
}

/** Hands the library what it needs of the request and nothing else; undefined where the provider cannot be used. */
async function comeBack({sso, url}: AccountContext, attempt: SsoAttempt, search: string, headers: Headers): Promise<Response | undefined> {
  try {
    const auth = await sso?.open()
    const given = toLibraryHeaders(headers, attempt.address)
    const seal = findSeal(headers.get('cookie'))
    if (seal !== undefined) given.set('cookie', seal)
    return await attempts.run(attempt, async () => await auth?.handler(new Request(`${url}${ssoReturnPath}${search.slice(0, 8_000)}`, {headers: given})))
  } catch (error) {
    attempt.cause ??= error
    if (isProviderError(error)) attempt.failure ??= error.kind
    return undefined
  }
}

/** The cookie with which the sign-in was begun. */
function findSeal(cookies: string | null): string | undefined {
  return cookies
    ?.split(';', 200)
    .find(pair => /^\s*(?:__Secure-)?hindsight\.oauth_state=/.test(pair))
    ?.trim()
}

/** The library's words, and the provider's own; both may be anything that somebody writes into the address. */
function toFailure(error: string | null): SsoFailure {
  if (error !== null && /^(?:state_|invalid_callback_request$|please_restart)/.test(error)) return 'expired'
  if (error === 'access_denied' || error === 'login_required' || error === 'interaction_required' || error === 'consent_required') return 'declined'
  return error === 'temporarily_unavailable' || error === 'server_error' ? 'unreachable' : 'unexpected'
}
