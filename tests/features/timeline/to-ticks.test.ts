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

test('toTicks() says the year where it is not the same for all', () => {
  expect(toTicks(at('2024-11-20T00:00:00Z'), at('2025-02-20T00:00:00Z'), 'UTC', 5).map(tick => tick.text)).toEqual(['13 Dec 2024', '12 Jan 2025', '11 Feb'])
})

test('toTicks() leaves the day to whoever names it', () => {
  const [from, to] = [at('2024-03-01T12:00:00Z'), at('2024-03-02T12:00:00Z')]
  expect(toTicks(from, to, 'UTC', 4).map(tick => tick.text)).toEqual(['12:00', '2 Mar', '12:00'])
  expect(toTicks(from, to, 'UTC', 4, true).map(tick => tick.text)).toEqual(['12:00', '00:00', '12:00'])
})
