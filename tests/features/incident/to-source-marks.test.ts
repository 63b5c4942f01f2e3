import {expect, test} from 'vitest'
import {readPageAddress} from '#src/features/incident/page-address.ts'
import {toMarkedSource, withoutSourceComments} from '#src/features/incident/to-marked-source.ts'
import {toSourceMarks} from '#src/features/incident/to-source-marks.ts'
import {readPostmortem} from '#src/postmortem/read-postmortem.ts'

const text = `---
title: Calls ended
severity: SEV2
services: [voice]
started: 2024-03-01 10:00
---

## Timeline

- **2024-03-01 10:00** — Calls
  end.

## Remediation

- [ ] Raise the limit (owner: @ada)
`

test('toSourceMarks() leads each sentence to where the page shows what was read from it', () => {
  const {incident} = readPostmortem(text, 'calls')
  const marks = toSourceMarks(incident, readPageAddress({tab: 'source', tz: 'incident'}))
  const led = Object.fromEntries(marks.map(({span, href}) => [text.slice(span.start.offset, span.end.offset).split('\n')[0], href]))
  expect(led).toMatchObject({
    'Calls ended': '?tz=incident#head',
    voice: '?tz=incident#fact-affected',
    '- **2024-03-01 10:00** — Calls': '?tz=incident#t-1',
  })
  expect(marks.find(({field}) => field === 'actions')?.href).toBe('?tz=incident#action-1')
  const html = toMarkedSource(text, marks)
  expect(html).toContain('<a href="?tz=incident#fact-affected">voice</a>')
  expect(html).toContain('<a href="?tz=incident#fact-started">- **</a>')
  // The second line of the sentence is a link as well, but no second stop.
  expect(html).toContain('<a href="?tz=incident#fact-started" tabindex="-1">  end.</a>')
})

test('toSourceMarks() leads a relation to what the page lists as related, and a link in the text to its section', () => {
  const related = `---
title: Calls ended again
related:
  - {to: 2023-01-01-calls, type: recurrence-of}
  - 2022-01-01-lines
---

## Impact

As in [[2023-01-01-calls]], calls ended.
`
  const {incident} = readPostmortem(related, 'calls-again')
  const marks = toSourceMarks(incident, readPageAddress({tab: 'source', tz: 'incident', list: 'severity=2'}))
  const led = marks.filter(({field}) => field === 'links').map(({span, href}) => [related.slice(span.start.offset, span.end.offset), href])
  expect(led).toEqual([
    [expect.stringContaining('2023-01-01-calls'), '?tz=incident&list=severity%3D2#fact-related'],
    [expect.stringContaining('2022-01-01-lines'), '?tz=incident&list=severity%3D2#fact-related'],
    [expect.stringContaining('2023-01-01-calls'), '?tz=incident&list=severity%3D2#s-impact'],
  ])
  const lines = toMarkedSource(related, marks).split('</li>')
  expect(lines[3]).toContain('<mark class="source-links"><a href="?tz=incident&amp;list=severity%3D2#fact-related">')
  expect(lines[3]).toContain('recurrence-of')
})

test('D17 withoutSourceComments() leaves out what readers are not meant to see, and nothing else', () => {
  expect(withoutSourceComments('a <!-- secret --> b\n<!-- more')).toBe('a  b\n')
  expect(withoutSourceComments(text)).toBe(text)
})
