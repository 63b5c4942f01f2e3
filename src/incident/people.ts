import {toHandle} from './handle.ts'

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
