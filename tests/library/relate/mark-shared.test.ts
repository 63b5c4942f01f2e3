import {describe, expect, test} from 'vitest'
import type {Likeness} from '#src/library/relate/likeness.ts'
import {markShared} from '#src/library/relate/mark-shared.ts'

const found = (...given: Parameters<typeof aLikeness>) =>
  markShared(aLikeness(...given)).map(parts => parts.filter(({isFound}) => isFound).map(({text}) => text))

function aLikeness(one: string, other: string, given: Partial<Likeness> = {}): Likeness {
  const passage = (text: string) => ({text, place: 'section', index: 0, anchor: undefined}) as const
  return {kind: 'same-factor', what: 'capacity: memory', between: [passage(one), passage(other)], ...given}
}

describe('markShared()', () => {
  test('marks the words of both, in whichever form they stand there', () => {
    expect(found('The connection was refused by Redis', 'Redis refuses connections')).toEqual([
      ['connection', 'refused', 'Redis'],
      ['Redis', 'refuses', 'connections'],
    ])
  })

  test('marks what the rule has found, also where the words are others', () => {
    const symptom = {kind: 'same-symptom', what: 'an API: slow or timing out'} as const
    expect(found('Requests took longer than usual', 'The API timed out', symptom)).toEqual([
      ['Requests', 'longer'],
      ['API', 'timed out'],
    ])
    const vendor = {kind: 'same-trigger', what: 'trouble on a vendor’s side'} as const
    expect(found('The provider, after a long night with many calls, failed', 'A supplier broke', vendor)[0]).toEqual(['provider'])
  })

  test('cuts what is shown, and marks no word behind the cut', () => {
    const [parts] = markShared(aLikeness('A worker ran out of memory', 'memory'), text => text.slice(0, 8))
    expect(parts).toEqual([{text: 'A worker', isFound: false}])
  })

  test('marks nothing where nothing is shared, and keeps the text', () => {
    expect(found('A disk was full', 'The carrier failed over')).toEqual([[], []])
    const [parts] = markShared(aLikeness('Out of memory, again', 'The worker ran out of memory'))
    expect(parts.map(({text}) => text).join('')).toBe('Out of memory, again')
  })
})
