import {describe, expect, test} from 'vitest'
import {readPostmortem} from '#src/postmortem/read-postmortem.ts'

const timesOf = (text: string): readonly string[] => {
  const {timeline, updates} = readPostmortem(text, 'x').incident
  return [...timeline, ...updates].map(({instant}) => instant.at.slice(0, 16))
}
const rows = (...lines: readonly string[]): string => lines.map(line => `- ${line}`).join('\n')

describe('days that others give', () => {
  test('reads headings of days in capitals, with the year from a stamp', () => {
    const text =
      'Posted 11/22/2022\n\n## Timeline (UTC)\n\nTHURSDAY, NOVEMBER 17\n\n10:00 - Orders fail.\n\n11:00 - Orders work.\n\nFRIDAY, NOVEMBER 18\n\n9:30 - A second wave.\n'
    expect(timesOf(text)).toEqual(['2022-11-17T10:00', '2022-11-17T11:00', '2022-11-18T09:30'])
  })

  test('reads day and month before a clock, the day first where a number leaves no other way', () => {
    const text = `Publié le 21 octobre 2022\n\nChronologie (UTC)\n\n${rows('17/10 à 16h20 : mot de passe changé', '18/10 vers 6h50 : astreinte appelée', '18/10 à 8h18 : tout est rétabli')}\n`
    expect(timesOf(text)).toEqual(['2022-10-17T16:20', '2022-10-18T06:50', '2022-10-18T08:18'])
  })

  test('takes no fraction for a day', () => {
    expect(timesOf('## Timeline\n\n- 2022-10-17 16:20 UTC 1/3 of orders fail\n- 16:40 2/3 fail\n')).toEqual(['2022-10-17T16:20', '2022-10-17T16:40'])
  })

  test('orders day and month as the country of the zone does', () => {
    expect(timesOf('All times Pacific Time.\n\n## Timeline\n\n- 03/04/2021 10:00 Down\n- 03/04/2021 10:30 Up\n')).toEqual([
      '2021-03-04T18:00',
      '2021-03-04T18:30',
    ])
    expect(timesOf('Alle Zeiten in MEZ.\n\n## Timeline\n\n- 03/02/2021 10:00 Down\n- 03/02/2021 10:30 Up\n')).toEqual(['2021-02-03T09:00', '2021-02-03T09:30'])
    expect(timesOf('All times in UTC.\n\n## Timeline\n\n- 03/04/2021 10:00 Down\n- 03/04/2021 10:30 Up\n')).toEqual([])
  })

  test('goes past midnight where the text names both days of a night', () => {
    const text = `From 10:50 PM to 1:10 AM UTC (March 7-8, 2024) orders failed.\n\n## Timeline\n\n${rows('10:50 PM Orders fail', '11:40 PM Restarted', '12:15 AM Found', '1:10 AM Fixed')}\n`
    expect(timesOf(text)).toEqual(['2024-03-07T22:50', '2024-03-07T23:40', '2024-03-08T00:15', '2024-03-08T01:10'])
  })

  test('gives the first of two days the month of the second, and weekdays alone their days', () => {
    const text =
      'Terugblik op dinsdag 17 en woensdag 18 september 2019\n\nVerloop (UTC)\n\nDinsdag\n16.10 uur: kabel kapot\n17.30 uur: uitwijk gestart\n\nWoensdag\n07.20 uur: kabel gelast\n'
    expect(timesOf(text)).toEqual(['2019-09-17T16:10', '2019-09-17T17:30', '2019-09-18T07:20'])
  })

  test('takes the day that the text tells over the day on which it was posted', () => {
    const text =
      '---\ndate: 2020-08-26\n---\n\n# Incident report for 2020-08-20\n\nOn 2020-08-20 between 14:09 and 16:31 UTC orders failed.\n\n## Timeline (UTC)\n\n- 14:09 Orders fail\n- 16:31 Orders work\n'
    expect(timesOf(text)).toEqual(['2020-08-20T14:09', '2020-08-20T16:31'])
  })
})

describe('zones that others give', () => {
  test.each([
    ['all times West Africa Time', '10:00', '2024-03-07T09:00'],
    ['hora de Argentina', '10:00', '2024-03-07T13:00'],
    ['heure de Montréal', '10:00', '2024-03-07T15:00'],
    ['all times are US/Pacific', '10:00', '2024-03-07T18:00'],
    ['Timezone: EAT', '10:00', '2024-03-07T07:00'],
  ])('reads %s', (zone, clock, at) => {
    expect(timesOf(`Outage of 7 March 2024\n\n## Timeline (${zone})\n\n- ${clock} Orders fail\n- ${clock} Pages ring\n`)[0]).toBe(at)
  })

  test('reads a region behind a clock without the word “time”, and takes no offset in brackets for a clock', () => {
    expect(timesOf('# Outage of 7 March 2024\n\nOrders failed at 10:53 a.m. Pacific, and worked at 11:20 a.m.\n')).toEqual([
      '2024-03-07T18:53',
      '2024-03-07T19:20',
    ])
    expect(timesOf('# Outage of 7 March 2024\n\nTimes are India Standard Time (UTC+05:30).\n\nOrders failed at 14:30.\n')).toEqual(['2024-03-07T09:00'])
  })
})

describe('one instant in two zones', () => {
  const before = '# Duplicate mail, August 2010\n\n'

  test.each([
    ['At 11:41 AM PDT | 18:41 UTC August 24, 2010 users wrote in.', '2010-08-24T18:41'],
    ['At 11:41 AM PDT / 18:41 UTC on August 24, 2010 users wrote in.', '2010-08-24T18:41'],
    ['At 11:41 AM PDT (18:41 UTC) on August 24, 2010 users wrote in.', '2010-08-24T18:41'],
    ['At 6:04 PM PDT August 25, 2010 | 01:04 UTC August 26, 2010 users wrote in.', '2010-08-26T01:04'],
    ['At 6:04 PM PDT on August 25, 2010 (01:04 UTC on August 26, 2010) users wrote in.', '2010-08-26T01:04'],
    ['On August 25, 2010 6:04 PM PDT | August 26, 2010 01:04 UTC users wrote in.', '2010-08-26T01:04'],
  ])('reads “%s” as one, on the day of the clock beside it', (text, at) => {
    expect(timesOf(before + text)).toEqual([at])
    expect(readPostmortem(before + text, 'x').diagnostics.filter(({rule}) => rule === 'zone-pair')).toEqual([])
  })

  test('reports two that are not the same, also where each has a day', () => {
    const text = 'At 6:04 PM PDT August 25, 2010 | 01:04 UTC August 25, 2010 users wrote in.'
    expect(readPostmortem(before + text, 'x').diagnostics.map(({rule}) => rule)).toContain('zone-pair')
  })

  test('reads a range that is told in both', () => {
    const text = 'Between 3:00 PM PDT | 22:00 UTC and 4:00 PM PDT | 23:00 UTC August 19, 2010 mails were late.'
    const [entry] = readPostmortem(before + text, 'x').incident.timeline
    expect([entry?.instant.at, entry?.end?.at]).toEqual(['2010-08-19T22:00:00Z', '2010-08-19T23:00:00Z'])
  })

  test('gives each clock the day that stands with it', () => {
    const text = 'Mail failed at 14:20 UTC on 16 September 2010 and at 15:00 UTC on 17 September 2010.'
    expect(timesOf(before + text)).toEqual(['2010-09-16T14:20', '2010-09-17T15:00'])
    expect(timesOf('# Mail\n\nFrom 23:00 UTC 5 May 2010 to 01:00 UTC 6 May 2010 mail failed.\n')).toEqual(['2010-05-05T23:00'])
  })

  test('takes “PST/PDT” for what the clocks showed, and says nothing about the season', () => {
    const {incident, diagnostics} = readPostmortem('## Timeline (all times in PST/PDT)\n\n- 2023-08-25 21:14 Down\n- 22:00 Up\n', 'x')
    expect(incident.timeline[0]?.instant.at).toBe('2023-08-26T04:14:00Z')
    expect(diagnostics.filter(({rule}) => rule === 'zone-out-of-season')).toEqual([])
  })
})

describe('Japanese clocks', () => {
  test.each([
    ['2024年3月4日（月）22時7分頃、障害が発生しました。', '2024-03-04T22:07'],
    ['2024年3月4日 午後10時半に障害が発生しました。', '2024-03-04T22:30'],
    ['2024年3月4日の15時に障害が発生しました。', '2024-03-04T15:00'],
    ['2024年3月4日 午前0時5分に障害が発生しました。', '2024-03-04T00:05'],
    ['2024年3月4日 午後10:07に障害が発生しました。', '2024-03-04T22:07'],
  ])('reads %s', (text, at) => {
    expect(timesOf(text)).toEqual([at])
  })

  test('takes no length for a clock, and “頃” for approximate', () => {
    expect(timesOf('2024年3月4日 障害は24時間続き、3時間30分後に復旧しました。')).toEqual([])
    expect(readPostmortem('2024年3月4日 22時7分頃、障害が発生しました。', 'x').incident.timeline[0]?.instant.approximate).toBe(true)
  })
})

test('a weekday that fits only in another year does not move a date there', () => {
  expect(timesOf('# Outage of 14 July 2021\n\nOn Monday, July 13 at 10:00 UTC logins failed.\n')).toEqual(['2021-07-13T10:00'])
})

test('only the end of a stretch may be approximate', () => {
  const [entry] = readPostmortem('# Outage\n\nLogins failed from 2021-07-13 10:00 UTC until 2021-07-13 approximately 11:10 UTC.\n', 'x').incident.timeline
  expect([entry?.instant.approximate, entry?.end?.approximate]).toEqual([false, true])
})
