import {describe, expect, it} from 'vitest'
import {findCalendarHolder, makeCalendarLink, revokeCalendarLink} from '#src/server/accounts/calendar-links.ts'
import {addMember, setDisabled} from '#src/server/accounts/members.ts'
import {aMigratedDatabase, hasPostgresql} from '#tests/store/postgresql/scratch-postgresql.ts'
import {aDatabasePath} from '#tests/store/sqlite/scratch-database.ts'
import {anAccountContext} from './an-account-context.ts'

const operator = {actor: 'kb', via: 'kb'} as const

const kinds = [
  {kind: 'SQLite', anAddress: async () => `file:${aDatabasePath()}`},
  {kind: 'PostgreSQL', anAddress: aMigratedDatabase},
]

describe.each(kinds)('calendar links on $kind', ({kind, anAddress}) => {
  describe.skipIf(kind === 'PostgreSQL' && !hasPostgresql)('', () => {
    async function withAda() {
      const opened = await anAccountContext(await anAddress())
      const added = await addMember(opened.accounts, operator, {name: 'Ada', email: 'ada@example.org', role: 'viewer'})
      if (added.outcome !== 'added') throw new Error('Expected that Ada is added')
      const person = {id: added.id, name: 'Ada', email: 'ada@example.org', role: 'viewer'} as const
      const make = async () => new URL(await makeCalendarLink(opened.accounts, operator, person)).searchParams.get('token') ?? ''
      const find = async (token: string) => (await findCalendarHolder(opened.accounts, token))?.email
      return {...opened, person, make, find}
    }

    it('leads to whoever made it, and is kept as a hash alone', async () => {
      const {accounts, database, person, events, make, find} = await withAda()
      const token = await make()
      expect(await find(token)).toBe('ada@example.org')
      const rows = await database.reader.$queryRaw<object[]>`SELECT * FROM "CalendarLink"`
      expect(JSON.stringify([rows, events])).not.toContain(token)
      expect(events.at(-1)).toMatchObject({action: 'calendar.created', subject: {kind: 'user', id: 'ada@example.org'}})
      expect(await accounts.store.findCalendarLink(person.id)).toMatchObject({lastUsedAt: expect.any(String)})
    })

    it('is one for each person: another takes its place', async () => {
      const {make, find} = await withAda()
      const [first, second] = [await make(), await make()]
      expect([await find(first), await find(second)]).toEqual([undefined, 'ada@example.org'])
    })

    it('ends when it is revoked, and is not revoked twice', async () => {
      const {accounts, person, make, find, events} = await withAda()
      const token = await make()
      expect([await revokeCalendarLink(accounts, operator, person), await revokeCalendarLink(accounts, operator, person)]).toEqual([true, false])
      expect(await find(token)).toBeUndefined()
      expect(events.filter(({action}) => action === 'calendar.revoked')).toHaveLength(1)
    })

    it('ends with the account, and does not come back with it', async () => {
      const {accounts, person, make, find} = await withAda()
      const token = await make()
      await setDisabled(accounts, operator, person.id, true)
      expect(await find(token)).toBeUndefined()
      await setDisabled(accounts, operator, person.id, false)
      expect([await find(token), await accounts.store.findCalendarLink(person.id)]).toEqual([undefined, undefined])
    })

    it('is nobody’s where it is cut, changed or made up', async () => {
      const {make, find} = await withAda()
      const token = await make()
      for (const other of ['', token.slice(1), `${token}a`, token.toUpperCase(), "' OR 1=1 --", 'a'.repeat(43)])
        expect([other, await find(other)]).toEqual([other, undefined])
    })

    it('notes its use once an hour and no more often', async () => {
      const {accounts, person, wait, make, find} = await withAda()
      const token = await make()
      await find(token)
      const first = (await accounts.store.findCalendarLink(person.id))?.lastUsedAt
      wait(30 * 60_000)
      await find(token)
      expect((await accounts.store.findCalendarLink(person.id))?.lastUsedAt).toBe(first)
      wait(31 * 60_000)
      await find(token)
      expect((await accounts.store.findCalendarLink(person.id))?.lastUsedAt).not.toBe(first)
    })
  })
})
