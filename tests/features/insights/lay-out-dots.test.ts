import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {type DotRowGiven, layOutDots, toMinuteAxis} from '#src/features/insights/lay-out-dots.ts'
import {estimateSpread} from '#src/library/insights/estimate-spread.ts'
import {toSample} from '#src/library/insights/sample.ts'
import type {MinuteCounts} from '#src/library/service-figures.ts'

/** A row of values, each that of an incident of its own. */
function aRow(minutes: readonly number[], isLinked = true): DotRowGiven {
  const sorted = minutes.toSorted((a, b) => a - b)
  const counts: MinuteCounts = [...new Set(sorted)].map(each => ({minutes: each, count: sorted.filter(other => other === each).length}))
  return {
    name: 'some',
    counts,
    spread: estimateSpread(toSample(counts, 1)),
    incidents: isLinked ? sorted.map((each, place) => ({id: `i${place}`, title: `Incident ${place}`, minutes: each})) : undefined,
  }
}

const lay = (rows: readonly DotRowGiven[], width = 720) => layOutDots(rows, toMinuteAxis(rows.map(({counts}) => counts)), width)

describe('toMinuteAxis()', () => {
  it('begins and ends where the axis has names, and keeps a place for nothing', () => {
    expect(toMinuteAxis([[{minutes: 12, count: 1}], [{minutes: 200, count: 1}]])).toEqual({from: 10, to: 360, hasNone: false})
    expect(toMinuteAxis([[{minutes: 0, count: 2}]])).toEqual({from: 1, to: 10, hasNone: true})
    expect(toMinuteAxis([[{minutes: 10, count: 1}]])).toEqual({from: 10, to: 60, hasNone: false})
    expect(toMinuteAxis([[{minutes: 99_999_999, count: 1}]])).toMatchObject({to: 5_256_000})
  })
})

describe('layOutDots()', () => {
  it('has a dot for every incident, within the picture and none upon another', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({max: 600_000}), {minLength: 1, maxLength: 60}), fc.constantFrom(340, 720), (minutes, width) => {
        const {rows, each, radius, height} = lay([aRow(minutes)], width)
        const dots = rows[0]?.dots ?? []
        expect(dots.length * each).toBeGreaterThanOrEqual(minutes.length)
        if (each === 1) {
          expect(dots.length).toBe(minutes.length)
          expect(new Set(dots.map(({incident}) => incident?.id)).size).toBe(minutes.length)
        }
        for (const {x, y} of dots) expect(x >= radius && x <= width - radius && y >= radius && y <= height).toBe(true)
        expect(new Set(dots.map(({x, y}) => `${x} ${y}`)).size).toBe(dots.length)
      }),
    )
  })

  it('grows by factors: from 1 m to 10 m is as far as from 10 m to 100 m', () => {
    const {ticks} = lay([aRow([1, 6000])])
    const x = (text: string) => ticks.find(tick => tick.text === text)?.x ?? 0
    expect(x('10 m') - x('1 m')).toBeGreaterThan(x('1 h') - x('10 m'))
    expect((x('10 m') - x('1 m')) / (x('1 h') - x('10 m'))).toBeCloseTo(Math.log(10) / Math.log(6), 1)
  })

  it('puts none at all before the scale', () => {
    const {rows, left, ticks} = lay([aRow([0, 0, 30])])
    const none = rows[0]?.dots.filter(({incident}) => incident?.minutes === 0) ?? []
    expect(none).toHaveLength(2)
    expect(none.every(({x}) => x < left)).toBe(true)
    expect(ticks[0]?.text).toBe('0')
  })

  it('lets a dot stand for several where they would be piled too high, and says for how many', () => {
    const {rows, each} = lay([aRow(new Array(95).fill(30))])
    expect(each).toBe(10)
    expect(rows[0]?.dots).toHaveLength(10)
    expect(rows[0]?.dots.every(({incident}) => incident === undefined)).toBe(true)
  })

  it('leads to no incident where not all of them are known', () => {
    expect(lay([aRow([1, 2, 3], false)]).rows[0]?.dots.every(({incident}) => incident === undefined)).toBe(true)
  })

  it('marks the median and its interval where there are enough', () => {
    const [few] = lay([aRow([5, 10])]).rows
    expect([few?.median, few?.quarter]).toEqual([undefined, undefined])
    const [many] = lay([aRow(Array.from({length: 30}, (_, place) => place * 10 + 1))]).rows
    expect(many?.quarter?.x).toBeLessThan(many?.median?.low ?? 0)
    expect(many?.median?.low).toBeLessThan(many?.median?.x ?? 0)
    expect(many?.median?.high).toBeLessThan(many?.threeQuarters?.x ?? 0)
  })
})
