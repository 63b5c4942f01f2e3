import {toHandles} from '#src/incident/people.ts'
import type {Person} from '#src/incident/person.ts'
import {anonymous, type Viewer} from '#src/incident/viewer.ts'
import {type Digest, listDigest} from '#src/library/remediation/list-digest.ts'
import type {Hindsight} from '#src/server/hindsight.ts'
import {listOwnKeys, toActionAsking, toToday} from './to-action-asking.ts'

type Opened = Pick<Hindsight, 'store' | 'settings'>

/** The digest of what somebody and their teams have promised, as far as they may see it; undefined for who goes by no handle. */
export async function findOwnDigest(opened: Opened, person: Pick<Person, 'email' | 'role'>, now = new Date()): Promise<Digest | undefined> {
  const {settings} = await opened.settings()
  const handles = toHandles(person.email, settings)
  return handles.length === 0 ? undefined : findDigest(opened, {role: person.role, handles, seesEverything: false}, handles, now)
}

/** The digest of all actions that everybody may see, whoever may read the site. */
export function findPublicDigest(opened: Opened, now = new Date()): Promise<Digest> {
  return findDigest(opened, anonymous, undefined, now)
}

/** The digest of what these handles have promised, or of all, as far as a viewer may see it. */
export async function findDigest({store, settings: load}: Opened, viewer: Viewer, handles: readonly string[] | undefined, now = new Date()): Promise<Digest> {
  const {settings} = await load()
  const filters = handles === undefined ? {} : {owner: listOwnKeys(handles, settings)}
  return listDigest(store, viewer, toActionAsking(filters, toToday(now), settings))
}
