import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {anonymous, operator} from '#src/incident/viewer.ts'
import {noFilters} from '#src/library/incident-store.ts'
import type {DocumentGiven} from '#tests/builders/an-incident.ts'
import {aDocument} from '#tests/builders/an-incident.ts'
import {aQuery, change, holding, listIds, type Open, today} from './holding.ts'

const documents: readonly DocumentGiven[] = [
  {id: 'open', title: 'Checkout-api INC-1001 lost 50% of C++ workers', plainText: 'Release 1.2.3 broke #123, says @bob.'},
  {id: 'other', title: 'Something else', plainText: 'not and or near'},
  {id: 'secret', title: 'Zanzibar leak', services: ['zanzibar'], visibility: 'restricted', audience: ['@ada'], plainText: 'zanzibarium checkout'},
]

/** Searches that break stores which trust them, by their numbers in the list of bad inputs. */
export function describeHostileSearching(open: Open): void {
  describe('hostile searches', () => {
    it('G01 never fails on operators, quotation marks, brackets and nothing', async () => {
      const store = await holding(open, ...documents)
      const hostile = [
        '"',
        "'",
        'a"b',
        'AND',
        'OR',
        'NOT',
        'NEAR(',
        '(x',
        'x)',
        '*',
        '^',
        '-x',
        '',
        '   ',
        '"" ""',
        '-"',
        'a -',
        '- -',
        ':',
        'title:',
        '{',
        '}',
        '+',
        '\\',
        '~',
        '<->',
        '&',
        '!',
        ':*',
      ]
      for (const words of hostile) {
        await store.listIncidents(anonymous, aQuery({words}, {order: 'relevance'}))
        await store.countFacets(anonymous, {...noFilters, words}, today)
        await store.correctSearch(anonymous, words)
        await store.listSuggestions(anonymous, words, 5)
      }
    })

    it.each(['INC-1001', 'checkout-api', '1.2.3', 'C++', '#123', '@bob', '50%'])('G02 finds what %s names', async words => {
      const store = await holding(open, ...documents)
      expect(await listIds(store, aQuery({words}))).toEqual(['open'])
    })

    it.each(['body:checkout', 'names:checkout', 'rowid:1', 'IncidentWords:checkout'])('G03 takes %s for words, not for a column', async words => {
      const store = await holding(open, ...documents)
      const {isPartial, total} = await store.listIncidents(anonymous, aQuery({words}))
      expect(isPartial || total === 0).toBe(true)
    })

    it('G05 answers 1,250 times the same word, and G06 26 prefixes of one letter, as fast as anything', async () => {
      const store = await holding(open, ...documents)
      const started = performance.now()
      for (const words of ['checkout '.repeat(1250), 'check* '.repeat(1250), [...'abcdefghijklmnopqrstuvwxyz'].map(letter => `${letter}*`).join(' ')]) {
        await store.listIncidents(anonymous, aQuery({words}, {order: 'relevance'}))
      }
      expect(performance.now() - started).toBeLessThan(3000)
    })

    it.each(['\'; DROP TABLE "Incident"; --', "x' OR '1'='1", '") OR 1=1 --', "service:x'--", "service:\"x' OR 'a'='a\"", "after:2024'--"])(
      'G07 executes nothing of %s',
      async words => {
        const store = await holding(open, ...documents)
        await store.listIncidents(anonymous, aQuery({words, services: [words], factors: [words]}))
        await store.listIncidents(anonymous, aQuery({words}, {order: 'relevance'}))
        expect(await store.countIncidents(operator)).toBe(3)
      },
    )

    it.each(['%', '_', 'service:%', 'service:_*', 'service:check%'])('G08 G09 takes %s for no pattern', async words => {
      const store = await holding(open, {id: 'a', title: 'One', services: ['checkout']})
      expect(await listIds(store, aQuery({words}))).toEqual([])
      expect(await store.listSuggestions(anonymous, '%%', 5)).toEqual([])
      expect(await listIds(store, aQuery({words: 'O.e'}))).toEqual([])
    })

    it.each([1e9, -1, Number.NaN, 0, 1.5, Number.MAX_SAFE_INTEGER])('G10 answers page %d', async page => {
      const store = await holding(open, ...documents)
      await store.listIncidents(anonymous, aQuery({words: 'checkout'}, {page, order: 'relevance'}))
      await store.listIncidents(anonymous, aQuery({}, {page, pageSize: 1e9}))
    })

    it('G11 answers whatever letters there are, and finds the same by relevance as by date', async () => {
      const store = await holding(open, ...documents)
      await fc.assert(
        fc.asyncProperty(fc.string({unit: 'binary', maxLength: 60}), async words => {
          const [ranked, dated] = [await listIds(store, aQuery({words}, {order: 'relevance'})), await listIds(store, aQuery({words}))]
          expect(ranked.toSorted()).toEqual(dated.toSorted())
        }),
        {numRuns: 60},
      )
    })

    it('G12 answers from before or after while everything is published anew, and never from nothing', async () => {
      const store = await holding(open, ...documents)
      let isDone = false
      const publishing = (async () => {
        for (let round = 0; round < 10; round++) await store.apply(change({publish: documents.map(aDocument)}))
        isDone = true
      })()
      while (!isDone) {
        expect(await listIds(store, aQuery({words: 'checkout'}), anonymous)).toEqual(['open'])
        await new Promise(resolve => setImmediate(resolve))
      }
      await publishing
    })

    it('G14 gives no trace of what is hidden: not in lists, counts, facets, corrections, suggestions or relations', async () => {
      const store = await holding(open, ...documents)
      for (const words of ['zanzibar', 'zanzibarium', 'zanzib*', 'service:zanzibar', 'zanzibar or zanzibarium']) {
        expect(await store.listIncidents(anonymous, aQuery({words}, {order: 'relevance'}))).toMatchObject({rows: [], total: 0})
      }
      expect(await listIds(store, aQuery({words: 'checkout'}, {order: 'relevance'}), anonymous)).toEqual(['open'])
      expect((await store.countFacets(anonymous, noFilters, today)).services).toEqual([{value: 'none', count: 2}])
      expect(await store.correctSearch(anonymous, 'zanzibra')).toBeUndefined()
      expect(await store.correctSearch(operator, 'zanzibra')).toBe('zanzibar')
      expect(await store.listSuggestions(anonymous, 'zanz', 5)).toEqual([])
      expect(await store.listSimilar(anonymous, 'secret', 5)).toEqual([])
      // Neither does a hidden incident that holds all of the words keep others from standing in for them.
      expect(await listIds(store, aQuery({words: 'zanzibarium checkout'}, {order: 'relevance'}), anonymous)).toEqual(['open'])
    })
  })
}
