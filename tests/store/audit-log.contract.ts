import {describe, expect, it} from 'vitest'
import {anonymous, operator, roles, stranger, type Viewer} from '#src/incident/viewer.ts'
import {type AuditEntry, type AuditEvent, type AuditLog, type AuditQuery, mostAuditEntries} from '#src/library/audit-log.ts'
import type {IncidentStore} from '#src/library/incident-store.ts'
import {aDocument} from '#tests/builders/an-incident.ts'
import {change} from './contract/holding.ts'

type Open = (now?: () => Date) => Promise<{readonly log: AuditLog; readonly store: IncidentStore}>

/** What every audit log has to do, whatever it keeps its entries in; `open` gives an empty one, beside an empty store, and whoever opened them removes them. */
export function describeAuditLog(name: string, open: Open): void {
  describe(name, () => {
    it('gives back what was appended, newest first, and undefined where nothing was said', async () => {
      const {log} = await open(clockAt('2026-03-01T10:00:00.000Z', '2026-03-01T10:00:00.001Z', '2026-03-02T00:00:00.000Z'))
      const appended = [
        await log.append({action: 'user.added', actorId: 'u1', actor: 'ada@example.org', via: 'web', address: '192.0.2.7', subject: {kind: 'user', id: 'u2'}}),
        await log.append({action: 'user.role', actor: 'kb', via: 'kb', subject: {kind: 'user', id: 'u2'}, before: {role: 'viewer'}, after: {role: 'editor'}}),
        await log.append({action: 'settings.changed', actor: 'system', via: 'system', before: null, after: ['a', 1, true, {b: null}]}),
      ]
      expect(appended.map(({at}) => at)).toEqual(['2026-03-01T10:00:00.000Z', '2026-03-01T10:00:00.001Z', '2026-03-02T00:00:00.000Z'])
      const {entries, hasMore} = await log.list(operator, {limit: 10})
      expect(entries).toStrictEqual(appended.toReversed())
      expect(entries[2]?.before, 'nothing is not null').toBeUndefined()
      expect(entries[0]?.before).toBeNull()
      expect(hasMore).toBe(false)
    })

    it('gives ids that begin with the instant and sort as they came, within a millisecond and when the clock is set back', async () => {
      const {log} = await open(clockAt('2026-03-01T10:00:00.500Z', '2026-03-01T10:00:00.500Z', '2026-03-01T09:00:00.000Z', '2026-03-01T10:00:00.501Z'))
      const appended: AuditEntry[] = []
      for (const actor of ['a', 'b', 'c', 'd']) appended.push(await log.append(anEvent({actor})))
      const ids = appended.map(({id}) => id)
      expect(ids.toSorted()).toEqual(ids)
      expect(ids[0]).toMatch(/^2026-03-01T10:00:00\.500Z-/)
      expect(appended[2]?.at, 'what the clock said is not made up').toBe('2026-03-01T09:00:00.000Z')
      expect(await actorsOf(log, {})).toEqual(['d', 'c', 'b', 'a'])
    })

    it('H31 turns pages by the last entry, whatever is appended meanwhile and whatever the place is', async () => {
      const {log} = await open()
      for (let number = 0; number < 7; number++) await log.append(anEvent({actor: `n${number}`}))
      const first = await log.list(operator, {limit: 3})
      expect([first.entries.map(({actor}) => actor), first.hasMore]).toEqual([['n6', 'n5', 'n4'], true])
      await log.append(anEvent({actor: 'later'}))
      const second = await log.list(operator, {limit: 3, after: first.entries[2]?.id})
      expect([second.entries.map(({actor}) => actor), second.hasMore]).toEqual([['n3', 'n2', 'n1'], true])
      const third = await log.list(operator, {limit: 3, after: second.entries[2]?.id})
      expect([third.entries.map(({actor}) => actor), third.hasMore]).toEqual([['n0'], false])
      expect(await log.list(operator, {limit: 3, after: ''})).toEqual({entries: [], hasMore: false})
      expect((await log.list(operator, {limit: 3, after: "z' OR '1'='1"})).entries).toHaveLength(3)
    })

    it('finds each word in the actor or the subject, whatever the case of A to Z', async () => {
      const {log} = await open()
      await log.append(anEvent({actor: 'Ada@Example.org', subject: {kind: 'user', id: 'grace@example.com'}}))
      await log.append(anEvent({actor: 'grace@example.com'}))
      await log.append(anEvent({actor: 'system', subject: {kind: 'incident', id: '2026-01-02-ÄRGER'}}))
      expect(await actorsOf(log, {words: 'aDA'})).toEqual(['Ada@Example.org'])
      expect(await actorsOf(log, {words: 'grace'})).toEqual(['grace@example.com', 'Ada@Example.org'])
      expect(await actorsOf(log, {words: '  grace   ada '})).toEqual(['Ada@Example.org'])
      expect(await actorsOf(log, {words: 'Ärger'})).toEqual(['system'])
      expect(await actorsOf(log, {words: 'ärger'})).toEqual([])
      expect(await actorsOf(log, {words: 'nobody'})).toEqual([])
      expect(await actorsOf(log, {words: ''})).toHaveLength(3)
    })

    it('G takes what means something in a pattern for itself', async () => {
      const {log} = await open()
      for (const actor of ['100%', '1000', 'a_b', 'acb', 'a~b', 'a\\b', "o'brien", 'nul\0', 'line\nbreak', 'half\ud800']) await log.append(anEvent({actor}))
      expect(await actorsOf(log, {words: '0%'})).toEqual(['100%'])
      expect(await actorsOf(log, {words: 'a_b'})).toEqual(['a_b'])
      expect(await actorsOf(log, {words: '~'})).toEqual(['a~b'])
      expect(await actorsOf(log, {words: '\\b'})).toEqual(['a\\b'])
      expect(await actorsOf(log, {words: "o'b"})).toEqual(["o'brien"])
      expect(await actorsOf(log, {words: 'nul\0'})).toEqual(['nul\\u{0}'])
      expect(await actorsOf(log, {words: 'half\ud800'})).toEqual(['half\\u{d800}'])
      expect(await actorsOf(log, {words: '%%%%%%%%%%%%_'.repeat(50)})).toEqual([])
    })

    it('finds by what happened and by days, both included, in UTC', async () => {
      const {log} = await open(clockAt('2026-02-27T23:59:59.999Z', '2026-02-28T00:00:00.000Z', '2026-02-28T23:59:59.999Z', '2026-03-01T00:00:00.000Z'))
      await log.append(anEvent({actor: 'a'}))
      await log.append(anEvent({actor: 'b', action: 'sign-out'}))
      await log.append(anEvent({actor: 'c'}))
      await log.append(anEvent({actor: 'd', action: 'refusal'}))
      expect(await actorsOf(log, {from: '2026-02-28', to: '2026-02-28'})).toEqual(['c', 'b'])
      expect(await actorsOf(log, {from: '2026-03-01'})).toEqual(['d'])
      expect(await actorsOf(log, {to: '2026-02-27'})).toEqual(['a'])
      expect(await actorsOf(log, {from: '2026-03-02', to: '2026-02-01'})).toEqual([])
      expect(await actorsOf(log, {actions: ['sign-out', 'refusal']})).toEqual(['d', 'b'])
      expect(await actorsOf(log, {actions: []})).toHaveLength(4)
      expect(await actorsOf(log, {actions: ['sign-in'], words: 'c', from: '2026-02-28'})).toEqual(['c'])
    })

    it('H25 keeps nothing that could forge a line of a log, and no more than an entry should hold', async () => {
      const {log} = await open()
      const forged = 'ada\r\n{"level":"info"}\u001b[31m\u0085\u2028\u202e'
      await log.append(anEvent({actor: forged, address: forged, subject: {kind: 'address', id: forged}, after: {note: 'one\ntwo\u001b[2J\0'}}))
      await log.append(anEvent({actor: 'x'.repeat(100_000), before: 'y'.repeat(100_000), after: Array.from({length: 5000}, () => 'z'.repeat(5000))}))
      const {entries} = await log.list(operator, {limit: 2})
      const [long, short] = entries
      const shown = 'ada\\u{d}\\u{a}{"level":"info"}\\u{1b}[31m\\u{85}\\u{2028}\\u{202e}'
      expect(short).toMatchObject({actor: shown, address: shown, subject: {kind: 'address', id: shown}, after: {note: 'one\ntwo\\u{1b}[2J\\u{0}'}})
      expect(long?.actor).toBe(`${'x'.repeat(320)}… (cut, 100000 characters)`)
      expect(long?.before).toBe(`${'y'.repeat(1000)}… (cut, 100000 characters)`)
      expect(JSON.stringify(long).length).toBeLessThan(20_000)
      expect(long?.after).toContain('… (cut, 5000 values)')
    })

    it('H09 says nothing to who is no administrator, and to one nothing of incidents that are hidden from them or gone', async () => {
      const {log, store} = await open()
      const restricted = {id: 'secret', visibility: 'restricted', audience: ['@security']} as const
      await store.apply(change({publish: [aDocument({id: 'public'}), aDocument(restricted)]}))
      for (const id of ['public', 'secret', 'gone'])
        await log.append(anEvent({action: 'incident.changed', subject: {kind: 'incident', id}, before: {title: `old ${id}`}, after: {title: `new ${id}`}}))
      await log.append(anEvent({action: 'user.role', subject: {kind: 'user', id: 'secret'}}))
      const administrator: Viewer = {role: 'administrator', handles: [], seesEverything: false}
      const {entries} = await log.list(administrator, {limit: 9})
      expect(entries.map(({subject, before, isHidden}) => [subject?.id, before, isHidden])).toEqual([
        ['secret', undefined, undefined],
        [undefined, undefined, true],
        [undefined, undefined, true],
        ['public', {title: 'old public'}, undefined],
      ])
      expect((await log.list(administrator, {limit: 9, words: 'secret'})).entries.map(({action}) => action)).toEqual(['user.role'])
      expect((await log.list(administrator, {limit: 9, words: 'gone'})).entries).toEqual([])
      const invited = await log.list({...administrator, handles: ['@security']}, {limit: 9, words: 'secret'})
      expect(invited.entries.map(({after}) => after)).toEqual([undefined, {title: 'new secret'}])
      expect((await log.list(operator, {limit: 9})).entries.map(({subject}) => subject?.id)).toEqual(['secret', 'gone', 'secret', 'public'])
      const others = [stranger, anonymous, ...roles.filter(role => role !== 'administrator').map(role => ({...anonymous, role, handles: ['@security']}))]
      for (const viewer of others) expect(await log.list(viewer, {limit: 9}), viewer.role).toEqual({entries: [], hasMore: false})
    })

    it('answers with no more at once than it says', async () => {
      const {log} = await open()
      for (let number = 0; number <= mostAuditEntries; number++) await log.append(anEvent({}))
      const {entries, hasMore} = await log.list(operator, {limit: 1_000_000})
      expect([entries.length, hasMore]).toEqual([mostAuditEntries, true])
    })
  })
}

/** Somebody signed in, but for what is named. */
export function anEvent(given: Partial<AuditEvent>): AuditEvent {
  return {action: 'sign-in', actor: 'ada@example.org', via: 'web', ...given}
}

/** A clock that tells these instants, one after the other. */
export function clockAt(...instants: readonly string[]): () => Date {
  let next = 0
  return () => new Date(instants[next++] ?? '')
}

async function actorsOf(log: AuditLog, query: Omit<AuditQuery, 'limit'>): Promise<readonly string[]> {
  return (await log.list(operator, {limit: 100, ...query})).entries.map(({actor}) => actor)
}
