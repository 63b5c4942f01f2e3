import {createServer, type IncomingMessage, type ServerResponse} from 'node:http'
import type {AddressInfo} from 'node:net'
import {onTestFinished} from 'vitest'
import type {AccountContext} from '#src/server/accounts/account-context.ts'
import type {OidcSettings} from '#src/server/accounts/oidc-variables.ts'
import {openAuth} from '#src/server/accounts/open-auth.ts'
import {openSso, type SsoPatience} from '#src/server/accounts/open-sso.ts'
import {findSession} from '#src/server/accounts/sign-in.ts'
import {finishSso, type SsoReturn, type SsoStart, startSso} from '#src/server/accounts/sso.ts'
import {createAccountAdapter} from '#src/store/prisma/create-account-adapter.ts'
import {aBrowser, type TestBrowser} from './a-browser.ts'
import {anAccountContext, secret, type TestAccounts} from './an-account-context.ts'
import {anIdentityProvider, clientId, clientSecret, type TestProvider} from './an-identity-provider.ts'

export type SiteWithSso = TestAccounts & {
  readonly url: string
  readonly provider: TestProvider
  /** What came of each start and each way back. */
  readonly outcomes: (SsoStart | SsoReturn | undefined)[]
  /** Signs in as somebody; returns who is signed in then. */
  readonly come: (who?: string, options?: {readonly browser?: TestBrowser; readonly next?: string}) => Promise<Come>
}

type Come = {
  readonly outcome: SsoStart | SsoReturn | undefined
  readonly session: Awaited<ReturnType<typeof findSession>>
  readonly browser: TestBrowser
  readonly way: readonly string[]
  /** What the last page says. */
  readonly text: string
}

type Options = {
  readonly settings?: Partial<OidcSettings>
  readonly patience?: SsoPatience
  readonly claimsIn?: 'token' | 'userinfo'
}

/** A site with accounts in a database of its own, and an identity provider that knows it. */
export async function aSiteWithSso(
  databaseUrl: string,
  {settings, patience = {answer: 2_000, retry: 50}, claimsIn = 'userinfo'}: Options = {},
): Promise<SiteWithSso> {
  const outcomes: (SsoStart | SsoReturn | undefined)[] = []
  const server = createServer((request, response) => {
    void answer(request, response)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const provider = await anIdentityProvider(() => url, {claimsIn})
  provider.people.set('ada', {email: 'Ada@Example.org', email_verified: true, name: 'Ada Lovelace', groups: ['sre']})
  const opened = await anAccountContext(databaseUrl)
  onTestFinished(async () => {
    await provider.stop()
    server.closeAllConnections()
    await new Promise(resolve => server.close(resolve))
  })
  const sso = openSso(
    {
      issuer: provider.issuer,
      clientId,
      clientSecret,
      name: 'Example',
      scopes: ['openid', 'profile', 'email'],
      groupsClaim: 'groups',
      roles: new Map([
        ['sre', 'editor'],
        ['managers', 'manager'],
        ['admins', 'administrator'],
      ]),
      ...settings,
    },
    plugins => openAuth({adapter: createAccountAdapter(opened.database), url, secret, plugins}),
    patience,
  )
  const accounts: AccountContext = {...opened.accounts, url, sso}

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const {pathname, search, searchParams} = new URL(request.url ?? '/', url)
    const headers = new Headers(request.headers as Record<string, string>)
    const begin = () => startSso(accounts, {next: searchParams.get('next') ?? '/'})
    const finish = () => finishSso(accounts, {search, headers, address: '192.0.2.7'})
    if (pathname !== '/account/sso' && pathname !== '/api/auth/callback/sso') return void response.end('a page')
    const outcome = await (pathname === '/account/sso' ? begin() : finish()).catch((error: unknown) => error as Error)
    if (outcome instanceof Error) return void response.writeHead(500).end(outcome.message)
    outcomes.push(outcome)
    const location = outcome?.outcome === 'begun' ? outcome.location : outcome?.outcome === 'signed-in' ? outcome.next : '/login'
    response.writeHead(303, {location, 'set-cookie': outcome && 'cookies' in outcome ? [...outcome.cookies] : []}).end()
  }

  return {
    ...opened,
    accounts,
    url,
    provider,
    outcomes,
    async come(who = 'ada', {browser = aBrowser(), next} = {}) {
      provider.who = who
      const {way, response} = await browser.visit(`${url}/account/sso${next === undefined ? '' : `?next=${encodeURIComponent(next)}`}`)
      return {outcome: outcomes.at(-1), session: await findSession(accounts, browser.cookiesFor(url)), browser, way, text: await response.text()}
    },
  }
}
