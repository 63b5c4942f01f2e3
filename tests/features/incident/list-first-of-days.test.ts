import {expect, test} from 'vitest'
import {listFirstOfDays} from '#src/features/incident/list-first-of-days.ts'
import {anIncident} from '#tests/builders/an-incident.ts'

const {timeline} = anIncident({timeline: [{at: '2024-03-01T22:00:00Z'}, {at: '2024-03-01T23:30:00Z'}, {at: '2024-03-02T01:00:00Z'}]})

test('listFirstOfDays() finds each day’s first entry, on the zone’s calendar', () => {
  expect(listFirstOfDays(timeline, [0, 1, 2], 'UTC')).toEqual([
    {day: '2024-03-01', entry: 0},
    {day: '2024-03-02', entry: 2},
  ])
  expect(listFirstOfDays(timeline, [0, 1, 2], '+01:00')).toEqual([
    {day: '2024-03-01', entry: 0},
    {day: '2024-03-02', entry: 1},
  ])
})

test('listFirstOfDays() is empty where all fall on one day', () => {
  expect(listFirstOfDays(timeline, [0, 1], 'UTC')).toEqual([])
})
