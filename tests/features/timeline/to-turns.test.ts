import {expect, test} from 'vitest'
import {toTurns} from '#src/features/timeline/to-turns.ts'
import {anIncident} from '#tests/builders/an-incident.ts'

test('toTurns() names where impact begins, pauses, comes back and ends', () => {
  const {impactWindows} = anIncident({
    windows: [
      {start: '2024-03-01T12:00:00Z', end: '2024-03-01T13:00:00Z'},
      {start: '2024-03-01T10:00:00Z', end: '2024-03-01T11:00:00Z'},
    ],
  })
  expect([...toTurns(impactWindows)]).toEqual([
    ['2024-03-01T10:00:00Z', 'impact begins'],
    ['2024-03-01T11:00:00Z', 'impact pauses'],
    ['2024-03-01T12:00:00Z', 'impact again'],
    ['2024-03-01T13:00:00Z', 'impact ends'],
  ])
})

test('toTurns() does not call it a pause where one stretch follows the other at once', () => {
  const {impactWindows} = anIncident({
    windows: [
      {start: '2024-03-01T10:00:00Z', end: '2024-03-01T11:00:00Z'},
      {start: '2024-03-01T11:00:00Z', end: '2024-03-01T12:00:00Z'},
    ],
  })
  expect([...toTurns(impactWindows).values()]).toEqual(['impact begins', 'impact ends'])
})
