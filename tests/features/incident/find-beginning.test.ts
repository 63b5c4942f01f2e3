import {describe, expect, test} from 'vitest'
import {findBeginning} from '#src/features/incident/find-beginning.ts'
import {anIncident} from '#tests/builders/an-incident.ts'

const [first, second] = ['2024-03-01T10:00:00Z', '2024-03-01T11:00:00Z']

describe('findBeginning()', () => {
  test('takes the start before an earlier milestone or entry', () => {
    const incident = anIncident({milestones: {started: second, detected: first}, timeline: [{at: first}]})
    expect(findBeginning(incident)?.instant.at).toBe(second)
  })

  test('takes a milestone where no start is stated, then an entry', () => {
    expect(findBeginning(anIncident({milestones: {detected: second}, timeline: [{at: first}]}))?.instant.at).toBe(second)
    expect(findBeginning(anIncident({timeline: [{at: first}]}))?.instant.at).toBe(first)
  })

  test('takes the day where there is no time, and knows it to the day only', () => {
    expect(findBeginning(anIncident({date: '2024-03-01'}))?.instant).toMatchObject({at: '2024-03-01T00:00:00Z', precision: 'day'})
    expect(findBeginning(anIncident({}))).toBeUndefined()
  })
})
