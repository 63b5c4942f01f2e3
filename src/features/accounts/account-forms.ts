import 'server-only'
import {z} from 'zod'
import {answerForm} from '#src/features/shell/answer-form.ts'
import {seeOther} from '#src/features/shell/see-other.ts'
import {toLocalPath} from '#src/features/shell/to-local-path.ts'
import {keyScopes} from '#src/library/account-store.ts'
import type {AccountContext, Actor} from '#src/server/accounts/account-context.ts'
import {makeCalendarLink, revokeCalendarLink} from '#src/server/accounts/calendar-links.ts'
import {deviceCookieName} from '#src/server/accounts/device-cookie.ts'
import {writeFlash} from '#src/server/accounts/flash.ts'
import {createKey, revokeKey} from '#src/server/accounts/keys.ts'
import {changeName} from '#src/server/accounts/members.ts'
import {changePassword, requestReset, resetPassword} from '#src/server/accounts/passwords.ts'
import {readCookie} from '#src/server/accounts/read-cookie.ts'
import {setUp} from '#src/server/accounts/set-up.ts'
import {endSessions, signIn, signOut, writeSessionEnd} from '#src/server/accounts/sign-in.ts'
import type {Visitor} from '#src/server/accounts/visitor.ts'
import {readClientAddress} from '#src/server/client-address.ts'
import {hindsight} from '#src/server/hindsight.ts'
import type {MessageName} from './say-messages.ts'

const email = z.string().trim().toLowerCase().max(254).pipe(z.email())
const password = z.string().max(600)
const name = z.string().trim().min(1).max(100)
const anybody = (): boolean => true
const hasSession = ({via}: Visitor): boolean => via === 'session'

/** Signs in. */
export const takeSignIn = answerForm(
  {fields: {email: z.string().max(254), password, next: z.string().max(2000).optional()}, allow: anybody},
  async ({values, request}) => {
    const accounts = await openAccounts()
    const next = toLocalPath(values.next ?? '/') ?? '/'
    const result = await signIn(accounts, {
      email: values.email,
      password: values.password,
      headers: request.headers,
      address: readClientAddress(request.headers),
    })
    if (result.outcome === 'signed-in') return seeOther(next, result.cookies)
    const back = next === '/' ? '/login' : `/login?next=${encodeURIComponent(next)}`
    const seconds = result.outcome === 'limited' ? {seconds: String(result.secondsLeft)} : {}
    return goOn(accounts, back, result.outcome, {email: values.email, ...seconds})
  },
)

/** Signs out of this browser. */
export const takeSignOut = answerForm({fields: {}, allow: anybody}, async ({visitor, request}) => {
  const accounts = await openAccounts()
  const {person, sessionId} = visitor
  const cookies =
    person && sessionId !== undefined ? await signOut(accounts, toActor(visitor, request), {userId: person.id, sessionId}) : [writeSessionEnd(accounts.url)]
  return goOn(accounts, '/login', 'signed-out', {}, cookies)
})

/** Signs out of all browsers, this one included. */
export const takeSignOutEverywhere = answerForm({fields: {}, allow: hasSession}, async ({visitor, request}) => {
  const accounts = await openAccounts()
  await endSessions(accounts, toActor(visitor, request), toPerson(visitor).id, {})
  return goOn(accounts, '/login', 'signed-out', {}, [writeSessionEnd(accounts.url)])
})

/** Signs out of one other browser. */
export const takeSessionEnd = answerForm({fields: {session: z.string().max(100)}, allow: hasSession}, async ({values, visitor, request}) => {
  const accounts = await openAccounts()
  const ended = await endSessions(accounts, toActor(visitor, request), toPerson(visitor).id, {only: values.session})
  return goOn(accounts, '/account', 'sessions-ended', {count: String(ended)})
})

/** Changes a person's own name. */
export const takeProfile = answerForm({fields: {name}, allow: hasSession}, async ({values, visitor, request}) => {
  const accounts = await openAccounts()
  await changeName(accounts, toActor(visitor, request), toPerson(visitor), values.name)
  return goOn(accounts, '/account', 'profile-changed')
})

/** Changes a person's own password. */
export const takePassword = answerForm({fields: {current: password, password}, allow: hasSession}, async ({values, visitor, request}) => {
  const accounts = await openAccounts()
  const result = await changePassword(accounts, {
    person: toPerson(visitor),
    actor: toActor(visitor, request),
    current: values.current,
    next: values.password,
    headers: request.headers,
  })
  if (result.outcome === 'changed') return goOn(accounts, '/account', 'password-changed', {}, result.cookies)
  return result.outcome === 'limited'
    ? goOn(accounts, '/account', 'limited', {seconds: String(result.secondsLeft)})
    : goOn(accounts, '/account', 'refused', {reason: result.reason})
})

/** Makes a key for a person's programs, which the next page shows once. */
export const takeNewKey = answerForm(
  {fields: {name: z.string().trim().min(1).max(60), scope: z.enum(keyScopes), days: z.enum(['7', '30', '90', '365'])}, allow: hasSession},
  async ({values, visitor, request}) => {
    const accounts = await openAccounts()
    const key = await createKey(accounts, toActor(visitor, request), toPerson(visitor), {...values, days: Number(values.days)})
    return goOn(accounts, '/account', 'key-created', {secret: key})
  },
)

/** Makes one of a person's keys worthless. */
export const takeKeyEnd = answerForm({fields: {key: z.string().max(100)}, allow: hasSession}, async ({values, visitor, request}) => {
  const accounts = await openAccounts()
  await revokeKey(accounts, toActor(visitor, request), toPerson(visitor), values.key)
  return goOn(accounts, '/account', 'key-revoked')
})

/** Makes the address at which a calendar fetches a person's actions, which the next page shows once; one that was there before ends. */
export const takeNewCalendar = answerForm({fields: {}, allow: hasSession}, async ({visitor, request}) => {
  const accounts = await openAccounts()
  return goOn(accounts, '/account', 'calendar-created', {secret: await makeCalendarLink(accounts, toActor(visitor, request), toPerson(visitor))})
})

/** Makes that address lead nowhere. */
export const takeCalendarEnd = answerForm({fields: {}, allow: hasSession}, async ({visitor, request}) => {
  const accounts = await openAccounts()
  await revokeCalendarLink(accounts, toActor(visitor, request), toPerson(visitor))
  return goOn(accounts, '/account', 'calendar-revoked')
})

/** Says whether somebody wants the weekly digest. */
export const takeDigestChoice = answerForm({fields: {wanted: z.enum(['yes', 'no'])}, allow: hasSession}, async ({values, visitor}) => {
  const {digests} = await hindsight()
  await digests.setOff(toPerson(visitor).id, values.wanted === 'no')
  return goOn(await openAccounts(), '/account', values.wanted === 'no' ? 'digest-off' : 'digest-on')
})

/** Has a link sent to who forgot a password. */
export const takeForgotten = answerForm({fields: {email: z.string().max(254)}, allow: anybody}, async ({values, request}) => {
  const accounts = await openAccounts()
  const seconds = await requestReset(accounts, {email: values.email.trim().toLowerCase(), address: readClientAddress(request.headers)})
  return seconds === undefined ? goOn(accounts, '/login', 'mail-sent') : goOn(accounts, '/login', 'limited', {seconds: String(seconds)})
})

/** Sets a password by a link. */
export const takeReset = answerForm(
  {fields: {token: z.string().max(100), email: z.string().max(254).optional(), password}, allow: anybody},
  async ({values, request}) => {
    const accounts = await openAccounts()
    const deviceCookie = readCookie(request.headers.get('cookie'), deviceCookieName)
    const result = await resetPassword(accounts, {...values, address: readClientAddress(request.headers), deviceCookie})
    if (result.outcome === 'changed') return goOn(accounts, '/login', 'reset-done', {}, result.cookies)
    if (result.outcome === 'gone') return goOn(accounts, '/login', 'reset-gone')
    return goOn(accounts, `/account/reset?token=${encodeURIComponent(values.token)}`, 'refused', {reason: result.reason})
  },
)

/** Makes the first administrator. */
export const takeSetUp = answerForm({fields: {token: z.string().max(100), name, email, password}, allow: anybody}, async ({values, request}) => {
  const accounts = await openAccounts()
  const result = await setUp(accounts, {...values, address: readClientAddress(request.headers)})
  if (result.outcome === 'done') return goOn(accounts, '/login', 'set-up', {email: values.email})
  const back = `/setup?token=${encodeURIComponent(values.token)}`
  return result.outcome === 'refused' ? goOn(accounts, back, 'refused', {reason: result.reason, name: values.name, email: values.email}) : seeOther(back)
})

/** The accounts of this process. */
export async function openAccounts(): Promise<AccountContext> {
  return await (await hindsight()).accounts()
}

/** Leads to a page that says what came of the form. */
export function goOn(
  {secret, url}: AccountContext,
  path: string,
  says: MessageName,
  words: Readonly<Record<string, string>> = {},
  cookies: readonly string[] = [],
): Response {
  return seeOther(path, [...cookies, writeFlash(secret, {says, words}, {secure: url.startsWith('https:')})])
}

/** Who asks, as the audit log has it. */
export function toActor({person, via}: Visitor, request: Request): Actor {
  return {actor: person?.email ?? 'nobody', actorId: person?.id, via: via === 'key' ? 'key' : 'web', address: readClientAddress(request.headers)}
}

function toPerson({person}: Visitor) {
  if (!person) throw new Error('Expected somebody who is signed in: the form asks for no one else')
  return person
}
