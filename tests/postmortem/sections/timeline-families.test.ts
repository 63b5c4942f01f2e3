import {describe, expect, test} from 'vitest'
import {readPostmortem} from '#src/postmortem/read-postmortem.ts'

const read = (text: string, zone?: string) => readPostmortem(text, 'x', {defaultTimezone: zone}).incident
const rowsOf = (text: string, zone?: string): readonly string[] =>
  read(text, zone).timeline.map(({instant, end, text: words}) => `${instant.at.slice(0, 16)}${end ? `/${end.at.slice(0, 16)}` : ''} ${words}`)
const milestoneOf = (text: string, kind: string, zone?: string): string | undefined =>
  read(text, zone)
    .milestones.find(milestone => milestone.kind === kind)
    ?.instant.at.slice(0, 16)

describe('rows that only breaks part', () => {
  test.each(['<br>', '<br/>', '<BR />'])('cuts a paragraph at each %s, wherever its lines wrap', mark => {
    const text = `## Timeline (UTC)\n\n### 2022-11-03\n\n09:12 - The index job starts.${mark} 09:20 - Searches return\nnothing.${mark}09:41 - On-call is paged.\n\n### 2022-11-04\n\n08:00 - Review.${mark} 09:00 - Review ends.\n`
    expect(rowsOf(text)).toEqual([
      '2022-11-03T09:12 The index job starts.',
      '2022-11-03T09:20 Searches return\nnothing.',
      '2022-11-03T09:41 On-call is paged.',
      '2022-11-04T08:00 Review.',
      '2022-11-04T09:00 Review ends.',
    ])
  })

  test('cuts an item before times alone, and nothing in inline code', () => {
    const text =
      '## Timeline (UTC)\n\n- **2022-11-03**<br>09:12 Searches fail<br>for some<br>09:41 On-call is paged\n- 10:05 The template `a<br>10:30 b` is mended\n'
    expect(rowsOf(text)).toEqual([
      '2022-11-03T09:12 Searches fail<br>for some',
      '2022-11-03T09:41 On-call is paged',
      '2022-11-03T10:05 The template `a<br>10:30 b` is mended',
    ])
  })

  test('reads the labels of such a paragraph each as a fact, and none of them as the title', () => {
    const incident = read(
      'Status: final<br> Owners: @ada\n\n## Summary\n\nComponent: Search<br> Start: 2022-11-03 09:12 UTC<br> Duration: 53 minutes\n\n## Impact\n\nSearches failed.\n',
    )
    expect(incident.title).toBeUndefined()
    expect(incident.services.map(({value}) => value)).toEqual(['Search'])
    expect(incident.statedDurations.map(({minutes}) => minutes)).toEqual([53])
  })
})

describe('tables that Markdown does not see', () => {
  const above = 'Outage of the relay\n- Mail was delayed from Friday 22:40 UTC until Saturday 02:30 UTC on 2 and 3 September 2022\n'

  test('below an item, with a day only where it changes', () => {
    const text = `${above}Date | Time | What\n---|---|---\n2022-09-02 | 22:40 | The relay stops\n | 22:55 | An alert fires\n2022-09-03 | 01:10 | The disk is replaced\n`
    expect(rowsOf(text)).toEqual(['2022-09-02T22:40 The relay stops', '2022-09-02T22:55 An alert fires', '2022-09-03T01:10 The disk is replaced'])
  })

  test('without the line of dashes, where half of the rows hold times', () => {
    const text = `${above}| Time | What |\n| 22:40 | The relay stops |\n| ca 22:55 | An alert fires |\n| 23:10 | The disk is replaced |\n`
    expect(rowsOf(text)).toEqual(['2022-09-02T22:40 The relay stops', '2022-09-02T22:55 An alert fires', '2022-09-02T23:10 The disk is replaced'])
  })

  test('starting over past midnight within the stretch that the text states, and not outside of it', () => {
    const rows = '\n## Timeline (UTC)\n\n| Date | Time | What |\n|---|---|---|\n| | 21:40 | Pumps stop |\n| | 21:55 | Alert |\n| | 19:20 | Pumps run |\n'
    expect(rowsOf(`# Pumps\n\nThe pumps stood from Sunday 15 May 2022 21:40 UTC until Monday about 20:00 UTC.\n${rows}`).at(-1)).toBe(
      '2022-05-16T19:20 Pumps run',
    )
    expect(rowsOf(`# Pumps\n\nThe pumps stood from Sunday 15 May 2022 21:40 UTC until 22:30 UTC.\n${rows}`).at(-1)).toBe('2022-05-15T19:20 Pumps run')
  })

  test('with cells that stand one to the left where the day is left out', () => {
    const text = '## Timeline (UTC)\n\n| Date | Time | What |\n|---|---|---|\n| 2022-09-02 | 22:40 | Stop |\n| 22:55 | Alert |\n| 23:10 | Start |\n'
    expect(rowsOf(text)).toEqual(['2022-09-02T22:40 Stop', '2022-09-02T22:55 Alert', '2022-09-02T23:10 Start'])
  })

  test('leaves bars in running text alone', () => {
    expect(rowsOf('# Outage of 2 September 2022\n\nHome | Blog | About\n\n| a | b |\n\nThe relay stopped at 22:40 UTC.\n')).toEqual([
      '2022-09-02T22:40 The relay stopped at 22:40 UTC.',
    ])
  })
})

describe('times that are no events', () => {
  test('stamps that a program wrote into a sentence', () => {
    const text = '# Outage of 2 September 2022\n\nAt 22:40 UTC the link failed (start_time=2022-09-02 22:36:45, "end": "22:38:20").\n'
    expect(rowsOf(text)).toHaveLength(1)
  })

  test.each(['until 08:57 and 09:14 respectively', 'until 08:57 and 09:14, respectively', 'um 08:57 bzw. 09:14', 'à 08:57 et 09:14 respectivement'])(
    'a second time without words of its own: %s',
    words => {
      expect(rowsOf(`# Outage of 2 September 2022\n\nThe two routers failed, and did not come back ${words}.\n`)).toHaveLength(1)
    },
  )

  test('but each of two stretches', () => {
    expect(rowsOf('# Outage of 2 September 2022\n\nOrders failed from 10:00 until 10:20 UTC and 11:00 until 11:10 UTC.\n')).toHaveLength(2)
  })

  test('what had been before, by a day that the paragraph names', () => {
    const text =
      '# Outage\n\nOn 17 November 2020 at 12:05 UTC the shop went down.\n\nWe had to go back to the backup of 16 November 2020. No order was lost because the shop had closed at 21:00 that evening.\n'
    expect(rowsOf(text)).toEqual(['2020-11-17T12:05 On 17 November 2020 at 12:05 UTC the shop went down.'])
  })
})

describe('labels with a time below or beside them', () => {
  test.each([
    ['Beginn\nDienstag, 12.03.2024 14:05 Uhr\nEnde\n12.03.2024, 15:10 Uhr', 'Die Anschlüsse waren gestört.'],
    ['Début : mardi 12 mars 2024 à 14h05\nFin : 12/03/2024 15h10', 'Le service de messagerie est indisponible dans les bureaux.'],
    ['Inicio\n12/03/2024 14:05\nFin\n12/03/2024 15:10', 'Las llamadas de la centralita fallaban por una avería.'],
    ['Início: 12/03/2024 14:05\nFim: 12/03/2024 15:10', 'Uma parte dos serviços não respondeu.'],
    ['Start\n12 March 2024 14:05\nEnd\n12 March 2024 15:10', 'Calls failed.'],
    ['発生日時\n2024年3月12日（火）14時5分\n復旧日時\n2024年3月12日 15時10分(24時間表記)', '通話ができない状態でした。'],
    ['■発生時刻：2024年3月12日 午後2時5分頃\n■復旧時刻：2024年3月12日 午後3時10分', '通話ができない状態でした。'],
    ['【開始日時】2024/03/12 14:05\n【終了日時】2024/03/12 15:10', '通話ができない状態でした。'],
  ])('reads %j', (facts, words) => {
    const text = `Telephony\n${facts}\n\n${words}\n`
    expect([milestoneOf(text, 'started', 'UTC'), milestoneOf(text, 'resolved', 'UTC')]).toEqual(['2024-03-12T14:05', '2024-03-12T15:10'])
    expect([...rowsOf(text, 'UTC'), ...read(text).updates]).toEqual([])
  })

  test('reads ranges of parts, before or behind what they belong to, and takes none for the impact of the whole', () => {
    const text =
      'サーバ障害のご報告\n発生日時\n2024年3月4日 22時07分\n復旧日時\n2024年3月4日 22時37分\n時間は以下となります。\n・サーバA:3月4日 22時07分 ~ 22時17分\n・サーバB:3月4日 22時08分～22時30分\n・3月4日 22時11分から22時37分まで　サーバC\n'
    expect(rowsOf(text, 'Asia/Tokyo')).toEqual([
      '2024-03-04T13:07/2024-03-04T13:17 サーバA:3月4日 22時07分 ~ 22時17分',
      '2024-03-04T13:08/2024-03-04T13:30 サーバB:3月4日 22時08分～22時30分',
      '2024-03-04T13:11/2024-03-04T13:37 サーバC',
    ])
    expect([milestoneOf(text, 'started', 'Asia/Tokyo'), milestoneOf(text, 'resolved', 'Asia/Tokyo')]).toEqual(['2024-03-04T13:07', '2024-03-04T13:37'])
    expect(read(text, 'Asia/Tokyo').impactWindows).toEqual([])
  })

  test('leaves the order of two numbers open where nothing tells a language that has one', () => {
    expect(milestoneOf('Telephony\nStart: 12/03/2024 14:05\n\nCalls of the office failed, and were slow.\n', 'started')).toBeUndefined()
  })
})
