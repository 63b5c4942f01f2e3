import {describe, expect, test} from 'vitest'
import {readPostmortem} from '#src/postmortem/read-postmortem.ts'

describe('invalid-value', () => {
  const fixesOf = (text: string) =>
    readPostmortem(text, 'example')
      .diagnostics.filter(({rule}) => rule === 'invalid-value' || rule === 'unknown-severity')
      .map(({message, fix}) => [message, fix?.edits.reduce((mended, {start, end, text: value}) => mended.slice(0, start) + value + mended.slice(end), text)])
  const field = (line: string): string => `---\n${line}\n---\n\nText.\n`

  test.each([
    ['status: darft', 'status: draft'],
    ['status: "in reveiw"', 'status: "in-review"'],
    ["visibility: 'restrictd'", "visibility: 'restricted'"],
    ['detected_by: montoring # by night', 'detected_by: monitoring # by night'],
    ['related: [{to: 2020-08-12-redis, type: same-triger}]', 'related: [{to: 2020-08-12-redis, type: same-trigger}]'],
    ['severity: Critcal', 'severity: Critical'],
    ['severity: "moderat"', 'severity: "Moderate"'],
  ])('of the front matter proposes the nearest value, as one edit of the value alone: %s', (written, mended) => {
    expect(fixesOf(field(written)).map(([, text]) => text)).toEqual([field(mended)])
  })

  test.each([
    ['(owner: @ada, status: in-porgress, due: 2025-04-01)', '(owner: @ada, status: in-progress, due: 2025-04-01)'],
    ['(kind: detct)', '(kind: detect)'],
  ])('of an action proposes the nearest value: %s', (written, mended) => {
    const list = (attributes: string): string => `## Remediation\n\n- [ ] Watch in-porgress and detct jobs ${attributes}\n`
    expect(fixesOf(list(written)).map(([, text]) => text)).toEqual([list(mended)])
  })

  test.each(['status: publishd', 'visibility: publc'])('names the nearest value and mends nothing where that would show the document: %s', written => {
    const [[message, mended] = []] = fixesOf(field(written))
    expect([message, mended]).toEqual([expect.stringMatching(/, expected “(?:published|public)”, or another of /), undefined])
  })

  test.each(['status: finished', 'visibility: secret', 'detected_by: luck', 'severity: slow', 'severity: degraded'])(
    'proposes nothing for what is near to nothing: %s',
    written => {
      expect(fixesOf(field(written)).map(([, mended]) => mended)).toEqual([undefined])
    },
  )
})
