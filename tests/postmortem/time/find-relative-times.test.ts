import {describe, expect, test} from 'vitest'
import {readPostmortem} from '#src/postmortem/read-postmortem.ts'
import {findRelativeTimes} from '#src/postmortem/time/find-relative-times.ts'

describe('findRelativeTimes()', () => {
  test.each([
    ['20 minutes later the queue grew', 20],
    ['Twenty minutes later, the queue grew', 20],
    ['Half an hour after that it fell', 30],
    ['An hour later it was rebuilt', 60],
    ['An hour and a half later it was rebuilt', 90],
    ['2 hours afterwards it fell', 120],
    ['Ten minutes after the switch the pager went', 10],
    ['Zwanzig Minuten später fiel er aus', 20],
    ['Une demi-heure plus tard, tout marchait', 30],
    ['10 minutos después se recuperó', 10],
    ['Uma hora depois voltou', 60],
    ['Een half uur later was alles hersteld', 30],
    ['20分後に復旧', 20],
    ['It took 20 minutes', undefined],
    ['20 minutes before that', undefined],
    ['two releases later', undefined],
  ])('finds in “%s” %s', (text, minutes) => {
    expect(findRelativeTimes(text)[0]?.minutes).toBe(minutes)
  })
})

describe('readPostmortem() on times by their distance from others', () => {
  const instantsOf = (text: string): readonly string[] =>
    readPostmortem(text, 'x').incident.timeline.map(({instant}) => `${instant.at.slice(5, 16)}${instant.approximate ? '~' : ''}`)

  test('counts from what was told before, and from what is named', () => {
    const text =
      '# A\n\nOn 6 October 2021 at 07:30 UTC we made the switch. Twenty minutes later calls failed. At 08:27 the on-call was paged. Ten minutes after the switch a queue had grown.\n'
    expect(instantsOf(text)).toEqual(['10-06T07:30', '10-06T07:50~', '10-06T08:27', '10-06T07:40~'])
  })

  test('leaves them alone where nothing was told before, and where a clock beside them says the same', () => {
    expect(instantsOf('# A\n\nOn 6 October 2021 it began. Twenty minutes later calls failed.\n')).toEqual([])
    expect(instantsOf('# A\n\nOn 6 October 2021 at 07:30 UTC it began. Twenty minutes later, at 07:52, calls failed.\n')).toEqual([
      '10-06T07:30',
      '10-06T07:52',
    ])
  })

  test('reads them at the start of rows', () => {
    expect(instantsOf('# A\n\n## Timeline\n\n- 2021-10-06 07:30 UTC: switch\n- 20 minutes later: calls fail\n- 08:27: pager\n')).toEqual([
      '10-06T07:30',
      '10-06T07:50~',
      '10-06T08:27',
    ])
  })

  test('reads “the next morning”, a weekday and the year that a title gives', () => {
    expect(instantsOf('# A\n\nOn 6 October 2021 at 07:30 UTC it began. The next morning at 06:15 it was over.\n')).toEqual(['10-06T07:30', '10-07T06:15'])
    expect(instantsOf('# A\n\nWeek of 6 May 2024\n\n## Timeline\n\nTuesday\n\n- 09:58 tills stop\n\nWednesday\n\n- 08:30 tills work\n')).toEqual([
      '05-07T09:58',
      '05-08T08:30',
    ])
    expect(instantsOf('# Availability report: May 2021\n\n## May 8\n\nAt 06:46 UTC writes failed. At 07:03 UTC they worked again.\n')).toEqual([
      '05-08T06:46',
      '05-08T07:03',
    ])
  })

  test.each([
    ['Times are Pacific.', '2024-01-10T18:00:00Z'],
    ['All times are local time in Rotterdam.', '2024-01-10T09:00:00Z'],
    ['(all times are **US/Pacific**)', '2024-01-10T18:00:00Z'],
    ['All times in Lisbon time.', '2024-01-10T10:00:00Z'],
    ['All times UTC+1.', '2024-01-10T09:00:00Z'],
  ])('reads the zone of “%s”', (statement, at) => {
    const {incident} = readPostmortem(`# A\n\n${statement}\n\n## Timeline\n\n- 2024-01-10 10:00 calls fail\n- 11:00 calls work\n`, 'x')
    expect(incident.timeline[0]?.instant.at).toBe(at)
  })
})
