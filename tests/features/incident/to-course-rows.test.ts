import {expect, test} from 'vitest'
import {toCourseRows} from '#src/features/incident/to-course-rows.ts'
import {anIncident} from '#tests/builders/an-incident.ts'

const at = (clock: string) => `2024-03-01T${clock}:00Z`

test('toCourseRows() says of each phase when it was and how long', () => {
  const incident = anIncident({milestones: {started: at('10:00'), detected: at('10:20'), mitigated: at('11:00'), resolved: at('13:30')}})
  expect(toCourseRows(incident, '+01:00')).toEqual([
    {name: 'not yet noticed', from: '1 Mar 2024, 11:00', to: '1 Mar 2024, 11:20', lasted: '20 m'},
    {name: 'impact', from: '1 Mar 2024, 11:20', to: '1 Mar 2024, 12:00', lasted: '40 m'},
    {name: 'no impact, not over', from: '1 Mar 2024, 12:00', to: '1 Mar 2024, 14:30', lasted: '2 h 30 m'},
  ])
})

test('toCourseRows() leaves open what the text leaves open', () => {
  expect(toCourseRows(anIncident({windows: [{start: at('10:00')}]}), 'UTC')).toEqual([
    {name: 'impact', from: '1 Mar 2024, 10:00', to: undefined, lasted: undefined},
  ])
})
