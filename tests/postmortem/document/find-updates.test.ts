import {describe, expect, test} from 'vitest'
import {readPostmortem} from '#src/postmortem/read-postmortem.ts'

const updatesOf = (text: string) =>
  readPostmortem(text, 'x').incident.updates.map(({instant, state, text: body}) => [instant.at.slice(0, 16), state, body.split('\n')[0]])

describe('findUpdates()', () => {
  test('reads messages that their state opens and their stamp closes', () => {
    expect(
      updatesOf(`Slow orders

Resolved   3 years ago

Orders go through again.

May 3, 2021 12:40 UTC

Update   3 years ago

Half of the consumers are back.

May 3, 2021 11:15 UTC

Investigating   3 years ago

Orders wait in the queue.

May 3, 2021 10:20 UTC
`),
    ).toEqual([
      ['2021-05-03T12:40', 'resolved', 'Orders go through again.'],
      ['2021-05-03T11:15', 'update', 'Half of the consumers are back.'],
      ['2021-05-03T10:20', 'investigating', 'Orders wait in the queue.'],
    ])
  })

  test('reads messages with labelled parts as messages, not as reports', () => {
    expect(
      updatesOf(`Slow orders

3 May 2021	12:40 UTC

Summary: Orders were slow

Description: All consumers are back.

3 May 2021	11:15 UTC

Summary: Orders are slow

Description: Half of the consumers are back.

Workaround: None.
`).map(([at]) => at),
    ).toEqual(['2021-05-03T12:40', '2021-05-03T11:15'])
  })

  test('takes a row that only names a state for a row, among rows', () => {
    const text = '# Outage of 7 March 2024\n\n## Timeline (UTC)\n\n- 10:00 Logins fail\n- 10:05 Alert fires\n- 11:00 Resolved\n- 11:30 Mail sent to all staff\n'
    expect(updatesOf(text)).toEqual([])
    expect(readPostmortem(text, 'x').incident.timeline.map(({text: body}) => body)).toEqual([
      'Logins fail',
      'Alert fires',
      'Resolved',
      'Mail sent to all staff',
    ])
  })

  const messages = [
    [
      '12 March 2021 at 09:30',
      'Resolved',
      'Incident report. The outage of 8 March 2021 hit all customers.\n07:50 - Alerts fire.\n08:05 - Engineers leave.\n09:10 - The fibre is spliced.',
    ],
    ['8 March 2021 at 09:15', 'Resolving', 'Traffic flows again.'],
    ['8 March 2021 at 08:00', 'Investigating', 'We see a loss of service since 07:50.'],
  ] as const

  test.each([
    ['STAMP: STATE: Fibre in Leeds'],
    ['STAMP – [STATE] Fibre in Leeds'],
    ['[STATE] Fibre in Leeds - STAMP'],
    ['STATE: Fibre in Leeds (STAMP)'],
    ['STAMP | Fibre in Leeds | STATE'],
    ['Fibre in Leeds: STATE – STAMP'],
  ])('reads heads that repeat the title: “%s”, and rows in one of the messages as the account', head => {
    const text = `Status of the network\n\n${messages.map(([stamp, state, body]) => `${head.replace('STAMP', stamp).replace('STATE', state)}\n${body}`).join('\n')}\n`
    expect(updatesOf(text).map(([at, state]) => [at, state])).toEqual([
      ['2021-03-08T09:15', 'identified'],
      ['2021-03-08T08:00', 'investigating'],
    ])
    // The rows are of the day of the incident, not of the message that holds them.
    expect(readPostmortem(text, 'x').incident.timeline.map(({instant}) => instant.at.slice(0, 16))).toEqual([
      '2021-03-08T07:50',
      '2021-03-08T08:05',
      '2021-03-08T09:10',
    ])
  })

  test('takes a row that begins with a state for a row', () => {
    const text =
      '# Outage of 8 March 2021\n\nTimeline\n\n8 March 2021 08:00 UTC: Identified: the ring is cut\n\n8 March 2021 08:30 UTC: Update: splicing begins\n\n8 March 2021 09:15 UTC: Resolved: service is back\n'
    expect(updatesOf(text)).toEqual([])
    expect(readPostmortem(text, 'x').incident.timeline).toHaveLength(3)
  })

  test('looks back from a message after days of silence to the incident, and from any other to its own day', () => {
    const startOf = (last: string): string | undefined =>
      readPostmortem(
        `Slow orders\n\nResolved\nOrders were failing from 07:50 UTC until 09:10 UTC.\nPosted ${last} - 16:00 UTC\n\nInvestigating\nThe first orders of 8 March 2021 wait.\nPosted Mar 08, 2021 - 08:00 UTC\n`,
        'x',
      ).incident.impactWindows[0]?.start.at
    expect(startOf('Mar 12, 2021')).toBe('2021-03-08T07:50:00Z')
    expect(startOf('Mar 09, 2021')).toBe('2021-03-09T07:50:00Z')
  })

  test('reads stamps above messages with their state, and what they are about behind it', () => {
    expect(
      updatesOf(`Service: Phones

5 May 2021 at 13:53: Resolved: Hosted phones
All phones work again.
5 May 2021 at 10:07: Monitoring: Hosted phones
We restarted the registrar.
5 May 2021 at 10:02: Investigating: Hosted phones
Phones lose their registration.
`).map(([at]) => at),
    ).toEqual(['2021-05-05T13:53', '2021-05-05T10:07', '2021-05-05T10:02'])
  })
})
