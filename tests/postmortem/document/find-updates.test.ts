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
})
