import {describe, expect, test} from 'vitest'
import {toPictureContent} from '#src/features/timeline/to-picture-content.ts'
import {anIncident} from '#tests/builders/an-incident.ts'

const [first, second] = ['2024-03-01T10:00:00Z', '2024-03-01T11:30:00Z']

describe('toPictureContent()', () => {
  test('names an entry by a short clause, or else by its time on the clock of the zone; never by half a sentence', () => {
    const incident = anIncident({timeline: [{at: first}, {at: second}]})
    const html = ['<p>Deployed.</p>', '<p>They notice that remarkably many answers to their callbacks are redirects.</p>']
    expect(toPictureContent(incident, html, '+01:00').marks.map(mark => mark.texts)).toEqual([['Deployed', '11:00'], ['12:30']])
  })

  test('names milestones that fall together once, and no entry beside them', () => {
    const incident = anIncident({milestones: {started: first, detected: first}, timeline: [{at: first}]})
    expect(toPictureContent(incident, ['<p>Deployed.</p>'], 'UTC').marks).toEqual([
      {at: Date.parse(first), kind: 'milestone', texts: ['started, detected'], entry: 0},
    ])
  })
})
