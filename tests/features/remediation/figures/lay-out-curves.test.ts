import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {layOutCurves, spread, toHorizon} from '#src/features/remediation/figures/lay-out-curves.ts'
import {estimateCompletion} from '#src/library/remediation/estimate-completion.ts'
import {aFollowed} from '#tests/library/remediation/a-life.ts'

const done = (days: number, count = 1) => aFollowed({days, until: '2026-02-01', count})
const curve = estimateCompletion([done(10), done(20), aFollowed({days: 40, count: 2})])
const given = {curves: [{name: 'all', tone: 'one', curve}], width: 340, horizon: 40, plotHeight: 200, hasBands: true, hasRows: true, nameWidth: 40}

describe('layOutCurves()', () => {
  test('steps down on the days on which actions were done, and goes on flat as far as they are followed', () => {
    const {lines, plot, shares} = layOutCurves(given)
    expect([plot.left, plot.right, plot.top, plot.bottom]).toEqual([38, 300, 12, 212])
    expect(lines[0]?.line).toBe('M38 12H103.5V62H169V112H300')
    expect(lines[0]?.end).toEqual({x: 300, y: 112})
    expect(shares.map(({text}) => text)).toEqual(['100%', '75%', '50%', '25%', '0%'])
  })

  test('says below each day how many are still followed', () => {
    const {days, lines, rows, height} = layOutCurves(given)
    expect(days.map(({text}) => text)).toEqual(['0 d', '14 d', '28 d'])
    expect(lines[0]?.atRisk).toEqual([4, 3, 2])
    expect(rows).toHaveLength(1)
    expect(height).toBeGreaterThan(rows[0] ?? 0)
  })

  test('ends a line where its own actions are followed no further, and draws no band where none can be said', () => {
    const short = estimateCompletion([aFollowed({days: 12, count: 3})])
    const {lines} = layOutCurves({...given, curves: [{name: 'short', tone: 'one', curve: short}]})
    expect(lines[0]).toMatchObject({line: 'M38 12H116.6', band: '', end: {x: 116.6, y: 12}})
  })

  test('keeps every point of every curve within the picture', () => {
    const actions = fc.array(
      fc.record({days: fc.nat({max: 3000}), until: fc.constantFrom('2026-01-01', undefined), count: fc.integer({min: 1, max: 3})}).map(aFollowed),
      {minLength: 1, maxLength: 30},
    )
    fc.assert(
      fc.property(fc.array(actions, {minLength: 1, maxLength: 6}), groups => {
        const horizon = toHorizon(estimateCompletion(groups.flat()))
        if (horizon === undefined) return
        const curves = groups.map((group, place) => ({name: `${place}`, tone: 'one', curve: estimateCompletion(group)}))
        const {lines, plot} = layOutCurves({...given, horizon, curves})
        for (const {line, band, end, nameY} of lines) {
          for (const [, x, y] of `${line}${band}`.matchAll(/[ML](\S+?) ([\d.-]+)/g)) {
            expect(Number(x)).toBeGreaterThanOrEqual(plot.left)
            expect(Number(x)).toBeLessThanOrEqual(plot.right)
            expect(Number(y)).toBeGreaterThanOrEqual(plot.top)
            expect(Number(y)).toBeLessThanOrEqual(plot.bottom)
          }
          expect(`${line}${band}`).not.toMatch(/NaN|Infinity|undefined/)
          expect(end.x).toBeLessThanOrEqual(plot.right)
          expect(nameY).toBeLessThanOrEqual(plot.bottom)
        }
      }),
    )
  })
})

describe('toHorizon()', () => {
  test('goes a tenth beyond the last done action, and no further than a tenth are followed', () => {
    expect(toHorizon(estimateCompletion([done(100), aFollowed({days: 900})]))).toBe(111)
    expect(toHorizon(estimateCompletion([done(10, 19), done(2000)]))).toBe(2000)
    expect(toHorizon(estimateCompletion([done(10, 30), done(400), done(2000)]))).toBe(400)
  })

  test('shows two weeks at least, and nothing where nothing is done', () => {
    expect(toHorizon(estimateCompletion([done(1)]))).toBe(14)
    expect(toHorizon(estimateCompletion([aFollowed({days: 50})]))).toBeUndefined()
  })
})

describe('spread()', () => {
  test('moves places apart in their order, within what there is', () => {
    expect(spread([50, 52, 10], {from: 0, to: 60, gap: 15})).toEqual([45, 60, 10])
    expect(spread([10, 90], {from: 0, to: 100, gap: 15})).toEqual([10, 90])
  })

  test('keeps the gap between all of them where there is room', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({min: 0, max: 200}), {maxLength: 8}), places => {
        const moved = spread(places, {from: 0, to: 200, gap: 15}).toSorted((a, b) => a - b)
        moved.slice(1).forEach((place, index) => {
          expect(place - (moved[index] ?? 0)).toBeGreaterThanOrEqual(15)
        })
        expect(moved.every(place => place >= 0 && place <= 200)).toBe(true)
      }),
    )
  })
})
