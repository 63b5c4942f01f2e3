import 'server-only'
import {seeOther} from '#src/features/shell/see-other.ts'
import {toLocalPath} from '#src/features/shell/to-local-path.ts'
import {finishSso, startSso} from '#src/server/accounts/sso.ts'
import {readClientAddress} from '#src/server/client-address.ts'
import {goOn, openAccounts} from './account-forms.ts'
import {describeSsoFailure} from './describe-sso-failure.ts'

/** Leads to the identity provider. */
export async function takeSsoStart(request: Request): Promise<Response> {
  const accounts = await openAccounts()
  const next = toLocalPath(new URL(request.url).searchParams.get('next') ?? '/') ?? '/'
  const start = await startSso(accounts, {next})
  if (!start) return answerNothing()
  if (start.outcome === 'failed') return goOn(accounts, toLogin(next), 'sso-failed', {reason: describeSsoFailure(start.failure)})
  const headers = new Headers({Location: start.location, 'Cache-Control': 'private, no-store'})
  for (const cookie of start.cookies) headers.append('Set-Cookie', cookie)
  return new Response(null, {status: 303, headers})
}

/** Takes who comes back from the identity provider. */
export async function takeSsoReturn(request: Request): Promise<Response> {
  const accounts = await openAccounts()
  const {search} = new URL(request.url)
  const result = await finishSso(accounts, {search, headers: request.headers, address: readClientAddress(request.headers)})
  if (!result) return answerNothing()
  if (result.outcome === 'signed-in') return seeOther(result.next, result.cookies)
  if (result.outcome === 'limited') return goOn(accounts, '/login', 'limited', {seconds: String(result.secondsLeft)})
  return goOn(accounts, toLogin(toLocalPath(result.next) ?? '/'), 'sso-failed', {reason: describeSsoFailure(result.failure)}, result.cookies)
}

/** A request that only wants to know what is there must not use up a sign-in. */
export function refuseHead(): Response {
  return new Response(null, {status: 405, headers: {Allow: 'GET', 'Cache-Control': 'private, no-store'}})
}

/** Where no provider is configured, there are no such addresses. */
function answerNothing(): Response {
  const headers = {'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'private, no-store'}
  return new Response('There is nothing at this address.\n', {status: 404, headers})
}

function toLogin(next: string): string {
  return next === '/' ? '/login' : `/login?next=${encodeURIComponent(next)}`
}
