import {describe, expect, test} from 'vitest'
import {readPostmortem} from '#src/postmortem/read-postmortem.ts'

const read = (text: string, zone?: string, year?: number) => readPostmortem(text, 'x', {defaultTimezone: zone, defaultYear: year})
const updatesOf = (text: string, zone?: string, year?: number): readonly string[] =>
  read(text, zone, year).incident.updates.map(({instant, state, text: words}) => `${instant.at.slice(0, 16)} ${state ?? '-'} ${words}`)
const rowsOf = (text: string, zone?: string): readonly string[] =>
  read(text, zone).incident.timeline.map(({instant, end, text: words}) => `${instant.at.slice(0, 16)}${end ? `/${end.at.slice(0, 16)}` : ''} ${words}`)

describe('messages above their stamps', () => {
  const page = (dash: string): string =>
    `Postmortem ${dash}\nRead details\nApr 2, 18:40 BST\nResolved ${dash}\nOrders are taken again.\nApr 2, 11:20 BST\nIdentified ${dash}\nA full disk stops the queue.\nApr 2, 10:55 BST\nInvestigating ${dash}\nOrders fail in the shop.\nApr 2, 10:40 BST\n`

  test.each(['-', '–', '—'])('keeps states with %s behind them, the year given from outside', dash => {
    expect(updatesOf(page(dash), undefined, 2024)).toEqual([
      '2024-04-02T10:20 resolved Orders are taken again.',
      '2024-04-02T09:55 identified A full disk stops the queue.',
      '2024-04-02T09:40 investigating Orders fail in the shop.',
    ])
  })

  test('makes up no year for them', () => {
    expect(updatesOf(page('-'))).toEqual([])
  })

  test('knows a bullet for a state and a mark in front of the stamp, and leaves the head of the page out', () => {
    const text =
      'Everything works\n\nBack to the overview\n\nSlow search\n\n» Published on Tue, 02 Apr 2024 10:30:00 +0000\n\n  • Resolved\n\n    The index was built anew and searches are fast again for all customers.\n\n    It will be watched.\n\n    » Updated Tue, 02 Apr 2024 12:05:00 +0000\n  • Investigating\n\n    Searches take longer than usual for some of our customers.\n\n    » Updated Tue, 02 Apr 2024 10:31:00 +0000\n\nSubscribe\n'
    expect(updatesOf(text)).toEqual([
      '2024-04-02T12:05 resolved The index was built anew and searches are fast again for all customers.\n\n    It will be watched.',
      '2024-04-02T10:31 investigating Searches take longer than usual for some of our customers.',
    ])
  })

  test.each([
    ['Updated by Ada Lovelace on 2nd Apr 2024 @ ', 'Updated by Ada Lovelace on 2nd Apr 2024 @ '],
    ['Posted by: ops at 2024-04-02 ', 'Posted by: ops at 2024-04-02 '],
  ])('signed with "%s"', stamp => {
    const text = `Network works\nWe replace a switch in the second row of racks today.\n${stamp}10:30\nNetwork works\nThe works are about to begin now.\n${stamp}10:55\nNetwork works\nAll servers answer again since then.\n${stamp}11:40\nNetwork works\nThe works are done, a report will follow.\n`
    expect(updatesOf(text, 'UTC').map(update => update.replace(/\n/g, ' / '))).toEqual([
      '2024-04-02T10:30 - Network works / We replace a switch in the second row of racks today.',
      '2024-04-02T10:55 - Network works / The works are about to begin now.',
      '2024-04-02T11:40 - Network works / All servers answer again since then.',
    ])
  })

  test('makes no message of the line that signs a post, nor of a title with its day', () => {
    const text = '# Outage 2024-04-02\n\nPosted by Ada Lovelace on 3 April 2024 at 09:00\n\nThe shop was down from 10:30 to 11:40 UTC on 2 April 2024.\n'
    expect(updatesOf(text)).toEqual([])
    expect(rowsOf(text)).toEqual(['2024-04-02T10:30/2024-04-02T11:40 The shop was down from 10:30 to 11:40 UTC on 2 April 2024.'])
  })
})

describe('text below a bullet that is none to Markdown', () => {
  const below = (words: string): string =>
    read(`# Report\n\n  • Cause\n\n    ${words}\n`)
      .incident.sections.map(({text}) => text)
      .join('|')

  test('is read where it is sentences, and stays whole', () => {
    expect(below('The pump was stopped on 2024-04-02 at 10:30 UTC by mistake.')).toContain('The pump was stopped')
    expect(rowsOf('# Report\n\n  • Cause\n\n    The pump was stopped on 2024-04-02 at 10:30 UTC by mistake.\n')).toEqual([
      '2024-04-02T10:30 The pump was stopped on 2024-04-02 at 10:30 UTC by mistake.',
    ])
  })

  test('is code where it looks like it', () => {
    expect(rowsOf('# Report\n\n  • Log\n\n    Stopped pump two = "2024-04-02 10:30 UTC";\n')).toEqual([])
  })
})

describe('rows', () => {
  test('run together by a page that lost their breaks', () => {
    const text =
      'On 2 April 2024 orders failed.\n\n09:50 UTC - Errors begin to rise10:02 UTC - An alert fires10:05 UTC – The disk is cleared.10:20 UTC - Orders are taken againWhat did we learn?\n'
    expect(rowsOf(text).slice(0, 3)).toEqual([
      '2024-04-02T09:50 Errors begin to rise',
      '2024-04-02T10:02 An alert fires',
      '2024-04-02T10:05 The disk is cleared.',
    ])
  })

  test('go on below paragraphs without a time, in a text without headings', () => {
    const text =
      'Phones, 2 April 2024 (all times in UTC)\n\n1:30pm - The team was alerted that few calls came in.\n\n1:40pm - We restart the core.\n\n1:55pm - The core was restarted once more, and engineers look on.\n\nSome phones were affected and could not call during this time.\n\n2:10pm - We call the customers with such phones.\n\n2:40pm - The root cause was a broken card.\n'
    expect(rowsOf(text).map(row => row.slice(11, 16))).toEqual(['13:30', '13:40', '13:55', '14:10', '14:40'])
  })

  test('whose first cell has the day and whose words have the clocks', () => {
    const text =
      '# Three bad days, April 2024\n\n## Timeline (UTC)\n\n| Incident | What happened |\n|---|---|\n| 2 April — shop | Errors began around 20:50. They were gone at 21:15. |\n| 5 April — mail | The relay was stopped by hand. |\n| 9 April — shop | A disk was full at 07:01. |\n'
    expect(rowsOf(text)).toEqual([
      '2024-04-02T20:50 Errors began around 20:50.',
      '2024-04-02T21:15 They were gone at 21:15.',
      '2024-04-05T00:00 The relay was stopped by hand.',
      '2024-04-09T07:01 A disk was full at 07:01.',
    ])
  })

  test.each(['**2nd April 2024:**', 'April 2, 2024:', '2 April 2024:'])('below the day line "%s", which is no row itself', day => {
    expect(rowsOf(`# Pumps\n\n## Timeline\n\n${day}\n\n13:50 GST: Pumps stop.\n\n14:00 GST: Pumps run.\n`)).toEqual([
      '2024-04-02T09:50 Pumps stop.',
      '2024-04-02T10:00 Pumps run.',
    ])
  })
})

test('GST is the Gulf’s, said to be so where no country is named, and Guam’s where that is', () => {
  const rules = (text: string): readonly string[] => read(text).diagnostics.map(({rule}) => rule)
  const text = (place: string): string => `# Pumps${place}\n\n## Timeline\n\n- 2024-04-02 13:50 GST: Pumps stop.\n- 2024-04-02 14:00 GST: Pumps run.\n`
  expect(rules(text(''))).toContain('ambiguous-zone')
  expect(rules(text(' in Dubai'))).not.toContain('ambiguous-zone')
  expect(rowsOf(text(' on Guam'))[0]).toBe('2024-04-02T03:50 Pumps stop.')
})

describe('stretches and lengths', () => {
  test('two full stamps are one stretch, and a length in parentheses is no clock', () => {
    expect(
      rowsOf('The power was out 2024-04-02 02:50 UTC - 2024-04-02 04:00 UTC (1h10); the index was down 2024-04-02 04:00 UTC - 2024-04-02 15:00 UTC (11h00).\n'),
    ).toEqual([
      '2024-04-02T02:50/2024-04-02T04:00 The power was out 2024-04-02 02:50 UTC - 2024-04-02 04:00 UTC (1h10);',
      '2024-04-02T04:00/2024-04-02T15:00 the index was down 2024-04-02 04:00 UTC - 2024-04-02 15:00 UTC (11h00).',
    ])
  })

  test.each(['La panne a duré 1h50 le 2 avril 2024.', 'On 2 April 2024 the shop was down for 1h50.', 'Duration: 1h50, on 2 April 2024.'])(
    '"%s" tells of no clock',
    text => {
      expect(rowsOf(text)).toEqual([])
    },
  )

  test('the offset of a clock stays one', () => {
    expect(rowsOf('On 2024-04-02 at 14:05 UTC +2 the shop went down.\n')[0]).toContain('2024-04-02T12:05')
    expect(rowsOf('On 2024-04-02 at 14:05 UTC - 14:10 UTC the shop was down.\n')[0]).toContain('2024-04-02T14:05/2024-04-02T14:10')
  })
})

describe('days that other words settle', () => {
  test.each([
    ['Die Störung vom 02.04.2024 wurde bis 22 Uhr behoben. Gegen Mitternacht lief alles wieder.', '2024-04-02T22:00'],
    ['La panne du 2 avril 2024 a été réparée à 22h00. Vers minuit tout fonctionnait.', '2024-04-02T22:00'],
    ['The fault of 2 April 2024 was mended by 22:00. Around midnight everything worked again.', '2024-04-02T22:00'],
  ])('midnight behind an evening ends the day: "%s"', text => {
    expect(rowsOf(text, 'UTC').map(row => row.slice(0, 16))).toEqual(['2024-04-02T22:00', '2024-04-03T00:00'])
  })

  test('"Sunday 7th, at 1h00" is in the month at hand, and "11h LT" a clock', () => {
    const text = 'On Saturday 6th April 2024, at 10h50 LT, the link went down. Alarms were seen at 11h LT. On Sunday 7th, at 1h00 LT, it was spliced.\n'
    expect(rowsOf(text, 'Europe/Paris').map(row => row.slice(0, 16))).toEqual(['2024-04-06T08:50', '2024-04-06T09:00', '2024-04-06T23:00'])
  })

  test('an outage that was alike has a day of its own', () => {
    const text = 'At 09:53 on May 3rd 2024 alerts fired.\n\nIt looked similar to the outage of April 28th 2024, but was another.\n\nAt 10:19 all was well.\n'
    expect(rowsOf(text, 'UTC').map(row => row.slice(0, 16))).toEqual(['2024-05-03T09:53', '2024-05-03T10:19'])
  })

  test('a weekday before it all is said of its paragraph alone', () => {
    const text =
      'On Friday 5 April 2024 at 10:00 the site was down.\n\nA fix had been proposed at 13:11 on Thursday, and nobody looked.\n\nThe messages were seen at 20:00.\n'
    expect(rowsOf(text, 'UTC').at(-1)).toBe('2024-04-05T20:00 The messages were seen at 20:00.')
  })

  test('the day in a title counts before that on which the page was saved, and without one in the front matter', () => {
    const rows = '\n## Timeline (UTC)\n\n- 12:18 Proxies restart.\n- 12:40 Proxies hold.\n'
    expect(rowsOf(`---\ntitle: Outage on April 2, 2024\ndate: 2024-09-15\n---\n\n# Outage on April 2, 2024\n\nThe site was down.\n${rows}`)[0]).toBe(
      '2024-04-02T12:18 Proxies restart.',
    )
    expect(rowsOf(`---\ntitle: Downtime on April 2, 2024\n---\n\nAfter yesterday’s deployment the site was down.\n${rows}`)[0]).toBe(
      '2024-04-02T12:18 Proxies restart.',
    )
    expect(rowsOf(`---\ntitle: Outage\ndate: 2024-04-02\n---\n\nThe site was down.\n${rows}`)[0]).toBe('2024-04-02T12:18 Proxies restart.')
  })

  test('"Wednesday (yesterday)" tells the day where the post’s own day bears it out', () => {
    const text = (date: string): string =>
      `---\ndate: ${date}\n---\n\nAt 16:30 UTC the crawl ceased.\n\nOn Wednesday (yesterday) I was in the hills.\n\nI went out at 16:00 UTC.\n`
    expect(rowsOf(text('2024-04-04')).map(row => row.slice(0, 16))).toEqual(['2024-04-03T16:30', '2024-04-03T16:00'])
    expect(rowsOf(text('2024-04-02'))[0]?.slice(0, 16)).toBe('2024-04-02T16:30')
  })
})

describe('sentences in unlikely places', () => {
  test('below "What we learnt", where paragraphs tell it', () => {
    expect(
      rowsOf(
        '# Report of 2 April 2024\n\n## What we learnt\n\nWe observed that the fault started at approximately 10.16, and was mended at approximately 11.35.\n',
        'UTC',
      ).map(row => row.slice(0, 16)),
    ).toEqual(['2024-04-02T10:16', '2024-04-02T11:35'])
  })

  test('not in the lists there, and not what is to come', () => {
    expect(rowsOf('# Report of 2 April 2024\n\n## Lessons learned\n\n- The alert at 10:16 was late.\n\nBackups run at 10:30 each day.\n', 'UTC')).toEqual([])
  })

  test('below Japanese measures, where the first report follows', () => {
    expect(
      rowsOf(
        '2024年4月2日の障害について\n\n【今後の対策】\n機器を冗長化します。\n第一報\n障害が発生しましたが、8時51分頃に復旧いたしました。\n',
        'Asia/Tokyo',
      ).map(row => row.slice(0, 16)),
    ).toEqual(['2024-04-01T23:51'])
  })

  test('"plans to" behind a noun is no plan of what is told', () => {
    expect(rowsOf('On 2 April 2024 we had 2 backup plans to restore the link and at 10:30 it was spliced.\n', 'UTC').map(row => row.slice(0, 16))).toEqual([
      '2024-04-02T10:30',
    ])
  })
})
