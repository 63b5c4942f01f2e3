import type {Person} from '#src/incident/person.ts'
import type {Role} from '#src/incident/viewer.ts'
import type {MemberChange} from '#src/library/account-store.ts'
import type {AccountContext, Actor} from './account-context.ts'
import {writeInvitationMail} from './account-mails.ts'
import {createResetToken, resetLife} from './passwords.ts'

export type NewMember = {readonly name: string; readonly email: string; readonly role: Role; readonly password?: string | undefined}

/** Adds somebody; without a password they choose one by a link, see `issueResetToken`. */
export async function addMember(
  {auth, audit, store, now}: AccountContext,
  actor: Actor,
  {name, email, role, password}: NewMember,
): Promise<{readonly outcome: 'added'; readonly id: string} | {readonly outcome: 'taken'}> {
  const {internalAdapter, password: passwords} = await auth.$context
  if (await store.findMember(email, now())) return {outcome: 'taken'}
  const hash = password === undefined ? undefined : await passwords.hash(password)
  let id: string
  try {
    // Whoever adds a member vouches for the address: an identity provider that vouches for the same one means the same person.
    const user = await internalAdapter.createUser({name, email: email.toLowerCase(), emailVerified: true, role}, {method: 'email-password'})
    id = user.id
  } catch (error) {
    // Somebody else was quicker: the address is unique.
    if (await store.findMember(email, now())) return {outcome: 'taken'}
    throw error
  }
  if (hash !== undefined) await internalAdapter.createAccount({userId: id, providerId: 'credential', accountId: id, password: hash})
  await audit.append({...actor, action: 'user.added', subject: {kind: 'user', id: email.toLowerCase()}, after: {name, role}})
  return {outcome: 'added', id}
}

/** Gives somebody another role. */
export async function changeRole({store, audit, now}: AccountContext, actor: Actor, id: string, role: Role): Promise<MemberChange> {
  const before = await store.findMember(id, now())
  const outcome = await store.changeRole(before?.id ?? id, role, now())
  if (outcome === 'changed' && before)
    await audit.append({...actor, action: 'user.role', subject: {kind: 'user', id: before.email}, before: {role: before.role}, after: {role}})
  return outcome
}

/** Closes an account, which ends its sessions and silences its keys at once, or opens it again. */
export async function setDisabled({store, audit, now}: AccountContext, actor: Actor, id: string, isDisabled: boolean): Promise<MemberChange> {
  const member = await store.findMember(id, now())
  const outcome = await store.setDisabled(member?.id ?? id, isDisabled, now())
  if (outcome === 'changed' && member)
    await audit.append({...actor, action: isDisabled ? 'user.disabled' : 'user.enabled', subject: {kind: 'user', id: member.email}})
  return outcome
}

/** A token by which a member chooses a password, good for a day and for one use; undefined where there is no such member. */
export async function issueResetToken(context: AccountContext, actor: Actor, id: string): Promise<string | undefined> {
  const member = await context.store.findMember(id, context.now())
  // A link to a closed account would open nothing.
  if (!member || member.isDisabled) return undefined
  const token = await createResetToken(context, member.id)
  await context.audit.append({...actor, action: 'password.reset-requested', subject: {kind: 'user', id: member.email}})
  return token
}

/** Sends somebody who was added the link by which they choose a password; says whether the mail is on its way. */
export async function sendInvitation(
  {mailer, url, log}: AccountContext,
  {name, email, token, invitedBy}: {readonly name: string; readonly email: string; readonly token: string; readonly invitedBy: string},
): Promise<boolean> {
  if (!mailer) return false
  try {
    await mailer.send(writeInvitationMail({to: email, name, site: url, token, invitedBy, hours: resetLife / 3_600_000}))
    return true
  } catch (error) {
    log.warn({err: error}, 'Cannot send an invitation')
    return false
  }
}

/** Changes a person's own name. */
export async function changeName({auth, audit}: AccountContext, actor: Actor, person: Person, name: string): Promise<void> {
  if (name === person.name) return
  const {internalAdapter} = await auth.$context
  await internalAdapter.updateUser(person.id, {name})
  await audit.append({...actor, action: 'user.changed', subject: {kind: 'user', id: person.email}, before: {name: person.name}, after: {name}})
}
