import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {markPhrases, openPhraseFinder} from '#src/library/search/mark-phrases.ts'
import {readSearchQuery} from '#src/library/search/read-search-query.ts'
import type {Phrase} from '#src/library/search/search-query.ts'
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

  test.each<[string, string, readonly string[]]>([
    ['It ran out, out of memory', '"out" "out of memory"', ['out', 'out of memory']],
    ['time, then timeouts, then timed out', 'timeout', ['timeouts', 'timed out']],
    ['𝒜redis and redis', 'redis', ['redis']],
    ['out-of-memory: out; of', '"out of memory"', ['out-of-memory']],
    ['retryable retries', '"retries" retry', ['retryable', 'retries']],
    ['redis障害の', '障害', ['障害']],
  ])('in %j for %j marks %j, the longest from the beginning on', (text, words, expected) => {
    expect(mark(text, words)).toEqual(expected)
  })

  test('finds what a look at every place of the text finds', () => {
    const pieces = fc.constantFrom('time', 'out', 'timeout', 'timed', 'of', 'memory', 'redis', 'é', 'e', '障', '害', '𝒜', ' ', '-', '\n', 's', '7')
    const phrase = fc.record({
      words: fc.array(fc.constantFrom('time', 'out', 'timeout', 'of', 'memory', 'redis', 'e', '障', '7'), {minLength: 1, maxLength: 3}),
      isPrefix: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(pieces, {maxLength: 30}), fc.array(fc.array(phrase, {maxLength: 3}), {maxLength: 3}), (text, lists) => {
        const folded = text.join('').replaceAll('é', 'e')
        const found = openPhraseFinder(lists)(text.join(''))
        expect(found.map(({start, end}) => [start, end])).toEqual(findSlowly(folded, lists.flat()))
        // The list is one that has a phrase of these words, or one that they begin with.
        for (const {start, end, list} of found) {
          const key = toWords(folded.slice(start, end)).join('')
          expect(lists[list]?.some(({words, isPrefix}) => (isPrefix ? key.startsWith(words.join('')) : key === words.join('')))).toBe(true)
        }
      }),
      {numRuns: 2000},
    )
  })

  test('takes time in proportion to the text, whatever stands between the words', () => {
    const find = openPhraseFinder([[{words: ['a', 'b'], isPrefix: false}]])
    const time = (text: string): number => {
      const began = performance.now()
      find(text)
      return performance.now() - began
    }
    const [short, long] = [2000, 20_000].map(count => Math.min(...[1, 2, 3].map(() => time(`a${' .'.repeat(count)}`.repeat(5)))))
    expect(long).toBeLessThan(60 * (short ?? 0) + 50)
  })
})

/** At every place the phrases that have to end with a word before those that need not, of those the one with most words, then letters. */
function findSlowly(text: string, phrases: readonly Phrase[]): readonly (readonly [number, number])[] {
  const letter = '[\\p{L}\\p{N}\\p{Co}]'
  const patterns = phrases
    .map(({words, isPrefix}) => {
      const isUnspaced = words.some(word => /\p{scx=Han}/u.test(word))
      const middle = words.join(`(?:(?!${letter})[^])*?`)
      const source = isUnspaced ? middle : `(?<!${letter})${middle}${isPrefix ? `${letter}*` : `(?!${letter})`}`
      return {rank: isUnspaced ? 2 : isPrefix ? 1 : 0, words, pattern: new RegExp(source, 'uy')}
    })
    .toSorted((a, b) => a.rank - b.rank || b.words.length - a.words.length || b.words.join('').length - a.words.join('').length)
  const found: [number, number][] = []
  for (let at = 0; at < text.length; at++) {
    for (const {pattern} of patterns) {
      pattern.lastIndex = at
      const match = pattern.exec(text)
      if (!match || match.index !== at) continue
      found.push([at, at + match[0].length])
      at += match[0].length - 1
      break
    }
  }
  return found
}
