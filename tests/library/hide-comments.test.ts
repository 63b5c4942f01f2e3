import {expect, test} from 'vitest'
import {readDocument} from '#src/library/read-document.ts'
import {toIncidentCard} from '#src/store/incident-card.ts'

test('D17 readDocument() puts words of comments into nothing that readers see', async () => {
  const text = `# Title <!-- secret -->

Summary <!-- secret -->.

## Impact <!-- secret -->

None.

## Timeline

- **2024-05-01 10:00** — It fails. <!-- secret -->

## Trigger

<!-- secret -->

## Contributing factors

### Factor <!-- secret -->

Text <!-- secret -->.

## Remediation

- [ ] Do it <!-- secret --> (owner: @a <!-- secret -->, status: wont-do, reason: moot <!-- secret -->)
`
  const reading = await readDocument('x.md', Buffer.from(text))
  if (!('document' in reading)) throw new Error(reading.problem.message)
  const {incident, html, plainText, diagnostics} = reading.document
  const shown = JSON.stringify({incident, html, plainText, diagnostics}, (key, value: unknown) => (key === 'evidence' || key === 'place' ? undefined : value))
  expect(shown).not.toContain('secret')
  expect(incident.title?.value).toBe('Title')
  expect(incident.actions[0]).toMatchObject({title: 'Do it', owner: '@a', reason: 'moot'})
  expect(incident.title?.evidence.quote).toBe('# Title <!-- secret -->')
})

test('D17 toIncidentCard() takes no comment above the title for the summary', async () => {
  const reading = await readDocument('x.md', Buffer.from('<!-- Fill in below. -->\n\n# Slow pages\n\nPages were slow.\n'))
  if (!('document' in reading)) throw new Error(reading.problem.message)
  expect(toIncidentCard(reading.document).summary).toBe('Pages were slow.')
})

test.each([
  ['**Date:** 3 May 2024 **Status:** Mitigated\n\n## Summary\n\nPages were slow.\n', 'Pages were slow.'],
  ['**Date:** 3 May 2024 **Status:** Mitigated\n', ''],
])('toIncidentCard() takes no lines of labels for the summary: %j', async (text, summary) => {
  const reading = await readDocument('x.md', Buffer.from(`# Slow pages\n\n${text}`))
  if (!('document' in reading)) throw new Error(reading.problem.message)
  expect(toIncidentCard(reading.document).summary).toBe(summary)
})
