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

test('D17 withoutSourceComments() leaves out what readers are not meant to see, and nothing else', () => {
  expect(withoutSourceComments('a <!-- secret --> b\n<!-- more')).toBe('a  b\n')
  expect(withoutSourceComments(text)).toBe(text)
})
