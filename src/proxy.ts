import {randomBytes} from 'node:crypto'
import {type NextRequest, NextResponse} from 'next/server'
import {prolongSession} from '#src/server/accounts/find-visitor.ts'
import {flashCookieName, writeFlashEnd} from '#src/server/accounts/flash.ts'
import type {Visitor} from '#src/server/accounts/visitor.ts'
import {admitRequest} from '#src/server/admit-request.ts'
import {decodeAddress} from '#src/server/decode-address.ts'
import {isAbsentDeleted} from '#src/server/find-absent-deleted.ts'
import {isAbsentImport} from '#src/server/find-absent-import.ts'
import {isAbsentRemediation} from '#src/server/find-absent-remediation.ts'
import {absentServiceHeader, findAbsentService} from '#src/server/find-absent-service.ts'
import {findDoor, isForPeople} from '#src/server/find-door.ts'
import {findOutage} from '#src/server/find-outage.ts'
import {findRefusedPage} from '#src/server/find-refused-page.ts'
import {requestHeader} from '#src/server/follow-requests.ts'
import {hindsight} from '#src/server/hindsight.ts'
import {ownSite} from '#src/server/own-site.ts'
import {recordRefusal} from '#src/server/record-refusal.ts'
import {toServiceHref} from '#src/server/service-address.ts'
import {identifyVisitor} from '#src/server/viewer.ts'
import {writeBusyPage} from '#src/ui/busy-page.ts'
import {writeOutagePage} from '#src/ui/outage-page.ts'
import {writeRefusalPage} from '#src/ui/refusal-page.ts'

/**
 * Gives every answer its content security policy, and refuses methods that nothing here answers to. It decides nothing about who may
 * see what: that is for the queries, which it asks like everybody else.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const {pathname, searchParams} = request.nextUrl
  const isForm = writing.has(pathname)
  const methods = isForm ? ['POST'] : ['GET', 'HEAD']
  if (!methods.includes(request.method)) {
    const headers = {Allow: methods.join(', '), 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'private, no-store'}
    return new NextResponse(`This address only answers to ${methods[0]}.\n`, {status: 405, headers})
  }
  if (!(await admitRequest(request.nextUrl, request.headers))) return toBusy(pathname, request.headers)
  if (await isOutOfReach(pathname)) return toWholePage(writeOutagePage, {status: 503, headers: tryAgain})
  const visitor = await findVisitor(request.headers)
  const door = visitor && findDoor(request.nextUrl, request.headers, visitor)
  if (door === 'unauthorized') return NextResponse.json({error: 'Sign in, or send an API key that is good.'}, {status: 401, headers: unauthorized})
  if (door) return NextResponse.redirect(new URL(door.leadsTo, request.url), {status: 303, headers: {'Cache-Control': 'private, no-store'}})
  const refused = isForm || !visitor ? undefined : findRefusedPage(visitor.viewer, pathname)
  if (refused !== undefined) {
    await recordRefusal({request, status: 403, reason: 'This page is for administrators', visitor})
    return toWholePage(nonce => writeRefusalPage(nonce, refused, visitor?.person?.email), {status: 403})
  }
  const policy = isFile(pathname)
    ? filePolicy
    : toPolicy(writeNonce(), await listImageOrigins(), {hasOwnStyle: isForm || isEditor(pathname), isEditor: isEditor(pathname)})
  const headers = new Headers(request.headers)
  // Next reads the nonce from here and puts it on its own scripts.
  headers.set('Content-Security-Policy', policy)
  headers.delete(requestHeader)
  const service = visitor && (await findAbsentService(visitor.viewer, pathname))
  // What was found out here comes by once more on the way to the page that says so. Claimed by a request it tells nobody anything.
  if (pathname !== nowhere) headers.delete(absentServiceHeader)
  if (service !== undefined) headers.set(absentServiceHeader, toServiceHref(service.slice(0, 200)))
  const response =
    service !== undefined || (!isForm && (await isAbsent(visitor, pathname)))
      ? NextResponse.rewrite(new URL(nowhere, request.url), {request: {headers}})
      : NextResponse.next({request: {headers}})
  response.headers.set('Content-Security-Policy', policy)
  for (const {parameter, cookie, pattern} of choices) {
    const chosen = searchParams.getAll(parameter).join('.')
    if (pattern.test(chosen)) response.cookies.set(cookie, chosen, {path: '/', maxAge: 31_536_000, sameSite: 'lax', httpOnly: true, secure: isSecure()})
  }
  if (!isForm && isForPeople(request.headers)) {
    // The page under way has it; none after it has.
    if (request.cookies.has(flashCookieName)) response.headers.append('Set-Cookie', writeFlashEnd())
    if (visitor?.isAging) for (const cookie of await prolong(request.headers)) response.headers.append('Set-Cookie', cookie)
  }
  return response
}

/** Undefined where it cannot be known, because the process could not be started or the index not be asked: the page has words for that. */
async function findVisitor(headers: Headers): Promise<Visitor | undefined> {
  try {
    return await identifyVisitor(headers)
  } catch {
    return undefined
  }
}

async function prolong(headers: Headers): Promise<readonly string[]> {
  try {
    return await prolongSession(await (await hindsight()).accounts(), headers)
  } catch {
    // There is another occasion at the next page.
    return []
  }
}

const unauthorized = {'Cache-Control': 'private, no-store', 'WWW-Authenticate': 'Bearer realm="Hindsight"'}

/** What is written to, by the forms of the pages. Each of them answers through `answerForm`; everything else can only be read. */
const writing: ReadonlySet<string> = new Set([
  '/preferences',
  '/setup/administrator',
  '/account/sign-in',
  '/account/sign-out',
  '/account/sign-out-everywhere',
  '/account/password',
  '/account/profile',
  '/account/sessions/end',
  '/account/keys/create',
  '/account/keys/revoke',
  '/account/calendar/create',
  '/account/calendar/revoke',
  '/account/digest',
  '/remediation/import/preview',
  '/remediation/import/save',
  '/remediation/proposals/apply',
  '/remediation/proposals/dismiss',
  '/account/forgot',
  '/account/reset/password',
  '/settings/members/add',
  '/settings/members/role',
  '/settings/members/disable',
  '/settings/members/enable',
  '/settings/members/reset',
  '/remediation/save',
  '/remediation/preview',
  '/remediation/undo',
  '/history/restore',
  '/duplicates/merge',
  '/review/request',
  '/review/decide',
  '/review/publish',
  '/review/withdraw',
  '/review/comment',
  '/review/resolve',
  '/moves/rename',
  '/moves/delete',
  '/moves/restore',
  '/moves/erase',
  '/seen-before/answer',
  '/patterns/relations/decide',
  '/patterns/relations/reopen',
  '/import/read',
  '/import/hints',
  '/import/correct',
  '/import/answer',
  '/import/origin',
  '/import/save',
  '/import/discard',
  '/import/batches/hints',
  '/import/batches/save',
  '/import/batches/pause',
  '/import/batches/discard',
  '/editor/save',
  '/editor/preview',
  '/editor/draft',
  '/editor/image',
  '/editor/draft/discard',
])

export const config = {matcher: '/((?!_next/static/).*)'}

/** What an address says of how things are shown is remembered for those that do not. */
const choices = [
  {parameter: 'tz', cookie: 'times', pattern: /^(?:utc|incident|reader)$/},
  {parameter: 'view', cookie: 'view', pattern: /^(?:rows|table)$/},
  {parameter: 'density', cookie: 'density', pattern: /^(?:comfortable|compact)$/},
  {parameter: 'column', cookie: 'columns', pattern: /^[a-z]{1,20}(?:\.[a-z]{1,20}){0,19}$/},
] as const

/** Not where the environment cannot be read: then `/readyz` has to be able to say so. */
function isSecure(): boolean {
  try {
    return ownSite().isSecure
  } catch {
    return false
  }
}

/** An address that has no page. */
const nowhere = '/-/absent'

/**
 * Whether a page would fail because the index cannot be asked. Known before the page is begun, it is answered with the right status, and
 * for readers without scripts, too, for whom a page that fails while it is being made stays empty.
 */
async function isOutOfReach(pathname: string): Promise<boolean> {
  return !['/healthz', '/readyz', '/preferences'].includes(pathname) && (await findOutage()) !== undefined
}

function toWholePage(
  write: (nonce: string) => string,
  {status, headers = {}}: {readonly status: number; readonly headers?: Record<string, string>},
): NextResponse {
  const nonce = writeNonce()
  const policy = `default-src 'none'; style-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`
  return new NextResponse(write(nonce), {
    status,
    headers: {'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': policy, 'Cache-Control': 'private, no-store', ...headers},
  })
}

/** For people a page, also where they meant to fetch a file; for programs JSON. */
function toBusy(pathname: string, headers: Headers): NextResponse {
  const isForPeople = !/^\/(?:suggestions$|(?:incidents|remediation|insights)\.)/.test(pathname) || headers.get('Accept')?.includes('text/html')
  if (isForPeople) return toWholePage(writeBusyPage, {status: 503, headers: tryAgain})
  return NextResponse.json({error: 'Too many requests are being answered at this moment. Ask again in a few seconds.'}, {status: 503, headers: tryAgain})
}

const tryAgain = {'Cache-Control': 'no-store', 'Retry-After': '5'}

/**
 * Whether the address of an incident, or one of remediation, leads nowhere for this visitor. A page that finds so while it is being written can only leave an empty
 * document, which a script then fills: without JavaScript nobody would read that there is nothing, nor where to go on. The page asks
 * again, so that nothing depends on this being asked.
 */
async function isAbsent(visitor: Visitor | undefined, pathname: string): Promise<boolean> {
  // Next would answer what no encoder writes with an error of its own.
  if (decodeAddress(pathname) === undefined) return true
  if (!visitor) return false
  const {viewer, person} = visitor
  // A page of its own, and no incident.
  if (pathname === '/incidents/compare') return false
  const address = decodeAddress(/^\/incidents\/([^/]+)(?:\/(?:edit|rename|delete|merge))?$/.exec(pathname)?.[1] ?? '')
  try {
    if (!address)
      return (
        (await isAbsentImport(visitor, pathname)) ||
        (await isAbsentDeleted(visitor, pathname)) ||
        (await isAbsentRemediation(viewer, person !== undefined, pathname))
      )
    const {store} = await hindsight()
    return (await store.findTitles(viewer, [address])).size === 0
  } catch {
    // Without an index the page fails in the same way, and has words for it.
    return false
  }
}

/** None where the process could not be started: then no page shows a document. */
async function listImageOrigins(): Promise<readonly string[]> {
  try {
    return (await hindsight()).environment.remoteImages
  } catch {
    // The page fails in the same way, and has words for it.
    return []
  }
}

/** 128 bits, of which a UUID has six too few. */
function writeNonce(): string {
  return randomBytes(16).toString('base64url')
}

/** Whether an address is that of a file of the content folder. */
function isFile(pathname: string): boolean {
  return /^\/incidents\/[^/]+\/files\//.test(pathname)
}

/** A drawing may hold script: opened by itself, it stands in a box in which nothing runs and nothing loads. */
const filePolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'"

/** Whether a page has the editor: its script writes rules of style, reads on a thread and shows the page that comes of the text. */
function isEditor(pathname: string): boolean {
  return pathname === '/new' || /^\/incidents\/[^/]+\/edit$/.test(pathname)
}

type PagePolicy = {readonly hasOwnStyle: boolean; readonly isEditor: boolean}

function toPolicy(nonce: string, imageOrigins: readonly string[], {hasOwnStyle, isEditor}: PagePolicy): string {
  const isDevelopment = process.env.NODE_ENV === 'development'
  return [
    "default-src 'none'",
    // React rebuilds server stacks with eval while developing, and only then.
    `script-src 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ''}`,
    // What answers a form may be a page that brings its own style, see `refuseForm`.
    `style-src 'self'${hasOwnStyle ? ` 'nonce-${nonce}'` : ''}`,
    ...(isEditor ? ["worker-src 'self'", "frame-src 'self'"] : []),
    `img-src ${["'self'", ...imageOrigins].join(' ')}`,
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}
