import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import type {Diagnostic, TextEdit} from '#src/incident/diagnostic.ts'
import {applyFixes} from '#src/library/apply-fixes.ts'

describe('applyFixes()', () => {
  test('applies every fix that touches no other, and says which', () => {
    const found = [aFix('a', [0, 1, 'A']), aFix('b', [2, 4, '']), aFix('c', [3, 5, 'x']), aFix('d', [6, 6, '!'])]
    const {text, fixed} = applyFixes('abcdef', found)
    expect([text, fixed.map(({rule}) => rule)]).toEqual(['Abef!', ['a', 'b', 'd']])
  })

  test('applies all edits of a fix or none', () => {
    const {text, fixed} = applyFixes('abcdef', [aFix('a', [2, 3, 'C']), aFix('b', [0, 1, 'A'], [2, 3, ''])])
    expect([text, fixed.map(({rule}) => rule)]).toEqual(['abCdef', ['a']])
  })

  test('inserts in their order what one rule adds at one place, and of two rules only what has a place in the text', () => {
    const added = (rule: string, text: string, hasPlace = false): Diagnostic => ({...aFix(rule, [3, 3, text]), place: hasPlace ? aPlace : undefined})
    expect(applyFixes('abc', [added('section', '1'), added('section', '2')]).text).toBe('abc12')
    const {text, fixed} = applyFixes('abc', [added('section', '1'), added('fence', '`', true)])
    expect([text, fixed.map(({rule}) => rule)]).toEqual(['abc`', ['fence']])
  })

  test('leaves out a fix that lies outside of the text', () => {
    expect(applyFixes('abc', [aFix('a', [2, 9, ''])])).toEqual({text: 'abc', fixed: []})
  })

  test('keeps every character that no applied fix covers', () => {
    const edit = fc
      .tuple(fc.nat(30), fc.nat(4), fc.constantFrom('', 'x', 'yz'))
      .map(([start, length, text]): [number, number, string] => [start, start + length, text])
    fc.assert(
      fc.property(fc.string({minLength: 34, maxLength: 40, unit: 'binary'}), fc.array(edit, {maxLength: 6}), (text, edits) => {
        const found = edits.map((each, index) => aFix(`rule-${index}`, each))
        const {text: after, fixed} = applyFixes(text, found)
        const applied = fixed.flatMap(({fix}) => fix?.edits ?? []).toSorted((a, b) => a.start - b.start || a.end - b.end)
        let rest = after
        let at = 0
        for (const {start, end, text: written} of applied) {
          const kept = text.slice(at, start)
          expect(rest.startsWith(kept + written)).toBe(true)
          rest = rest.slice(kept.length + written.length)
          at = end
        }
        expect(rest).toBe(text.slice(at))
      }),
    )
  })
})

const aPlace = {start: {line: 1, column: 1, offset: 0}, end: {line: 1, column: 2, offset: 1}}

function aFix(rule: string, ...edits: readonly [number, number, string][]): Diagnostic {
  return {
    rule,
    level: 'info',
    message: rule,
    place: aPlace,
    notes: [],
    fix: {title: rule, edits: edits.map(([start, end, text]): TextEdit => ({start, end, text}))},
  }
}
