import {hash} from 'node:crypto'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import type {DocumentSave} from '#src/library/document-saving.ts'
import {compareTexts} from '#src/library/save/compare-texts.ts'
import {findEarlierText, takeBack} from '#src/library/save/take-back.ts'
import {toDiff, toSavedEdits} from '#src/library/save/to-saved-edits.ts'

const hashed = (text: string) => ({text, hash: hash('sha256', text)})
const save = (before: string, after: string): DocumentSave => ({
  id: `${before.length}`,
  batch: '',
  file: 'a.md',
  incidentId: 'a',
  at: '',
  actor: '',
  message: '',
  edits: toSavedEdits(before, after),
  beforeHash: hashed(before).hash,
  afterHash: hashed(after).hash,
  isUndone: false,
})
const numbered = (...lines: readonly string[]) => lines.map(line => `${line}\n`).join('')
const before = numbered('# A', '', '- [ ] One', '- [ ] Two', '- [ ] Three', '', 'End', 'of', 'it')
const after = before.replace('- [ ] Two', '- [x] Two (owner: @ada)')

describe('takeBack()', () => {
  test('brings back the very text that was there', () => {
    expect(takeBack(hashed(after), save(before, after), [save(before, after)])).toBe(before)
  })

  test('leaves what was saved here since, also right beside it', () => {
    const later = after.replace('- [ ] Three', '- [x] Three').replace('# A', '# B')
    expect(takeBack(hashed(later), save(before, after), [save(after, later), save(before, after)])).toBe(
      before.replace('- [ ] Three', '- [x] Three').replace('# A', '# B'),
    )
  })

  test('leaves what somebody did with an editor since, and finds the place by its lines', () => {
    const later = `New\n${after}`.replace('- [ ] One', '- [ ] Zero\n- [ ] One!').replace('- [ ] Three', '- [ ] 3')
    expect(takeBack(hashed(later), save(before, after), [save(before, after)])).toBe(
      `New\n${before}`.replace('- [ ] One', '- [ ] Zero\n- [ ] One!').replace('- [ ] Three', '- [ ] 3'),
    )
  })

  test('changes nothing where the same line was changed since, is gone, or is there twice', () => {
    for (const later of [
      after.replace('@ada', '@grace'),
      after.replace('- [x] Two (owner: @ada)\n', ''),
      `${after.replace('One', 'Une')}\n- [x] Two (owner: @ada)\n`.replace('Three', 'Trois'),
    ])
      expect(takeBack(hashed(later), save(before, after), [save(before, after)])).toBeUndefined()
  })

  test('puts back what was removed, as long as one of the lines around it is there', () => {
    const removed = before.replace('- [ ] Two\n', '')
    expect(takeBack(hashed(`New\n${removed}`), save(before, removed), [])).toBe(`New\n${before}`)
    expect(takeBack(hashed('Nothing\nof\nthat\n'), save(before, removed), [])).toBeUndefined()
  })

  test('takes out what was added as the last line, which has no ending', () => {
    const [old, fresh] = ['- a', '- a\n- b']
    expect(takeBack(hashed(fresh), save(old, fresh), [])).toBe(old)
    expect(takeBack(hashed(`New\n${fresh}`), save(old, fresh), [])).toBe(`New\n${old}`)
  })
})

describe('findEarlierText()', () => {
  test('goes back save by save, and stops where somebody else wrote in between', () => {
    const [one, two, three] = ['a\n', 'b\n', 'c\n']
    const history = [save(two, three), save(one, two)]
    expect(findEarlierText(hashed(three), hashed(one).hash, history)).toBe(one)
    expect(findEarlierText(hashed(three), hashed(three).hash, history)).toBe(three)
    expect(findEarlierText(hashed('d\n'), hashed(one).hash, history)).toBeUndefined()
    expect(findEarlierText(hashed(three), hashed(one).hash, history.slice(0, 1))).toBeUndefined()
  })
})

describe('toSavedEdits()', () => {
  const text = fc.array(fc.constantFrom('a\n', 'b\n', 'c\r\n', '\n', 'd', '\ufeff', 'e\r', '🧪\n'), {maxLength: 30}).map(parts => parts.join(''))

  test('leads from one text to the other and back, byte for byte', () => {
    fc.assert(
      fc.property(text, text, (one, other) => {
        expect(takeBack(hashed(other), save(one, other), [])).toBe(one)
      }),
      {numRuns: 500},
    )
  })

  test('shows the same lines with the same numbers as the texts themselves', () => {
    fc.assert(
      fc.property(text, text, (one, other) => {
        expect(toDiff('a.md', toSavedEdits(one, other))).toEqual(compareTexts('a.md', one, other))
      }),
      {numRuns: 500},
    )
  })
})

describe('compareTexts()', () => {
  test('gives the changed lines with three around them, numbered before and after', () => {
    expect(
      compareTexts('a.md', before, after).hunks.map(hunk => hunk.map(({sign, text, before, after}) => `${before ?? ''},${after ?? ''}${sign}${text}`)),
    ).toEqual([['1,1 # A', '2,2 ', '3,3 - [ ] One', '4,-- [ ] Two', ',4+- [x] Two (owner: @ada)', '5,5 - [ ] Three', '6,6 ', '7,7 End']])
  })

  test('takes every line as changed where nobody would read them one by one', () => {
    const many = (word: string) => Array.from({length: 2000}, (_, at) => `${word} ${at}\n`).join('')
    const {hunks} = compareTexts('a.md', many('old'), many('new'))
    expect([hunks.length, hunks[0]?.length]).toEqual([1, 4000])
  })
})
