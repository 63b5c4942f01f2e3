import {describe, expect, test} from 'vitest'
import {toStory} from '#src/features/incident/to-story.ts'
import type {Evidence} from '#src/incident/evidence.ts'
import {anEvidence, anIncident} from '#tests/builders/an-incident.ts'

function at(from: number, to: number): Evidence {
  return {...anEvidence('x'), start: {line: 1, column: 1, offset: from}, end: {line: 1, column: 1, offset: to}}
}

describe('toStory()', () => {
  const base = anIncident({
    sections: [{kind: 'summary'}, {kind: 'timeline', heading: 'Timeline'}, {kind: 'other', heading: 'Content'}, {kind: 'timeline', heading: 'Timeline'}],
    timeline: [{at: '2024-03-01T10:00:00Z'}, {at: '2024-03-01T11:00:00Z'}, {at: '2024-03-01T12:00:00Z'}],
    actions: [{}],
  })
  const sections = base.sections.map((section, index) => ({...section, evidence: at(index * 100, index * 100 + 100)}))

  test('puts every entry into the section it was read in', () => {
    const timeline = base.timeline.map((entry, index) => ({...entry, evidence: at([110, 150, 310][index] ?? 0, 400)}))
    const actions = base.actions.map(action => ({...action, evidence: at(250, 260)}))
    const story = toStory({...base, sections, timeline, actions})
    expect(story.map(part => [part.heading, part.entries, part.actions])).toEqual([
      [undefined, [], []],
      ['Timeline', [0, 1], []],
      ['Content', [], [0]],
      ['Timeline', [2], []],
    ])
  })

  test('loses nothing that stands in no section', () => {
    const timeline = base.timeline.map(entry => ({...entry, evidence: at(9000, 9001)}))
    const actions = base.actions.map(action => ({...action, evidence: at(250, 260)}))
    expect(toStory({...base, sections, timeline, actions}).at(-1)).toMatchObject({
      heading: 'Further facts',
      section: undefined,
      entries: [0, 1, 2],
      actions: [],
    })
  })

  test('gives each part an address of its own, which is none of the page’s', () => {
    expect(toStory({...base, sections}).map(part => part.id)).toEqual(['s-beginning', 's-timeline', 's-content', 's-timeline-2'])
  })
})
