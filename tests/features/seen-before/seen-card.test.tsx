import {renderToStaticMarkup} from 'react-dom/server'
import {describe, expect, test} from 'vitest'
import {SeenCard} from '#src/features/seen-before/components/seen-card.tsx'
import {readDocument} from '#src/library/read-document.ts'
import {toOutcome} from '#src/library/recall/to-outcome.ts'

async function draw(text: string): Promise<string> {
  const reading = await readDocument('calls.md', new TextEncoder().encode(text))
  if (!('document' in reading)) throw new Error(reading.problem.message)
  const {incident, html} = reading.document
  const seen = {id: 'calls', title: 'Calls ended', organization: undefined, day: undefined, severity: undefined, symptom: undefined, cause: undefined}
  return renderToStaticMarkup(<SeenCard incident={{...seen, either: undefined, outcome: toOutcome(incident, html)}} />)
}

const text = `---
title: Calls ended
started: 2024-03-01T10:00
mitigated: 2024-03-01T10:48
resolved: 2024-03-01T12:00
---

## Trigger

A release was deployed.

## Resolution

The release was rolled back.
`

describe('SeenCard', () => {
  test('leads from the trigger to the section that states it', async () => {
    const html = await draw(text)
    expect(html).toContain('<a href="/incidents/calls?tab=source#L8"><bdi>A release was deployed.</bdi></a>')
  })

  test('leads from how long it took to where it is stated when it began and when it was over', async () => {
    expect(await draw(text)).toContain('<a href="/incidents/calls?tab=source#L4">48 m</a> after <a href="/incidents/calls?tab=source#L3">it began</a>')
    expect(await draw(text.replace(/mitigated.*\n/, ''))).toContain('<a href="/incidents/calls?tab=source#L4">All was over 2 h</a> after')
    expect(await draw(text.replace(/started.*\n/, ''))).toContain('How long it took is not stated')
  })
})
