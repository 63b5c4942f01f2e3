import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {markPhrases, openPhraseFinder} from '#src/library/search/mark-phrases.ts'
import {readSearchQuery} from '#src/library/search/read-search-query.ts'
import {listSoughtLists} from '#src/library/search/search-query.ts'
import {toWords} from '#src/library/search/words.ts'

function mark(text: string, words: string): readonly string[] {
  const parts = markPhrases(text, openPhraseFinder(listSoughtLists(readSearchQuery(words)))(text))
  return parts.flatMap(part => (part.isFound ? [part.text] : []))
}

describe('markPhrases()', () => {
  test.each<[string, string, readonly string[]]>([
    ['Redis failovers, and redistribution of C++', 'redis fail c++', ['Redis', 'C']],
    ['Redis failovers, and redistribution', 'redis fail', ['Redis', 'failovers']],
    ['prefail', 'fail', []],
    ['The retries were retried', 'retry', ['retries', 'retried']],
    ['It ran out of memory', 'oom', ['out of memory']],
    ['Le café — à côté', 'CAFE cote', ['café', 'côté']],
    ['キャッシュサーバーの障害', '障害', ['障害']],
    ['checkout-api and checkout', 'checkout-api', ['checkout-api']],
    ['a near miss', 'near -miss', ['near']],
    ['İstanbul is ﬁne', 'istanbul', ['İstanbul']],
  ])('in %j for %j marks %j', (text, words, expected) => {
    expect(mark(text, words)).toEqual(expected)
  })

  test('never loses or adds a letter, whatever is searched for', () => {
    fc.assert(
      fc.property(fc.string({unit: 'binary', maxLength: 200}), fc.string({unit: 'binary', maxLength: 40}), (text, words) => {
        const find = openPhraseFinder(listSoughtLists(readSearchQuery(words)))
        expect(
          markPhrases(text, find(text))
            .map(part => part.text)
            .join(''),
        ).toBe(text)
      }),
    )
  })

  test('finds every word of a text that is a word by itself', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-zäöüéß]{3,9}$/), {minLength: 1, maxLength: 12}), fc.nat(11), (words, at) => {
        const word = words[at % words.length] ?? ''
        expect(mark(words.join(' '), `"${word}"`).map(found => toWords(found).join(' '))).toContain(toWords(word).join(' '))
      }),
    )
  })
})
