import {readdirSync, readFileSync} from 'node:fs'
import path from 'node:path'
import {expect, test} from 'vitest'
import {fillTemplate} from '#src/postmortem/fill-template.ts'
import {readPostmortem} from '#src/postmortem/read-postmortem.ts'
import {writeTemplateLike} from '#src/postmortem/write-template-like.ts'

test('writeTemplateLike() keeps whose a document is and how it is divided, and none of what happened', () => {
  const text = `---
title: The cache was lost
status: published
timezone: Europe/Vienna
visibility: restricted
audience: ["@security"]
severity: SEV1
started: 2024-03-01T10:00
services:
  - cache
  - api
---

It was lost.

## Impact

Many.

## Lessons learned

### What went well

We saw it.
`
  expect(fillTemplate(writeTemplateLike(text, '2024-03-01-cache'), 'Once more', ['@ada'])).toBe(`---
title: Once more
status: draft
authors: ['@ada']
timezone: Europe/Vienna
visibility: restricted
audience: ["@security"]
services:
  - cache
  - api
related:
  - {to: '2024-03-01-cache', type: related}
---

## Impact

## Lessons learned

### What went well
`)
})

test('writeTemplateLike() makes of every document a draft that reads well and states nothing but what it kept', () => {
  for (const file of readdirSync('content').filter(name => name.endsWith('.md'))) {
    const id = file.replace(/\.md$/, '')
    const text = readFileSync(path.join('content', file), 'utf8')
    const draft = fillTemplate(writeTemplateLike(text, id), 'Once more')
    const {incident, refusal} = readPostmortem(draft ?? '', 'new')
    expect(refusal, file).toBeUndefined()
    expect(incident.title?.value).toBe('Once more')
    expect(incident.services.map(({value}) => value)).toEqual(readPostmortem(text, id).incident.services.map(({value}) => value))
    expect([incident.timeline, incident.actions, incident.factors, incident.milestones]).toEqual([[], [], [], []])
  }
})
