import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {normalizeTimes} from '#src/postmortem/normalize-times.ts'
import {readInDetail} from '#src/postmortem/read-postmortem.ts'

/** Every instant that a document states, in order. */
function listInstants(text: string): readonly unknown[] {
  const {timeline, milestones, impactWindows, updates} = readInDetail(text, 'a', {}).reading.incident
  const toPlain = (instant: {readonly at: string; readonly precision: string; readonly approximate: boolean} | undefined) =>
    instant && [instant.at, instant.precision, instant.approximate]
  return [
    timeline.map(({instant, end, text: said}) => [toPlain(instant), toPlain(end), said]),
    milestones.map(({kind, instant}) => [kind, toPlain(instant)]),
    impactWindows.map(({start, end}) => [toPlain(start), toPlain(end)]),
    updates.map(({instant}) => toPlain(instant)),
  ]
}

const whole = `---
title: The cache was lost
timezone: Europe/Berlin
started: 2024-03-01T10:00-08:00
detected: '~2024-03-01T19:10'
resolved: "2024-03-01 21:00 UTC" # as the pager has it
impact_windows:
  - 2024-03-01T18:00Z/2024-03-01T20:00Z
---

It began at 10:00 PST and nobody saw it.

## Timeline

- **2024-03-01 10:00 PST started** — It begins.
- **10:05 PST** — More.
- **19:30** — It is seen, here.
- **19:40–19:50 UTC** — Also.
- **about 11:45 PST** — Roughly.
- **11:41 PST (19:41 UTC)** — Both clocks.
`

describe('normalizeTimes()', () => {
  test('writes times that name another zone on the clock of the document, and leaves the others and the words', () => {
    const {text, zone, changed, left, refusal} = normalizeTimes(whole)
    expect(refusal).toBeUndefined()
    expect(zone).toBe('Europe/Berlin')
    expect(text).toBe(`---
title: The cache was lost
timezone: Europe/Berlin
started: 2024-03-01T19:00
detected: '~2024-03-01T19:10'
resolved: "2024-03-01T22:00" # as the pager has it
impact_windows:
  - 2024-03-01T19:00/2024-03-01T21:00
---

It began at 10:00 PST and nobody saw it.

## Timeline

- **2024-03-01 19:00 started** — It begins.
- **2024-03-01 19:05** — More.
- **19:30** — It is seen, here.
- **2024-03-01 20:40–20:50** — Also.
- **about 2024-03-01 20:45** — Roughly.
- **11:41 PST (19:41 UTC)** — Both clocks.
`)
    expect(changed).toBe(7)
    expect(left).toEqual([{line: 20, written: '- **11:41 PST (19:41 UTC)** — Both clocks.', reason: 'it says more than one time'}])
    expect(listInstants(text)).toEqual(listInstants(whole))
  })

  test('gives a day to the times below that took theirs from one that falls on another day now', () => {
    const text = '---\ntimezone: Asia/Tokyo\n---\n\n## Timeline\n\n- **2024-03-01 20:00 UTC** — A.\n- **05:30** — B.\n- **2024-03-03 05:30** — C.\n'
    const done = normalizeTimes(text)
    expect(listInstants(done.text)).toEqual(listInstants(text))
    expect(done.changed).toBe(1)
    expect(done.text).toContain('- **2024-03-02 05:00** — A.\n')
  })

  test('leaves a time that the clocks of the zone showed twice, and says so', () => {
    const text = '---\ntimezone: Europe/Berlin\n---\n\n## Timeline\n\n- **2024-10-27 00:30 UTC** — A.\n- **2024-10-27 09:00 UTC** — B.\n'
    const done = normalizeTimes(text)
    expect(done.text).toBe(text.replace('2024-10-27 09:00 UTC', '2024-10-27 10:00'))
    expect(done.left).toEqual([{line: 7, written: '2024-10-27 00:30 UTC', reason: 'written so, the document would be read otherwise'}])
  })

  test('leaves a time whose zone can be more than one', () => {
    const text = '---\ntimezone: UTC\n---\n\n## Timeline\n\n- **2024-03-01 10:00 IST** — A.\n- **2024-03-01 10:00 CST** — B.\n'
    const done = normalizeTimes(text)
    expect(listInstants(done.text)).toEqual(listInstants(text))
    expect(done.left.map(({reason}) => reason)).toContain('its zone can be more than one')
  })

  test.each([
    ['---\ntitle: A\n---\n\n## Timeline\n\n- **2024-03-01 10:00 PST** — A.\n', 'The front matter names no `timezone` to write them in.'],
    ['---\ntitle: [\n---\n', expect.stringContaining('The document has to be mended first') as string],
  ])('refuses %j', (text, refusal) => {
    expect(normalizeTimes(text)).toEqual({text, zone: undefined, changed: 0, left: [], refusal})
  })

  test('reads every instant as before, whatever the zones, and done twice changes nothing', () => {
    const zones = ['UTC', 'PST', 'PDT', 'EST', 'CET', 'CEST', 'JST', '+05:30', 'UTC+2', 'IST', 'CST', '', '', 'America/St_Johns']
    const two = (value: number): string => String(value).padStart(2, '0')
    const entry = fc.record({
      day: fc.option(fc.integer({min: 1, max: 28}), {nil: undefined}),
      month: fc.constantFrom(1, 3, 10, 11),
      hour: fc.integer({min: 0, max: 23}),
      minute: fc.integer({min: 0, max: 59}),
      zone: fc.constantFrom(...zones),
      lasts: fc.option(fc.integer({min: 1, max: 300}), {nil: undefined}),
      about: fc.constantFrom('', '', '~', 'about '),
      shape: fc.constantFrom('bold', 'plain', 'row'),
    })
    fc.assert(
      fc.property(
        fc.constantFrom('UTC', 'Europe/Berlin', 'Asia/Kolkata', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Apia'),
        fc.array(entry, {minLength: 1, maxLength: 8}),
        fc.option(fc.record({hour: fc.integer({min: 0, max: 20}), zone: fc.constantFrom('Z', '-08:00', '', ' CET')}), {nil: undefined}),
        (zone, entries, fact) => {
          const lines = entries.map(({day, month, hour, minute, zone: own, lasts, about, shape}, at) => {
            const end = lasts === undefined ? '' : `–${two(Math.floor((hour * 60 + minute + lasts) / 60) % 24)}:${two((minute + lasts) % 60)}`
            const date = day === undefined && at > 0 ? '' : `2024-${two(month)}-${two(day ?? 1)} `
            const time = `${about}${date}${two(hour)}:${two(minute)}${end}${own === '' ? '' : ` ${own}`}`
            return shape === 'plain' ? `- ${time} Thing ${at}` : `- **${time}** — Thing ${at}`
          })
          const started = fact
            ? `started: 2024-03-01T${two(fact.hour)}:00${fact.zone}\nimpact_windows: ["2024-03-01T${two(fact.hour)}:00${fact.zone}/.."]\n`
            : ''
          const text = `---\ntitle: A\ntimezone: ${zone}\n${started}---\n\n## Timeline\n\n${lines.join('\n')}\n`
          const done = normalizeTimes(text)
          expect(listInstants(done.text)).toEqual(listInstants(text))
          const again = normalizeTimes(done.text)
          expect(again.text).toBe(done.text)
          expect(again.changed).toBe(0)
        },
      ),
      {numRuns: 150},
    )
  })
})
