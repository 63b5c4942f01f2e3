import 'server-only'
import {z} from 'zod'
import {answerForm} from '#src/features/shell/answer-form.ts'
import {canAdminister} from '#src/incident/permissions.ts'
import {roles} from '#src/incident/viewer.ts'
import type {MemberChange} from '#src/library/account-store.ts'
import type {AccountContext} from '#src/server/accounts/account-context.ts'
import {addMember, changeRole, issueResetToken, sendInvitation, setDisabled} from '#src/server/accounts/members.ts'
import {toResetLink} from '#src/server/accounts/passwords.ts'
import type {Visitor} from '#src/server/accounts/visitor.ts'
import {goOn, openAccounts, toActor} from './account-forms.ts'

// Members are looked after by people: a key that could do this could make further administrators.
const allow = ({viewer, via}: Visitor): boolean => via === 'session' && canAdminister(viewer)
const member = z.string().max(100)
const page = '/settings/members'

/** Adds somebody, who then chooses a password by a link. */
export const takeNewMember = answerForm(
  {
    fields: {name: z.string().trim().min(1).max(100), email: z.string().trim().toLowerCase().max(254).pipe(z.email()), role: z.enum(roles)},
    allow,
  },
  async ({values, visitor, request}) => {
    const accounts = await openAccounts()
    const actor = toActor(visitor, request)
    const added = await addMember(accounts, actor, values)
    if (added.outcome === 'taken') return goOn(accounts, page, 'member-taken', {email: values.email})
    const token = (await issueResetToken(accounts, actor, added.id)) ?? ''
    const isSent = await sendInvitation(accounts, {...values, token, invitedBy: visitor.person?.name ?? actor.actor})
    return goOn(accounts, page, isSent ? 'member-mailed' : 'member-added', {name: values.name, secret: toResetLink(accounts, token)})
  },
)

/** Gives somebody another role. */
export const takeRole = answerForm({fields: {member, role: z.enum(roles)}, allow}, async ({values, visitor, request}) => {
  const accounts = await openAccounts()
  const outcome = await changeRole(accounts, toActor(visitor, request), values.member, values.role)
  return sayChange(accounts, values.member, outcome, `is ${/^[ae]/.test(values.role) ? 'an' : 'a'} ${values.role} now`)
})

/** Closes an account. */
export const takeDisabling = answerForm({fields: {member}, allow}, async ({values, visitor, request}) => {
  const accounts = await openAccounts()
  const outcome = await setDisabled(accounts, toActor(visitor, request), values.member, true)
  return sayChange(accounts, values.member, outcome, 'can no longer sign in; sessions and keys are void')
})

/** Opens a closed account again. */
export const takeEnabling = answerForm({fields: {member}, allow}, async ({values, visitor, request}) => {
  const accounts = await openAccounts()
  const outcome = await setDisabled(accounts, toActor(visitor, request), values.member, false)
  return sayChange(accounts, values.member, outcome, 'can sign in again')
})

/** Makes a link by which somebody chooses a password, to be handed over. */
export const takeResetLink = answerForm({fields: {member}, allow}, async ({values, visitor, request}) => {
  const accounts = await openAccounts()
  const found = await accounts.store.findMember(values.member, accounts.now())
  const token = found && (await issueResetToken(accounts, toActor(visitor, request), found.id))
  if (!found || token === undefined) return goOn(accounts, page, 'member-absent')
  return goOn(accounts, page, 'reset-link', {name: found.name, secret: toResetLink(accounts, token)})
})

async function sayChange(accounts: AccountContext, id: string, outcome: MemberChange, what: string): Promise<Response> {
  if (outcome === 'last-administrator') return goOn(accounts, page, 'last-administrator')
  const found = await accounts.store.findMember(id, accounts.now())
  return outcome === 'absent' || !found ? goOn(accounts, page, 'member-absent') : goOn(accounts, page, 'member-changed', {name: found.name, what})
}
