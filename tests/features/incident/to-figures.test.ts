import {describe, expect, test} from 'vitest'
import {toFigures} from '#src/features/incident/to-figures.ts'
import type {Incident} from '#src/incident/incident.ts'
import {anIncident} from '#tests/builders/an-incident.ts'

const instant = (clock: string) => `2018-11-05T${clock}:00Z`
const say = (incident: Incident) =>
  toFigures(incident, '2024-03-01').map(
    ({label, number, notes}) => `${label}: ${number ?? 'Not stated'} (${notes.map(note => note.map(part => part.text).join('')).join('; ')})`,
  )

describe('toFigures()', () => {
  test('gives each number with what it is made of, and the author’s own beside it', () => {
    const incident = anIncident({
      milestones: {started: instant('14:47'), detected: instant('14:47'), mitigated: instant('17:41'), resolved: instant('20:05')},
      windows: [
        {start: instant('14:47'), end: instant('15:09')},
        {start: instant('15:52'), end: instant('17:41')},
      ],
      statedMinutes: [109, 109],
      actions: [{status: 'done'}, {status: 'open', due: '2024-02-01'}],
    })
    expect(say(incident)).toEqual([
      'Impact: 2 h 11 m (author says 109 min; 22 m + 1 h 49 m)',
      'To detect: 0 m (started → detected)',
      'To mitigate: 2 h 54 m (started → mitigated)',
      'To resolve: 5 h 18 m (started → resolved)',
      'Remediation: 1 of 2 (done, 1 overdue)',
    ])
  })

  test('says why there is no number', () => {
    expect(say(anIncident({milestones: {started: instant('14:47')}}))).toEqual([
      'To detect: Not stated (no time for when it was detected)',
      'To mitigate: Not stated (no time for when it was mitigated)',
      'To resolve: Not stated (no time for when it was resolved)',
      'Remediation: Not stated (no action items)',
    ])
  })

  test('says once that there is no start to count from', () => {
    expect(say(anIncident({milestones: {detected: instant('14:47'), resolved: instant('20:05')}}))).toEqual([
      'To detect, mitigate and resolve: Not stated (the text does not say when it started)',
      'Remediation: Not stated (no action items)',
    ])
  })

  test('sets what is said of one step beside that step, and not beside the impact', () => {
    const milestones = {started: instant('14:47'), detected: instant('14:50'), mitigated: instant('17:41'), resolved: instant('20:05')}
    const incident = anIncident({milestones, windows: [{start: instant('14:47'), end: instant('15:09')}], statedMinutes: [318, 9, 25]})
    const quotes = ['Time to resolve: 318 minutes', 'TTD 9 minutes', 'It took 25 minutes.']
    const statedDurations = incident.statedDurations.map((each, place) => ({...each, evidence: {...each.evidence, quote: quotes[place] ?? ''}}))
    expect(say({...incident, statedDurations}).slice(0, 4)).toEqual([
      'Impact: 22 m (author says 25 min; one stretch)',
      'To detect: 3 m (author says 9 min; started → detected)',
      'To mitigate: 2 h 54 m (started → mitigated)',
      'To resolve: 5 h 18 m (started → resolved)',
    ])
    expect(say({...anIncident({milestones: {started: instant('14:47')}}), statedDurations})).toContain('To resolve: 5 h 18 m (as the author says)')
  })

  test('takes what is said where no stretch is for any of the spans that the times have', () => {
    const milestones = {started: instant('14:47'), mitigated: instant('17:41'), resolved: instant('20:05')}
    expect(say(anIncident({milestones, statedMinutes: [318]}))[0]).toBe('Impact: 2 h 54 m (one stretch)')
    expect(say(anIncident({milestones, statedMinutes: [500]}))[0]).toBe('Impact: 2 h 54 m (author says 500 min; one stretch)')
  })

  test('names two other statements of the author in one sentence', () => {
    const windows = [{start: instant('10:00'), end: instant('11:00')}]
    expect(say(anIncident({windows, statedMinutes: [90, 120]}))[0]).toBe('Impact: 1 h (author says 120 min and 90 min; one stretch)')
  })

  test('marks impact as rough where the times it is made of are', () => {
    const incident = anIncident({windows: [{start: instant('10:00'), end: instant('11:00')}]})
    const rough = incident.impactWindows.map(window => ({...window, start: {...window.start, approximate: true}}))
    expect(say({...incident, impactWindows: rough})[0]).toBe('Impact: ~1 h (one stretch)')
  })

  test('never shows a negative duration', () => {
    expect(say(anIncident({milestones: {started: instant('14:47'), detected: instant('14:40')}}))).toContain(
      'To detect: Not stated (detected before it started)',
    )
  })

  test('names the stretches that impact is the sum of, and leaves rounding alone', () => {
    const windows = [
      {start: instant('10:00'), end: instant('11:00')},
      {start: instant('12:00'), end: instant('12:30')},
    ]
    expect(say(anIncident({windows, statedMinutes: [91]}))[0]).toBe('Impact: 1 h 30 m (1 h + 30 m)')
  })

  test('takes the author’s word where no times are given', () => {
    expect(say(anIncident({statedMinutes: [45]}))[0]).toBe('Impact: 45 m (as the author says)')
  })

  test('carries evidence for every word of a formula', () => {
    const incident = anIncident({milestones: {started: instant('14:47'), resolved: instant('20:05')}})
    const resolve = toFigures(incident, '2024-03-01').find(figure => figure.label === 'To resolve')
    expect(resolve?.notes[0]?.map(part => part.evidence?.quote)).toEqual([instant('14:47'), undefined, instant('20:05')])
  })
})
