import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {listImpactWindows, toDurations} from '#src/incident/duration.ts'
import type {ReadHints} from '#src/postmortem/document/read-hints.ts'
import {readPostmortem} from '#src/postmortem/read-postmortem.ts'
import {checkLibraryRules} from '#src/postmortem/rules/check-library-rules.ts'
import {defaultSettings} from '#src/postmortem/rules/settings.ts'
import {expectExactEvidence, expectNothingLost} from '#tests/postmortem/expect-reading.ts'

// Times as people get them wrong, by the numbers of the list of bad inputs. The whole file runs in three time zones of the process: what a
// text says must not depend on where it is read.

type Read = ReturnType<typeof readPostmortem>

function read(text: string, hints: ReadHints = {}): Read {
  const reading = readPostmortem(text, 'x', hints)
  expectExactEvidence(text, reading)
  expectNothingLost(text, reading)
  return reading
}

/** A document with rows below "Timeline", each with its own bullet. */
function readRows(rows: readonly string[], head = '# Calls ended\n\nCalls ended for everybody.\n', hints: ReadHints = {}): Read {
  return read(`${head}\n## Timeline\n\n${rows.map(row => `- ${row}\n`).join('')}`, hints)
}

const instantsOf = ({incident}: Read): readonly string[] => incident.timeline.map(({instant}) => instant.at)
const rulesOf = ({diagnostics}: Read): readonly string[] =>
  diagnostics.map(({rule}) => rule).filter(rule => rule !== 'missing-section' && rule !== 'missing-title')

const processZone = process.env.TZ
afterAll(() => {
  if (processZone === undefined) delete process.env.TZ
  else process.env.TZ = processZone
})

describe.each([
  {zone: 'UTC', offset: 0},
  {zone: 'Asia/Kolkata', offset: -330},
  {zone: 'America/St_Johns', offset: 210},
])('readPostmortem() in a process in $zone', ({zone, offset}) => {
  beforeAll(() => {
    process.env.TZ = zone
  })

  test('F31 runs where the clocks of the process really are of that zone', () => {
    expect(new Date(2024, 0, 15).getTimezoneOffset()).toBe(offset)
  })

  test('F01 reports a time that the clocks skipped, and makes no other of it', () => {
    const reading = readRows(['2024-03-10 01:50 — Seen.', '02:30 — Skipped.', '03:10 — Ended.'], '---\ntimezone: America/Los_Angeles\n---\n\nText.\n')
    expect(instantsOf(reading)).toEqual(['2024-03-10T09:50:00Z', '2024-03-10T10:10:00Z'])
    expect(rulesOf(reading)).toContain('local-time')
  })

  test('F02 reports a time that the clocks showed twice, and keeps the rows in their order', () => {
    const reading = readRows(['2024-11-03 00:50 — Seen.', '01:30 — Doubled.', '02:10 — Ended.'], '---\ntimezone: America/Los_Angeles\n---\n\nText.\n')
    expect(instantsOf(reading)).toEqual(['2024-11-03T07:50:00Z', '2024-11-03T10:10:00Z'])
    expect(reading.diagnostics.find(({rule}) => rule === 'local-time')?.message).toContain('twice')
    expect(reading.incident.sections.find(({kind}) => kind === 'timeline')?.text).toContain('01:30 — Doubled.')
  })

  test('F03 reads the half hour that Lord Howe moves its clocks by', () => {
    const rows = ['2024-04-06 12:00 — Before.', '2024-04-07 12:00 — After.', '2024-10-06 02:15 — Skipped.']
    const reading = readRows(rows, '---\ntimezone: Australia/Lord_Howe\n---\n\nText.\n')
    expect(instantsOf(reading)).toEqual(['2024-04-06T01:00:00Z', '2024-04-07T01:30:00Z'])
    expect(rulesOf(reading)).toContain('local-time')
  })

  test('F04 reports a day that Apia skipped', () => {
    const reading = readRows(
      ['2011-12-29 23:00 — Seen.', '2011-12-30 12:00 — Skipped.', '2011-12-31 01:00 — Ended.'],
      '---\ntimezone: Pacific/Apia\n---\n\nText.\n',
    )
    expect(instantsOf(reading)).toEqual(['2011-12-30T09:00:00Z', '2011-12-30T11:00:00Z'])
    expect(rulesOf(reading)).toContain('local-time')
  })

  test('F05 reads PST in July as what the clocks of the place showed, and says so', () => {
    const reading = readRows(['2024-07-10 10:00 PST — Seen.', '2024-01-10 10:00 PST — Seen.'])
    expect(instantsOf(reading)).toEqual(['2024-07-10T17:00:00Z', '2024-01-10T18:00:00Z'])
    expect(rulesOf(reading).filter(rule => rule === 'zone-out-of-season')).toHaveLength(1)
  })

  test('F06 reports a zone and an offset that disagree', () => {
    expect(rulesOf(readRows(['2024-01-10 10:00 PST (UTC-7) — Seen.']))).toContain('zone-pair')
    const agreeing = readRows(['2024-01-10 10:00 PST (UTC-8) — Seen.', '2024-07-10 10:00 PDT (UTC-7) — Seen.'])
    expect(rulesOf(agreeing)).not.toContain('zone-pair')
    expect(instantsOf(agreeing)).toEqual(['2024-01-10T18:00:00Z', '2024-07-10T17:00:00Z'])
  })

  test.each([
    ['10:02 UTC — Ada is paged (13:02 CEST where she was).', 1],
    ['10:02 UTC — Ada is paged (12:02 CEST where she was).', 0],
    ['10:02 UTC — The deploy (09:30 CEST) is found.', 0],
    ['10:02 UTC — Ada is paged (10:02 where she was).', 0],
    ['10:02 UTC — Ada is paged (03:02 PST where she was).', 0],
    ['10:02 UTC — Ada is paged (04:02 PDT where she was).', 1],
    ['10:02 UTC — Ada is paged and looks at it at 13:02 CEST.', 0],
  ])('F06 checks the clock of another zone in the parenthesis of an entry against its time: %s', (row, count) => {
    expect(rulesOf(readRows([`2024-07-10 ${row}`])).filter(rule => rule === 'zone-pair')).toHaveLength(count)
  })

  test.each([
    ['CST', 'Our region in Texas lost power.', '2024-01-10T16:00:00Z'],
    ['CST', 'Our region in Shanghai lost power.', '2024-01-10T02:00:00Z'],
    ['IST', 'Customers in India could not pay.', '2024-01-10T04:30:00Z'],
    ['IST', 'Customers in Ireland could not pay.', '2024-01-10T10:00:00Z'],
    ['BST', 'Customers in Bangladesh could not pay.', '2024-01-10T04:00:00Z'],
  ])('F07 reads %s by the country that the document names: %s', (name, sentence, at) => {
    const reading = readRows([`2024-01-10 10:00 ${name} — Seen.`], `# Calls ended\n\n${sentence}\n`)
    expect(instantsOf(reading)).toEqual([at])
    expect(rulesOf(reading)).not.toContain('ambiguous-zone')
  })

  test('F07 says that an abbreviation of several zones is not decided, once, unless it is told the zone', () => {
    const rows = ['2024-01-10 10:00 CST — Seen.', '11:00 CST — Ended.']
    const reading = readRows(rows)
    expect(rulesOf(reading).filter(rule => rule === 'ambiguous-zone')).toHaveLength(1)
    const told = readRows(rows, '# Calls ended\n\nText.\n', {defaultTimezone: 'Asia/Shanghai'})
    expect(rulesOf(told)).not.toContain('ambiguous-zone')
    expect(instantsOf(told)).toEqual(['2024-01-10T02:00:00Z', '2024-01-10T03:00:00Z'])
  })

  test('F08 reads PT and ET by the date', () => {
    const reading = readRows(['2024-01-10 10:00 PT — Seen.', '2024-07-10 10:00 PT — Seen.', '2024-07-10 14:00 ET — Seen.'])
    expect(instantsOf(reading)).toEqual(['2024-01-10T18:00:00Z', '2024-07-10T17:00:00Z', '2024-07-10T18:00:00Z'])
  })

  test('F09 reads a time without a zone in the document’s zone, else in the one it is told, else in UTC, and each says which', () => {
    const rows = ['2024-01-10 10:00 — Seen.']
    const zoneOf = (reading: Read): string | undefined => reading.incident.timeline[0]?.instant.zone
    expect(zoneOf(readRows(rows, '# Calls\n\nAll times are in CET.\n', {defaultTimezone: 'Asia/Tokyo'}))).toBe('Europe/Berlin')
    expect(zoneOf(readRows(rows, '# Calls\n\nText.\n', {defaultTimezone: 'Asia/Tokyo'}))).toBe('Asia/Tokyo')
    expect(zoneOf(readRows(rows))).toBe('UTC')
  })

  test('F09 says that UTC was assumed, once and at the first time, and only where nobody states a zone', () => {
    const assumed = readRows(['2024-01-10 10:00 — Seen.', '11:00 — Ended.'])
    expect(assumed.diagnostics.filter(({rule}) => rule === 'assumed-zone').map(({place}) => [place?.start.line, place?.start.column])).toEqual([[7, 3]])
    for (const [rows, head, hints] of [
      [['2024-01-10 10:00 — Seen.'], '# Calls\n\nText.\n', {defaultTimezone: 'Asia/Tokyo'}],
      [['2024-01-10 10:00 — Seen.'], '# Calls\n\nAll times are in UTC.\n'],
      [['2024-01-10 10:00 — Seen.'], '---\ntimezone: UTC\n---\n\nText.\n'],
      [['2024-01-10 10:00Z — Seen.', '11:00 — Ended.'], '# Calls\n\nText.\n'],
      [['2024-01-10 — Seen.'], '# Calls\n\nText.\n'],
      [['1704880800 — Seen.', '1704882600 — Ended.'], '# Calls\n\nText.\n'],
      [['T+35m — Found.'], '---\nstarted: 2024-01-10T10:00Z\n---\n\nText.\n'],
    ] satisfies [string[], string, ReadHints?][])
      expect(rulesOf(readRows(rows, head, hints)), rows.join()).not.toContain('assumed-zone')
  })

  test('F10 reads several zones in one timeline, each where it stands', () => {
    const reading = readRows(['2024-01-10 10:00 CET — Seen.', '2024-01-10 09:30 UTC — Seen.', '2024-01-10 05:00 EST — Seen.'])
    expect(instantsOf(reading)).toEqual(['2024-01-10T09:00:00Z', '2024-01-10T09:30:00Z', '2024-01-10T10:00:00Z'])
    expect(rulesOf(reading)).not.toContain('entry-out-of-order')
  })

  test('F11 reports a date whose order nothing decides, and reads it by another that does, wherever that stands', () => {
    const open = readRows(['03/04/2024 10:00 — Seen.'])
    expect(instantsOf(open)).toEqual([])
    expect(rulesOf(open)).toContain('day-order')
    expect(instantsOf(readRows(['03/04/2024 10:00 — Seen.', '13/04/2024 10:00 — Ended.']))).toEqual(['2024-04-03T10:00:00Z', '2024-04-13T10:00:00Z'])
    expect(instantsOf(readRows(['03/04/2024 10:00 — Seen.', '03/14/2024 10:00 — Ended.']))).toEqual(['2024-03-04T10:00:00Z', '2024-03-14T10:00:00Z'])
  })

  test('F11 reads no date whose order two others decide in two ways', () => {
    const reading = readRows(['03/04/2024 10:00 — Seen.', '13/04/2024 10:00 — One.', '04/14/2024 10:00 — Other.'])
    expect(instantsOf(reading)).toEqual(['2024-04-13T10:00:00Z', '2024-04-14T10:00:00Z'])
    expect(rulesOf(reading)).toContain('day-order')
  })

  test.each(['2024-13-01', '2024-00-10', '2023-02-29', '0000-01-01', '9999-12-31', '2024-04-31'])(
    'F12 F21 F23 refuses %s, and takes no other day for it',
    day => {
      const reading = readRows(['2024-01-12 09:00 — Seen.', `${day} 10:00 — Refused.`, '11:00 — Ended.'])
      expect(instantsOf(reading)).toEqual(['2024-01-12T09:00:00Z', '2024-01-12T11:00:00Z'])
      expect(rulesOf(reading)).toContain('impossible-day')
    },
  )

  test('F13 reads days without a year in the year of those with one, over New Year too', () => {
    const reading = readRows(['Dec 31, 2020 23:10 — Seen.', 'Jan 1 00:20 — Found.', 'Jan 1 02:00 — Ended.'])
    expect(instantsOf(reading)).toEqual(['2020-12-31T23:10:00Z', '2021-01-01T00:20:00Z', '2021-01-01T02:00:00Z'])
    expect(instantsOf(readRows(['Dec 31 23:10 — Seen.'], '# Calls\n\nText.\n', {defaultYear: 2019}))).toEqual(['2019-12-31T23:10:00Z'])
    expect(instantsOf(readRows(['Dec 31 23:10 — Seen.']))).toEqual([])
  })

  test('F14 reads 24:00 as the midnight that ends the day', () => {
    expect(instantsOf(readRows(['2024-02-28 23:00 — Seen.', '24:00 — Ended.']))).toEqual(['2024-02-28T23:00:00Z', '2024-02-29T00:00:00Z'])
  })

  test('F15 reads a leap second as the second before it, and says so', () => {
    const reading = readRows(['2016-12-31 23:59:60 UTC — Seen.'])
    expect(instantsOf(reading)).toEqual(['2016-12-31T23:59:59Z'])
    expect(rulesOf(reading)).toContain('leap-second')
  })

  test.each(['T+35m', 'T+0:35', '+35 min', '+00:35'])('F16 counts %s from the start of the incident, never from now', offset => {
    const head = '---\nstarted: 2024-01-10T10:00\n---\n\nText.\n'
    expect(instantsOf(readRows([`${offset} — Found.`], head))).toEqual(['2024-01-10T10:35:00Z'])
    expect(instantsOf(readRows([`${offset} — Found.`]))).toEqual([])
  })

  test.each([
    ['1704880800', '1704882600'],
    ['1704880800000', '1704882600000'],
  ])('F17 reads rows that begin with seconds or milliseconds since 1970, such as %s', (first, second) => {
    expect(instantsOf(readRows([`${first} — Seen.`, `${second} — Ended.`]))).toEqual(['2024-01-10T10:00:00Z', '2024-01-10T10:30:00Z'])
  })

  test('F17 takes a long number alone for no time', () => {
    expect(instantsOf(readRows(['1234567890 — a customer’s number', '4111111111111111 — a card']))).toEqual([])
  })

  test('F18 ends a range over midnight on the next day', () => {
    expect(readRows(['2024-01-10 22:00–01:30 — Calls ended.']).incident.timeline[0]?.end?.at).toBe('2024-01-11T01:30:00Z')
  })

  test('F19 reports a range that ends before it starts, and shows no end and no negative duration', () => {
    const reading = readRows(['2024-01-10 14:12–14:05 — Calls ended.'])
    expect(reading.incident.timeline[0]?.end).toBeUndefined()
    expect(rulesOf(reading)).toContain('end-before-start')
    const turned = read('---\nstarted: 2024-01-10T14:00\nresolved: 2024-01-10T13:00\n---\n\nText.\n')
    expect(toDurations(turned.incident)).toEqual([])
    expect(rulesOf(turned)).toContain('milestone-out-of-order')
  })

  test('F19 reports a stretch of impact in prose that ends before it starts, beside a timeline too, and takes it for no window', () => {
    const told = 'On 2024-01-10 calls were unavailable from 15:40 to 14:55 UTC for everybody.'
    const reading = readRows(['2024-01-10 15:40 UTC — Calls end.', '16:10 UTC — Found.', '16:55 UTC — Ended.'], `# Calls ended\n\n${told}\n`)
    expect(reading.diagnostics.filter(({rule}) => rule === 'end-before-start').map(({place}) => place?.start.line)).toEqual([3])
    expect(reading.incident.impactWindows).toEqual([])
    const right = told.replace('15:40 to 14:55', '15:40 to 16:55')
    expect(rulesOf(readRows(['2024-01-10 15:40 UTC — Calls end.', '16:10 UTC — Found.', '16:55 UTC — Ended.'], `# Calls ended\n\n${right}\n`))).not.toContain(
      'end-before-start',
    )
    expect(rulesOf(read('# Calls ended\n\nOn 2024-01-10 calls were unavailable from 23:40 to 00:55 UTC.\n'))).not.toContain('end-before-start')
  })

  test('F20 keeps rows that are out of order where they stand, and reports the one that is', () => {
    const reading = readRows(['2024-01-10 10:00 — Seen.', '10:40 — Found.', '10:20 — Mixed up.', '11:00 — Ended.'])
    expect(instantsOf(reading).map(at => at.slice(11, 16))).toEqual(['10:00', '10:40', '10:20', '11:00'])
    expect(rulesOf(reading).filter(rule => rule === 'entry-out-of-order')).toHaveLength(1)
  })

  test('F21 refuses 30 February in words', () => {
    const reading = readRows(['2024-01-12 09:00 — Seen.', 'Feb 30, 2024 10:00 — Refused.'])
    expect(instantsOf(reading)).toEqual(['2024-01-12T09:00:00Z'])
    expect(rulesOf(reading)).toContain('impossible-day')
  })

  test('F22 reads a year of two digits where day and month are decided, and none where it may as well be the day', () => {
    expect(instantsOf(readRows(['13/08/20 10:00 — Seen.']))).toEqual(['2020-08-13T10:00:00Z'])
    expect(instantsOf(readRows(['13.08.20 10:00 — Seen.']))).toEqual(['2020-08-13T10:00:00Z'])
    const open = readRows(['24-03-13 10:00 — Seen.'])
    expect(instantsOf(open)).toEqual([])
    expect(rulesOf(open)).toContain('day-order')
  })

  test('F24 reads all of “at 14:05Z”', () => {
    expect(instantsOf(read('# Calls ended\n\nOn 2024-01-10 at 14:05Z calls ended.\n'))).toEqual(['2024-01-10T14:05:00Z'])
  })

  test('F25 finds no day in “we march on”, “sat in the queue” and “may”', () => {
    const text = '# Calls ended\n\nWe march on. Jobs sat in the queue. It may 12 times fail, and we sun ourselves. In 5 of 7 cases the second 10 failed.\n'
    const {incident} = read(text, {defaultYear: 2024})
    expect(incident.timeline).toEqual([])
    expect(incident.date).toBeUndefined()
  })

  test.each([
    ['２０２４-０１-１０ １４：０５ — Seen.'],
    ['2024‑01‑10 14∶05 — Seen.'],
    ['2024–01–10 14:05 — Seen.'],
    ['2024−01−10 14：05 — Seen.'],
    ['٢٠٢٤-٠١-١٠ ١٤:٠٥ — Seen.'],
  ])('F26 reads digits, colons and hyphens of other scripts: %s', row => {
    expect(instantsOf(readRows([row]))).toEqual(['2024-01-10T14:05:00Z'])
  })

  test('F27 leaves “yesterday” and “now” alone where the document says no day, and counts them from its own where it does', () => {
    expect(instantsOf(read('# Calls ended\n\nYesterday at 14:05 UTC calls ended. Now all is well.\n'))).toEqual([])
    const dated = read('# Calls ended\n\nOn 2024-01-10 at 10:00 UTC we deployed. Yesterday at 14:05 UTC calls had ended already.\n')
    expect(instantsOf(dated)).toEqual(['2024-01-10T10:00:00Z', '2024-01-09T14:05:00Z'])
  })

  test('F28 reports a detection before the start, and a resolution before the detection', () => {
    const text = '---\nstarted: 2024-01-10T14:00\ndetected: 2024-01-10T13:00\nresolved: 2024-01-10T12:00\n---\n\nText.\n'
    const reading = read(text)
    expect(rulesOf(reading).filter(rule => rule === 'milestone-out-of-order')).toHaveLength(2)
    expect(toDurations(reading.incident)).toEqual([])
  })

  test('F29 takes an incident of 400 days, and one that is still open', () => {
    const long = read('---\nstarted: 2023-01-01T00:00\nmitigated: 2024-02-05T00:00\n---\n\nText.\n')
    expect(toDurations(long.incident)).toMatchObject([{kind: 'ttm', minutes: 400 * 24 * 60}])
    const open = read('---\nstarted: 2024-01-10T14:00\n---\n\nText.\n')
    expect(toDurations(open.incident)).toEqual([])
    expect(listImpactWindows(open.incident)).toEqual([])
  })

  test('F30 does not call a closed action overdue', () => {
    const {incident} = read(
      '# Calls ended\n\n## Remediation\n\n- [x] Raise the limit (due: 2020-01-01, done: 2020-02-01)\n- [ ] Alert on it (due: 2020-01-01)\n',
    )
    const overdue = checkLibraryRules({incident, today: '2024-01-10', exists: () => true, settings: defaultSettings}).filter(
      ({rule}) => rule === 'overdue-action',
    )
    expect(overdue.map(({place}) => place?.start.line)).toEqual([6])
  })
})
