import 'server-only'
import {headers} from 'next/headers'
import {listOpenSettings} from '#src/features/settings/settings-places.ts'
import {readVisitor} from '#src/features/shell/read-visitor.ts'
import {toLocalPath} from '#src/features/shell/to-local-path.ts'
import {toHandles} from '#src/incident/people.ts'
import {canAdminister} from '#src/incident/permissions.ts'
import {type Flash, readFlash} from '#src/server/accounts/flash.ts'
import {findResetPerson} from '#src/server/accounts/passwords.ts'
import {isSetUpOpen} from '#src/server/accounts/set-up.ts'
import {hindsight} from '#src/server/hindsight.ts'
import {ownSite} from '#src/server/own-site.ts'
import {openAccounts} from './account-forms.ts'
import type {AccountPageProps} from './components/account-page.tsx'
import type {LoginPageProps} from './components/login-page.tsx'
import type {MembersPageProps} from './components/members-page.tsx'
import {sayMessage} from './say-messages.ts'

/** What the page says at which one signs in. */
export async function readLogin(next: string | undefined): Promise<LoginPageProps> {
  const [{environment}, accounts, flash] = await Promise.all([hindsight(), openAccounts(), findFlash()])
  return {
    next: toLocalPath(next ?? '') ?? (await findReferrer()) ?? '/',
    email: flash?.words?.email,
    message: sayMessage(flash),
    provider: environment.oidc?.name,
    hasMail: accounts.mailer !== undefined,
    isPublic: environment.reading === 'public',
  }
}

/** What the set-up page says; undefined where it is closed. */
export async function readSetUp(token: string | undefined) {
  const accounts = await openAccounts()
  if (token === undefined || !(await isSetUpOpen(accounts, token))) return undefined
  const flash = await findFlash()
  return {token, message: sayMessage(flash), values: flash?.words ?? {}}
}

/** What the page says at which a password is chosen by a link. */
export async function readReset(token: string | undefined) {
  const [accounts, flash] = await Promise.all([openAccounts(), findFlash()])
  const person = token === undefined ? undefined : await findResetPerson(accounts, token)
  return {token: token ?? '', email: person?.email, message: sayMessage(flash)}
}

/** What belongs to who is signed in; undefined where nobody is. */
export async function readAccount(): Promise<AccountPageProps | undefined> {
  const [visitor, accounts, flash, {digests}] = await Promise.all([readVisitor(), openAccounts(), findFlash(), hindsight()])
  const {person, viewer, sessionId} = visitor
  if (!person || visitor.via !== 'session') return undefined
  const [member, sessions, keys, calendar, hasNoDigest] = await Promise.all([
    accounts.store.findMember(person.id, accounts.now()),
    accounts.store.listSessions(person.id, accounts.now()),
    accounts.store.listKeys(person.id),
    accounts.store.findCalendarLink(person.id),
    digests.isOff(person.id),
  ])
  const label = flash?.says === 'key-created' ? 'Your key' : flash?.says === 'calendar-created' ? 'Your calendar’s address' : undefined
  const secret = label === undefined || flash?.words?.secret === undefined ? undefined : {label, value: flash.words.secret}
  return {
    person,
    handles: viewer.handles,
    hasPassword: member?.hasPassword ?? false,
    sessions,
    sessionId,
    keys,
    calendar,
    hasDigest: !hasNoDigest,
    hasMail: accounts.mailer !== undefined,
    message: sayMessage(flash),
    secret,
  }
}

/** Who has an account; undefined for who does not look after members. */
export async function readMembers(): Promise<MembersPageProps | undefined> {
  const [{viewer, person}, accounts, opened, flash] = await Promise.all([readVisitor(), openAccounts(), hindsight(), findFlash()])
  if (!person || !canAdminister(viewer)) return undefined
  const [members, {settings}] = await Promise.all([accounts.store.listMembers(accounts.now()), opened.settings()])
  return {
    members: members.map(member => ({...member, handles: toHandles(member.email, settings)})),
    ownId: person.id,
    open: listOpenSettings(viewer),
    message: sayMessage(flash),
    link: flash?.words?.secret,
  }
}

async function findFlash(): Promise<Flash | undefined> {
  const [{secret}, sent] = await Promise.all([openAccounts(), headers()])
  return readFlash(secret, sent.get('cookie'))
}

/** The page of this site that led here. */
async function findReferrer(): Promise<string | undefined> {
  const referrer = (await headers()).get('referer')
  if (!referrer || !URL.canParse(referrer)) return undefined
  const {origin, pathname, search} = new URL(referrer)
  const isDoor = /^\/(?:login|setup|account)\b/.test(pathname)
  return ownSite().origins.includes(origin) && !isDoor ? toLocalPath(pathname + search) : undefined
}
