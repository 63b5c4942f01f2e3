import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {holdNul, readHeld} from '#src/store/prisma/postgresql/hold-nul.ts'

const text = fc.oneof(fc.string({unit: 'binary'}), fc.string({unit: fc.constantFrom('\0', '\u0001', '\u0002', 'a', '\ud83d\ude00')}))

describe('holdNul()', () => {
  it('A05 leaves nothing that PostgreSQL refuses, and loses nothing', () => {
    fc.assert(
      fc.property(text, given => {
        expect(holdNul(given)).not.toContain('\0')
        expect(readHeld(holdNul(given))).toBe(given)
      }),
    )
  })

  it('keeps the order of texts', () => {
    const bytes = (given: string): Buffer => Buffer.from(given)
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(bytes(holdNul(a)).compare(bytes(holdNul(b)))).toBe(bytes(a).compare(bytes(b)))
      }),
    )
  })

  it('A09 writes half of a surrogate pair as the character that stands for none', () => {
    expect(holdNul('a\ud800\0\udc00b')).toBe('a\ufffd\u0001\u0001\ufffdb')
  })
})
