import {describe, expect, it} from 'vitest'
import type {Role} from '#src/incident/viewer.ts'
import {addMember, setDisabled} from '#src/server/accounts/members.ts'
import {findSession, signIn} from '#src/server/accounts/sign-in.ts'
import {aMigratedDatabase, hasPostgresql} from '#tests/store/postgresql/scratch-postgresql.ts'
import {aDatabasePath} from '#tests/store/sqlite/scratch-database.ts'
import {aBrowser, isSsoReturn} from './a-browser.ts'
import {aSiteWithSso} from './a-site-with-sso.ts'

const operator = {actor: 'kb', via: 'kb'} as const
const password = 'lantern orchard velvet tractor'
const ada = {email: 'ada@example.org', email_verified: true, name: 'Ada Lovelace'}

const kinds = [
  {kind: 'SQLite', anAddress: async () => `file:${aDatabasePath()}`},
  {kind: 'PostgreSQL', anAddress: aMigratedDatabase},
]

describe.each(kinds)('single sign-on on $kind', ({kind, anAddress}) => {
  describe.skipIf(kind === 'PostgreSQL' && !hasPostgresql)('', () => {
    it('makes an account with the role that a group gives, and a session like that of a password', async () => {
      const {come, accounts, database, events, outcomes} = await aSiteWithSso(await anAddress())
      const {session, way} = await come('ada', {next: '/incidents?status=draft#top'})
      expect(session?.person).toMatchObject({name: 'Ada Lovelace', email: 'ada@example.org', role: 'editor'})
      expect(outcomes.at(-1)).toMatchObject({
        outcome: 'signed-in',
        next: '/incidents?status=draft#top',
        cookies: expect.arrayContaining([expect.stringMatching(/^hindsight\.session_token=[^;]+; Max-Age=604800; Path=\/; HttpOnly; SameSite=Lax$/)]),
      })
      expect(new URL(way.at(-1) ?? '').pathname).toBe('/incidents')
      const id = session?.person.id ?? ''
      const who = {actor: 'ada@example.org', via: 'sso', address: '192.0.2.7'}
      expect(events).toEqual([
        {...who, action: 'user.added', subject: {kind: 'user', id: 'ada@example.org'}, after: {name: 'Ada Lovelace', role: 'editor'}},
        {...who, action: 'sign-in', actorId: id},
      ])
      expect(await accounts.store.listSessions(id, accounts.now())).toMatchObject([{address: '192.0.2.7', userAgent: 'A browser of tests'}])
      expect(await accounts.store.findMember(id, accounts.now())).toMatchObject({hasSso: true, hasPassword: false})
      const rows = await database.reader.$queryRaw<Record<string, unknown>[]>`SELECT "accessToken", "refreshToken", "idToken", "password" FROM "Account"`
      expect(rows, 'nothing of the provider is kept').toEqual([{accessToken: null, refreshToken: null, idToken: null, password: null}])
    })

    it('knows somebody again by the subject, whatever has become of name and address', async () => {
      const {come, provider, accounts} = await aSiteWithSso(await anAddress())
      const before = await come()
      provider.people.set('ada', {email: 'ada.king@example.org', email_verified: false, name: 'Ada King', groups: ['sre']})
      const after = await come()
      expect(after.session?.person).toEqual(before.session?.person)
      expect(after.session?.sessionId).not.toBe(before.session?.sessionId)
      expect(await accounts.store.listMembers(accounts.now())).toHaveLength(1)
    })

    it('links the member whose address the provider vouches for, once, and writes it down', async () => {
      const {come, accounts, events} = await aSiteWithSso(await anAddress())
      const added = await addMember(accounts, operator, {name: 'Ada L.', email: 'ada@example.org', role: 'viewer', password})
      const {session} = await come()
      expect(session?.person).toEqual({id: added.outcome === 'added' ? added.id : '', name: 'Ada L.', email: 'ada@example.org', role: 'editor'})
      const subject = {kind: 'user', id: 'ada@example.org'}
      expect(events.slice(1)).toMatchObject([
        {action: 'user.changed', via: 'sso', subject, after: {signsInAt: 'Example'}},
        {action: 'user.role', via: 'sso', subject, before: {role: 'viewer'}, after: {role: 'editor'}},
        {action: 'sign-in', via: 'sso'},
      ])
      const {outcome} = await signIn(accounts, {email: 'ada@example.org', password, headers: new Headers(), address: undefined})
      expect(outcome, 'the password stays good').toBe('signed-in')
      await come()
      expect(events.filter(({action}) => action === 'user.changed')).toHaveLength(1)
    })

    it.each([
      {says: 'does not vouch for the address', claims: {...ada, email_verified: false, groups: ['admins']}},
      {says: 'says nothing of who owns the address', claims: {email: 'ada@example.org', groups: ['admins']}},
      {says: 'vouches in words that are no yes', claims: {...ada, email_verified: 'yes', groups: ['admins']}},
      {says: 'has no address', claims: {name: 'Ada', groups: ['admins']}},
      {says: 'has an address that is none', claims: {...ada, email: 'ada', groups: ['admins']}},
    ])('links and makes nobody where the provider $says', async ({claims}) => {
      const {come, accounts, provider, events} = await aSiteWithSso(await anAddress())
      await addMember(accounts, operator, {name: 'Ada', email: 'ada@example.org', role: 'viewer'})
      provider.people.set('ada', claims)
      expect(await come()).toMatchObject({outcome: {outcome: 'failed', failure: 'unverified'}, session: undefined})
      expect(await accounts.store.listMembers(accounts.now())).toMatchObject([{role: 'viewer', hasSso: false}])
      expect(events.at(-1)).toEqual({
        action: 'sign-in.failed',
        actor: 'nobody',
        actorId: undefined,
        via: 'sso',
        address: '192.0.2.7',
        after: {reason: 'unverified', subject: 'ada'},
      })
    })

    it('gives an address that has gone to somebody else no way into the account of who had it', async () => {
      const {come, accounts, provider} = await aSiteWithSso(await anAddress())
      await come()
      provider.people.set('ada2', {...ada, groups: ['sre']})
      expect(await come('ada2')).toMatchObject({outcome: {failure: 'no-account'}, session: undefined})
      expect(await accounts.store.listMembers(accounts.now())).toHaveLength(1)
    })

    it('has roles follow the groups at each sign-in, and lets in nobody without a group any more', async () => {
      const {come, accounts, provider, events} = await aSiteWithSso(await anAddress())
      await addMember(accounts, operator, {name: 'Grace', email: 'grace@example.org', role: 'administrator'})
      const roles: (Role | undefined)[] = []
      for (const groups of [['sre'], ['sre', 'admins', 'managers'], ['managers', 'others']]) {
        provider.people.set('ada', {...ada, groups})
        roles.push((await come()).session?.person.role)
      }
      expect(roles).toEqual(['editor', 'administrator', 'manager'])
      expect(events.filter(({action}) => action === 'user.role')).toMatchObject([
        {actor: 'ada@example.org', via: 'sso', before: {role: 'editor'}, after: {role: 'administrator'}},
        {actor: 'ada@example.org', via: 'sso', before: {role: 'administrator'}, after: {role: 'manager'}},
      ])
      provider.people.set('ada', {...ada, groups: ['others']})
      expect(await come()).toMatchObject({outcome: {failure: 'no-role'}, session: undefined})
    })

    it('leaves the last administrator one', async () => {
      const {come, accounts, provider} = await aSiteWithSso(await anAddress())
      await addMember(accounts, operator, {name: 'Ada', email: 'ada@example.org', role: 'administrator'})
      expect((await come()).session?.person.role).toBe('administrator')
      await addMember(accounts, operator, {name: 'Grace', email: 'grace@example.org', role: 'administrator'})
      provider.people.set('ada', {...ada, groups: ['managers']})
      expect((await come()).session?.person.role).toBe('manager')
    })

    it('says the same of a closed account and of none', async () => {
      const {come, accounts, provider, events} = await aSiteWithSso(await anAddress(), {settings: {roles: undefined}})
      const added = await addMember(accounts, operator, {name: 'Ada', email: 'ada@example.org', role: 'viewer'})
      await addMember(accounts, operator, {name: 'Linus', email: 'linus@example.org', role: 'viewer'})
      await come()
      await setDisabled(accounts, operator, added.outcome === 'added' ? added.id : '', true)
      const closed = await come()
      provider.people.set('grace', {...ada, email: 'grace@example.org'})
      const unknown = await come('grace')
      expect([closed.session, unknown.session]).toEqual([undefined, undefined])
      expect(closed.outcome).toEqual(unknown.outcome)
      expect(closed.outcome).toMatchObject({outcome: 'failed', failure: 'no-account'})
      expect(events.filter(({action}) => action === 'sign-in.failed')).toMatchObject([
        {actor: 'ada@example.org', after: {reason: 'no-account', subject: 'ada'}},
        {actor: 'grace@example.org', after: {reason: 'no-account', subject: 'grace'}},
      ])
    })

    it('makes one account of somebody who comes for the first time in several windows at once', async () => {
      const {come, accounts} = await aSiteWithSso(await anAddress())
      const all = await Promise.all(Array.from({length: 5}, () => come()))
      expect(new Set(all.map(({session}) => session?.person.id)).size).toBe(1)
      expect(await accounts.store.listMembers(accounts.now())).toMatchObject([{hasSso: true, role: 'editor'}])
    })

    it('takes each way back once, also where the browser keeps what it should forget and the provider honours a code twice', async () => {
      // Asked for what it knows of a person, the provider would refuse: it ends what a code gave when the code comes once more.
      const {come, url, provider, outcomes, accounts} = await aSiteWithSso(await anAddress(), {claimsIn: 'token'})
      const browser = aBrowser({stopAt: isSsoReturn})
      const {way} = await come('ada', {browser})
      const [address, kept] = [way.at(-1) ?? '', browser.cookiesFor(url)]
      provider.fault.repeats = true
      await browser.visit(address)
      expect(outcomes.at(-1)).toMatchObject({outcome: 'signed-in'})
      await browser.visit(address)
      expect(outcomes.at(-1), 'the cookie is gone').toMatchObject({outcome: 'failed', failure: 'expired'})
      const thief = aBrowser()
      thief.take(url, kept)
      await thief.visit(address)
      expect(outcomes.at(-1), 'the cookie was kept').toMatchObject({outcome: 'failed', failure: 'expired'})
      expect(await findSession(accounts, thief.cookiesFor(url))).toBeUndefined()
      provider.fault.repeats = false
      const another = aBrowser()
      another.take(url, kept)
      await another.visit(address)
      expect(outcomes.at(-1), 'the provider refuses').toMatchObject({outcome: 'failed', failure: 'expired'})
    })
  })
})
