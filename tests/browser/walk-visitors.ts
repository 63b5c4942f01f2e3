import Database from 'better-sqlite3'
import {atDatabase} from '#prisma/throw-away-cluster.ts'
import {site} from './walk-table.ts'

/** Somebody who asks: by a cookie, by a key, or as nobody. */
export type Visitor = {
  readonly name: string
  readonly headers: Readonly<Record<string, string>>
  /** What pages call them who are signed in. */
  readonly person?: string
  readonly seesRestricted: boolean
  readonly seesDrafts: boolean
}

/** What the environment of every server of the walk says, so that they share sessions and know where requests come from. */
export const walkVariables = {
  HINDSIGHT_URL: site,
  HINDSIGHT_SECRET: 'walk-walk-0123456789-abcdefghijkl-walk',
  HINDSIGHT_ADMIN_EMAIL: 'adam@example.com',
  HINDSIGHT_ADMIN_PASSWORD: 'plum trumpet seventeen kettles',
  HINDSIGHT_TRUSTED_PROXIES: '127.0.0.1',
  // All visitors ask at once, to see whether they get each other's answers.
  HINDSIGHT_SEARCHES_AT_ONCE: '100',
} as const

const password = walkVariables.HINDSIGHT_ADMIN_PASSWORD
const people = {
  vera: ['Vera Viewer', 'viewer'],
  arno: ['Arno Author', 'author'],
  edda: ['Edda Editor', 'editor'],
  mark: ['Mark Manager', 'manager'],
  mona: ['Mona Member', 'viewer'],
  tess: ['Tess Teammate', 'viewer'],
  dora: ['Dora Disabled', 'viewer'],
} as const
export type Member = keyof typeof people | 'adam'

/** Makes the accounts by the forms that people make them with, and brings everybody into the state that they visit in. */
export async function makeVisitors(address: string, databaseUrl: string): Promise<readonly Visitor[]> {
  const admin = await signIn(address, 'adam')
  for (const [handle, [name, role]] of Object.entries(people)) {
    await send(address, '/settings/members/add', {name, email: toEmail(handle), role}, admin)
    const {said} = await send(address, '/settings/members/reset', {member: toEmail(handle)}, admin)
    const token = /reset\?token=([^"&]+)/.exec(await read(address, '/settings/members', `${admin}; ${said}`))?.[1] ?? ''
    await send(address, '/account/reset/password', {token: decodeURIComponent(token), password}, '')
  }
  const enter = (handle: Member) => signIn(address, handle)
  const [vera, arno, edda, mark, mona, tess] = [
    await enter('vera'),
    await enter('arno'),
    await enter('edda'),
    await enter('mark'),
    await enter('mona'),
    await enter('tess'),
  ]
  const [expired, ended, disabled] = [await enter('mona'), await enter('mona'), await enter('dora')]
  const [readKey, writeKey] = [await makeKey(address, mona, 'read'), await makeKey(address, mona, 'write')]
  const outsideKey = await makeKey(address, vera, 'read')
  const [revokedKey, expiredKey, disabledKey] = [
    await makeKey(address, mona, 'write', 'revoked'),
    await makeKey(address, mona, 'write', 'expired'),
    await makeKey(address, disabled, 'write'),
  ]
  await send(address, '/account/sign-out', {}, ended)
  const revoked = /revoked <[\s\S]*?name="key" value="([^"]+)"/.exec(await read(address, '/account', mona))?.[1]
  if (revoked === undefined) throw new Error('Cannot revoke a key: the page does not show it')
  await send(address, '/account/keys/revoke', {key: revoked}, mona)
  await send(address, '/settings/members/disable', {member: toEmail('dora')}, admin)
  await runIn(databaseUrl, `UPDATE "Session" SET "expiresAt" = '2020-01-01T00:00:00.000Z' WHERE "token" = '${toToken(expired)}'`)
  await runIn(databaseUrl, `UPDATE "ApiKey" SET "expiresAt" = '2020-01-01T00:00:00.000Z' WHERE "name" = 'expired'`)

  const nothing = {seesRestricted: false, seesDrafts: false}
  const drafts = {seesRestricted: false, seesDrafts: true}
  const invited = {seesRestricted: true, seesDrafts: false}
  const byKey = (key: string) => ({headers: {Authorization: `Bearer ${key}`}})
  const byCookie = (cookie: string) => ({headers: {Cookie: cookie}})
  return [
    {name: 'nobody', headers: {}, ...nothing},
    {name: 'a viewer', person: people.vera[0], ...byCookie(vera), ...nothing},
    {name: 'an author', person: people.arno[0], ...byCookie(arno), ...drafts},
    {name: 'an editor', person: people.edda[0], ...byCookie(edda), ...drafts},
    {name: 'a manager', person: people.mark[0], ...byCookie(mark), ...nothing},
    {name: 'an administrator', person: 'Adam', ...byCookie(admin), ...nothing},
    {name: 'a member of the audience', person: people.mona[0], ...byCookie(mona), ...invited},
    {name: 'a member of a team of the audience', person: people.tess[0], ...byCookie(tess), ...invited},
    {name: 'an expired session', ...byCookie(expired), ...nothing},
    {name: 'an ended session', ...byCookie(ended), ...nothing},
    {name: 'the session of a disabled account', ...byCookie(disabled), ...nothing},
    {name: 'a key that reads', person: people.mona[0], ...byKey(readKey), ...invited},
    {name: 'a key that writes', person: people.mona[0], ...byKey(writeKey), ...invited},
    {name: 'a key of a viewer', person: people.vera[0], ...byKey(outsideKey), ...nothing},
    {name: 'a revoked key', ...byKey(revokedKey), ...nothing},
    {name: 'an expired key', ...byKey(expiredKey), ...nothing},
    {name: 'a key of a disabled account', ...byKey(disabledKey), ...nothing},
    {name: 'a key that is none', ...byKey(`${readKey.slice(0, -4)}aaaa`), ...nothing},
  ]
}

/** Signs somebody in by the form; the cookie that they have from then on. */
export async function signIn(address: string, handle: Member): Promise<string> {
  const {cookies, location} = await send(address, '/account/sign-in', {email: toEmail(handle), password, next: '/settings'}, '')
  const cookie = cookies.find(text => text.includes('session_token='))
  if (cookie === undefined) throw new Error(`Cannot sign ${handle} in: led to ${location}`)
  return cookie
}

/** Sends a form as a browser does; `said` is the cookie with what the next page is to say. */
export async function send(address: string, path: string, form: Readonly<Record<string, string>>, cookie: string) {
  const answer = await fetch(address + path, {
    method: 'POST',
    headers: {...fromSomewhere(), Cookie: cookie, Origin: site},
    body: new URLSearchParams(form),
    redirect: 'manual',
  })
  const body = await answer.text()
  if (answer.status !== 303) throw new Error(`Cannot send ${path}: ${answer.status} ${body.slice(0, 2000)}`)
  const cookies = answer.headers.getSetCookie().map(text => text.split(';')[0] ?? '')
  return {cookies, said: cookies.find(text => text.startsWith('hindsight_said=')) ?? '', location: answer.headers.get('Location')}
}

/** Does something to a database that no page offers. */
export async function runIn(databaseUrl: string, sql: string): Promise<void> {
  if (!databaseUrl.startsWith('file:')) {
    await atDatabase(databaseUrl, client => client.query(sql))
    return
  }
  const database = new Database(databaseUrl.slice('file:'.length))
  try {
    database.pragma('busy_timeout = 5000')
    database.exec(sql)
  } finally {
    database.close()
  }
}

async function makeKey(address: string, cookie: string, scope: string, name: string = scope): Promise<string> {
  const {said} = await send(address, '/account/keys/create', {name, scope, days: '30'}, cookie)
  const key = /aria-label="Your key" value="([^"]+)"/.exec(await read(address, '/account', `${cookie}; ${said}`))?.[1]
  if (key === undefined) throw new Error(`Cannot make a key: the page does not show it`)
  return key
}

async function read(address: string, path: string, cookie: string): Promise<string> {
  return await (await fetch(address + path, {headers: {Accept: 'text/html', Cookie: cookie}})).text()
}

function toEmail(handle: string): string {
  return `${handle}@example.com`
}

function toToken(cookie: string): string {
  return decodeURIComponent(cookie.slice(cookie.indexOf('=') + 1)).replace(/\.[^.]*$/, '')
}

let requests = 0

/** Everybody from an address of their own, as far as the limits of signing in can tell. */
function fromSomewhere(): Readonly<Record<string, string>> {
  requests++
  return {'X-Forwarded-For': `198.51.${Math.floor(requests / 250)}.${(requests % 250) + 1}`}
}
