import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {formatOffset, type LaneGiven, layOutComparison} from '#src/features/compare/lay-out-comparison.ts'
import {toPictureContent} from '#src/features/timeline/to-picture-content.ts'
import type {MilestoneKind} from '#src/incident/milestone.ts'
import {anIncident} from '#tests/builders/an-incident.ts'

/** An incident with milestones so many minutes after a moment of its own. */
function aLane(minutes: Partial<Record<MilestoneKind, number>>, day = '2024-01-01'): LaneGiven {
  const at = (after: number): string => new Date(Date.parse(`${day}T12:00:00Z`) + after * 60_000).toISOString().replace('.000', '')
  const incident = anIncident({milestones: Object.fromEntries(Object.entries(minutes).map(([kind, after]) => [kind, at(after ?? 0)]))})
  return {content: toPictureContent(incident, [], 'UTC'), milestones: incident.milestones.map(milestone => ({...milestone, href: `#${milestone.kind}`}))}
}

const short = aLane({started: 0, detected: 5, mitigated: 40, resolved: 60})
const other = aLane({started: 0, detected: 30, mitigated: 45, resolved: 90}, '2020-05-05')

describe('layOutComparison()', () => {
  it('puts the moment that all are aligned by below itself, whenever each of them was', () => {
    for (const align of ['started', 'detected', 'mitigated'] as const) {
      const layout = layOutComparison([short, other], align, undefined, 900)
      const xs = layout?.lanes.map(lane => lane?.marks.find(mark => mark.href === `#${align}`)?.x)
      expect(xs).toEqual([layout?.originX, layout?.originX])
      expect(layout?.lanes.every(lane => lane?.isAligned)).toBe(true)
    }
  })

  it('draws to one scale: what takes twice as long is twice as long', () => {
    const layout = layOutComparison([aLane({started: 0, mitigated: 40}), aLane({started: 0, mitigated: 80})], 'started', 'linear', 900)
    const [one, two] = layout?.lanes.map(lane => lane?.bars.find(({kind}) => kind === 'impact')?.width ?? 0) ?? []
    expect((two ?? 0) / (one ?? 1)).toBeCloseTo(2, 1)
  })

  it('says of what does not state that moment that it is not aligned, and draws it from its own beginning', () => {
    const layout = layOutComparison([short, aLane({started: 0, resolved: 50})], 'detected', undefined, 900)
    expect(layout?.lanes.map(lane => lane?.isAligned)).toEqual([true, false])
    expect(layout?.lanes[1]?.marks[0]?.x).toBe(layout?.originX)
  })

  it('has no lane for what states one time, and nothing to draw of nothing else', () => {
    expect(layOutComparison([short, aLane({started: 0})], 'started', undefined, 900)?.lanes[1]).toBeUndefined()
    expect(layOutComparison([aLane({}), aLane({started: 0})], 'started', undefined, 900)).toBeUndefined()
  })

  it('grows by factors where one is far longer than another, unless it is told otherwise', () => {
    const long = aLane({started: 0, mitigated: 6000, resolved: 9000})
    expect(layOutComparison([short, other], 'started', undefined, 900)?.axis).toBe('linear')
    expect(layOutComparison([short, long], 'started', undefined, 900)?.axis).toBe('log')
    expect(layOutComparison([short, long], 'started', 'linear', 900)?.axis).toBe('linear')
    const width = (axis: 'log' | 'linear') => layOutComparison([short, long], 'started', axis, 900)?.lanes[0]?.base
    expect((width('log')?.to ?? 0) - (width('log')?.from ?? 0)).toBeGreaterThan(10 * ((width('linear')?.to ?? 0) - (width('linear')?.from ?? 0)))
  })

  it('keeps marks in their order and within the picture, and no name upon another', () => {
    const minutes = fc.record({
      started: fc.nat({max: 20_000}),
      detected: fc.nat({max: 20_000}),
      mitigated: fc.nat({max: 20_000}),
      resolved: fc.nat({max: 20_000}),
    })
    fc.assert(
      fc.property(minutes, minutes, fc.constantFrom('log', 'linear'), fc.constantFrom(340, 1136), (a, b, axis, width) => {
        const layout = layOutComparison([aLane(a), aLane(b)], 'detected', axis, width)
        for (const lane of layout?.lanes ?? []) {
          const xs = lane?.marks.map(({x}) => x) ?? []
          expect(xs).toEqual(xs.toSorted((one, two) => one - two))
          expect(xs.every(x => x >= 0 && x <= width)).toBe(true)
        }
        const ticks = layout?.ticks.map(({x}) => x) ?? []
        expect(new Set(ticks).size).toBe(ticks.length)
        if (layout) expect(layout.ticks.some(({text}) => text === '0')).toBe(true)
      }),
    )
  })
})

describe('formatOffset()', () => {
  it('has a sign but for none', () => {
    expect([-30, 0, 131].map(minutes => formatOffset(minutes * 60_000))).toEqual(['−30 m', '0', '+2 h 11 m'])
  })
})
