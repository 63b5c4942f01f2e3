import {createHash, randomBytes} from 'node:crypto'
import type {Person} from '#src/incident/person.ts'
import type {AccountContext, Actor} from './account-context.ts'

/** Makes the address at which a calendar fetches a person's actions. It is shown once: only the hash of its secret is kept. */
export async function makeCalendarLink({store, audit, url, now}: AccountContext, actor: Actor, person: Person): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await store.makeCalendarLink(person.id, toHash(token), now())
  await audit.append({...actor, action: 'calendar.created', subject: {kind: 'user', id: person.email}})
  // In the query and not in the path, which logs and the audit log repeat.
  return `${url}/remediation.ics?token=${token}`
}

/** Makes that address lead nowhere; returns whether there was one. */
export async function revokeCalendarLink({store, audit}: AccountContext, actor: Actor, person: Person): Promise<boolean> {
  const isEnded = await store.endCalendarLink(person.id)
  if (isEnded) await audit.append({...actor, action: 'calendar.revoked', subject: {kind: 'user', id: person.email}})
  return isEnded
}

const noteEvery = 60 * 60_000

/** Whose calendar an address with this secret is; undefined where it is nobody's, not any more, or that of a closed account. */
export async function findCalendarHolder({store, now}: AccountContext, token: string): Promise<Person | undefined> {
  if (!/^[\w-]{43}$/.test(token)) return undefined
  const holder = await store.findCalendarHolder(toHash(token))
  if (!holder) return undefined
  if (holder.lastUsedAt === undefined || Date.parse(now()) - Date.parse(holder.lastUsedAt) > noteEvery) await store.noteCalendarUse(holder.person.id, now())
  return holder.person
}

function toHash(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
