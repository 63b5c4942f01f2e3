import {describe, expect, it} from 'vitest'
import {anonymous, stranger} from '#src/incident/viewer.ts'
import type {AccountContext} from '#src/server/accounts/account-context.ts'
import {findVisitor, prolongSession} from '#src/server/accounts/find-visitor.ts'
import {createKey, revokeKey} from '#src/server/accounts/keys.ts'
import {addMember, changeName, changeRole, issueResetToken, setDisabled} from '#src/server/accounts/members.ts'
import {changePassword, findResetPerson, requestReset, resetPassword} from '#src/server/accounts/passwords.ts'
import {ensureAdministrator, findSetUpLink, setUp} from '#src/server/accounts/set-up.ts'
import {endSessions, findSession, signIn, signOut} from '#src/server/accounts/sign-in.ts'
import {aMigratedDatabase, hasPostgresql} from '#tests/store/postgresql/scratch-postgresql.ts'
import {aDatabasePath} from '#tests/store/sqlite/scratch-database.ts'
import {anAccountContext, toCookieHeader} from './an-account-context.ts'

const operator = {actor: 'kb', via: 'kb'} as const
const password = 'lantern orchard velvet tractor'
const other = 'copper walnut bicycle thunder'
const day = 86_400_000
const nobodysHandles = {reading: 'public', toHandles: async () => []} as const

const kinds = [
  {kind: 'SQLite', anAddress: async () => `file:${aDatabasePath()}`},
  {kind: 'PostgreSQL', anAddress: aMigratedDatabase},
]

describe.each(kinds)('accounts on $kind', ({kind, anAddress}) => {
  describe.skipIf(kind === 'PostgreSQL' && !hasPostgresql)('', () => {
    async function withAda() {
      const opened = await anAccountContext(await anAddress())
      const added = await addMember(opened.accounts, operator, {name: 'Ada', email: 'Ada@Example.org', role: 'editor', password})
      if (added.outcome !== 'added') throw new Error('Expected that Ada is added')
      return {...opened, id: added.id}
    }
    const come = (accounts: AccountContext, email = 'ada@example.org', given = password, headers = new Headers(), address = '192.0.2.1') =>
      signIn(accounts, {email, password: given, headers, address})
    async function signedIn(accounts: AccountContext): Promise<Headers> {
      const result = await come(accounts)
      if (result.outcome !== 'signed-in') throw new Error(`Expected to be signed in, not ${result.outcome}`)
      return toCookieHeader(result.cookies)
    }

    it('signs in whoever knows the password, whatever the case of the address, and says who it is', async () => {
      const {accounts, events, id} = await withAda()
      const result = await come(accounts, ' ADA@example.org ')
      expect(result).toMatchObject({
        outcome: 'signed-in',
        cookies: [expect.stringMatching(/^hindsight\.session_token=.*HttpOnly; SameSite=Lax$/), expect.stringMatching(/^hindsight_device=/)],
      })
      const headers = result.outcome === 'signed-in' ? toCookieHeader(result.cookies) : new Headers()
      const visitor = await findVisitor(accounts, headers, {reading: 'members', toHandles: async email => [email]})
      expect(visitor).toMatchObject({
        via: 'session',
        scope: 'write',
        person: {id, name: 'Ada', email: 'ada@example.org', role: 'editor'},
        viewer: {role: 'editor', handles: ['ada@example.org'], seesEverything: false},
      })
      expect(events.at(-1)).toEqual({action: 'sign-in', actor: 'ada@example.org', actorId: id, via: 'web', address: '192.0.2.1'})
    })

    it('says the same of a wrong password, an unknown address and a closed account, and writes each down without the password', async () => {
      const {accounts, events, id} = await withAda()
      expect(await come(accounts, 'ada@example.org', other)).toEqual({outcome: 'wrong'})
      expect(await come(accounts, 'grace@example.org', other)).toEqual({outcome: 'wrong'})
      expect(await come(accounts, 'ada@example.org', 'x'.repeat(600))).toEqual({outcome: 'wrong'})
      expect(await come(accounts, 'no address', other)).toEqual({outcome: 'wrong'})
      await addMember(accounts, operator, {name: 'Grace', email: 'grace@example.org', role: 'administrator', password: other})
      await setDisabled(accounts, operator, id, true)
      expect(await come(accounts)).toEqual({outcome: 'wrong'})
      expect(events.filter(({action}) => action === 'sign-in.failed').map(({actor}) => actor)).toEqual([
        'ada@example.org',
        'grace@example.org',
        'ada@example.org',
        'no address',
        'ada@example.org',
      ])
      for (const secret of [password, other]) expect(JSON.stringify(events)).not.toContain(secret)
    })

    it('H15 makes a new session at each sign-in, ends the one that the browser came with, and knows no other', async () => {
      const {accounts} = await withAda()
      const before = await signedIn(accounts)
      const result = await come(accounts, 'ada@example.org', password, before)
      const after = result.outcome === 'signed-in' ? toCookieHeader(result.cookies) : new Headers()
      expect(after.get('cookie')).not.toBe(before.get('cookie'))
      expect(await findSession(accounts, before)).toBeUndefined()
      expect(await findSession(accounts, after)).toBeDefined()
      // A session that somebody makes up, or whose signature is of another secret, is none.
      for (const cookie of [
        'hindsight.session_token=made.up',
        `hindsight.session_token=${after.get('cookie')?.split('=')[1]?.split('.')[0]}.AAAA`,
        'hindsight.session_token=%',
        '',
      ])
        expect(await findVisitor(accounts, new Headers({cookie}), nobodysHandles)).toMatchObject({via: 'nobody', viewer: anonymous})
    })

    it('H15 ends sessions on the server: at signing out, everywhere, where the account is closed, and when their time is over', async () => {
      const {accounts, wait, id} = await withAda()
      await addMember(accounts, operator, {name: 'Grace', email: 'grace@example.org', role: 'administrator'})
      const [one, two, three] = [await signedIn(accounts), await signedIn(accounts), await signedIn(accounts)]
      const session = await findSession(accounts, one)
      await signOut(accounts, operator, {userId: id, sessionId: session?.sessionId ?? ''})
      expect([await findSession(accounts, one), (await findSession(accounts, two)) !== undefined]).toEqual([undefined, true])
      expect(await endSessions(accounts, operator, id, {except: (await findSession(accounts, two))?.sessionId ?? ''})).toBe(1)
      expect([await findSession(accounts, three), (await findSession(accounts, two)) !== undefined]).toEqual([undefined, true])
      await setDisabled(accounts, operator, id, true)
      expect(await findSession(accounts, two)).toBeUndefined()
      await setDisabled(accounts, operator, id, false)
      expect(await findSession(accounts, two), 'a session that has ended does not come back').toBeUndefined()
      const last = await signedIn(accounts)
      // The library ends it by the clock on the wall, which has gone on since the test began.
      wait(7 * day + 120_000)
      expect(await findSession(accounts, last)).toBeUndefined()
    })

    it('prolongs a session that is used, and none beyond thirty days', async () => {
      const {accounts, wait} = await withAda()
      const headers = await signedIn(accounts)
      expect(await findVisitor(accounts, headers, nobodysHandles)).toMatchObject({via: 'session', isAging: false})
      wait(2 * day)
      expect(await findVisitor(accounts, headers, nobodysHandles)).toMatchObject({via: 'session', isAging: true})
      expect(await prolongSession(accounts, headers)).toEqual([expect.stringMatching(/^hindsight\.session_token=.*Max-Age=604800/)])
      wait(29 * day)
      expect(await findVisitor(accounts, headers, nobodysHandles)).toMatchObject({via: 'nobody'})
    })

    it('lets nobody read who is not signed in, where only members read', async () => {
      const {accounts} = await withAda()
      expect(await findVisitor(accounts, new Headers(), {...nobodysHandles, reading: 'members'})).toMatchObject({via: 'nobody', viewer: stranger})
    })

    it('changes a password for who knows the present one, and ends every other session', async () => {
      const {accounts} = await withAda()
      const [here, there] = [await signedIn(accounts), await signedIn(accounts)]
      const person = (await findSession(accounts, here))?.person
      if (!person) throw new Error('Expected a session')
      const change = (current: string, next: string) => changePassword(accounts, {person, actor: operator, current, next, headers: here})
      expect(await change(other, 'walrus marble quantum ferry')).toMatchObject({outcome: 'refused', reason: 'The present password is not right.'})
      expect(await change(password, 'password1234')).toMatchObject({outcome: 'refused'})
      const result = await change(password, other)
      expect(result).toMatchObject({outcome: 'changed'})
      expect(await findSession(accounts, there)).toBeUndefined()
      expect(await come(accounts)).toEqual({outcome: 'wrong'})
      expect(await come(accounts, 'ada@example.org', other)).toMatchObject({outcome: 'signed-in'})
    })

    it('resets a password by a link that is good once and for a day', async () => {
      const {accounts, database, id, wait} = await withAda()
      const session = await signedIn(accounts)
      const token = (await issueResetToken(accounts, operator, id)) ?? ''
      const kept = await database.reader.$queryRaw<{identifier: string; value: string}[]>`SELECT "identifier", "value" FROM "Verification"`
      expect(JSON.stringify(kept), 'what is kept opens nothing').not.toContain(token)
      expect(await findResetPerson(accounts, token)).toMatchObject({email: 'ada@example.org'})
      expect(await findResetPerson(accounts, 'made-up')).toBeUndefined()
      const reset = (given: string, next: string) => resetPassword(accounts, {token: given, password: next, address: undefined, deviceCookie: undefined})
      expect(await reset(token, 'short')).toMatchObject({outcome: 'refused'})
      expect(await reset(token, other)).toMatchObject({outcome: 'changed'})
      expect(await reset(token, password)).toEqual({outcome: 'gone'})
      expect(await findSession(accounts, session)).toBeUndefined()
      expect(await come(accounts, 'ada@example.org', other)).toMatchObject({outcome: 'signed-in'})
      const late = (await issueResetToken(accounts, operator, 'ada@example.org')) ?? ''
      wait(day + 1000)
      expect(await reset(late, password)).toEqual({outcome: 'gone'})
    })

    it('mails a link to who forgot a password, says the same of who is unknown, and no more than a few', async () => {
      const sent: {to: string; text: string}[] = []
      const {accounts} = await anAccountContext(await anAddress(), {mailer: {send: async mail => void sent.push(mail)}})
      await addMember(accounts, operator, {name: 'Ada', email: 'ada@example.org', role: 'viewer', password})
      expect(await requestReset(accounts, {email: 'ada@example.org', address: '192.0.2.1'})).toBeUndefined()
      expect(await requestReset(accounts, {email: 'nobody@example.org', address: '192.0.2.1'})).toBeUndefined()
      await expect.poll(() => sent.map(({to}) => to)).toEqual(['ada@example.org'])
      const token = /http:\/\/localhost:3000\/account\/reset\?token=([\w-]+)/.exec(sent[0]?.text ?? '')?.[1] ?? ''
      expect(await findResetPerson(accounts, token)).toMatchObject({email: 'ada@example.org'})
      for (const _ of [2, 3]) await requestReset(accounts, {email: 'ada@example.org', address: '192.0.2.1'})
      expect(await requestReset(accounts, {email: 'ada@example.org', address: '192.0.2.1'})).toBeGreaterThan(0)
    })

    it('H34 makes the first administrator by the link that was printed, once, and has none by default', async () => {
      const {accounts} = await anAccountContext(await anAddress())
      const link = (await findSetUpLink(accounts)) ?? ''
      const token = new URL(link).searchParams.get('token') ?? ''
      expect(await findSetUpLink(accounts), 'the same after a restart').toBe(link)
      const first = {token, name: 'Ada', email: 'ada@example.org', password, address: undefined}
      expect(await setUp(accounts, {...first, token: 'made up'})).toEqual({outcome: 'closed'})
      expect(await setUp(accounts, {...first, password: 'ada@example.org'})).toMatchObject({outcome: 'refused'})
      const both = await Promise.all([setUp(accounts, first), setUp(accounts, {...first, email: 'eve@example.org'})])
      expect(both.map(({outcome}) => outcome).toSorted()).toEqual(['closed', 'done'])
      expect((await accounts.store.listMembers(accounts.now())).map(({role}) => role)).toEqual(['administrator'])
      expect(await setUp(accounts, {...first, email: 'later@example.org'})).toEqual({outcome: 'closed'})
      expect(await findSetUpLink(accounts)).toBeUndefined()
    })

    it('makes the administrator that the environment names, and leaves one that is there alone', async () => {
      const {accounts} = await anAccountContext(await anAddress())
      await expect(ensureAdministrator(accounts, {email: 'ops@example.org', password: 'admin'})).rejects.toThrow('HINDSIGHT_ADMIN_PASSWORD is refused')
      await ensureAdministrator(accounts, {email: 'ops@example.org', password})
      await ensureAdministrator(accounts, {email: 'ops@example.org', password: other})
      expect(await come(accounts, 'ops@example.org')).toMatchObject({outcome: 'signed-in'})
      expect(await accounts.store.listMembers(accounts.now())).toHaveLength(1)
    })

    it('adds nobody twice, also at the same moment, and keeps what changes for the audit log', async () => {
      const {accounts, events, id} = await withAda()
      const grace = {name: 'Grace', email: 'grace@example.org', role: 'viewer'} as const
      const both = await Promise.all([addMember(accounts, operator, grace), addMember(accounts, operator, grace)])
      expect(both.map(({outcome}) => outcome).toSorted()).toEqual(['added', 'taken'])
      expect(await changeRole(accounts, operator, id, 'manager')).toBe('changed')
      expect(await changeRole(accounts, operator, id, 'manager')).toBe('unchanged')
      expect(await changeRole(accounts, operator, 'nobody', 'manager')).toBe('absent')
      expect(events.at(-1)).toEqual({
        ...operator,
        action: 'user.role',
        subject: {kind: 'user', id: 'ada@example.org'},
        before: {role: 'editor'},
        after: {role: 'manager'},
      })
      const person = await accounts.store.findMember(id, accounts.now())
      if (person) await changeName(accounts, operator, person, 'Ada Lovelace')
      expect(await accounts.store.findMember('ada@example.org', accounts.now())).toMatchObject({
        name: 'Ada Lovelace',
        role: 'manager',
        hasPassword: true,
        keys: 0,
      })
    })

    it('keeps an administrator who can sign in, also when two of them change each other at the same moment', async () => {
      const {accounts} = await anAccountContext(await anAddress())
      const ids: string[] = []
      for (const email of ['ada@example.org', 'grace@example.org']) {
        const added = await addMember(accounts, operator, {name: email, email, role: 'administrator', password})
        if (added.outcome === 'added') ids.push(added.id)
      }
      const [ada = '', grace = ''] = ids
      const outcomes = await Promise.all([changeRole(accounts, operator, ada, 'viewer'), setDisabled(accounts, operator, grace, true)])
      expect(outcomes.toSorted()).toEqual(['changed', 'last-administrator'])
      expect(await accounts.store.hasAdministrator()).toBe(true)
    })

    it('H16 gives keys that are shown once, kept as a hash, scoped, ended, revoked, and silent where the account is closed', async () => {
      const {accounts, database, events, wait, id} = await withAda()
      await addMember(accounts, operator, {name: 'Grace', email: 'grace@example.org', role: 'administrator'})
      const person = await accounts.store.findMember(id, accounts.now())
      if (!person) throw new Error('Expected Ada')
      const key = await createKey(accounts, operator, person, {name: 'dashboard', scope: 'read', days: 7})
      expect(key).toMatch(/^hindsight_[A-Za-z]{48}$/)
      const kept = await database.reader.$queryRaw<unknown[]>`SELECT * FROM "ApiKey"`
      expect(JSON.stringify([kept, events], (_, value: unknown) => (typeof value === 'bigint' ? Number(value) : value))).not.toContain(key)
      const ask = (authorization: string) => findVisitor(accounts, new Headers({authorization}), nobodysHandles)
      expect(await ask(`Bearer ${key}`)).toMatchObject({via: 'key', scope: 'read', person: {email: 'ada@example.org'}, viewer: {role: 'editor'}})
      expect((await accounts.store.listKeys(id))[0]).toMatchObject({name: 'dashboard', scope: 'read', start: key.slice(0, 14), lastUsedAt: accounts.now()})
      for (const wrong of [`Bearer ${key}x`, `Bearer ${key.slice(0, -1)}`, `Basic ${key}`, 'Bearer', `Bearer ${"'".repeat(40)}`])
        expect((await ask(wrong)).via).toBe('nobody')
      const writing = await createKey(accounts, operator, person, {name: 'robot', scope: 'write', days: 365})
      expect(await ask(`Bearer ${writing}`)).toMatchObject({scope: 'write'})
      wait(7 * day + 1000)
      expect((await ask(`Bearer ${key}`)).via, 'its time is over').toBe('nobody')
      const robot = (await accounts.store.listKeys(id)).find(({name}) => name === 'robot')
      expect(await revokeKey(accounts, operator, {...person, id: 'somebody else'}, robot?.id ?? '')).toBe(false)
      await setDisabled(accounts, operator, id, true)
      expect((await ask(`Bearer ${writing}`)).via, 'the account is closed').toBe('nobody')
      await setDisabled(accounts, operator, id, false)
      expect((await ask(`Bearer ${writing}`)).via).toBe('key')
      expect(await revokeKey(accounts, operator, person, robot?.id ?? '')).toBe(true)
      expect((await ask(`Bearer ${writing}`)).via, 'it is revoked').toBe('nobody')
    })

    it('H14 slows a thousand wrong passwords down and writes them down, while the owner comes in by the browser they used before', async () => {
      const {accounts, events, wait} = await withAda()
      const known = await signedIn(accounts)
      let tried = 0
      for (let at = 0; at < 1000; at++) {
        const result = await come(accounts, 'ada@example.org', 'wrong', new Headers(), `198.51.100.${at % 50}`)
        if (result.outcome === 'wrong') tried++
        if (at === 500) expect(await come(accounts, 'ada@example.org', password, known)).toMatchObject({outcome: 'signed-in'})
      }
      // With that of the owner before, ten a minute for the account.
      expect(tried).toBe(9)
      expect(await come(accounts, 'ada@example.org', password, new Headers(), '203.0.113.9')).toMatchObject({
        outcome: 'limited',
        secondsLeft: expect.any(Number),
      })
      expect(events.filter(({action}) => action === 'sign-in.failed')).toHaveLength(9)
      expect(events.some(({action}) => action === 'sign-in.limited')).toBe(true)
      wait(61_000)
      expect(await come(accounts, 'ada@example.org', password, new Headers(), '203.0.113.9')).toMatchObject({outcome: 'signed-in'})
    })
  })
})
