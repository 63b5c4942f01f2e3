import {expect, test} from 'vitest'
import {keepLineEndings} from '#src/library/save/keep-line-endings.ts'

test('keepLineEndings() writes line feeds where the text had no other, whatever a form made of them', () => {
  expect(keepLineEndings('a\nb\n', 'a\r\nb\r\nc\r\n')).toBe('a\nb\nc\n')
  expect(keepLineEndings('', 'a\r\n')).toBe('a\n')
})

test('keepLineEndings() keeps the endings of Windows in a file that has them', () => {
  expect(keepLineEndings('a\r\nb\r\n', 'a\nnew\nb\n')).toBe('a\r\nnew\r\nb\r\n')
  expect(keepLineEndings('a\r\nb', 'a\nb')).toBe('a\r\nb')
})

test('keepLineEndings() keeps of a mixed file what each line had, and gives new lines what most have', () => {
  expect(keepLineEndings('a\r\nb\nc\r\nd\r\n', 'a\nnew\nb\nc\nd\n')).toBe('a\r\nnew\r\nb\nc\r\nd\r\n')
  expect(keepLineEndings('a\rb\nc\n', 'a\nb\nc\nd\n')).toBe('a\rb\nc\nd\n')
})

test('keepLineEndings() changes no byte of a text that nobody changed', () => {
  for (const text of ['a\r\nb\nc\r', '\r\n\r\n', 'a', '', 'a\n\r\nb']) expect(keepLineEndings(text, text.replace(/\r\n?/g, '\n'))).toBe(text)
})
