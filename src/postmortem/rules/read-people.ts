import {toHandle} from '#src/incident/handle.ts'
import {type Directory, type NamedPerson, type Team, toEmail} from '#src/incident/people.ts'
import {findNearest} from './find-nearest.ts'
import type {TellFault} from './settings-fault.ts'

/**
 * Reads who is who: `people`, each handle with an address, several, or `name:` and `email:` below it, and `teams`, each handle with the
 * handles of its members. One bad value takes no other down. Of two that claim one address the first has it, and a team under the handle
 * of a person is not read: it would let others in where a document names that person alone.
 */
export function readPeople(people: unknown, teams: unknown, tell: TellFault): Directory {
  const named = readHandles('people', people, tell)
  const holders = new Map<string, string>()
  const known = named.map(({key, handle, value}): NamedPerson => ({handle, ...readPerson(['people', key], handle, value, holders, tell)}))
  const handles = new Set(known.map(({handle}) => handle))
  const groups = readHandles('teams', teams, tell).filter(({key, handle}) => {
    if (!handles.has(handle)) return true
    tell('error', ['teams', key], true, `Unexpected team “${handle}”, expected a handle that no person has`)
    return false
  })
  const taken = new Set(groups.map(({handle}) => handle))
  let guesses = mostGuesses
  // Looking for what was meant compares with everybody; a list of strangers is not worth that.
  const guess = (handle: string): string | undefined => (guesses-- > 0 ? findNearest(handle, [...handles]) : undefined)
  return {
    people: known,
    teams: groups.map(({key, handle, value}): Team => ({handle, members: readMembers(key, value, {people: handles, teams: taken, guess}, tell)})),
  }
}

const mostGuesses = 20
const details = ['name', 'email']
const handlePattern = /^@[\p{L}\p{N}][\p{L}\p{N}._/-]{0,99}$/u
// What signs in: no comments, quotes, or addresses of a machine by number.
const emailPattern = /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-z0-9](?:[a-z0-9.-]{0,250}[a-z0-9])?$/

type Written = {readonly key: string; readonly handle: string; readonly value: unknown}

/** The lines below a key, each by the handle that stands before the colon. */
function readHandles(key: 'people' | 'teams', written: unknown, tell: TellFault): readonly Written[] {
  if (written === undefined || written === null) return []
  if (typeof written !== 'object' || Array.isArray(written)) {
    tell(
      'error',
      [key],
      false,
      `Unexpected value of “${key}”, expected lines such as \`'@${key === 'people' ? "ada': ada@example.com" : "platform': [ada, grace]"}\` below it`,
    )
    return []
  }
  const seen = new Set<string>()
  return Object.entries(written).flatMap(([name, value]) => {
    const handle = toHandle(name)
    const fault = !handlePattern.test(handle)
      ? `Unexpected handle “${name}”, expected letters, digits and . _ / - such as @ada`
      : seen.has(handle)
        ? `Unexpected second “${handle}”, expected one; the first holds`
        : undefined
    seen.add(handle)
    if (fault === undefined) return [{key: name, handle, value}]
    tell('error', [key, name], true, fault)
    return []
  })
}

function readPerson(
  path: readonly PropertyKey[],
  handle: string,
  value: unknown,
  holders: Map<string, string>,
  tell: TellFault,
): Pick<NamedPerson, 'name' | 'emails'> {
  if (value === null || value === undefined) return {name: undefined, emails: []}
  if (typeof value !== 'object' || Array.isArray(value)) return {name: undefined, emails: readEmails(path, handle, value, holders, tell)}
  for (const unknown of Object.keys(value).filter(each => !details.includes(each))) {
    const nearest = findNearest(unknown, details)
    tell('warning', [...path, unknown], true, `Unexpected key “${unknown}”, expected ${nearest ? `“${nearest}”` : details.join(', ')}`)
  }
  const {name, email} = value as Readonly<Record<string, unknown>>
  const isName = typeof name === 'string' && name.trim() !== ''
  if (!isName && name !== undefined && name !== null) tell('error', [...path, 'name'], false, 'Unexpected value, expected a name')
  return {name: isName ? name.trim() : undefined, emails: readEmails([...path, 'email'], handle, email, holders, tell)}
}

/** One address, or a list of them. */
function readEmails(path: readonly PropertyKey[], handle: string, value: unknown, holders: Map<string, string>, tell: TellFault): readonly string[] {
  if (value === null || value === undefined) return []
  const list = Array.isArray(value) ? value.map((each, place) => ({each, at: [...path, place]})) : [{each: value, at: path}]
  return list.flatMap(({each, at}) => {
    const email = typeof each === 'string' ? toEmail(each) : ''
    if (!isEmail(email)) {
      tell('error', at, false, 'Unexpected value, expected an e-mail address such as ada@example.com')
      return []
    }
    // The message stands on a page: it does not repeat the address.
    const holder = holders.get(email)
    if (holder !== undefined) {
      tell('error', at, false, `Unexpected second use of an address, expected it for one person: it is that of ${holder}`)
      return []
    }
    holders.set(email, handle)
    return [email]
  })
}

function isEmail(text: string): boolean {
  return text.length <= 254 && emailPattern.test(text) && /[^.]\.[a-z0-9-]{2,}$/.test(text) && !text.includes('..')
}

type Known = {readonly people: ReadonlySet<string>; readonly teams: ReadonlySet<string>; readonly guess: (handle: string) => string | undefined}

function readMembers(key: string, value: unknown, {people, teams, guess}: Known, tell: TellFault): readonly string[] {
  if (value === null || value === undefined) return []
  if (!Array.isArray(value)) {
    tell('error', ['teams', key], false, 'Unexpected value, expected a list of handles such as [ada, grace]')
    return []
  }
  const members = value.flatMap((each, place) => {
    const handle = typeof each === 'string' ? toHandle(each) : ''
    if (people.has(handle)) return [handle]
    const nearest = handle === '' || teams.has(handle) ? undefined : guess(handle)
    const expected = teams.has(handle) ? 'people: a team has no other teams in it' : nearest ? `“${nearest}”` : 'a handle that stands below `people:`'
    tell('error', ['teams', key, place], false, `Unexpected member${typeof each === 'string' ? ` “${each}”` : ''}, expected ${expected}`)
    return []
  })
  return [...new Set(members)]
}
