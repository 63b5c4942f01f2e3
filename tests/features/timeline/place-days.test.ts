import {describe, expect, test} from 'vitest'
import {placeDays} from '#src/features/timeline/place-days.ts'

const hour = 3_600_000
const at = (text: string) => Date.parse(text)
/** One pixel an hour from the beginning. */
const scaleFrom = (from: number, pixels: number) => (time: number) => ((time - from) / hour) * pixels

describe('placeDays()', () => {
  test('begins a day at the zone’s midnight, also on the day that clocks change', () => {
    const range = {from: at('2024-03-30T12:00:00Z'), to: at('2024-04-01T12:00:00Z')}
    const days = placeDays(range, 'Europe/Berlin', scaleFrom(range.from, 20), 960)
    // Midnight is at 23:00 UTC before and at 22:00 UTC after.
    expect(days.map(({start}) => start)).toEqual([undefined, 11 * 20, 34 * 20])
    expect(days.map(({text}) => text)).toEqual(['Saturday 30 March 2024', 'Sunday 31 March 2024', 'Monday 1 April 2024'])
  })

  test('names a single day', () => {
    const range = {from: at('2024-03-01T10:00:00Z'), to: at('2024-03-01T12:00:00Z')}
    expect(placeDays(range, 'UTC', scaleFrom(range.from, 100), 208)).toEqual([{x: 0, start: undefined, text: 'Friday 1 March 2024'}])
  })

  test('says less of each where there is less room, nothing of a beginning too short for it, and nothing at all of too many', () => {
    const range = {from: at('2024-03-01T22:00:00Z'), to: at('2024-03-04T22:00:00Z')}
    const name = (pixels: number) => placeDays(range, 'UTC', scaleFrom(range.from, pixels), 72 * pixels).map(({text}) => text)
    expect(name(4)).toEqual(['', 'Sat 2 Mar', 'Sun 3 Mar', 'Mon 4 Mar'])
    expect(name(2)).toEqual(['', '2 Mar', '3 Mar', '4 Mar'])
    expect(name(1)).toEqual([])
    const months = {from: range.from, to: range.from + 60 * 24 * hour}
    expect(placeDays(months, 'UTC', scaleFrom(months.from, 100), 144_000)).toEqual([])
  })
})
