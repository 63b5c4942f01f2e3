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
