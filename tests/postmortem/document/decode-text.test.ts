import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {decodeText} from '#src/postmortem/document/decode-text.ts'

const utf8 = new TextEncoder()

describe('decodeText()', () => {
  test('decodeText() gives back any text that was written as UTF-8', () => {
    fc.assert(
      fc.property(fc.string({unit: 'grapheme'}), text => {
        fc.pre(!text.includes('\0'))
        expect(decodeText(utf8.encode(text))).toEqual({text})
      }),
    )
  })

  test('A01 decodeText() keeps a byte order mark as the first character', () => {
    expect(decodeText(Uint8Array.of(0xef, 0xbb, 0xbf, 0x61))).toEqual({text: '\uFEFFa'})
  })

  test('A02 A03 A04 decodeText() leaves line endings alone', () => {
    expect(decodeText(utf8.encode('a\r\nb\rc\n'))).toEqual({text: 'a\r\nb\rc\n'})
  })

  test('A05 decodeText() refuses a NUL character and names its place', () => {
    expect(decodeText(utf8.encode('é\nab\0c'))).toEqual({problem: {message: 'Unexpected NUL character at byte 5 (line 2): remove it', offset: 5}})
  })

  test.each([
    ['a byte that cannot start a sequence', [0x61, 0xff], 1],
    ['an overlong form', [0x61, 0x62, 0xc0, 0xaf], 2],
    ['an overlong form of three bytes', [0xe0, 0x80, 0xaf], 0],
    ['a surrogate', [0x0a, 0xed, 0xa0, 0x80], 1],
    ['a character beyond U+10FFFF', [0xf4, 0x90, 0x80, 0x80], 0],
    ['a sequence cut short by a letter', [0xc3, 0xa9, 0xe2, 0x82, 0x41], 2],
    ['a sequence cut short by the end', [0x61, 0xf0, 0x9f, 0x92], 1],
    ['a stray continuation byte', [0xe2, 0x82, 0xac, 0x80], 3],
  ])('A06 decodeText() names the byte of %s', (_, bytes, offset) => {
    const decoded = decodeText(Uint8Array.from(bytes))
    expect(decoded).toMatchObject({problem: {offset}})
    expect('problem' in decoded && decoded.problem.message).toContain(`Not UTF-8 at byte ${offset} `)
  })

  test('A06 decodeText() finds an invalid byte exactly where the decoder of the platform stops', () => {
    const strict = new TextDecoder('utf-8', {fatal: true})
    const isValid = (bytes: Uint8Array): boolean => {
      try {
        strict.decode(bytes)
        return true
      } catch {
        return false
      }
    }
    fc.assert(
      fc.property(fc.uint8Array({maxLength: 40, min: 1}), bytes => {
        const decoded = decodeText(bytes)
        if ('text' in decoded) {
          expect(isValid(bytes)).toBe(true)
          return
        }
        fc.pre(decoded.problem.message.startsWith('Not UTF-8'))
        expect(isValid(bytes)).toBe(false)
        expect(isValid(bytes.slice(0, decoded.problem.offset))).toBe(true)
      }),
    )
  })

  test.each([
    ['little-endian', 'utf16le', [0xff, 0xfe], 'UTF-16 (little-endian)'],
    ['little-endian without a mark', 'utf16le', [], 'UTF-16 (little-endian, without a byte order mark)'],
  ] as const)('A07 decodeText() recognises UTF-16, %s', (_, encoding, mark, name) => {
    const bytes = Uint8Array.from([...mark, ...Buffer.from('# Outage of the café\n', encoding)])
    expect(decodeText(bytes)).toEqual({problem: {message: `Unexpected ${name}, expected UTF-8: save the file as UTF-8`, offset: 0}})
  })

  test('A07 decodeText() recognises UTF-16, big-endian with and without a mark', () => {
    const bytes = Buffer.from('# Outage\n', 'utf16le').swap16()
    expect(decodeText(bytes)).toMatchObject({problem: {message: expect.stringContaining('UTF-16 (big-endian, without')}})
    expect(decodeText(Uint8Array.from([0xfe, 0xff, ...bytes]))).toMatchObject({problem: {message: expect.stringContaining('UTF-16 (big-endian),')}})
  })

  test('A08 decodeText() refuses Windows-1252 with the place of its first accent', () => {
    expect(decodeText(Buffer.from('one\ncaf\xe9 was down\n', 'latin1'))).toEqual({
      problem: {message: 'Not UTF-8 at byte 7 (line 2): unexpected 0xE9; save the file as UTF-8', offset: 7},
    })
  })

  test('A10 decodeText() counts only LF, CRLF and CR as line ends', () => {
    const bytes = Uint8Array.from([...utf8.encode('a\u2028b\u0085c\vd\fe\r\nf'), 0xff])
    expect(decodeText(bytes)).toMatchObject({problem: {message: expect.stringContaining('(line 2)')}})
  })

  test('A17 decodeText() takes an empty file', () => {
    expect(decodeText(new Uint8Array())).toEqual({text: ''})
  })
})
