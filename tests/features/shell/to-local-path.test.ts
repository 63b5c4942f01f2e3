import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {toLocalPath} from '#src/features/shell/to-local-path.ts'

describe('toLocalPath()', () => {
  test.each(['/', '/incidents?q=a%2Fb&order=-last#top', '/incidents/2018-11-05-dixa-telephony?tz=utc', '/services/caf%C3%A9', '/?next=//elsewhere.example'])(
    'keeps %j',
    path => expect(toLocalPath(path)).toBe(path),
  )

  test('resolves dots, and writes letters as addresses have them', () => {
    expect(toLocalPath('/a/../b/./c')).toBe('/b/c')
    expect(toLocalPath('/services/café?q=é')).toBe('/services/caf%C3%A9?q=%C3%A9')
  })

  test.each([
    '',
    'incidents',
    '?q=a',
    '#a',
    '//elsewhere.example',
    '///elsewhere.example',
    '/\\elsewhere.example',
    '\\\\elsewhere.example',
    '\\/elsewhere.example',
    '/a\\b',
    '/\t/elsewhere.example',
    '/\n/elsewhere.example',
    '/\r\nSet-Cookie: a=b',
    '/a\u0000',
    '/\u2028/a',
    ' /a',
    'javascript:alert(1)',
    'https://elsewhere.example',
    'https:/elsewhere.example',
    'data:text/html,a',
    '/.//elsewhere.example',
    '/a/..//elsewhere.example',
    '/%2e//elsewhere.example',
    '/%2e%2e//elsewhere.example',
    '/%2felsewhere.example',
    '/%2F%2Felsewhere.example',
    '/%5Celsewhere.example',
    '/a%0d%0aSet-Cookie:b',
    '/a%00',
    `/${'a'.repeat(2000)}`,
  ])('H13 refuses %j', text => expect(toLocalPath(text)).toBeUndefined())

  test('H13 never leaves the site, whatever the text, and answers the same when asked again', () => {
    const pieces = fc.constantFrom(
      ...['/', '//', '\\', '.', '..', '/./', '%2e', '%2f', '%5c', '%', '@', ':', '?', '#', '\t', '\n', '\r', '\0', ' ', '&', ';', 'a', 'javascript:', 'https:'],
      ...['elsewhere.example', '。', '／', '＼', '\u2028', '\u202e', '\ud800', 'é', '%E2%80%AE', '[', ']', '|', '%00', '%0d%0a'],
    )
    const texts = fc.array(pieces, {maxLength: 12}).map(all => all.join(''))
    let kept = 0
    fc.assert(
      fc.property(
        fc.oneof(
          texts,
          texts.map(text => `/${text}`),
          fc.string({unit: 'binary'}),
          fc.webUrl(),
        ),
        text => {
          const path = toLocalPath(text)
          if (path === undefined) return
          kept++
          for (const base of ['https://site.example/', 'https://site.example/a/b?c#d', 'http://[::1]:3000/x/']) {
            const led = new URL(path, base)
            expect(led.origin).toBe(new URL(base).origin)
            expect(led.username).toBe('')
          }
          expect(path).toMatch(/^\/(?![/\\])[!-~]*$/)
          expect(toLocalPath(path)).toBe(path)
          // A header takes it as it is.
          expect(new Headers({Location: path}).get('Location')).toBe(path)
        },
      ),
      {numRuns: 4000},
    )
    expect(kept).toBeGreaterThan(100)
  })
})
