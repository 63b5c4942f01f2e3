import {toHandles} from '#src/incident/people.ts'
import {hindsight} from '#src/server/hindsight.ts'
import type {Visitor} from './visitor.ts'

/**
 * Somebody for whom work is done that they asked for and do not wait for: what they may see and do is asked anew each time. Undefined where
 * their account is closed or gone.
 */
export async function findMemberVisitor(userId: string): Promise<Visitor | undefined> {
  const opened = await hindsight()
  const {store, now} = await opened.accounts()
  const member = await store.findMember(userId, now())
  if (!member || member.isDisabled || member.id !== userId) return undefined
  const {id, name, email, role} = member
  const {settings} = await opened.settings()
  return {viewer: {role, handles: toHandles(email, settings), seesEverything: false}, person: {id, name, email, role}, via: 'session', scope: 'write'}
}
