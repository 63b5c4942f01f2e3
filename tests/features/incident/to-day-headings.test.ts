import {describe, expect, test} from 'vitest'
import {toDayHeadings} from '#src/features/incident/to-day-headings.ts'
import type {Instant} from '#src/incident/instant.ts'

const instant = (at: string): Instant => ({at, precision: 'minute', approximate: false, zone: 'UTC'})
const [evening, night, morning] = [instant('2024-03-01T22:00:00Z'), instant('2024-03-01T23:30:00Z'), instant('2024-03-02T08:00:00Z')]

describe('toDayHeadings()', () => {
  test('names a day where it changes', () => {
    expect(toDayHeadings([evening, night, morning], 'UTC', evening)).toEqual(['2024-03-01', undefined, '2024-03-02'])
  })

  test('names none where all fall on the day the page begins with', () => {
    expect(toDayHeadings([evening, night], 'UTC', evening)).toEqual([undefined, undefined])
    expect(toDayHeadings([evening, night], 'UTC', undefined)).toEqual([undefined, undefined])
  })

  test('names the only day where the page begins with another', () => {
    expect(toDayHeadings([morning], 'UTC', evening)).toEqual(['2024-03-02'])
  })

  test('counts days on the clock of the zone', () => {
    expect(toDayHeadings([evening, night], '+01:00', evening)).toEqual(['2024-03-01', '2024-03-02'])
  })
})
