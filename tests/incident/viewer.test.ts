import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {toHandle} from '#src/incident/handle.ts'
import {postmortemStatuses} from '#src/incident/incident.ts'
import {anonymous, canRead, operator, type Readable, roles, stranger, toReader, type Viewer} from '#src/incident/viewer.ts'

const handles = fc.subarray(['@ada', '@grace', '@platform', '@security', '@adam', '@'])
const viewers: fc.Arbitrary<Viewer> = fc.oneof(
  {arbitrary: fc.record({role: fc.constantFrom(...roles, 'stranger' as const), handles, seesEverything: fc.constant(false)}), weight: 9},
  {arbitrary: fc.constantFrom(anonymous, stranger, operator), weight: 1},
)
const written = fc.constantFrom('@ada', 'ada', ' @Ada', '@@ada', 'Platform', '@PLATFORM', '@security', '@nobody', '', '@', 'Ada Lovelace')
const incidents: fc.Arbitrary<readonly Readable[]> = fc.array(
  fc.record({
    status: fc.constantFrom(...postmortemStatuses),
    visibility: fc.constantFrom('public' as const, 'restricted' as const),
    audience: fc.array(written, {maxLength: 4}),
  }),
  {maxLength: 8},
)
const audiencesOf = (all: readonly Readable[]): ReadonlySet<string> => new Set(all.flatMap(({audience}) => audience.map(toHandle)))

describe('toReader()', () => {
  test('gives a viewer who reads exactly what the full one reads', () => {
    fc.assert(
      fc.property(viewers, incidents, (viewer, all) => {
        const reader = toReader(viewer, audiencesOf(all))
        expect(all.map(incident => canRead(reader, incident))).toEqual(all.map(incident => canRead(viewer, incident)))
      }),
      {numRuns: 2_000},
    )
  })

  test('gives one viewer for all who read the same of what has an audience', () => {
    fc.assert(
      fc.property(viewers, viewers, incidents, (one, other, all) => {
        const audiences = audiencesOf(all)
        // Every combination that could tell them apart: each handle alone, as a draft and published, and what is open.
        const probes = [...audiences].flatMap(handle =>
          (['draft', 'published'] as const).map(status => ({status, visibility: 'restricted' as const, audience: [handle]})),
        )
        const open = (['draft', 'published'] as const).map(status => ({status, visibility: 'public' as const, audience: []}))
        const read = (viewer: Viewer) => [...probes, ...open].map(incident => canRead(viewer, incident))
        if (one.seesEverything !== other.seesEverything) return
        expect(JSON.stringify(toReader(one, audiences)) === JSON.stringify(toReader(other, audiences))).toBe(
          JSON.stringify(read(one)) === JSON.stringify(read(other)),
        )
      }),
      {numRuns: 2_000},
    )
  })

  test('lets through only handles that occur, each once and in order', () => {
    const viewer: Viewer = {role: 'administrator', handles: ['@security', '@ada', '@ada', '@platform'], seesEverything: false}
    expect(toReader(viewer, new Set(['@security', '@ada', '@grace']))).toEqual({role: 'viewer', handles: ['@ada', '@security'], seesEverything: false})
  })
})

describe('canRead()', () => {
  test('shows drafts to authors and editors only', () => {
    const draft: Readable = {status: 'draft', visibility: 'public', audience: []}
    expect(roles.filter(role => canRead({role, handles: [], seesEverything: false}, draft))).toEqual(['author', 'editor'])
  })

  test.each([['@ada'], ['ada'], [' @ADA '], ['@@Ada']])('takes %s in an audience for @ada', handle => {
    expect(canRead({...anonymous, handles: ['@ada']}, {status: 'published', visibility: 'restricted', audience: [handle]})).toBe(true)
  })

  test('lets nobody in by an empty handle', () => {
    const incident: Readable = {status: 'published', visibility: 'restricted', audience: ['', '@']}
    expect(canRead(anonymous, incident)).toBe(false)
    expect(canRead({...anonymous, handles: ['@ada']}, incident)).toBe(false)
  })
})
