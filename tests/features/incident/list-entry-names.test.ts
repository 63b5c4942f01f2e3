import {describe, expect, test} from 'vitest'
import {listEntryNames} from '#src/features/incident/list-entry-names.ts'
import type {Incident} from '#src/incident/incident.ts'
import {anIncident} from '#tests/builders/an-incident.ts'

const [first, second] = ['2024-03-01T10:00:00Z', '2024-03-01T11:00:00Z']
const namesOf = (incident: Incident) => incident.timeline.map(entry => listEntryNames(incident, entry))

describe('listEntryNames()', () => {
  test('gives a milestone stated elsewhere to the entry of its instant', () => {
    expect(namesOf(anIncident({milestones: {detected: second}, timeline: [{at: first}, {at: second}]}))).toEqual([[], ['detected']])
  })

  test('leaves a milestone with the entry that names it, not with another of the same instant', () => {
    const timeline = [{at: first, milestones: ['started' as const]}, {at: first}]
    expect(namesOf(anIncident({milestones: {started: first}, timeline}))).toEqual([['started'], []])
  })
})
