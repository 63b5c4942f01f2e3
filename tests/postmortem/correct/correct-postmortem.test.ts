import {describe, expect, test} from 'vitest'
import type {Instant} from '#src/incident/instant.ts'
import {correctPostmortem} from '#src/postmortem/correct-postmortem.ts'
import {readPostmortem} from '#src/postmortem/read-postmortem.ts'

const at = (stamp: string): Instant => ({at: `${stamp}:00Z`, precision: 'minute', approximate: false, zone: 'UTC'})

const document = `---
title: Checkout slow
status: draft
timezone: UTC
started: 2024-10-22T17:15
---

Payments waited for a lock.

## Timeline

- **2024-10-22 17:15** — Load begins.
- **18:20 detected** — An alert fires.
- **19:05** — Writes recover.

## Contributing factors

- One database for all regions.
- The alert was slow. (factor: detection/slow-alert)

## Action items

- [ ] Split the database (owner: @storage)
- [ ] Alert on writes
`

const read = (text: string) => readPostmortem(text, 'x').incident

describe('correctPostmortem()', () => {
  test('writes facts into the front matter, in place of those that stand there', () => {
    const {markdown, refusedFacts} = correctPostmortem(document, {
      facts: {title: 'Checkout: slow', organization: 'Example Shop', severity: 'SEV2', services: ['checkout', 'payments'], detectedBy: 'monitoring'},
      items: [],
    })
    expect(refusedFacts).toEqual([])
    expect(markdown.slice(0, markdown.indexOf('Payments'))).toBe(`---
title: 'Checkout: slow'
status: draft
timezone: UTC
started: 2024-10-22T17:15
organization: Example Shop
severity: SEV2
services: [checkout, payments]
detected_by: monitoring
---

`)
  })

  test('a milestone that is said otherwise takes its word from the entry that contradicts it', () => {
    const {markdown, refusedFacts} = correctPostmortem(document, {facts: {detected: at('2024-10-22T18:00')}, items: []})
    expect(refusedFacts).toEqual([])
    expect(markdown).toContain("detected: '2024-10-22T18:00'")
    expect(markdown).toContain('- **2024-10-22 18:20** — An alert fires.')
    expect(read(markdown).milestones.find(({kind}) => kind === 'detected')?.instant.at).toBe('2024-10-22T18:00:00Z')
  })

  test('changes time, words and milestones of an entry, and says the day below it', () => {
    const {markdown, refusedItems} = correctPostmortem(document, {
      facts: {},
      items: [
        {item: 'entry', change: 'set', position: 0, values: {instant: at('2024-10-21T23:10'), text: 'Load *really* begins.', milestones: ['started']}},
        {item: 'entry', change: 'remove', position: 2},
        {item: 'entry', change: 'add', values: {instant: at('2024-10-22T19:30'), text: 'All is well.', milestones: ['resolved']}},
      ],
    })
    expect(refusedItems).toEqual([])
    expect(markdown.slice(markdown.indexOf('## Timeline'), markdown.indexOf('## Contributing'))).toBe(`## Timeline

- **2024-10-21 23:10 started** — Load *really* begins.
- **2024-10-22 18:20 detected** — An alert fires.
- **2024-10-22 19:30 resolved** — All is well.

`)
  })

  test('what the front matter repeats of an entry follows it', () => {
    const text =
      '---\ntitle: Slow\ntimezone: UTC\nstarted: 2024-10-22T17:15\ndetected: 2024-10-22T18:20\n---\n\n## Timeline\n\n- **2024-10-22 17:15** — Load begins.\n- **18:20** — An alert fires.\n'
    const {markdown, refusedItems} = correctPostmortem(text, {
      facts: {},
      items: [
        {item: 'entry', change: 'set', position: 0, values: {instant: at('2024-10-22T16:15')}},
        {item: 'entry', change: 'set', position: 1, values: {instant: at('2024-10-22T18:21'), milestones: ['detected']}},
      ],
    })
    expect(refusedItems).toEqual([])
    expect(read(markdown).milestones.map(({kind, instant}) => [kind, instant.at])).toEqual([
      ['started', '2024-10-22T16:15:00Z'],
      ['detected', '2024-10-22T18:21:00Z'],
    ])
  })

  test('changes factors and actions where they stand', () => {
    const {markdown, refusedItems} = correctPostmortem(document, {
      facts: {},
      items: [
        {item: 'factor', change: 'set', position: 0, values: {title: 'A single database', category: 'architecture/single-point-of-failure'}},
        {item: 'factor', change: 'remove', position: 1},
        {item: 'action', change: 'set', position: 1, values: {owner: '@observability', due: '2024-11-01'}},
        {item: 'action', change: 'remove', position: 0},
      ],
    })
    expect(refusedItems).toEqual([])
    expect(read(markdown).factors.map(({title, category}) => [title, category])).toEqual([['A single database', 'architecture/single-point-of-failure']])
    expect(read(markdown).actions.map(({title, owner, due}) => [title, owner, due])).toEqual([['Alert on writes', '@observability', '2024-11-01']])
    expect(markdown).toContain('One database for all regions.')
  })

  test('changes a time in a sentence where it stands', () => {
    const prose =
      '---\ntitle: Slow\ntimezone: UTC\n---\n\nOn October 22, 2024, at 17:15 UTC (9:15 AM PDT) the load began, and the site was down for our customers.\n'
    const {markdown, refusedItems} = correctPostmortem(prose, {
      facts: {},
      items: [{item: 'entry', change: 'set', position: 0, values: {instant: at('2024-10-22T16:15')}}],
    })
    expect(refusedItems).toEqual([])
    expect(read(markdown).timeline.map(({instant}) => instant.at)).toEqual(['2024-10-22T16:15:00Z'])
  })

  test('takes what a form says again and does not change for no change', () => {
    const prose = '---\ntitle: Slow\ntimezone: UTC\n---\n\nOn October 22, 2024, at 17:15 UTC the load began.\n'
    const values = {instant: at('2024-10-22T17:20'), text: 'On October 22, 2024, at 17:15 UTC the load began.', milestones: []}
    const {markdown, refusedItems} = correctPostmortem(prose, {facts: {}, items: [{item: 'entry', change: 'set', position: 0, values}]})
    expect(refusedItems).toEqual([])
    expect(read(markdown).timeline.map(({instant}) => instant.at)).toEqual(['2024-10-22T17:20:00Z'])
  })

  test('leaves out what the text has no place for, says which, and makes the rest', () => {
    const prose = '---\ntitle: Slow\ntimezone: UTC\n---\n\nOn October 22, 2024, at 17:15 UTC the load began.\n'
    const {markdown, refusedItems} = correctPostmortem(prose, {
      facts: {severity: 'SEV1'},
      items: [
        {item: 'entry', change: 'remove', position: 0},
        {item: 'entry', change: 'set', position: 7, values: {text: 'Nowhere.'}},
      ],
    })
    expect(refusedItems).toEqual([0, 1])
    expect(read(markdown).severity?.label).toBe('SEV1')
    expect(read(markdown).timeline).toHaveLength(1)
  })
})
