import {expect, test} from 'vitest'
import {toCourse, toPhases} from '#src/features/timeline/to-phases.ts'
import {anIncident} from '#tests/builders/an-incident.ts'

const at = (clock: string) => Date.parse(`2024-03-01T${clock}:00Z`)
const instant = (clock: string) => `2024-03-01T${clock}:00Z`

test('toPhases() takes the windows for impact and what lies between them for recovering', () => {
  const milestones = [{kind: 'resolved' as const, at: instant('20:05')}]
  const windows = [
    {start: instant('14:47'), end: instant('15:09')},
    {start: instant('15:52'), end: instant('17:41')},
  ]
  expect(toPhases({milestones, windows})).toEqual({
    phases: [
      {kind: 'impact', from: at('14:47'), to: at('15:09')},
      {kind: 'recovering', from: at('15:09'), to: at('15:52')},
      {kind: 'impact', from: at('15:52'), to: at('17:41')},
      {kind: 'recovering', from: at('17:41'), to: at('20:05')},
    ],
    over: at('20:05'),
  })
})

test('toCourse() hides the impact up to its detection, and without windows goes by the milestones', () => {
  const incident = anIncident({milestones: {started: instant('10:00'), detected: instant('10:20'), mitigated: instant('11:00'), resolved: instant('12:00')}})
  expect(toCourse(incident)).toEqual({
    phases: [
      {kind: 'hidden', from: at('10:00'), to: at('10:20')},
      {kind: 'impact', from: at('10:20'), to: at('11:00')},
      {kind: 'recovering', from: at('11:00'), to: at('12:00')},
    ],
    over: at('12:00'),
  })
})

test('toPhases() leaves a window open whose end is not stated, and then nothing is over', () => {
  const milestones = [{kind: 'resolved' as const, at: instant('12:00')}]
  expect(toPhases({milestones, windows: [{start: instant('10:00'), end: undefined}]})).toEqual({
    phases: [{kind: 'impact', from: at('10:00'), to: undefined}],
    over: undefined,
  })
})

test('toPhases() draws nothing backwards', () => {
  const backwards = {
    milestones: [
      {kind: 'started' as const, at: instant('12:00')},
      {kind: 'mitigated' as const, at: instant('10:00')},
    ],
    windows: [],
  }
  expect(toPhases(backwards).phases).toEqual([])
})

test('toPhases() has no phases where only detection and resolution are stated', () => {
  const milestones = [
    {kind: 'detected' as const, at: instant('10:00')},
    {kind: 'resolved' as const, at: instant('12:00')},
  ]
  expect(toPhases({milestones, windows: []})).toEqual({phases: [], over: at('12:00')})
})
