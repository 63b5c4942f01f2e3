import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {mostEntries, writeCalendar} from '#src/library/remediation/write-calendar.ts'
import {anActionRow} from '#tests/builders/an-action-row.ts'

const calendar = {name: 'Remediation of Ada', site: 'https://postmortems.example.com', today: '2026-11-21'} as const

/** What stands in a calendar, read strictly by RFC 5545: CRLF, lines of 75 octets, folding, escapes. */
function readCalendar(text: string): readonly (readonly [name: string, value: string])[] {
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  const lines = text.replace(/\r\n$/, '').split('\r\n')
  for (const line of lines) {
    expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    // No character is torn in two.
    expect(line).not.toMatch(/\p{Cs}/u)
  }
  return lines
    .join('\r\n')
    .replaceAll('\r\n ', '')
    .split('\r\n')
    .map(line => {
      const at = line.indexOf(':')
      return [line.slice(0, at), line.slice(at + 1).replace(/\\(.)/g, (_, sign: string) => (sign === 'n' || sign === 'N' ? '\n' : sign))] as const
    })
}

function readEvents(text: string): readonly Readonly<Record<string, string>>[] {
  const events: Record<string, string>[] = []
  let event: Record<string, string> | undefined
  for (const [name, value] of readCalendar(text)) {
    if (name === 'BEGIN' && value === 'VEVENT') event = {}
    else if (name === 'END' && value === 'VEVENT' && event) {
      events.push(event)
      event = undefined
    } else if (event) {
      // Of each property one.
      expect(event[name]).toBeUndefined()
      event[name] = value
    }
  }
  return events
}

describe('writeCalendar()', () => {
  test('writes an action as a whole day, without an alarm, on which one is free', () => {
    const action = anActionRow({due: '2026-11-30', owner: '@ada', ref: 'OPS-412', priority: 'P1', status: 'in-progress', position: 2})
    const text = writeCalendar([action], calendar)
    const [event] = readEvents(text)
    expect(event).toMatchObject({
      DTSTAMP: '20261121T000000Z',
      'DTSTART;VALUE=DATE': '20261130',
      'DTEND;VALUE=DATE': '20261201',
      SUMMARY: 'Raise the memory limit',
      TRANSP: 'TRANSPARENT',
      DESCRIPTION: 'After: Calls ended abruptly\nOwner: @ada\nIn progress\nPriority: P1\nTicket: OPS-412',
      'URL;VALUE=URI': 'https://postmortems.example.com/incidents/2025-03-13-calls-ended#action-3',
    })
    expect(text).not.toMatch(/VALARM|VTODO|TZID|ATTENDEE|METHOD/)
    expect(readCalendar(text)).toEqual(
      expect.arrayContaining([
        ['BEGIN', 'VCALENDAR'],
        ['VERSION', '2.0'],
        ['X-WR-CALNAME', 'Remediation of Ada'],
      ]),
    )
  })

  test('is a calendar where there is nothing to do, too', () => {
    expect(readCalendar(writeCalendar([], calendar))).toEqual(
      expect.arrayContaining([
        ['BEGIN', 'VCALENDAR'],
        ['END', 'VCALENDAR'],
      ]),
    )
  })

  test('gives an action the same UID wherever it stands in its document, and another to each of two alike', () => {
    const uids = (...titles: string[]) =>
      readEvents(
        writeCalendar(
          titles.map((title, position) => anActionRow({title, position, due: '2026-11-30'})),
          calendar,
        ),
      ).map(({UID}) => UID)
    const [a, b] = uids('A', 'B')
    expect(uids('B', 'A')).toEqual([b, a])
    expect(new Set(uids('A', 'A', 'B')).size).toBe(3)
    const named = (title: string) => readEvents(writeCalendar([anActionRow({id: 'limit', title, due: '2026-11-30'})], calendar))[0]?.UID
    expect(named('Reworded')).toBe(named('Raise the limit'))
  })

  test('is the same twice on one day', () => {
    const actions = [anActionRow({due: '2026-11-30'})]
    expect(writeCalendar(actions, calendar)).toBe(writeCalendar(actions, calendar))
  })

  test('lets no words of a document become anything else, whatever they are', () => {
    fc.assert(
      fc.property(fc.string({unit: 'binary', maxLength: 60}), fc.string({unit: 'grapheme', maxLength: 120}), fc.boolean(), (one, other, isHostile) => {
        const title = isHostile ? `x\r\nEND:VEVENT\nBEGIN:VALARM;\\,\u202e${one}` : other
        const events = readEvents(writeCalendar([anActionRow({title, incidentTitle: other, owner: one, incidentId: `a${other}`, due: '2026-11-30'})], calendar))
        expect(events).toHaveLength(1)
        expect(Object.keys(events[0] ?? {}).toSorted()).toEqual(
          [
            'DESCRIPTION',
            'DTEND;VALUE=DATE',
            'DTSTAMP',
            'DTSTART;VALUE=DATE',
            'SEQUENCE',
            'SUMMARY',
            'TRANSP',
            'UID',
            'URL;VALUE=URI',
            ...leftOver(events[0]),
          ].toSorted(),
        )
        expect(events[0]?.SUMMARY).not.toMatch(/[\u202a-\u202e\u2066-\u2069\p{Cc}]/u)
        if (!isHostile && other.length < 300) expect(events[0]?.SUMMARY?.normalize()).toBe(toLine(other).normalize())
      }),
      {numRuns: 60},
    )
  }, 60_000)

  test('holds so many actions and no more', () => {
    const actions = Array.from({length: mostEntries + 5}, (_, position) => anActionRow({position, title: `Action ${position}`, due: '2026-11-30'}))
    expect(writeCalendar(actions, calendar).match(/BEGIN:VEVENT/g)).toHaveLength(mostEntries)
  }, 60_000)
})

/** Names that the library adds by itself for other programs. */
function leftOver(event: Readonly<Record<string, string>> = {}): readonly string[] {
  return Object.keys(event).filter(name => name.startsWith('X-'))
}

function toLine(text: string): string {
  return text
    .replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/[\s\p{Cc}\p{Cs}]+/gu, ' ')
    .trim()
}
