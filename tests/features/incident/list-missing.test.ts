import {expect, test} from 'vitest'
import {isSparse, listMissing} from '#src/features/incident/list-missing.ts'
import {anIncident} from '#tests/builders/an-incident.ts'

test('isSparse() is true only where the document states no time and no duration', () => {
  expect(isSparse(anIncident())).toBe(true)
  expect(isSparse(anIncident({statedMinutes: [10]}))).toBe(false)
  expect(isSparse(anIncident({timeline: [{at: '2024-03-01T10:00:00Z'}]}))).toBe(false)
})

test('listMissing() names what a reader would look for, and nothing that is there', () => {
  expect(listMissing(anIncident())).toEqual([
    'on which day it was',
    'how severe it was',
    'what was affected',
    'who noticed',
    'what brought it about',
    'what is to be done',
  ])
  const told = anIncident({date: '2024-03-01', severity: 'SEV2', services: ['mail'], detectedBy: 'customer', trigger: 'A deploy', actions: [{}]})
  expect(listMissing(told)).toEqual([])
})
