import {expect, test} from 'vitest'
import {toTicks} from '#src/features/timeline/to-ticks.ts'

const at = (text: string) => Date.parse(text)

test('toTicks() chooses round times, from minutes to days', () => {
  expect(toTicks(at('2024-03-01T10:03:00Z'), at('2024-03-01T10:23:00Z'), 'UTC', 5).map(tick => tick.text)).toEqual(['10:05', '10:10', '10:15', '10:20'])
  expect(toTicks(at('2024-03-01T10:00:00Z'), at('2024-03-02T09:00:00Z'), 'UTC', 4).map(tick => tick.text)).toEqual(['12:00', '18:00', '2 Mar', '06:00'])
  expect(toTicks(at('2024-03-01T10:00:00Z'), at('2024-03-30T09:00:00Z'), 'UTC', 7).map(tick => tick.text)).toEqual([
    '3 Mar',
    '8 Mar',
    '13 Mar',
    '18 Mar',
    '23 Mar',
    '28 Mar',
  ])
})

test('toTicks() is round on the zone’s clock', () => {
  expect(toTicks(at('2024-03-01T10:00:00Z'), at('2024-03-01T14:00:00Z'), 'Asia/Kolkata', 5).map(tick => tick.text)).toEqual([
    '16:00',
    '17:00',
    '18:00',
    '19:00',
  ])
})
