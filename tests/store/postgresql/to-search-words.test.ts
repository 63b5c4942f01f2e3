import {describe, expect, it, onTestFinished, vi} from 'vitest'
import {atDatabase} from '#prisma/throw-away-cluster.ts'
import {lookedFor} from '#src/store/prisma/postgresql/known-phrases.ts'
import {openPostgresqlStore} from '#src/store/prisma/postgresql/open-postgresql-store.ts'
import {toLevel, toSearchWords} from '#src/store/prisma/postgresql/to-search-words.ts'
import {aDocument} from '#tests/builders/an-incident.ts'
import {aQuery, change, listIds} from '#tests/store/contract/holding.ts'
import {aMigratedDatabase, hasPostgresql} from './scratch-postgresql.ts'

// Servers and processes of their own, on a machine that may have other things to do.
vi.setConfig({testTimeout: 60_000})

const nothing = {title: '', names: '', summary: '', factors: '', symptoms: '', body: ''}

describe('toSearchWords()', () => {
  it('has each word once, marked by how much it weighs and where the title has it', () => {
    const {words, vector} = toSearchWords({
      title: 'cafe cafe',
      names: 'payments db',
      summary: 'οδοσ',
      factors: 'it s',
      symptoms: 'refused',
      body: `cafe${' slow'.repeat(991)}`,
    })
    expect(words.split(' slow')[0]).toBe(' cafe cafe \n payments db \n οδοσ \n it s \n refused \n cafe')
    expect(vector.split(' ')).toEqual([
      ...['cafe', 'payments', 'db', 'οδοσ', 'it', 's', 'refused', 'slow', lookedFor, 't/cafe'].map(lexeme => `'${lexeme}'`),
      ...['5/cafe', '4/payments', '4/db', '3/οδοσ', '3/it', '3/s', '3/refused', '5/slow'].map(lexeme => `'${lexeme}'`),
    ])
  })

  it.each([
    ['a title, a third of the text', 10, 30, 5],
    ['a title', 10, 1_000, 4],
    ['a name', 6, 1_000, 4],
    ['a summary', 4, 1_000, 3],
    ['a symptom', 3, 1_000, 3],
    ['a body, twice', 2, 1_000, 2],
    ['a body, once', 1, 1_000, 1],
    ['a long body, once', 1, 3_000, 0],
    ['a long body, often', 1_000, 3_000, 5],
  ])('weighs a word of %s', (_, weight, length, level) => {
    expect(toLevel(weight, length)).toBe(level)
  })

  it('takes a phrase that searches ask for by themselves for a word, within one of the texts', () => {
    const {vector} = toSearchWords({...nothing, title: 'calls timed out', names: 'timed', body: 'out of memory'})
    expect(vector).toMatch(/'timed out'.* 't\/timed out'.*'5\/timed out'/)
    expect(vector).toContain(`'out of memory'`)
    expect(vector).not.toContain(`'memory timed'`)
    expect(toSearchWords({...nothing, names: 'timed', body: 'out'}).vector).not.toContain('timed out')
  })

  it('has nothing to say of an incident without words', () => {
    expect(toSearchWords(nothing)).toEqual({words: '\n\n\n\n\n', vector: ''})
  })
})

describe.skipIf(!hasPostgresql)('what PostgreSQL finds', () => {
  const distinct = (count: number, toWord: (number: number) => string): string => Array.from({length: count}, (_, number) => toWord(number)).join(' ')

  it.each([
    ['more words than a tsvector counts', `${'filler '.repeat(40_000)}checkout endpoint`, ['checkout-endpoint', 'checkout-end'], ['endpoint-checkout']],
    ['a word more often than a tsvector notes', `${'api '.repeat(2_000)}checkout api`, ['checkout-api'], ['checkout-checkout']],
    ['a word longer than a tsvector takes', `${'x'.repeat(50_000)} end`, ['xxx', 'end'], ['"xxx end"', 'xxxx-end']],
    ['very many different words', `${distinct(60_000, number => `w${number.toString(36).padStart(9, '0')}`)} last`, ['w000000000', 'last'], ['nowhere']],
    ['letters of four bytes', `${distinct(40_000, number => String.fromCodePoint(0x20000 + number))} last`, ['𠀀', 'last'], ['nowhere']],
  ])('finds in a document with %s', async (_, plainText, found, absent) => {
    const store = await openPostgresqlStore(await aMigratedDatabase())
    onTestFinished(() => store.close())
    await store.apply(change({publish: [aDocument({id: 'a', plainText}), aDocument({id: 'b', title: 'api before checkout'})]}))
    for (const words of found) expect(await listIds(store, aQuery({words})), words).toContain('a')
    for (const words of absent) expect(await listIds(store, aQuery({words})), words).not.toContain('a')
  })

  it('finds by the index, however frequent a word is', async () => {
    const url = await aMigratedDatabase()
    const store = await openPostgresqlStore(url)
    onTestFinished(() => store.close())
    const publish = Array.from({length: 50}, (_, number) => aDocument({id: `a-${number}`, plainText: 'checkout '.repeat(3_000)}))
    await store.apply(change({publish}))
    await atDatabase(url, async client => {
      await client.query('ANALYZE; BEGIN')
      expect((await client.query(`SELECT * FROM "matchWords"('''checkout'':*')`)).rows).toHaveLength(50)
      const {rows} = await client.query(`SELECT seq_scan::int, idx_scan::int FROM pg_stat_xact_user_tables WHERE relname = 'IncidentWords'`)
      expect(rows).toEqual([{seq_scan: 0, idx_scan: 1}])
      await client.query('ROLLBACK')
    })
  })

  it('takes a document of a megabyte of different words, and leaves out only what is past the limit', async () => {
    const store = await openPostgresqlStore(await aMigratedDatabase())
    onTestFinished(() => store.close())
    const plainText = distinct(130_000, number => number.toString(36).padStart(8, '0'))
    await store.apply(change({publish: [aDocument({id: 'a', title: 'sardines', plainText})]}))
    expect(await listIds(store, aQuery({words: 'sardines 00000000'}))).toEqual(['a'])
  })
})
