import {type APIRequestContext, type BrowserContext, request} from '@playwright/test'
import {type HindsightServer, serve} from './hindsight-server.ts'

/** Somebody who can sign in. */
export type Account = {readonly name: string; readonly email: string; readonly password: string}

/** A server where only members read, with one administrator to begin with. */
export type MembersServer = HindsightServer & {
  readonly administrator: Account
  /** Adds somebody, who then chooses a password. */
  addMember(name: string, role: string): Promise<Account>
  /** Signs somebody in and gives a browser their session, where signing in is not what is tested. */
  signIn(context: BrowserContext, account: Account): Promise<void>
  /** The same in one session for many tests. */
  stayIn(context: BrowserContext, account: Account): Promise<void>
}

/** The header by which a request seems to come from an address that no other of these tests comes from. */
export function comeFromElsewhere(): {readonly 'X-Forwarded-For': string} {
  addresses += 1
  return {'X-Forwarded-For': `198.51.${100 + Math.floor(addresses / 250)}.${1 + (addresses % 250)}`}
}

let addresses = 0

export const goodPassword = 'seven lamps over the harbour'

type StorageState = Awaited<ReturnType<APIRequestContext['storageState']>>

/** Serves a folder to members alone; `databaseUrl` is for who asks the database as well. */
export async function serveMembers(content: string, databaseUrl?: string, variables: Readonly<Record<string, string>> = {}): Promise<MembersServer> {
  const administrator = {name: 'root', email: 'root@example.com', password: goodPassword}
  const server = await serve(content, undefined, databaseUrl, {
    HINDSIGHT_READ: 'members',
    HINDSIGHT_ADMIN_EMAIL: administrator.email,
    HINDSIGHT_ADMIN_PASSWORD: administrator.password,
    // Tests say where they come from, so that those of one address do not use up what it may try in a minute.
    HINDSIGHT_TRUSTED_PROXIES: '127.0.0.1',
    ...variables,
  })
  const open = () => request.newContext({baseURL: server.address, extraHTTPHeaders: {Origin: server.address, Accept: 'text/html', ...comeFromElsewhere()}})
  const enter = async ({email, password}: Account) => {
    const client = await open()
    const answer = await client.post('/account/sign-in', {form: {email, password, next: '/account'}})
    if (new URL(answer.url()).pathname !== '/account') throw new Error(`Cannot sign in as ${email}: ${await answer.text()}`)
    return client
  }
  // Signed in once.
  const admin = await enter(administrator)
  // An account may only be tried so often, so that a session serves many tests, for as long as it lasts.
  const sessions = new Map<string, StorageState>()
  const lasts = async (session: StorageState): Promise<boolean> => {
    const client = await request.newContext({baseURL: server.address, storageState: session, extraHTTPHeaders: {Accept: 'text/html'}})
    const answer = await client.get('/account', {maxRedirects: 0})
    await client.dispose()
    return answer.status() === 200
  }
  return {
    ...server,
    administrator,
    async addMember(name, role) {
      const member = {name, email: `${name.toLowerCase().replaceAll(' ', '.')}@example.com`, password: goodPassword}
      const page = await (await admin.post('/settings/members/add', {form: {name, email: member.email, role}})).text()
      const token = /reset\?token=([\w-]+)/.exec(page)?.[1]
      if (token === undefined) throw new Error(`Cannot add ${name}: the page has no link`)
      const client = await open()
      await client.post('/account/reset/password', {form: {token, password: goodPassword}})
      await client.dispose()
      return member
    },
    async signIn(context, account) {
      const client = account === administrator ? admin : await enter(account)
      await context.addCookies((await client.storageState()).cookies)
      if (client !== admin) await client.dispose()
    },
    async stayIn(context, account) {
      const known = sessions.get(account.email)
      if (known && (await lasts(known))) return await context.addCookies(known.cookies)
      const client = await enter(account)
      const session = await client.storageState()
      sessions.set(account.email, session)
      await context.addCookies(session.cookies)
      await client.dispose()
    },
    async stop() {
      await admin.dispose()
      await server.stop()
    },
  }
}
