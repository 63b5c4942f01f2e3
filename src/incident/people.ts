import {toHandle, toOwnerKey} from './handle.ts'

/** Somebody whom a library's documents name by handle, with or without an account. Handles are as `toHandle` writes them, addresses as `toEmail` does. */
export type NamedPerson = {readonly handle: string; readonly name: string | undefined; readonly emails: readonly string[]}

/** People under a handle of their own. `members` are handles of people. */
export type Team = {readonly handle: string; readonly members: readonly string[]}

/** Whom a library knows by name. No handle is there twice, and no address. */
export type Directory = {readonly people: readonly NamedPerson[]; readonly teams: readonly Team[]}

/** An address as it is compared. */
export function toEmail(written: string): string {
  return written.trim().toLowerCase()
}

/** The handles that somebody with an e-mail address goes by, their own and those of their teams, each once and in order; none where nobody has that address. */
export function toHandles(email: string, {people, teams}: Directory): readonly string[] {
  const address = toEmail(email)
  const own = people.filter(({emails}) => emails.includes(address)).map(({handle}) => handle)
  const joined = teams.filter(({members}) => members.some(member => own.includes(member))).map(({handle}) => handle)
  return [...new Set([...own, ...joined])].sort()
}

/** The person whom a handle names, however it is written; undefined where it is a team's, or nobody's. */
export function findPersonByHandle(handle: string, {people}: Directory): NamedPerson | undefined {
  const wanted = toHandle(handle)
  return people.find(person => person.handle === wanted)
}

/**
 * Whatever names each person as the owner of an action, by their handle: the handle, and the name where nobody else has it, as `toOwnerKey`
 * writes them.
 */
export function listOwnerKeys({people}: Pick<Directory, 'people'>): ReadonlyMap<string, readonly string[]> {
  const named = people.map(({handle, name}) => ({handle, key: name === undefined ? undefined : toOwnerKey(name)}))
  const counts = new Map<string, number>()
  for (const {key} of named) if (key !== undefined) counts.set(key, (counts.get(key) ?? 0) + 1)
  return new Map(named.map(({handle, key}) => [handle, key !== undefined && counts.get(key) === 1 ? [handle, key] : [handle]]))
}
