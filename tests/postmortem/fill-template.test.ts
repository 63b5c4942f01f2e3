import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {fillTemplate, readTemplateLabel} from '#src/postmortem/fill-template.ts'
import {readPostmortem} from '#src/postmortem/read-postmortem.ts'

const template = `---
template: Short review # for small ones
about: >
  For what one page
  says enough of.
title: never taken over
timezone: Europe/Berlin
status: published
services: [] # fill in
---

## Summary

<!-- Two sentences. -->
`

describe('a draft from a template', () => {
  it('has the title, is a draft, and says nothing of what the template says of itself', () => {
    expect(fillTemplate(template, 'Cache lost')).toBe(`---
title: Cache lost
status: draft
timezone: Europe/Berlin
services: [] # fill in
---

## Summary

<!-- Two sentences. -->
`)
  })

  it('gets front matter where the template has none, and keeps its line endings and its byte order mark', () => {
    expect(fillTemplate('\uFEFF## Summary\r\n', 'A')).toBe('\uFEFF---\r\ntitle: A\r\nstatus: draft\r\n---\r\n\r\n## Summary\r\n')
    expect(fillTemplate('---\r\ntemplate: x\r\nseverity: SEV1\r\n---\r\n', 'A')).toBe('---\r\ntitle: A\r\nstatus: draft\r\nseverity: SEV1\r\n---\r\n')
    expect(fillTemplate('', 'A')).toBe('---\ntitle: A\nstatus: draft\n---\n\n')
    expect(fillTemplate('---\n---\n\nText.\n', 'A')).toBe('---\ntitle: A\nstatus: draft\n---\n\nText.\n')
  })

  it('is not made from one whose front matter cannot be read', () => {
    expect(fillTemplate('---\ntitle: [\n---\n', 'A')).toBeUndefined()
    expect(fillTemplate('+++\ntitle = "x"\n+++\n', 'A')).toBeUndefined()
  })

  it('has exactly the title that was given, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({minLength: 1, maxLength: 60, unit: 'grapheme'}), written => {
        const title = written.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim()
        fc.pre(title !== '')
        const {incident, refusal} = readPostmortem(fillTemplate(template, title) ?? '', 'draft')
        expect([refusal, incident.title?.value.normalize(), incident.status]).toEqual([undefined, title.normalize(), 'draft'])
      }),
    )
  })
})

describe("a template's label", () => {
  it('is what it says under template and about, in a line each', () => {
    expect(readTemplateLabel(template)).toEqual({name: 'Short review', about: 'For what one page says enough of.'})
  })

  it('is nothing where it says nothing, or something else than text', () => {
    expect(readTemplateLabel('## Summary\n')).toEqual({name: undefined, about: undefined})
    expect(readTemplateLabel('---\ntemplate: [a]\nabout:\n---\n')).toEqual({name: undefined, about: undefined})
  })
})
