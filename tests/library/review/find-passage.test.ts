import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {findPassage} from '#src/library/review/find-passage.ts'

const text = `# Queue stopped

The **queue** stopped at [10:04](https://example.org), because a \`worker\`
held the lock.

## Remediation

- [ ] Bound the time that a worker holds the lock (owner: @ada)
`

function find(passage: string, within = text): readonly [string, boolean] | undefined {
  const found = findPassage(within, passage)
  return found && [within.slice(found.start, found.end), found.isExact]
}

describe('findPassage()', () => {
  test('finds words as a page shows them, whatever marks stand between them', () => {
    expect(find('The queue stopped')).toEqual(['The **queue** stopped', true])
    expect(find('because a worker held the lock.')).toEqual(['because a `worker`\nheld the lock', true])
    expect(find('  queue   STOPPED at')).toEqual(['queue** stopped at', true])
  })

  test('finds them where they have moved to', () => {
    const moved = text.replace('# Queue stopped', '# Queue stopped\n\nMore was learned since, and it is a long story.')
    expect(find('held the lock', moved)).toEqual(['held the lock', true])
  })

  test('finds what was reworded, and says that it was', () => {
    expect(find('The queue had stopped at 10:04, because one worker held the lock')?.[1]).toBe(false)
    expect(find('The queue had stopped at 10:04, because one worker held the lock')?.[0]).toContain('stopped at')
  })

  test('finds nothing where nothing is left of it, or too little to tell', () => {
    expect(find('A certificate ran out over night')).toBeUndefined()
    expect(find('the door')).toBeUndefined()
    expect(find('… — !')).toBeUndefined()
    expect(find('the lock', '')).toBeUndefined()
  })

  test('finds every run of words of a text as itself', () => {
    const word = fc.constantFrom('a', 'b', 'c', 'Ä', 'x1')
    fc.assert(
      fc.property(fc.array(word, {minLength: 1, maxLength: 40}), fc.nat(), fc.integer({min: 1, max: 12}), (words, from, length) => {
        const start = from % words.length
        const passage = words.slice(start, start + length).join(' ')
        const found = find(passage, words.join(', '))
        expect(found?.[1]).toBe(true)
        expect(found?.[0].replaceAll(', ', ' ').toLowerCase()).toBe(passage.toLowerCase())
      }),
    )
  })

  test('takes time in proportion to the text', () => {
    const run = (words: number): number => {
      const long = 'a b '.repeat(words / 2)
      const begun = performance.now()
      findPassage(`${long}c`, `${'a b '.repeat(200)}d`)
      return performance.now() - begun
    }
    run(10_000)
    expect(run(80_000)).toBeLessThan(4_000)
  })
})
