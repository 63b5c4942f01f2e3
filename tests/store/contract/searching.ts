import {describe, expect, it} from 'vitest'
import {operator} from '#src/incident/viewer.ts'
import {noFilters} from '#src/library/incident-store.ts'
import type {DocumentGiven} from '#tests/builders/an-incident.ts'
import {aQuery, holding, listIds, type Open, today} from './holding.ts'

const documents: readonly DocumentGiven[] = [
  {id: 'a', title: 'Café checkout-api refused', services: ['payments-db'], summary: 'INC-1001 hit 50% of C++ workers'},
  {id: 'b', title: 'api before checkout', plainText: 'A page of near misses, and not one of them caught. 1.2.3 #123 @bob'},
  {id: 'd', title: 'Something else', factors: [{title: 'Ünïcode größe', category: 'data/schema'}], tags: ['кириллица'], plainText: 'ΣΊΣΥΦΟΣ 日本語 한국어'},
]

export function describeSearching(open: Open): void {
  describe('words', () => {
    it.each<[string, readonly string[]]>([
      ['', ['a', 'b', 'd']],
      ['  \n\t ', ['a', 'b', 'd']],
      ['checkout', ['a', 'b']],
      ['CHECKOUT api', ['a', 'b']],
      ['checkout-api', ['a']],
      ['api checkout', ['a', 'b']],
      ['"api checkout"', ['a', 'b']],
      ['cafe', ['a']],
      ['CAFÉ', ['a']],
      ['cafe\u0301', ['a']],
      ['refu', ['a']],
      ['refu checkout', []],
      ['re', []],
      ['C++', ['a']],
      ['50%', ['a']],
      ['INC-1001', ['a']],
      ['inc-100', ['a']],
      ['payments-db', ['a']],
      ['1.2.3', ['b']],
      ['#123 @bob', ['b']],
      ['grosse', []],
      ['größe', ['d']],
      ['unicode data/schema', ['d']],
      ['кириллица', ['d']],
      ['σίσυφος', ['d']],
      ['日本語', ['d']],
      ['한국어', ['d']],
    ])('finds by %j', async (words, expected) => {
      const store = await holding(open, ...documents)
      expect((await listIds(store, aQuery({words}))).toSorted()).toEqual(expected)
    })

    it.each([
      ['"', []],
      ['"""', []],
      ["'", []],
      ['*', []],
      ['%', []],
      ['^', []],
      ['-', []],
      ['( )', []],
      ['😀', []],
      ['\0', []],
      ['\ud800', []],
      ['AND', ['b']],
      ['OR', []],
      ['NOT', ['b']],
      ['NEAR(', ['b']],
      ['NEAR(a b, 3)', []],
      ['title:checkout', []],
      ['{title names}: checkout', []],
      ['check*', ['a', 'b']],
      ['checkout AND NOT api', ['b']],
      ['"checkout', ['a', 'b']],
      ['checkout"', ['a', 'b']],
      ['chec"kout', []],
      ['checkout\0api', ['a']],
      ['(checkout', ['a', 'b']],
      ["'; DROP TABLE Incident; --", []],
    ])('takes no operator from %j', async (words, expected) => {
      const store = await holding(open, ...documents)
      expect((await listIds(store, aQuery({words}))).toSorted()).toEqual(expected)
      await store.countFacets(operator, {...noFilters, words}, today)
    })

    it('looks at the first 256 characters and 16 distinct words only, however long the query is', async () => {
      const store = await holding(open, ...documents)
      expect(await listIds(store, aQuery({words: 'checkout '.repeat(1_250)}))).toHaveLength(2)
      expect(await listIds(store, aQuery({words: `checkout${' '.repeat(300)}nowhere`}))).toHaveLength(2)
      const sixteen = Array.from({length: 16}, (_, place) => `w${place}x`).join(' ')
      const full = await holding(open, {id: 'full', plainText: sixteen})
      expect(await listIds(full, aQuery({words: `${sixteen} nowhere nothing`}))).toEqual(['full'])
      expect(await listIds(full, aQuery({words: 'x'.repeat(10_000)}))).toEqual([])
    })

    it('searches title, names, summary, factors and body, and one term within one of them', async () => {
      const store = await holding(open, {
        id: 'only-id',
        title: 'alpha',
        organization: 'bravo',
        aliases: ['charlie'],
        authors: ['@delta'],
        summary: 'echo',
        factors: [{title: 'foxtrot', category: 'golf/hotel'}],
        plainText: 'india',
      })
      for (const words of ['alpha', 'bravo', 'charlie', 'delta', 'echo', 'foxtrot', 'golf', 'india', 'only-id', 'alpha india']) {
        expect(await listIds(store, aQuery({words})), words).toEqual(['only-id'])
      }
      expect(await listIds(store, aQuery({words: 'alpha-india'}))).toEqual([])
    })
  })
}
