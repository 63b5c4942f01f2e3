import {anIdentityProvider, clientId, clientSecret, type TestProvider} from '../server/accounts/an-identity-provider.ts'
import {type HindsightServer, serve} from './hindsight-server.ts'
import {expect, test} from './reader.ts'

let provider: TestProvider
let server: HindsightServer
let site: string

test.describe.configure({mode: 'serial'})

test.beforeAll(async () => {
  test.setTimeout(300_000)
  provider = await anIdentityProvider(() => site)
  server = await serve(process.env.HINDSIGHT_COPY ?? 'content', undefined, undefined, {
    HINDSIGHT_READ: 'members',
    HINDSIGHT_OIDC_ISSUER: provider.issuer,
    HINDSIGHT_OIDC_CLIENT_ID: clientId,
    HINDSIGHT_OIDC_CLIENT_SECRET: clientSecret,
    HINDSIGHT_OIDC_NAME: 'Example Login',
    HINDSIGHT_OIDC_ROLES: 'sre=editor',
    LOG_LEVEL: 'warn',
  })
  site = server.address.replace('127.0.0.1', 'localhost')
})

test.afterAll(async () => {
  await server?.stop()
  await provider?.stop()
})

test('Somebody who follows a link signs in at their identity provider and is where they wanted to go', async ({page}) => {
  provider.people.set('ada', {email: 'ada@example.org', email_verified: true, name: 'Ada Lovelace', groups: ['sre']})
  await page.goto(`${site}/services?sort=name`)
  await expect(page).toHaveURL(/\/login\?next=/)
  await page.getByRole('link', {name: 'Sign in with Example Login'}).click()
  await expect(page).toHaveURL(`${site}/services?sort=name`)
  const cookies = await page.context().cookies(site)
  expect(cookies.map(({name, httpOnly, sameSite}) => ({name, httpOnly, sameSite}))).toContainEqual({
    name: 'hindsight.session_token',
    httpOnly: true,
    sameSite: 'Lax',
  })
  expect(cookies.map(({name}) => name)).not.toContain('hindsight.oauth_state')
  await page.goto(`${site}/account`)
  await expect(page.getByText('ada@example.org').first()).toBeVisible()
})

test('Somebody without a group reads why they are not let in, and a password would still do', async ({page}) => {
  provider.people.set('grace', {email: 'grace@example.org', email_verified: true, groups: ['others']})
  provider.who = 'grace'
  await page.goto(`${site}/login?next=/services`)
  await page.getByRole('link', {name: 'Sign in with Example Login'}).click()
  await expect(page).toHaveURL(`${site}/login?next=%2Fservices`)
  await expect(page.getByText('none of your groups there may use Hindsight')).toBeVisible()
  await expect(page.getByLabel('Password')).toBeVisible()
  // Once more, with the message still in the browser: it is there the second time as well.
  await page.getByRole('link', {name: 'Sign in with Example Login'}).click()
  await expect(page.getByText('none of your groups there may use Hindsight')).toBeVisible()
})

test('A message of before does not take the place of the one that follows', async ({page, request}) => {
  const first = await request.get(`${site}/api/auth/callback/sso?state=a&code=b`, {maxRedirects: 0, headers: {Accept: 'text/html'}})
  expect(first.status()).toBe(303)
  const [, said] = /hindsight_said=([^;]+)/.exec(first.headers()['set-cookie'] ?? '') ?? []
  await page.context().addCookies([{name: 'hindsight_said', value: said ?? '', url: site}])
  await page.goto(`${site}/api/auth/callback/sso?state=a&code=b`)
  await expect(page).toHaveURL(`${site}/login`)
  await expect(page.getByText('Begin once more')).toBeVisible()
})

test('H26 Nothing of the accounts library has an address but the way back, and that only answers to GET', async ({request}) => {
  for (const path of ['/api/auth/callback/sso', '/account/sso']) {
    expect([path, (await request.fetch(site + path, {method: 'HEAD'})).status()]).toEqual([path, 405])
    expect([path, (await request.post(site + path, {headers: {Origin: site}})).status()]).toEqual([path, 405])
  }
  const others = ['', '/', '/session', '/get-session', '/sign-in/social', '/callback/other', '/callback/sso/x', '/error', '/ok', '/oauth2/callback/sso']
  for (const path of others) {
    const answer = await request.get(`${site}/api/auth${path}`, {maxRedirects: 0, headers: {Accept: 'application/json'}})
    expect([path, answer.status()]).toEqual([path, path === '/' ? 308 : 401])
  }
})

test('H13 No address to go on to leads elsewhere', async ({request}) => {
  provider.who = 'ada'
  for (const next of ['//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)', '/.//evil.example']) {
    const start = await request.get(`${site}/account/sso?next=${encodeURIComponent(next)}`, {maxRedirects: 0})
    expect([next, start.status(), new URL(start.headers().location ?? '').origin]).toEqual([next, 303, provider.issuer])
    const end = await request.get(start.headers().location ?? '')
    expect([next, end.url()]).toEqual([next, `${site}/`])
  }
})
