import {expect, test} from 'vitest'
import {toPrintable} from '#src/server/to-printable.ts'

test('H25 toPrintable() keeps a foreign name on its line, in its colour and in its direction', () => {
  expect(toPrintable('a\r\nb\u001b[31m\u009b\u202E\u200b\u2028c')).toBe('a\\u{d}\\u{a}b\\u{1b}[31m\\u{9b}\\u{202e}\\u{200b}\\u{2028}c')
})

test('toPrintable() leaves words of every script alone', () => {
  expect(toPrintable('Störung 障害 हिन्दी 🔥')).toBe('Störung 障害 हिन्दी 🔥')
})
