import {generateKeyPairSync} from 'node:crypto'
import {describe, expect, it} from 'vitest'
import {addMember} from '#src/server/accounts/members.ts'
import {findSession, signIn} from '#src/server/accounts/sign-in.ts'
import {finishSso, startSso} from '#src/server/accounts/sso.ts'
import {aDatabasePath} from '#tests/store/sqlite/scratch-database.ts'
import {aBrowser, isSsoReturn} from './a-browser.ts'
import {aSiteWithSso, type SiteWithSso} from './a-site-with-sso.ts'
import {type Claims, clientSecret} from './an-identity-provider.ts'

const operator = {actor: 'kb', via: 'kb'} as const
const password = 'lantern orchard velvet tractor'
const ada = {email: 'ada@example.org', email_verified: true, name: 'Ada Lovelace'}

describe('single sign-on', () => {
  const aSite = (options: Parameters<typeof aSiteWithSso>[1] = {}): Promise<SiteWithSso> => aSiteWithSso(`file:${aDatabasePath()}`, options)

  it('lets nobody in without a group, and makes no account', async () => {
    const {come, accounts, provider} = await aSite()
    for (const groups of [[], ['SRE'], undefined, {sre: true}, 7, [['sre']]]) {
      provider.people.set('ada', {...ada, groups})
      expect(await come()).toMatchObject({outcome: {failure: 'no-role'}, session: undefined})
    }
    expect(await accounts.store.listMembers(accounts.now())).toEqual([])
  })

  it('gives everybody a role where * does, and reads a group that stands by itself', async () => {
    const {come, provider} = await aSite({
      settings: {
        groupsClaim: 'roles',
        roles: new Map([
          ['*', 'viewer'],
          ['sre', 'author'],
        ]),
      },
    })
    provider.people.set('ada', {...ada})
    expect((await come()).session?.person.role).toBe('viewer')
    provider.people.set('ada', {...ada, roles: 'sre'})
    expect((await come()).session?.person.role).toBe('author')
  })

  it('leaves roles as administrators gave them where no groups are configured', async () => {
    const {come, accounts} = await aSite({settings: {roles: undefined}})
    expect(await come()).toMatchObject({outcome: {failure: 'no-account'}, session: undefined})
    await addMember(accounts, operator, {name: 'Ada', email: 'ada@example.org', role: 'author'})
    expect((await come()).session?.person.role).toBe('author')
  })

  it('reads everything from the ID token where it stands there, and asks for nothing then', async () => {
    const {come, provider} = await aSite({claimsIn: 'token'})
    expect((await come()).session?.person.role).toBe('editor')
    expect(provider.asked).not.toContain('GET /me')
    provider.people.set('grace', {email: 'grace@example.org', xms_edov: true, groups: ['managers']})
    expect((await come('grace')).session?.person, 'Entra ID vouches in a claim of its own').toMatchObject({name: 'grace', role: 'manager'})
    provider.people.set('alan', {email: 'alan@example.org', email_verified: false, xms_edov: true, groups: ['managers']})
    expect((await come('alan')).outcome, 'and is not heard against the other').toMatchObject({failure: 'unverified'})
  })

  it('shows names as one line of a sensible length', async () => {
    const {come, provider} = await aSite()
    provider.people.set('ada', {...ada, groups: ['sre'], name: ` Ada\u202e\n${'x'.repeat(300)}`})
    expect((await come()).session?.person.name).toBe(`Ada ${'x'.repeat(96)}`)
  })

  it('begins without writing anything, and with a state, a nonce and a challenge that are new each time', async () => {
    const {accounts, database} = await aSite()
    const starts = [await startSso(accounts, {next: '/'}), await startSso(accounts, {next: '/'})]
    const asked = starts.map(start => (start?.outcome === 'begun' ? new URL(start.location).searchParams : new URLSearchParams()))
    for (const name of ['state', 'nonce', 'code_challenge']) {
      expect(asked[0]?.get(name)?.length).toBeGreaterThanOrEqual(32)
      expect(asked[0]?.get(name)).not.toBe(asked[1]?.get(name))
    }
    expect(asked[0]?.get('code_challenge_method')).toBe('S256')
    expect(await database.reader.$queryRaw`SELECT "id" FROM "Verification"`).toEqual([])
  })

  it('H15 takes nobody back in a browser in which it was not begun', async () => {
    const {come, url, accounts, outcomes, events, provider} = await aSite()
    const attacker = aBrowser({stopAt: isSsoReturn})
    const address = (await come('ada', {browser: attacker})).way.at(-1) ?? ''
    const victim = aBrowser()
    await victim.visit(address)
    expect(outcomes.at(-1)).toMatchObject({outcome: 'failed', failure: 'expired'})
    // Nor in one in which another was begun.
    const busy = aBrowser({stopAt: isSsoReturn})
    await come('ada', {browser: busy})
    await busy.visit(address)
    expect(outcomes.at(-1)).toMatchObject({outcome: 'failed', failure: 'expired'})
    for (const browser of [victim, busy]) expect(await findSession(accounts, browser.cookiesFor(url))).toBeUndefined()
    expect(events.at(-1)).toMatchObject({action: 'sign-in.failed', actor: 'nobody', via: 'sso', after: {reason: 'expired'}})
    expect(provider.asked, 'the code is not used').not.toContain('POST /token')
  })

  it.each([
    '',
    '?',
    '?state=a&code=b',
    '?error=access_denied',
    '?error=x&error_description=%3Cscript%3E',
    '?code=b&iss=https://evil.example',
    `?state=${'a'.repeat(20_000)}`,
  ])('has no more to say of a made-up way back (%s) than to begin once more', async search => {
    const {accounts} = await aSite()
    const result = await finishSso(accounts, {search, headers: new Headers({cookie: 'hindsight.oauth_state=00'}), address: undefined})
    expect(result).toEqual({outcome: 'failed', failure: 'expired', next: '/', cookies: []})
  })

  const stranger = generateKeyPairSync('rsa', {modulusLength: 2048}).privateKey
  const tampering: readonly {readonly says: string; readonly change: (claims: Claims) => Claims; readonly key?: typeof stranger}[] = [
    {says: 'is signed with another key', change: claims => claims, key: stranger},
    {says: 'is of another sign-in', change: claims => ({...claims, nonce: 'another'})},
    {says: 'is of no sign-in', change: ({nonce: _, ...claims}) => claims},
    {says: 'was made for another client', change: claims => ({...claims, aud: 'another'})},
    {says: 'was made for several clients, and another asked for it', change: claims => ({...claims, aud: ['hindsight', 'another'], azp: 'another'})},
    {says: 'was made for several clients and does not say for which', change: claims => ({...claims, aud: ['hindsight', 'another']})},
    {says: 'is from another provider', change: claims => ({...claims, iss: 'https://evil.example'})},
    {says: 'is over', change: claims => ({...claims, exp: 1_700_000_000})},
    {says: 'never ends', change: ({exp: _, ...claims}) => claims},
    {says: 'names nobody', change: ({sub: _, ...claims}) => claims},
    {says: 'names somebody else than the provider does when asked', change: claims => ({...claims, sub: 'grace'})},
  ]
  it.each(tampering)('takes no ID token that $says', async ({change, key}) => {
    const {come, accounts, provider} = await aSite()
    provider.fault.token = claims => ({claims: change(claims), ...(key && {key})})
    expect(await come()).toMatchObject({outcome: {outcome: 'failed', failure: 'unexpected'}, session: undefined})
    expect(await accounts.store.listMembers(accounts.now())).toEqual([])
    // The same token as it was, signed again, is taken: it is the change that is refused.
    provider.fault.token = claims => ({claims})
    expect((await come()).session?.person.email).toBe('ada@example.org')
  })

  it('takes no tokens without an ID token', async () => {
    const {come, provider} = await aSite()
    provider.fault.without = ['id_token']
    expect(await come()).toMatchObject({outcome: {failure: 'unexpected'}, session: undefined})
  })

  it.each<{says: string; configuration: Claims}>([
    {says: 'another issuer', configuration: {issuer: 'https://evil.example'}},
    {says: 'tokens over a connection that others can read', configuration: {token_endpoint: 'http://login.example.com/token'}},
    {says: 'no keys', configuration: {jwks_uri: undefined}},
    {says: 'no place to sign in', configuration: {authorization_endpoint: 'javascript:alert(1)'}},
  ])('uses no provider that names $says', async ({configuration}) => {
    const {come, provider} = await aSite()
    provider.fault.configuration = configuration
    expect(await come()).toMatchObject({outcome: {outcome: 'failed', failure: 'unexpected'}, session: undefined})
    expect(provider.asked).not.toContain('GET /auth')
  })

  it('says that the provider let nobody in, in words of our own', async () => {
    const {come, provider} = await aSite()
    provider.fault.declines = true
    const {outcome} = await come('ada', {next: '/services'})
    expect(outcome).toMatchObject({outcome: 'failed', failure: 'declined', next: '/services'})
    expect(JSON.stringify(outcome)).not.toContain('suspicious')
  })

  it('works as soon as a provider is there that was not when the server began, and asks it no more often than that', async () => {
    const {come, provider, accounts} = await aSite({patience: {answer: 2_000, retry: 300}})
    await addMember(accounts, operator, {name: 'Ada', email: 'ada@example.org', role: 'viewer', password})
    provider.fault.isDown = true
    for (const {outcome} of await Promise.all([come(), come(), come()])) expect(outcome).toEqual({outcome: 'failed', failure: 'unreachable'})
    await come()
    expect(provider.asked).toHaveLength(1)
    const byPassword = await signIn(accounts, {email: 'ada@example.org', password, headers: new Headers(), address: undefined})
    expect(byPassword.outcome, 'nothing else needs the provider').toBe('signed-in')
    provider.fault.isDown = false
    await expect.poll(async () => (await come()).session?.person.email, {timeout: 5_000}).toBe('ada@example.org')
    const asked = provider.asked.filter(path => path.endsWith('openid-configuration')).length
    await come()
    expect(
      provider.asked.filter(path => path.endsWith('openid-configuration')),
      'what it is like is known now',
    ).toHaveLength(asked)
  })

  it('waits for a provider no longer than it has patience', async () => {
    const {come, provider} = await aSite({patience: {answer: 100, retry: 50}})
    provider.fault.delay = 15_000
    const began = Date.now()
    expect(await come()).toMatchObject({outcome: {outcome: 'failed', failure: 'unreachable'}})
    expect(Date.now() - began).toBeLessThan(5_000)
  })

  it('says so where the provider goes away in the middle, and goes on when it is back', async () => {
    const {come, provider, outcomes, accounts, url} = await aSite()
    const browser = aBrowser({stopAt: isSsoReturn})
    const {way} = await come('ada', {browser})
    provider.fault.isDown = true
    await browser.visit(way.at(-1) ?? '')
    expect(outcomes.at(-1)).toMatchObject({outcome: 'failed', failure: 'unreachable'})
    expect(await findSession(accounts, browser.cookiesFor(url))).toBeUndefined()
    provider.fault.isDown = false
    expect((await come()).session?.person.email).toBe('ada@example.org')
  })

  it('says nothing of the secret where the provider does not know it', async () => {
    const {come, accounts, events} = await aSite({settings: {clientSecret: 'another secret'}})
    const said: unknown[] = []
    Object.assign(accounts.log, {warn: (...words: unknown[]) => void said.push(words)})
    expect(await come()).toMatchObject({outcome: {failure: 'unexpected'}, session: undefined})
    const text = [...said.flat(), ...events].map(each => JSON.stringify(each, (_, value) => (value instanceof Error ? value.message : value))).join('\n')
    expect(text).toContain('it answered 401, invalid_client')
    for (const secret of [clientSecret, 'another secret']) expect(text).not.toContain(secret)
  })

  it('H15 makes a new session and ends the one that the browser came with, whosever it was', async () => {
    const {come, accounts, url, provider} = await aSite()
    provider.people.set('mallory', {...ada, email: 'mallory@example.org', groups: ['sre']})
    const attacker = await come('mallory')
    const victim = aBrowser()
    victim.take(url, attacker.browser.cookiesFor(url))
    const {session} = await come('ada', {browser: victim})
    expect(session?.person.email).toBe('ada@example.org')
    expect(session?.sessionId).not.toBe(attacker.session?.sessionId)
    expect(await findSession(accounts, attacker.browser.cookiesFor(url))).toBeUndefined()
  })

  it.each(['https://evil.example/x', '//evil.example/x', '/\\evil.example/x', '/.//evil.example/x', 'javascript:alert(1)', '/\t/evil.example', ''])(
    'H13 leads to nowhere else when it is asked to go on to %j',
    async next => {
      const {come, url, outcomes} = await aSite()
      const {way} = await come('ada', {next})
      expect(outcomes.at(-1)).toMatchObject({outcome: 'signed-in', next: expect.stringMatching(/^\/(?![/\\])/)})
      expect(new URL(way.at(-1) ?? '').origin).toBe(url)
    },
  )

  it('goes to the start page where the address to go on to is longer than a cookie holds', async () => {
    const {come} = await aSite()
    const longest = `/${'%C3%A4'.repeat(83)}`
    expect((await come('ada', {next: longest})).outcome).toMatchObject({outcome: 'signed-in', next: longest})
    expect((await come('ada', {next: `/${'a'.repeat(800)}`})).outcome).toMatchObject({outcome: 'signed-in', next: '/'})
  })

  it('keeps its cookie within what browsers keep', async () => {
    const {accounts} = await aSite()
    const start = await startSso(accounts, {next: `/${'%'.repeat(370)}`})
    const [cookie = ''] = start?.outcome === 'begun' ? start.cookies : []
    expect(cookie.length).toBeGreaterThan(3_000)
    expect(cookie.length).toBeLessThan(4_096)
  })

  it('H14 holds off who comes back too often, and writes that down once', async () => {
    const {accounts, events, wait} = await aSite()
    const comeBack = () => finishSso(accounts, {search: '?state=a&code=b', headers: new Headers(), address: '192.0.2.9'})
    for (let count = 0; count < 60; count++) await comeBack()
    for (let count = 0; count < 3; count++) expect(await comeBack()).toMatchObject({outcome: 'limited', secondsLeft: expect.any(Number)})
    expect(events.filter(({action}) => action === 'sign-in.failed')).toHaveLength(60)
    expect(events.filter(({action}) => action === 'sign-in.limited')).toMatchObject([{via: 'sso', address: '192.0.2.9', after: {by: 'returnFromAddress'}}])
    wait(61_000)
    expect(await comeBack()).toMatchObject({outcome: 'failed'})
  })

  it('says of a database that is out of reach that it is that, and does not blame the provider', async () => {
    const {accounts, provider, come, url} = await aSite()
    const browser = aBrowser({stopAt: isSsoReturn})
    const address = new URL((await come('ada', {browser})).way.at(-1) ?? '')
    const broken = {...accounts, store: {...accounts.store, findMember: () => Promise.reject(new Error('The database is away'))}}
    await expect(finishSso(broken, {search: address.search, headers: browser.cookiesFor(url), address: undefined})).rejects.toThrow('The database is away')
    expect(provider.asked).toContain('POST /token')
  })

  it('is not there where no provider is configured', async () => {
    const {accounts} = await aSite()
    const without = {...accounts, sso: undefined}
    expect(await startSso(without, {next: '/'})).toBeUndefined()
    expect(await finishSso(without, {search: '?state=a&code=b', headers: new Headers(), address: undefined})).toBeUndefined()
  })
})
