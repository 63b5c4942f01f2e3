import {describe, expect, test} from 'vitest'
import {layOutBurnUp} from '#src/features/remediation/figures/lay-out-burn-up.ts'
import {toBurnUp} from '#src/library/remediation/to-burn-up.ts'
import {aFollowed} from '#tests/library/remediation/a-life.ts'

describe('layOutBurnUp()', () => {
  const today = '2026-03-31'
  const months = toBurnUp([aFollowed({from: '2026-01-10', until: '2026-02-10', count: 2}), aFollowed({from: '2026-02-01', count: 2})], today)

  test('steps up at the end of each month, and today where the month is not over', () => {
    const {opened, done, doneArea, plot, names} = layOutBurnUp(months, {width: 338, today, nameWidth: 0})
    expect([plot.left, plot.right]).toEqual([38, 338])
    expect(opened).toBe('M38 182H138V97H238V12H338')
    expect(done).toBe('M38 182H238V97H338')
    expect(doneArea).toBe('M38 182H238V97H338V182H38z')
    expect(names.map(({endY}) => endY)).toEqual([12, 97])
  })

  test('counts in whole actions and names months that are easily named', () => {
    const {counts, months: ticks} = layOutBurnUp(months, {width: 720, today, nameWidth: 72})
    expect(counts.map(({text}) => text)).toEqual(['0', '1', '2', '3', '4'])
    expect(ticks.map(({text}) => text)).toEqual(['2026', 'Feb 26', 'Mar 26'])
    const long = toBurnUp([aFollowed({from: '2008-05-01'})], today)
    expect(layOutBurnUp(long, {width: 340, today, nameWidth: 72}).months.map(({text}) => text)).toEqual(['2010', '2015', '2020', '2025'])
  })

  test('draws what came today, and an incident of the first years', () => {
    for (const from of [today, '0001-01-01']) {
      const {opened, months: ticks} = layOutBurnUp(toBurnUp([aFollowed({from})], today), {width: 340, today, nameWidth: 72})
      expect(opened).not.toContain('NaN')
      expect(ticks.length).toBeLessThan(8)
    }
  })
})
