import {defaultKeyHasher} from '@better-auth/api-key'
import type {Person} from '#src/incident/person.ts'
import type {KeyHolder, KeyScope} from '#src/library/account-store.ts'
import type {AccountContext, Actor} from './account-context.ts'
import {keyPrefix} from './open-auth.ts'

/** Makes a key for a person's programs. What is returned is shown once: only its hash is kept. */
export async function createKey(
  {auth, audit}: AccountContext,
  actor: Actor,
  person: Person,
  {name, scope, days}: {readonly name: string; readonly scope: KeyScope; readonly days: number},
): Promise<string> {
  const made = await auth.api.createApiKey({
    body: {
      userId: person.id,
      name,
      expiresIn: days * 24 * 60 * 60,
      permissions: {content: scope === 'write' ? ['read', 'write'] : ['read']},
    },
  })
  await audit.append({...actor, action: 'key.created', subject: {kind: 'key', id: made.id}, after: {name, scope, days}})
  return made.key
}

/** Makes a key worthless at once; returns whether the person had such a key. */
export async function revokeKey({store, audit}: AccountContext, actor: Actor, person: Person, keyId: string): Promise<boolean> {
  const key = (await store.listKeys(person.id)).find(({id}) => id === keyId)
  const isRevoked = await store.revokeKey(person.id, keyId)
  if (isRevoked) await audit.append({...actor, action: 'key.revoked', subject: {kind: 'key', id: keyId}, before: {name: key?.name, scope: key?.scope}})
  return isRevoked
}

const noteEvery = 60_000

/** Who holds the key that a request carries as `Authorization: Bearer …`; undefined where it carries none that is good. */
export async function findKeyHolder({store, now}: AccountContext, authorization: string | null): Promise<KeyHolder | undefined> {
  const key = /^Bearer ([\w-]{20,200})$/i.exec(authorization ?? '')?.[1]
  if (!key?.startsWith(keyPrefix)) return undefined
  const holder = await store.findKeyHolder(await defaultKeyHasher(key), now())
  if (!holder) return undefined
  // When it was last used is known to the minute: a key that is used a hundred times a second does not write as often.
  if (holder.lastUsedAt === undefined || Date.parse(now()) - Date.parse(holder.lastUsedAt) > noteEvery) await store.noteKeyUse(holder.keyId, now())
  return holder
}
