import {describe, expect, test} from 'vitest'
import {formatClock, formatDay, formatEnd, formatLongDay, formatMoment, formatMoments, formatShortDay, formatZone} from '#src/features/timeline/format-times.ts'
import {toZonedTime} from '#src/features/timeline/zoned-time.ts'
import type {Instant, Precision} from '#src/incident/instant.ts'

function instant(at: string, precision: Precision = 'minute', approximate = false, zone = 'UTC'): Instant {
  return {at, precision, approximate, zone}
}

describe('formatClock()', () => {
  test('says no more than is known', () => {
    expect(formatClock(instant('2025-03-13T10:47:09Z', 'second'), 'UTC')).toBe('10:47:09')
    expect(formatClock(instant('2025-03-13T10:47:00Z'), 'UTC')).toBe('10:47')
    expect(formatClock(instant('2025-03-13T10:00:00Z', 'hour'), 'UTC')).toBe('10 h')
    expect(formatClock(instant('2025-03-13T00:00:00Z', 'day'), 'UTC')).toBeUndefined()
    expect(formatClock(instant('2025-03-13T16:30:00Z', 'minute', true), 'UTC')).toBe('~16:30')
  })

  test('shows the clock of a zone, of an offset, and of UTC where the zone is unknown', () => {
    const at = instant('2025-03-13T10:47:00Z')
    expect(formatClock(at, 'America/Los_Angeles')).toBe('03:47')
    expect(formatClock(at, '+05:30')).toBe('16:17')
    expect(formatClock(at, '-03:30')).toBe('07:17')
    expect(formatClock(at, 'Mars/Olympus')).toBe('10:47')
  })
})

describe('formatDay()', () => {
  test('turns over at midnight in the zone', () => {
    expect(formatDay(instant('2025-03-14T03:00:00Z'), 'America/Los_Angeles')).toBe('2025-03-13')
  })

  test('F31 keeps a day that is known as a day on its own calendar', () => {
    const day = instant('2025-03-12T18:30:00Z', 'day', false, 'Asia/Kolkata')
    expect(formatDay(day, 'UTC')).toBe('2025-03-13')
    expect(formatMoment(day, 'UTC')).toBe('13 Mar 2025')
  })
})

test('formatMoments() says the day where it is another than the one before', () => {
  const moments = [instant('2018-11-05T14:47:00Z'), instant('2018-11-05T23:30:00Z'), instant('2018-11-06T08:00:00Z'), instant('2018-11-06T00:00:00Z', 'day')]
  expect(formatMoments(moments, 'UTC')).toEqual(['5 Nov 2018, 14:47', '23:30', '6 Nov 2018, 08:00', '6 Nov 2018'])
  expect(formatMoments(moments.slice(0, 2), '+01:00')).toEqual(['5 Nov 2018, 15:47', '6 Nov 2018, 00:30'])
})

test('toZonedTime() follows the change of clocks', () => {
  expect(toZonedTime('2025-03-30T00:59:00Z', 'Europe/Berlin').hour).toBe(1)
  expect(toZonedTime('2025-03-30T01:00:00Z', 'Europe/Berlin').hour).toBe(3)
})

test('formatLongDay() names the weekday', () => {
  expect(formatLongDay('2018-11-05')).toBe('Monday 5 November 2018')
})

test('formatShortDay() leaves alone what is no day', () => {
  expect(['2018-11-05', 'early 2019', '2023-13-45'].map(formatShortDay)).toEqual(['5 Nov 2018', 'early 2019', '2023-13-45'])
})

test('formatZone() names the city, or the offset', () => {
  expect([formatZone('America/Los_Angeles'), formatZone('UTC'), formatZone('+02:00')]).toEqual(['Los Angeles time', 'UTC', 'UTC+02:00'])
})

test('formatEnd() says the day where a stretch ends on another', () => {
  const start = {at: '2021-09-15T13:12:00Z', precision: 'minute', approximate: false, zone: 'UTC'} as const
  expect(formatEnd(start, {...start, at: '2021-09-15T14:00:00Z'}, 'UTC')).toBe('14:00')
  expect(formatEnd(start, {...start, at: '2021-09-16T12:00:00Z'}, 'UTC')).toBe('16 Sep 12:00')
  expect(formatEnd(start, {...start, at: '2021-09-16T00:00:00Z', precision: 'day'}, 'UTC')).toBe('16 Sep')
})
