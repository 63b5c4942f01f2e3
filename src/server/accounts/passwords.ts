import {randomBytes} from 'node:crypto'
import type {Person} from '#src/incident/person.ts'
import type {AccountContext, Actor} from './account-context.ts'
import {writeResetMail} from './account-mails.ts'
import {deviceCookieName, writeDeviceCookie} from './device-cookie.ts'
import {checkPassword, toPasswordText} from './password-policy.ts'
import {readCookie} from './read-cookie.ts'

/** In milliseconds. */
export const resetLife = 24 * 60 * 60 * 1000

export type PasswordOutcome =
  | {readonly outcome: 'changed'; readonly cookies: readonly string[]}
  | {readonly outcome: 'refused'; readonly reason: string}
  | {readonly outcome: 'limited'; readonly secondsLeft: number}

/** Changes a person's own password, which ends all their other sessions; asks for the present one, within the limits of signing in. */
export async function changePassword(
  {auth, audit, limits}: AccountContext,
  {
    person,
    actor,
    current,
    next,
    headers,
  }: {readonly person: Person; readonly actor: Actor; readonly current: string; readonly next: string; readonly headers: Headers},
): Promise<PasswordOutcome> {
  const admission = await limits.admit({account: person.email, address: actor.address, deviceCookie: readCookie(headers.get('cookie'), deviceCookieName)})
  if (!admission.admitted) return {outcome: 'limited', secondsLeft: admission.secondsLeft}
  const verdict = checkPassword(next, person)
  if (!verdict.ok) return {outcome: 'refused', reason: verdict.message}
  const response = await auth.api.changePassword({
    body: {currentPassword: toPasswordText(current), newPassword: verdict.password, revokeOtherSessions: true},
    headers,
    asResponse: true,
  })
  if (!response.ok) return {outcome: 'refused', reason: 'The present password is not right.'}
  await audit.append({...actor, action: 'password.changed', subject: {kind: 'user', id: person.email}})
  return {outcome: 'changed', cookies: response.headers.getSetCookie()}
}

/** A token by which this user chooses a password at `/account/reset`, good for a day and for one use. */
export async function createResetToken({auth, now}: AccountContext, userId: string): Promise<string> {
  const token = randomBytes(24).toString('base64url')
  const {internalAdapter} = await auth.$context
  await internalAdapter.createVerificationValue({
    identifier: `reset-password:${token}`,
    value: userId,
    expiresAt: new Date(Date.parse(now()) + resetLife),
  })
  return token
}

/**
 * Sends a link to whoever forgot a password; the answer is the same, and comes as soon, whether there is such an account or not. Returns
 * the seconds to wait where too many have asked.
 */
export async function requestReset(
  context: AccountContext,
  {email, address}: {readonly email: string; readonly address: string | undefined},
): Promise<number | undefined> {
  const admission = await context.limits.admitMail({account: email, address})
  if (!admission.admitted) return admission.secondsLeft
  // Not waited for: how long it takes would tell whether there is such an account.
  sendReset(context, {email, address}).catch((error: unknown) => context.log.warn({err: error}, 'Cannot send a link to choose a password'))
  return undefined
}

async function sendReset(context: AccountContext, {email, address}: {readonly email: string; readonly address: string | undefined}): Promise<void> {
  const member = await context.store.findMember(email, context.now())
  if (!member || member.isDisabled || !context.mailer) return
  await context.audit.append({
    action: 'password.reset-requested',
    actor: member.email,
    actorId: member.id,
    via: 'web',
    address,
    subject: {kind: 'user', id: member.email},
  })
  const token = await createResetToken(context, member.id)
  await context.mailer.send(writeResetMail({to: member.email, name: member.name, site: context.url, token, minutes: resetLife / 60_000}))
}

/** Whose link this is, as long as it is good. */
export async function findResetPerson({auth, store, now}: AccountContext, token: string): Promise<Person | undefined> {
  const {internalAdapter} = await auth.$context
  const found = await internalAdapter.findVerificationValue(`reset-password:${token}`)
  if (!found || found.expiresAt.toISOString() <= now()) return undefined
  const member = await store.findMember(found.value, now())
  return member?.isDisabled ? undefined : member
}

/** Sets a password by a link, and ends every session. */
export async function resetPassword(
  context: AccountContext,
  {
    token,
    password,
    address,
    deviceCookie,
  }: {
    readonly token: string
    readonly password: string
    readonly address: string | undefined
    readonly deviceCookie: string | undefined
  },
): Promise<
  {readonly outcome: 'changed'; readonly cookies: readonly string[]} | {readonly outcome: 'refused'; readonly reason: string} | {readonly outcome: 'gone'}
> {
  const person = await findResetPerson(context, token)
  if (!person) return {outcome: 'gone'}
  const verdict = checkPassword(password, person)
  if (!verdict.ok) return {outcome: 'refused', reason: verdict.message}
  const response = await context.auth.api.resetPassword({body: {token, newPassword: verdict.password}, asResponse: true})
  if (!response.ok) return {outcome: 'gone'}
  await context.audit.append({
    action: 'password.reset',
    actor: person.email,
    actorId: person.id,
    via: 'web',
    address,
    subject: {kind: 'user', id: person.email},
  })
  // Whoever holds the link is the owner: in this browser the tries of others do not keep them out.
  const device = await context.limits.welcome({account: person.email, address, deviceCookie})
  return {outcome: 'changed', cookies: [writeDeviceCookie(device, {secure: context.url.startsWith('https:')})]}
}

/** Where a password is chosen with this token. */
export function toResetLink({url}: Pick<AccountContext, 'url'>, token: string): string {
  return `${url}/account/reset?token=${token}`
}
