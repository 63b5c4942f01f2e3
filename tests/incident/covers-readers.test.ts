import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {coversReaders} from '#src/incident/covers-readers.ts'
import {canRead, type Readable, roles, type Viewer} from '#src/incident/viewer.ts'

const handles = ['@ada', '@bob', '@team']
const viewers: readonly Viewer[] = roles.flatMap(role =>
  [[], ['@ada'], ['@bob'], ['@team'], ['@ada', '@bob'], handles].map(own => ({role, handles: own, seesEverything: false})),
)

const readable = fc.record({
  status: fc.constantFrom('draft', 'in-review', 'published'),
  visibility: fc.constantFrom('public', 'restricted'),
  audience: fc.subarray(['@ada', '@Bob', '@team']),
}) satisfies fc.Arbitrary<Readable>

describe('coversReaders()', () => {
  test('holds exactly where nobody reads the one and not the other', () => {
    let [yes, no] = [0, 0]
    fc.assert(
      fc.property(readable, readable, (wider, narrower) => {
        const told = viewers.filter(viewer => canRead(viewer, narrower) && !canRead(viewer, wider))
        const covers = coversReaders(wider, narrower)
        if (covers) yes++
        else no++
        expect(told.length === 0 || !covers, JSON.stringify({wider, narrower, told})).toBe(true)
        // An audience of nobody is covered by all, whatever the status says.
        if (!covers && narrower.visibility === 'public') expect(told.length).toBeGreaterThan(0)
      }),
      {numRuns: 500},
    )
    expect(Math.min(yes, no)).toBeGreaterThan(50)
  })
})
