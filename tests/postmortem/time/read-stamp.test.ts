import {describe, expect, test} from 'vitest'
import {readStamp} from '#src/postmortem/time/read-stamp.ts'
import {resolveMoment, toZoneId} from '#src/postmortem/time/resolve-moment.ts'

const clock = (hour: number, minute: number, second = 0) => ({hour, minute, second, precision: 'minute' as const})

describe('readStamp()', () => {
  test.each([
    ['14:05 — text', {start: {clock: {hour: 14, minute: 5}}, end: undefined, approximate: false, length: 5}],
    ['2025-03-13 14:05', {start: {day: '2025-03-13', clock: {hour: 14, minute: 5}}, length: 16}],
    ['2025-03-13T14:05:09Z', {start: {day: '2025-03-13', clock: {second: 9, precision: 'second'}, zone: 'Z'}, length: 20}],
    ['~14:05', {start: {clock: {hour: 14}}, approximate: true}],
    ['about 9:05 UTC', {start: {clock: {hour: 9, minute: 5}, zone: 'UTC'}, approximate: true}],
    ['14:05–14:12 UTC detected', {start: {clock: {minute: 5}, zone: 'UTC'}, end: {clock: {minute: 12}, zone: 'UTC'}, length: 15}],
    ['14:05 - 2025-03-14 01:00', {end: {day: '2025-03-14', clock: {hour: 1}}}],
    ['14:05 +02:00', {start: {zone: '+02:00'}}],
    ['14:05 UTC+2', {start: {zone: 'UTC+2'}}],
    ['14:05 America/New_York', {start: {zone: 'America/New_York'}}],
    ['2025-03-13', {start: {day: '2025-03-13', clock: undefined}, length: 10}],
    ['24:00', {start: {clock: {hour: 24, minute: 0}}}],
    ['23:59:60', {start: {clock: {hour: 23, minute: 59, second: 59}}}],
  ])('reads %s', (text, expected) => {
    expect(readStamp(text)).toMatchObject(expected)
  })

  test.each(['2024-13-01 10:00', '2023-02-29', '0000-01-01', '25:00', '24:01', '14:60', '14', '14 customers', 'at 14:05', '1.2.3', '99:99', ''])(
    'takes “%s” for no stamp',
    text => {
      expect(readStamp(text)).toBeUndefined()
    },
  )
})

describe('resolveMoment()', () => {
  test.each([
    ['2025-03-13', clock(3, 47), 'America/Los_Angeles', '2025-03-13T10:47:00Z'],
    ['2025-01-13', clock(3, 47), 'America/Los_Angeles', '2025-01-13T11:47:00Z'],
    ['2025-03-13', clock(24, 0), 'UTC', '2025-03-14T00:00:00Z'],
    ['2025-12-31', clock(24, 0), 'Asia/Kolkata', '2025-12-31T18:30:00Z'],
    ['2025-03-13', clock(0, 30), 'UTC+2', '2025-03-12T22:30:00Z'],
    ['2025-03-13', clock(0, 30), '-03:30', '2025-03-13T04:00:00Z'],
    ['2024-04-07', clock(12, 0), 'Australia/Lord_Howe', '2024-04-07T01:30:00Z'],
  ])('finds %s %o in %s', (day, time, zone, at) => {
    expect(resolveMoment(day, time, zone, false)).toMatchObject({instant: {at, precision: 'minute'}})
  })

  test('takes the start of the day where there is no clock', () => {
    expect(resolveMoment('2025-03-13', undefined, 'Europe/Berlin', true)).toMatchObject({
      instant: {at: '2025-03-12T23:00:00Z', precision: 'day', approximate: true},
    })
  })

  test('finds no instant for a time that the zone skipped, showed twice, or that has no known zone', () => {
    expect(resolveMoment('2024-03-10', clock(2, 30), 'America/Los_Angeles', false)).toEqual({problem: 'nonexistent'})
    expect(resolveMoment('2024-11-03', clock(1, 30), 'America/Los_Angeles', false)).toEqual({problem: 'doubled'})
    expect(resolveMoment('2024-10-06', clock(2, 15), 'Australia/Lord_Howe', false)).toEqual({problem: 'nonexistent'})
    expect(resolveMoment('2011-12-30', clock(12, 0), 'Pacific/Apia', false)).toEqual({problem: 'nonexistent'})
    expect(resolveMoment('2024-03-10', clock(2, 30), 'Mars/Olympus', false)).toEqual({problem: 'unknown-zone'})
  })
})

describe('toZoneId()', () => {
  test('knows offsets, UTC and IANA names, and nothing else', () => {
    expect(['Z', 'GMT', 'UTC+2', '+0530', 'Europe/Berlin', 'America/Argentina/Ushuaia'].map(toZoneId)).toEqual([
      'UTC',
      'UTC',
      '+02:00',
      '+05:30',
      'Europe/Berlin',
      'America/Argentina/Ushuaia',
    ])
    expect(['PDT', 'UTC+15', 'Europe/../etc', '', 'Berlin'].map(toZoneId)).toEqual([undefined, undefined, undefined, undefined, undefined])
  })
})
