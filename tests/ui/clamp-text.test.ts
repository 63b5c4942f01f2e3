import {expect, test} from 'vitest'
import {clampText} from '#src/ui/clamp-text.ts'

test('clampText() leaves what fits, and cuts the rest with an ellipsis', () => {
  expect(clampText('a'.repeat(160))).toBe('a'.repeat(160))
  expect(clampText('a'.repeat(5000))).toBe(`${'a'.repeat(159)}…`)
  expect(clampText('one two', 5)).toBe('one…')
})

test('clampText() cuts no character in two', () => {
  expect(clampText('ab😀cd', 4)).toBe('ab…')
})
