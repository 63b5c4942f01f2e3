import {createHmac, timingSafeEqual} from 'node:crypto'
import type {AccountContext, Actor} from './account-context.ts'
import {addMember} from './members.ts'
import {checkPassword} from './password-policy.ts'
import {toKey} from './secret.ts'

export type SetUp = {readonly token: string; readonly name: string; readonly email: string; readonly password: string; readonly address: string | undefined}

/** How a set-up ended: `closed` where there is an administrator already or the link is not the one that was printed. */
export type SetUpOutcome = {readonly outcome: 'done'} | {readonly outcome: 'closed'} | {readonly outcome: 'refused'; readonly reason: string}

/**
 * The address at which the first administrator is made; undefined once there is one. The same for every process with this secret, so
 * that it survives a restart; it opens nothing any more as soon as somebody has used it.
 */
export async function findSetUpLink(context: AccountContext): Promise<string | undefined> {
  return (await context.store.hasAdministrator()) ? undefined : `${context.url}/setup?token=${toToken(context)}`
}

/** Whether a token is that of the set-up link, and the link is still open. */
export async function isSetUpOpen(context: AccountContext, token: string): Promise<boolean> {
  const [given, expected] = [Buffer.from(token), Buffer.from(toToken(context))]
  return given.length === expected.length && timingSafeEqual(given, expected) && !(await context.store.hasAdministrator())
}

/** Makes the first administrator. Of two at once only one succeeds. */
export async function setUp(context: AccountContext, {token, name, email, password, address}: SetUp): Promise<SetUpOutcome> {
  if (!(await isSetUpOpen(context, token))) return {outcome: 'closed'}
  const verdict = checkPassword(password, {email, name})
  if (!verdict.ok) return {outcome: 'refused', reason: verdict.message}
  const {adapter} = await context.auth.$context
  const turn = {identifier: 'set-up', value: email, expiresAt: new Date(Date.parse(context.now()) + 60_000)}
  try {
    // The key of this row is the same for everybody: whoever inserts it first goes on.
    await adapter.create({model: 'verification', data: {...turn, id: 'set-up', createdAt: new Date(), updatedAt: new Date()}, forceAllowId: true})
  } catch {
    await adapter.deleteMany({
      model: 'verification',
      where: [
        {field: 'id', value: 'set-up'},
        {field: 'expiresAt', operator: 'lt', value: new Date(context.now())},
      ],
    })
    return {outcome: 'closed'}
  }
  try {
    if (await context.store.hasAdministrator()) return {outcome: 'closed'}
    const actor: Actor = {actor: email, via: 'web', address}
    const added = await addMember(context, actor, {name, email, role: 'administrator', password: verdict.password})
    if (added.outcome !== 'added') return {outcome: 'refused', reason: 'Somebody with this e-mail address has an account already'}
    await context.audit.append({...actor, actorId: added.id, action: 'setup', subject: {kind: 'user', id: email}})
    return {outcome: 'done'}
  } finally {
    await adapter.deleteMany({model: 'verification', where: [{field: 'id', value: 'set-up'}]})
  }
}

/** Makes the administrator that the environment names, where there is none; throws where the password would not be taken from a person either. */
export async function ensureAdministrator(context: AccountContext, {email, password}: {readonly email: string; readonly password: string}): Promise<void> {
  if (await context.store.hasAdministrator()) return
  const verdict = checkPassword(password, {email, name: ''})
  if (!verdict.ok) throw new Error(`Cannot make the administrator that HINDSIGHT_ADMIN_EMAIL names: HINDSIGHT_ADMIN_PASSWORD is refused. ${verdict.message}`)
  const system: Actor = {actor: 'system', via: 'system'}
  const added = await addMember(context, system, {name: email.split('@')[0] ?? email, email, role: 'administrator', password: verdict.password})
  if (added.outcome === 'added') return
  const member = await context.store.findMember(email, context.now())
  if (member) await context.store.changeRole(member.id, 'administrator', context.now())
}

function toToken({secret}: AccountContext): string {
  return createHmac('sha256', toKey(secret, 'set-up link')).update('set-up').digest('base64url')
}
