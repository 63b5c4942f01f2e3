import {expect, test} from 'vitest'
import {showBidi} from '#src/ui/show-bidi.ts'

test('A11 showBidi() shows every character that turns the direction of text', () => {
  for (const code of [0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069])
    expect(showBidi(`a${String.fromCharCode(code)}b`)).toBe(`a⟦U+${code.toString(16).toUpperCase()}⟧b`)
})

test('showBidi() leaves right-to-left text and what helps it as they are', () => {
  expect(showBidi('שלום\u200f, عالم')).toBe('שלום\u200f, عالم')
})
