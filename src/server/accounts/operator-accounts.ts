import type {Role} from '#src/incident/viewer.ts'
import type {Member, MemberChange} from '#src/library/account-store.ts'
import {readEnvironment} from '#src/server/environment.ts'
import {openHindsight} from '#src/server/hindsight.ts'
import type {Actor} from './account-context.ts'
import * as members from './members.ts'
import {toResetLink} from './passwords.ts'

/** What whoever runs the server does with accounts, from the command line. Each throws where it cannot be done. */
export type OperatorAccounts = {
  listMembers(): Promise<readonly Member[]>
  /** Expects an address that is one; returns the link by which they choose a password. */
  addMember(member: {readonly email: string; readonly name: string; readonly role: Role}): Promise<string>
  changeRole(email: string, role: Role): Promise<void>
  setDisabled(email: string, isDisabled: boolean): Promise<void>
  issueResetLink(email: string): Promise<string>
  close(): Promise<void>
}

const operator: Actor = {actor: 'kb', via: 'kb'}

/** Opens the accounts of the database that the environment names. */
export async function openOperatorAccounts(): Promise<OperatorAccounts> {
  const opened = await openHindsight(readEnvironment(), {by: 'kb'})
  const context = await opened.accounts()
  const issueResetLink = async (email: string): Promise<string> => {
    const member = await context.store.findMember(email, context.now())
    if (member?.isDisabled) throw new Error(`Cannot make a link for ${email}: the account is closed. "kb users enable" opens it again`)
    const token = await members.issueResetToken(context, operator, email)
    if (token === undefined) throw new Error(`Cannot find ${email} among the members`)
    return toResetLink(context, token)
  }
  return {
    listMembers: () => context.store.listMembers(context.now()),
    async addMember({email, name, role}) {
      const added = await members.addMember(context, operator, {email, name, role})
      if (added.outcome === 'taken') throw new Error(`Cannot add ${email}: there is an account with this address already`)
      return await issueResetLink(added.id)
    },
    changeRole: async (email, role) => requireChange(email, await members.changeRole(context, operator, email, role)),
    setDisabled: async (email, isDisabled) => requireChange(email, await members.setDisabled(context, operator, email, isDisabled)),
    issueResetLink,
    close: () => opened.close(),
  }
}

function requireChange(email: string, outcome: MemberChange): void {
  if (outcome === 'absent') throw new Error(`Cannot find ${email} among the members`)
  if (outcome === 'last-administrator') {
    throw new Error(`Cannot change ${email}: this is the only administrator who can sign in. Make somebody else one first`)
  }
}
