import {expect, test} from 'vitest'
import {readPostmortem} from '#src/postmortem/read-postmortem.ts'

test('readPostmortem() says which zone bare times are in, and where the text says so', () => {
  const zoneOf = (text: string) => {
    const zone = readPostmortem(text, 'x').incident.timezone
    return zone && [zone.value, zone.evidence.quote]
  }
  const timeline = (zone: string) => `# Q\n\n## Timeline\n\n- 2021-03-02 10:00${zone}: It stops\n- 11:00: It works\n`
  expect(zoneOf(`All times in PST.\n\n${timeline('')}`)).toEqual(['America/Los_Angeles', 'All times in PST.'])
  expect(zoneOf(timeline(' CET'))).toEqual(['Europe/Berlin', '10:00 CET'])
  expect(zoneOf(`---\ntimezone: Asia/Tokyo\n---\n${timeline('')}`)).toEqual(['Asia/Tokyo', 'Asia/Tokyo'])
  expect(zoneOf(timeline(''))).toBeUndefined()
  expect(readPostmortem(timeline(''), 'x', {defaultTimezone: 'Europe/Berlin'}).incident.timezone).toBeUndefined()
})

test('readPostmortem() takes a zone in a note beside the text for no statement about its times', () => {
  const {timeline} = readPostmortem(
    '---\ntimezone: Europe/London\n---\n\n## Timeline\n\n- **2018-05-15 00:20** — It stops.\n\n> Note: the times are one hour ahead of UTC.\n',
    'x',
  ).incident
  expect(timeline[0]?.instant.at).toBe('2018-05-14T23:20:00Z')
})

test('readPostmortem() leaves emphasis that opens behind a label with the text', () => {
  const texts = (items: string) => readPostmortem(`# Q\n\n## Timeline\n\n${items}`, 'x').incident.timeline.map(({text}) => text)
  expect(texts('- **2021-03-02 10:00** — **Alert** fires\n- **10:10** — *all* of it\n- 10:20 **Outage ends** at last\n- **10:30** — plain\n')).toEqual([
    '**Alert** fires',
    '*all* of it',
    '**Outage ends** at last',
    'plain',
  ])
})

test('readPostmortem() judges by the text, not by the front matter, whether lines are wrapped', () => {
  const body =
    '# Q\n\n## Timeline\n\n2021-03-02 10:00 UTC The service that customers use stops answering them\n2021-03-02 10:10 UTC The service answers again, slowly at first\n'
  const head = `---\ntitle: Q\n${['one', 'two', 'three', 'four', 'five', 'six'].map(key => `${key}: value\n`).join('')}---\n\n`
  expect(readPostmortem(head + body, 'x').incident.timeline).toHaveLength(2)
})

test('readPostmortem() sorts text without headings by what it says, front matter or not', () => {
  const body = 'The shop was down.\n\nThe root cause was a full disk.\n\nWe will add an alert to prevent this from happening again.\n'
  const kinds = (text: string) => readPostmortem(text, 'x').incident.sections.map(({kind}) => kind)
  expect(kinds(`---\ntitle: Q\n---\n\n${body}`)).toEqual(kinds(body))
  expect(kinds(body)).toContain('rootCause')
})

test('readPostmortem() reads what messages promise, and the day they are of, from a canonical list as well', () => {
  const {actions, date} = readPostmortem(
    '# Q\n\n## Status updates\n\n- **2021-03-02 11:30 resolved** — It works. We will add an alert on the queue.\n',
    'x',
  ).incident
  expect(actions.map(({title}) => title)).toEqual(['We will add an alert on the queue.'])
  expect(date?.value).toBe('2021-03-02')
})

test('readPostmortem() finds no more than a title, its text and a place in what it says of the title', () => {
  expect(Object.keys(readPostmortem('# Q\n\nText.\n', 'x').incident.title ?? {})).toEqual(['value', 'evidence'])
})

test('readPostmortem() reads an offset beside a clock as its zone, and a range as a range', () => {
  const {timeline} = readPostmortem(
    '---\ndate: 2024-09-30\ntimezone: America/New_York\n---\n\n## Timeline\n\n- **05:00 +02:00** — a\n- **19:17 -07:00 resolved** — b\n- **2024-10-01 14:05–14:12 +02:00** — c\n- **16:05-16:15** — d\n- **22:00 - 01:00** — e\n',
    'x',
  ).incident
  expect(timeline.map(({instant, end, milestones}) => [instant.at, end?.at, ...milestones])).toEqual([
    ['2024-09-30T03:00:00Z', undefined],
    ['2024-10-01T02:17:00Z', undefined, 'resolved'],
    ['2024-10-01T12:05:00Z', '2024-10-01T12:12:00Z'],
    ['2024-10-01T20:05:00Z', '2024-10-01T20:15:00Z'],
    ['2024-10-02T02:00:00Z', '2024-10-02T05:00:00Z'],
  ])
})
