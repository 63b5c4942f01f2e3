import {describe, expect, test} from 'vitest'
import {readPostmortem} from '#src/postmortem/read-postmortem.ts'
import {expectExactEvidence} from '#tests/postmortem/expect-reading.ts'

function windowsOf(text: string): readonly string[] {
  const reading = readPostmortem(text, 'x')
  expectExactEvidence(text, reading)
  return reading.incident.impactWindows.map(({start, end}) => `${start.at.slice(5, 16)}–${end?.at.slice(5, 16)}`)
}

const head = '# Calls ended\n\nIncident of 10 January 2024, all times in UTC.\n\n'

describe('readImpactWindows()', () => {
  test.each([
    ['The service was degraded from 11.07 until 11.27.', ['01-10T11:07–01-10T11:27']],
    ['Between 14:25 and 14:38 requests failed.', ['01-10T14:25–01-10T14:38']],
    ['Calls were degraded between 14:47 and 15:09 and again from 15:52 until 17:41.', ['01-10T14:47–01-10T15:09', '01-10T15:52–01-10T17:41']],
    ['From 22:40 until 01:10 customers could not log in.', ['01-10T22:40–01-11T01:10']],
    ['Von 14:05 Uhr bis 16:40 Uhr war der Server nicht erreichbar.', ['01-10T14:05–01-10T16:40']],
    ['Le paiement a été indisponible de 18h05 à 19h20.', ['01-10T18:05–01-10T19:20']],
  ])('reads %s', (sentence, expected) => {
    expect(windowsOf(head + sentence)).toEqual(expected)
  })

  test.each([
    'Between 14:25 and 14:38 we added capacity.',
    'Maintenance was planned from 22:00 until 02:00.',
    'Errors came intermittently from 14:47 until 18:04.',
    'At its peak, from 14:47 until 14:51, all calls failed.',
    'The office is open from 09:00 to 17:00.',
    'A similar incident lasted from 10:00 until 11:00.',
    'We raised the timeout from 2 to 5 seconds, and errors stopped.',
  ])('takes no window from “%s”', sentence => {
    expect(windowsOf(head + sentence)).toEqual([])
  })

  test('reads every stretch in a section about impact, and those that labels state', () => {
    expect(windowsOf(`${head}## Impact\n\nTwo windows: 06:00 – 06:25 and, after a fix that was none, 09:10 – 09:18.\n`)).toEqual([
      '01-10T06:00–01-10T06:25',
      '01-10T09:10–01-10T09:18',
    ])
    expect(windowsOf(`${head}**Duration:** 09:12–11:03 UTC\n\n**Severity:** SEV2\n`)).toEqual(['01-10T09:12–01-10T11:03'])
  })

  test('keeps windows apart: the exact one before one that is about, and the whole before its worst part', () => {
    expect(windowsOf(`${head}From about 11:00 until 12:00 calls failed.\n\nCalls failed from 11:07 until 11:58.\n`)).toEqual(['01-10T11:07–01-10T11:58'])
    expect(windowsOf(`${head}The site was down from 11:20 until 11:30.\n\nRequests failed from 11:07 until 11:58.\n`)).toEqual(['01-10T11:07–01-10T11:58'])
  })

  test('leaves the windows of the front matter alone', () => {
    const text = '---\nimpact_windows:\n  - 2024-01-10T09:00/2024-01-10T09:30\n---\n\nOn 2024-01-10 calls failed from 11:07 until 11:27 UTC.\n'
    expect(windowsOf(text)).toEqual(['01-10T09:00–01-10T09:30'])
  })

  test('takes the window of announced work for no incident', () => {
    expect(windowsOf('# Scheduled maintenance\n\nWindow: 2024-01-10 23:00 - 2024-01-11 03:00 CET\n\nTicket: NET-1\n')).toEqual([])
  })
})
