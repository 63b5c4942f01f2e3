import type {Person} from '#src/incident/person.ts'
import type {Role} from '#src/incident/viewer.ts'

export {roles} from '#src/incident/viewer.ts'

/** Somebody whose browser holds a session that is neither over nor ended. Instants are ISO 8601 in UTC. */
export type SignedIn = {readonly person: Person; readonly sessionId: string; readonly createdAt: string; readonly expiresAt: string}

/** What a key may be used for. */
export const keyScopes = ['read', 'write'] as const
export type KeyScope = (typeof keyScopes)[number]

/** Somebody whose program holds a key that is neither over nor revoked. */
export type KeyHolder = {readonly person: Person; readonly keyId: string; readonly scope: KeyScope; readonly lastUsedAt: string | undefined}

/** A person as those see them who look after members. */
export type Member = Person & {
  readonly isDisabled: boolean
  readonly createdAt: string
  /** The beginning of the latest session that is not ended. */
  readonly signedInAt: string | undefined
  readonly hasPassword: boolean
  /** Whether an identity provider vouches for them. */
  readonly hasSso: boolean
  readonly keys: number
}

export type SessionRecord = {
  readonly id: string
  readonly createdAt: string
  readonly expiresAt: string
  readonly address: string | undefined
  readonly userAgent: string | undefined
}

export type KeyRecord = {
  readonly id: string
  readonly name: string
  /** The first characters of the key. */
  readonly start: string
  readonly scope: KeyScope
  readonly createdAt: string
  readonly expiresAt: string | undefined
  readonly lastUsedAt: string | undefined
}

/** The address at which a calendar fetches somebody's actions. */
export type CalendarLinkRecord = {readonly createdAt: string; readonly lastUsedAt: string | undefined}

/** How a change of a member went. The last administrator who can sign in stays one: nobody could look after members any more. */
export type MemberChange = 'changed' | 'unchanged' | 'absent' | 'last-administrator'

/** What the accounts are asked besides signing in: who holds a session or a key, and who is a member. */
export interface AccountStore {
  findSignedIn(token: string, now: string): Promise<SignedIn | undefined>
  findKeyHolder(hash: string, now: string): Promise<KeyHolder | undefined>
  noteKeyUse(keyId: string, at: string): Promise<void>
  /** Whether anybody can look after members. */
  hasAdministrator(): Promise<boolean>
  /** By name. */
  listMembers(now: string): Promise<readonly Member[]>
  findMember(idOrEmail: string, now: string): Promise<Member | undefined>
  changeRole(id: string, role: Role, now: string): Promise<MemberChange>
  /** Disabling also ends every session and the calendar's address. */
  setDisabled(id: string, isDisabled: boolean, now: string): Promise<MemberChange>
  /** Newest first. */
  listSessions(userId: string, now: string): Promise<readonly SessionRecord[]>
  /** Ends one session of a user, or all but one, or all; returns how many. */
  endSessions(userId: string, which: {readonly only?: string; readonly except?: string}): Promise<number>
  /** Newest first. */
  listKeys(userId: string): Promise<readonly KeyRecord[]>
  /** Returns whether there was such a key of this user. */
  revokeKey(userId: string, keyId: string): Promise<boolean>
  findCalendarLink(userId: string): Promise<CalendarLinkRecord | undefined>
  /** A person has one at most: it takes the place of the one before. `hash` is the SHA-256 of its secret. */
  makeCalendarLink(userId: string, hash: string, at: string): Promise<void>
  /** Returns whether there was one. */
  endCalendarLink(userId: string): Promise<boolean>
  /** Whose calendar it is; undefined where there is no such link, or the account is closed. */
  findCalendarHolder(hash: string): Promise<{readonly person: Person; readonly lastUsedAt: string | undefined} | undefined>
  noteCalendarUse(userId: string, at: string): Promise<void>
}
