import type {Member} from '#src/library/account-store.ts'
import {addMember, changeRole} from './members.ts'
import {findRole, type OidcSettings} from './oidc-variables.ts'
import type {Identity} from './read-identity.ts'
import {type SsoAttempt, type SsoFailure, toSsoActor} from './sso-attempt.ts'

/** How the library knows the provider. */
export const providerId = 'sso'

/** Whose account it is that somebody signs in to. */
type Settled = {readonly member: Member} | {readonly failure: SsoFailure}

/**
 * Finds the account of who signed in at the provider: the one that they had before, else the one with the e-mail address that the
 * provider vouches for, else one that is made because a group of theirs gives a role. Their role is what their groups say now.
 */
export async function settleMember(attempt: SsoAttempt, identity: Identity, settings: Pick<OidcSettings, 'roles' | 'name'>): Promise<Settled> {
  try {
    return await settle(attempt, identity, settings)
  } catch (error) {
    // In another tab the same person was quicker: then the account is there now. The table has each address and each subject once.
    if (await findByIdentity(attempt, identity)) return await settle(attempt, identity, settings)
    throw error
  }
}

/** As the accounts have it: a subject means somebody only together with who says it. */
export function toAccountId({issuer, subject}: Pick<Identity, 'issuer' | 'subject'>): string {
  return `${issuer} ${subject}`
}

async function settle(attempt: SsoAttempt, identity: Identity, {roles, name: provider}: Pick<OidcSettings, 'roles' | 'name'>): Promise<Settled> {
  const {context} = attempt
  const known = await findByIdentity(attempt, identity)
  if (!known && identity.email === undefined) return {failure: 'unverified'}
  const member = known ?? (await context.store.findMember(identity.email ?? '', context.now()))
  if (member?.isDisabled) return {failure: 'no-account'}
  // The address has gone from one person to another: the account has not.
  if (member && !known && (await isSomebodyElses(attempt, member, identity))) return {failure: 'no-account'}
  const role = roles && findRole(identity.groups, roles)
  if (roles && !role) return {failure: 'no-role'}

  const found = member ?? (role && (await makeMember(attempt, identity, role)))
  if (!found) return {failure: 'no-account'}
  const actor = toSsoActor({...attempt, member: found})
  if (!known) {
    const {internalAdapter} = await context.auth.$context
    // Without the tokens: nothing is asked of the provider once somebody is signed in.
    await internalAdapter.createAccount({userId: found.id, providerId, accountId: toAccountId(identity)})
    if (member) await context.audit.append({...actor, action: 'user.changed', subject: {kind: 'user', id: found.email}, after: {signsInAt: provider}})
  }
  if (role && (await changeRole(context, actor, found.id, role)) === 'last-administrator') {
    context.log.warn({person: found.id, role}, 'The only administrator keeps that role, although their groups give another')
  }
  return {member: found}
}

async function findByIdentity({context}: SsoAttempt, identity: Identity): Promise<Member | undefined> {
  const {internalAdapter} = await context.auth.$context
  const account = await internalAdapter.findAccountByKey({providerId, accountId: toAccountId(identity)})
  return account ? await context.store.findMember(account.userId, context.now()) : undefined
}

async function isSomebodyElses({context}: SsoAttempt, member: Member, {issuer}: Identity): Promise<boolean> {
  const {internalAdapter} = await context.auth.$context
  const accounts = await internalAdapter.findAccounts(member.id)
  return accounts.some(account => account.providerId === providerId && account.accountId.startsWith(toAccountId({issuer, subject: ''})))
}

async function makeMember(attempt: SsoAttempt, {name, email}: Identity, role: Member['role']): Promise<Member | undefined> {
  const {context} = attempt
  if (email === undefined) return undefined
  await addMember(context, toSsoActor(attempt), {name: name ?? email, email, role})
  return await context.store.findMember(email, context.now())
}
