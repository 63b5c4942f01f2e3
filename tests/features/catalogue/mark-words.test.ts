import fc from 'fast-check'
import {expect, test} from 'vitest'
import {markWords} from '#src/features/catalogue/mark-words.ts'

test('markWords() marks words that begin with a term, in any case', () => {
  expect(markWords('Redis failovers, and redistribution of C++', 'redis FAIL c++')).toEqual([
    {text: 'Redis', isFound: true},
    {text: ' ', isFound: false},
    {text: 'failovers', isFound: true},
    {text: ', and ', isFound: false},
    {text: 'redistribution', isFound: true},
    {text: ' of C++', isFound: false},
  ])
})

test('markWords() marks nothing inside a word', () => {
  expect(markWords('prefail', 'fail')).toEqual([{text: 'prefail', isFound: false}])
})

test('markWords() never loses or adds a letter, whatever is searched for', () => {
  fc.assert(
    fc.property(fc.string({unit: 'grapheme'}), fc.string({unit: 'grapheme'}), (text, words) => {
      expect(
        markWords(text, words)
          .map(piece => piece.text)
          .join(''),
      ).toBe(text)
    }),
  )
})
