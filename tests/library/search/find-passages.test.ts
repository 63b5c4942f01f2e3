import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import type {DocumentPassage} from '#src/library/search/document-passage.ts'
import {findPassages} from '#src/library/search/find-passages.ts'
import {openPhraseFinder} from '#src/library/search/mark-phrases.ts'
import {readSearchQuery} from '#src/library/search/read-search-query.ts'
import {listSoughtLists} from '#src/library/search/search-query.ts'

function aPassage(text: string, index = 0, place: DocumentPassage['place'] = 'section'): DocumentPassage {
  return {place, index, anchor: undefined, kind: undefined, heading: undefined, text}
}

function find(passages: readonly DocumentPassage[], words: string) {
  return findPassages(passages, openPhraseFinder(listSoughtLists(readSearchQuery(words))))
}

describe('findPassages()', () => {
  test('takes the passage with most of the words, then the one that adds the rest', () => {
    const passages = [aPassage('Redis was slow.', 0), aPassage('Redis ran into a timeout.', 1), aPassage('The disk was full.', 2)]
    expect(find(passages, 'redis timeout disk').map(({index}) => index)).toEqual([1, 2])
    expect(find(passages, 'redis').map(({index}) => index)).toEqual([0])
    expect(find(passages, 'nothing')).toEqual([])
  })

  test('of passages with the same words takes a factor before a section, and that before an entry', () => {
    const passages = [aPassage('redis', 0, 'entry'), aPassage('redis', 1, 'section'), aPassage('redis', 2, 'factor')]
    expect(find(passages, 'redis').map(({place}) => place)).toEqual(['factor'])
  })

  test('cuts a long passage around what was found, at blanks, and never loses a mark that it promised', () => {
    fc.assert(
      fc.property(fc.nat(400), fc.nat(400), (before, after) => {
        const text = `${'lorem ipsum '.repeat(before)}the redis cluster${' dolor sit'.repeat(after)}`
        const [passage] = find([aPassage(text)], 'redis')
        const shown = passage?.parts.map(part => part.text).join('') ?? ''
        expect(shown.length).toBeLessThanOrEqual(230)
        expect(passage?.parts.filter(part => part.isFound).map(part => part.text)).toEqual(['redis'])
        expect(text).toContain(shown.replace(/^… /, '').replace(/ …$/, ''))
      }),
    )
  })

  test('shows words that stand far apart in one passage as two', () => {
    const text = `redis ${'and so on '.repeat(60)} timeout`
    expect(find([aPassage(text.slice(0, 300), 0), aPassage(text.slice(300), 1)], 'redis timeout').map(({index}) => index)).toEqual([0, 1])
  })
})
