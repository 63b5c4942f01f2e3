import {describe, expect, test} from 'vitest'
import {findAside} from '#src/library/recall/set-aside.ts'
import {readSetAsideSnippets} from '#tests/recall/read-labelled-texts.ts'

describe('findAside()', () => {
  test.each(readSetAsideSnippets())('sets aside what is marked in $id, and leaves what has to stay', ({text, spans}) => {
    const found = findAside(text)
    const isAside = (at: number): boolean => found.some(({start, end}) => start <= at && at < end)
    const wrong = spans.flatMap(({start, end, kind}) => {
      const letters = [...text.slice(start, end).matchAll(/[\p{L}\p{N}]/gu)].map(({index}) => start + index)
      const isRight = kind === 'stays' ? letters.every(at => !isAside(at)) : letters.every(isAside)
      return isRight ? [] : [`${kind}: ${text.slice(start, end)}`]
    })
    expect(wrong).toEqual([])
  })

  test.each([
    ['db.example.ch refused it', ['db.example.ch']],
    ['pages from api.eu.example.ai:8443 and web.example.at', ['api.eu.example.ai:8443', 'web.example.at']],
    ['SRV-DB01 and PRD-APP-WEB002 are down', ['SRV-DB01', 'PRD-APP-WEB002']],
    ['ORA-01652 in UTF-16, EAI_AGAIN, ledger.py and HTTP-503', []],
    ['at ch.example.Ledger.post(Ledger.java) of build.gradle.kts', []],
  ])('in %j sets aside the hosts %j', (text, hosts) => {
    expect(findAside(text).flatMap(({start, end, kind}) => (kind === 'host' ? [text.slice(start, end)] : []))).toEqual(hosts)
  })

  test.each([
    ['exited with status 3, Exited (137), exit code 139', []],
    ['SQLSTATE 40001, SQLSTATE[57014], ERROR:  57014: canceling statement', []],
    ['killed by signal 9', []],
    ['ERROR: 57014 rows and an exit code 137 containers had', ['57014', '137']],
    ['exited after 137 restarts', ['137']],
  ])('in %j sets aside the numbers %j and keeps codes', (text, numbers) => {
    expect(findAside(text).map(({start, end}) => text.slice(start, end))).toEqual(numbers)
  })

  test('finds stretches in order that do not overlap', () => {
    for (const {text} of readSetAsideSnippets()) {
      const found = findAside(text)
      expect(found.every(({start, end}, at) => start < end && start >= (found[at - 1]?.end ?? 0))).toBe(true)
    }
  })

  test.each(['a-', '1.', '0:', 'aa:', '1,', 'x1', '::', '1-2-', '[({', '2025-01-01T', 'a.b.'])(
    'takes time in proportion to a text of %j again and again',
    part => {
      const took = (length: number): number => {
        const text = part.repeat(length / part.length)
        const times = Array.from({length: 3}, () => {
          const begun = performance.now()
          findAside(text)
          return performance.now() - begun
        })
        return Math.min(...times)
      }
      took(5_000)
      // Sixteen times as much text; in proportion to its square it would be 256 times.
      expect(took(80_000)).toBeLessThan(60 * took(5_000) + 50)
    },
  )
})
