import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {mergeTexts} from '#src/library/save/merge-texts.ts'

describe('mergeTexts()', () => {
  test('puts together what does not touch, every byte of both sides kept', () => {
    const base = '\ufeffa\r\nb\n\n  c \nd'
    expect(mergeTexts({base, mine: '\ufeffA\r\nb\n\n  c \nd', theirs: '\ufeffa\r\nb\n\n  c \nd\n\te'})).toEqual({text: '\ufeffA\r\nb\n\n  c \nd\n\te'})
  })

  test('takes the changed side where the other one did nothing, and either where both did the same', () => {
    expect(mergeTexts({base: 'a\n', mine: 'a\n', theirs: 'b\n'})).toEqual({text: 'b\n'})
    expect(mergeTexts({base: 'a\n', mine: 'b\n', theirs: 'a\n'})).toEqual({text: 'b\n'})
    expect(mergeTexts({base: 'a\nx\nc\n', mine: 'b\nx\nd\n', theirs: 'b\nx\nc\n'})).toEqual({text: 'b\nx\nd\n'})
  })

  test('says where both changed the same, and where they touch', () => {
    expect(mergeTexts({base: 'a\nb\nc\n', mine: 'a\nB\nc\n', theirs: 'a\nbb\nc\n'})).toEqual({
      conflicts: [{line: 2, mine: 'B\n', base: 'b\n', theirs: 'bb\n'}],
      favoured: 'a\nB\nc\n',
    })
    // What they changed elsewhere is there all the same.
    expect(mergeTexts({base: 'a\nb\nc\nd\n', mine: 'a\nB\nc\nd\n', theirs: 'a\nbb\nc\nD\n'})).toMatchObject({favoured: 'a\nB\nc\nD\n'})
    expect(mergeTexts({base: 'a\nb\nc\n', mine: 'a\nB\nc\n', theirs: 'a\nb\nC\n'})).toEqual({
      conflicts: [{line: 2, mine: 'B\nc\n', base: 'b\nc\n', theirs: 'b\nC\n'}],
      favoured: 'a\nB\nc\n',
    })
  })

  test('takes line endings for what they are: a file that was converted is changed in every line', () => {
    expect(mergeTexts({base: 'a\nb\n', mine: 'a\r\nb\r\n', theirs: 'a\nB\n'})).toMatchObject({conflicts: [{line: 1}]})
  })

  test('does not take minutes over ten thousands of blank lines, but says that it is one place', () => {
    const blank = '\n'.repeat(20_000)
    expect(mergeTexts({base: `a${blank}b`, mine: `A${blank}\nb`, theirs: `a${blank}\n\nB`})).toMatchObject({conflicts: [{line: 1}]})
  })

  test('puts two changed lines together wherever another stands between them, and nowhere else', () => {
    const change = (lines: readonly string[], at: number, line: string) => lines.with(at, line).join('')
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string({unit: fc.constantFrom('a', 'b', ' ', '\t', '\r', '🧪')}), {minLength: 2, maxLength: 12}),
        fc.nat(),
        fc.nat(),
        (words, i, j) => {
          const lines = words.map(word => `${word}\n`)
          const [one, other] = [i % lines.length, j % lines.length]
          const merged = mergeTexts({base: lines.join(''), mine: change(lines, one, 'mine\n'), theirs: change(lines, other, 'theirs\n')})
          if (Math.abs(one - other) < 2) expect(merged).toHaveProperty('conflicts')
          else expect(merged).toEqual({text: change(lines.with(one, 'mine\n'), other, 'theirs\n')})
        },
      ),
      {numRuns: 300},
    )
  })
})
