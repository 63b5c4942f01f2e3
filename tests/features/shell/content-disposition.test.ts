import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {writeContentDisposition} from '#src/features/shell/content-disposition.ts'

describe('writeContentDisposition()', () => {
  test('H24 writes a plain name once, and every other both ways', () => {
    expect(writeContentDisposition('attachment', 'incidents.csv')).toBe('attachment; filename="incidents.csv"')
    expect(writeContentDisposition('inline', 'über die "Ü"-Leitung.png')).toBe(
      `inline; filename="_ber die ___-Leitung.png"; filename*=UTF-8''%C3%BCber%20die%20%22%C3%9C%22-Leitung.png`,
    )
    expect(writeContentDisposition('inline', "50%'s (a*).png")).toBe(`inline; filename="50_'s (a*).png"; filename*=UTF-8''50%25%27s%20%28a%2A%29.png`)
  })

  test('H24 leaves out what ends a line, turns the direction of text, or leads to another folder', () => {
    expect(writeContentDisposition('inline', 'a\r\nSet-Cookie: b=c')).toBe('inline; filename="aSet-Cookie: b=c"')
    expect(writeContentDisposition('inline', 'invoice\u202egnp.exe')).toBe('inline; filename="invoicegnp.exe"')
    expect(writeContentDisposition('inline', '../../etc/passwd')).toBe('inline; filename="passwd"')
    expect(writeContentDisposition('inline', '..\\..\\boot.ini')).toBe('inline; filename="boot.ini"')
    expect(writeContentDisposition('inline', '\u0000')).toBe('inline; filename="file"')
    expect(writeContentDisposition('inline', '\ud800')).toBe('inline; filename="file"')
  })

  test('H24 is one header that holds what RFC 6266 allows, whatever the name', () => {
    fc.assert(
      fc.property(fc.string({unit: 'binary', maxLength: 40}), name => {
        const header = writeContentDisposition('attachment', name)
        expect(header).toMatch(/^attachment; filename="[ !#-$&-[\]-~]+"(?:; filename\*=UTF-8''(?:[\w!#$&+.^`|~-]|%[\dA-F]{2})+)?$/)
        expect(new Headers({'Content-Disposition': header}).get('Content-Disposition')).toBe(header)
      }),
      {numRuns: 400},
    )
  })
})
