import {readFileSync} from 'node:fs'
import {describe, expect, test} from 'vitest'
import {readPostmortem} from '#src/postmortem/read-postmortem.ts'
import {listFacts} from './list-facts.ts'

// What a status page prints around its messages, and the report among them.

describe('readPostmortem() on status pages', () => {
  test('reads Statuspage’s, with a postmortem above the messages', () => {
    expect(listFacts('foreign/raw/statuspage-card-terminals.txt')).toMatchObject({
      title: 'Card terminals offline in the Nordics',
      organization: 'Example Pay',
      services: ['Terminals (Denmark, Norway, Sweden)'],
      measures: ['41 % of all terminals in Denmark'],
      lessons: [
        'poorly: The first look was at the mobile networks, since it were mostly terminals with a SIM that went off first. It took until 15:10 CET for someone to notice that they were all of one series.',
      ],
      actions: [
        "open: Before any change of DNS we'll test with one terminal of each series in the lab.",
        'open: The vendor will deliver a firmware for T2 that retries; we expect it in Q1.',
        'open: We are going to split terminals over two host names.',
      ],
      updates: [
        '2019-12-12T17:25Z resolved: All but a handful of terminals are back ',
        '2019-12-12T14:41Z monitoring: The change that caused this has been rev',
        "2019-12-12T14:14Z update: We're now fairly sure that only terminal",
        "2019-12-12T13:36Z investigating: A number of card terminals can't reach o",
      ],
    })
  })

  test('reads Statuspage’s without a postmortem', () => {
    expect(listFacts('foreign/raw/statuspage-webhooks-nopm.txt')).toMatchObject({
      title: 'Delayed webhooks',
      organization: 'Example Courier API',
      services: ['Webhooks', 'Events API'],
      milestones: ['started 2021-06-03T10:12Z', 'resolved 2021-06-03T13:05Z'],
      updates: [
        '2021-06-03T13:05Z resolved: Webhooks are being delivered in under tw',
        '2021-06-03T12:31Z update: Backlog is down to 110k. You should see ',
        "2021-06-03T12:02Z monitoring: We've rolled back to the previous worker",
        "2021-06-03T11:40Z identified: We've found that the workers rolled out ",
        "2021-06-03T10:58Z investigating: We're seeing delays in webhook delivery.",
      ],
    })
  })

  test('reads Instatus’s: the services in the head of the page', () => {
    expect(listFacts('foreign/raw/instatus-video-rooms.txt')).toMatchObject({
      title: 'Video rooms fail to start',
      organization: 'Example Meet',
      services: ['Video rooms', 'Recording'],
      milestones: ['started 2023-03-14T16:04Z', 'resolved 2023-03-14T17:26Z'],
    })
  })

  test('reads Better Stack’s: services below each other, a report in labels', () => {
    expect(listFacts('foreign/raw/betterstack-shop-db.txt')).toMatchObject({
      title: 'Downtime of the shop',
      organization: 'Example Teahouse',
      services: ['Shop', 'Checkout API'],
    })
  })

  test('reads cState’s front matter: date, resolvedWhen, affected', () => {
    expect(listFacts('foreign/raw/cstate-git-push.md')).toMatchObject({
      title: 'Pushing over SSH not possible',
      organization: 'Example Git Hosting',
      severity: 'disrupted = 2',
      services: ['SSH', 'Continuous integration'],
      actions: [
        'open: The weekly job will run on Tuesday at ten in the morning from now on, and stops after the first gateway if a push from our probe fails.',
      ],
    })
  })

  test('reads cState’s messages: state, words and stamp in a paragraph, over several lines and paragraphs', () => {
    expect(listFacts('templates/cstate-uploads.md')).toMatchObject({
      severity: 'down = 1',
      services: ['Uploads', 'Thumbnails'],
      milestones: ['started 2019-04-02T09:14Z', 'resolved 2019-04-02T11:32Z'],
      updates: [
        '2019-04-02T11:32Z resolved: Uploads work again for everybody, and wh',
        '2019-04-02T11:05Z monitoring: The temporary folder of the store is emp',
        '2019-04-02T10:20Z identified: The store ran out of inodes, because thu',
        '2019-04-02T09:31Z investigating: Uploads are refused with an error since ',
      ],
    })
    const {incident} = readPostmortem(readFileSync('tests/postmortem/templates/cstate-uploads.md', 'utf8'), 'x')
    expect(incident.updates.map(({text}) => text)).toEqual([
      'Uploads work again for everybody, and what was queued\nhas been stored. We are going to watch the number of free inodes from now on.',
      'The temporary folder of the store is empty again.',
      'The store ran out of inodes, because thumbnails that failed were never deleted.\n\nDownloads are not affected.',
      'Uploads are refused with an error since this morning.',
    ])
    expect(incident.timeline).toEqual([])
  })

  test('reads the messages of the kit that cState comes from: TOML, a stamp in front of the words, a state that is all there is', () => {
    expect(listFacts('templates/statuskit-search.md')).toMatchObject({
      title: 'Search returns nothing',
      services: ['Search', 'Suggestions'],
      milestones: ['started 2021-06-17T08:20Z', 'resolved 2021-06-17T09:48Z'],
      updates: [
        '2021-06-17T08:41Z undefined: One of two search nodes serves an empty ',
        '2021-06-17T09:05Z update: The index is being copied from the other',
        '2021-06-17T09:48Z resolved: *Resolved*',
      ],
    })
  })

  test('takes “Started” in the head of a page of Instatus’s for when it started, not for a message', () => {
    expect(listFacts('templates/instatus-maps.txt')).toMatchObject({
      title: 'Tiles load slowly in Europe',
      services: ['Tiles', 'Geocoding'],
      milestones: ['started 2024-05-03T07:52Z', 'resolved 2024-05-03T10:00Z'],
      durations: ['128 minutes'],
      updates: ['2024-05-03T10:00Z resolved: Tiles load as fast as before.', '2024-05-03T08:31Z identified: A cache in Frankfurt answers from a full'],
    })
  })

  test.each([
    ['a stamp in the midst of words', 'We wrote {{< track "2019-04-02 11:32:00" >}} into the page.'],
    ['a stamp in code', '```\n*Resolved* - Text. {{< track "2019-04-02 11:32:00" >}}\n```'],
    ['a stamp without a clock', '*Resolved* - Text. {{< track "2019-04-02 ended" >}}'],
    ['one line alone with its state and stamp in emphasis', '**Resolved** *2019-04-02 11:32 UTC* Text.'],
    ['emphasis that is no state', '**Note** *2019-04-02 11:32 UTC* Text.\n\n**Note** *2019-04-02 11:40 UTC* Text.'],
  ])('takes %s for no message', (_, text) => {
    expect(readPostmortem(`# Uploads are refused\n\n${text}\n`, 'x').incident.updates).toEqual([])
  })

  test('reads Sorry’s: the title below the kind of notice', () => {
    expect(listFacts('foreign/raw/sorry-phone-lines.txt')).toMatchObject({
      title: 'Some inbound numbers unreachable (01xx ranges)',
      organization: 'Example Dialtone',
      services: ['Inbound Voice', 'UK Geographic Numbers'],
      updates: [
        '2021-05-04T11:40Z resolved: Resolved — The incident has been resolve',
        '2021-05-04T10:58Z monitoring: Recovering — We are seeing calls to the ',
        "2021-05-04T09:21Z identified: Identified — It's the upstream carrier: ",
        '2021-05-04T08:16Z investigating: Investigating — Reports are coming in of',
      ],
    })
  })

  test('reads a page of its own make: several facts in a line, stamps above the messages', () => {
    expect(listFacts('foreign/raw/generic-stamps-first.txt')).toMatchObject({
      title: 'Incident 2020-044: Departure board feed stale',
      organization: 'EXAMPLE RAIL OPEN DATA',
      severity: 'High = 2',
      actions: ['open: We will raise the limit on all brokers', 'open: add an alert for feeds older than 5 minutes.'],
    })
  })

  test('reads a page with states in code', () => {
    expect(listFacts('foreign/raw/generic-state-pipe-stamps.md')).toMatchObject({
      title: 'Sync delays on mobile',
      organization: 'Example Notes',
      actions: ['done: Scale on queue length', 'in-progress: Jitter for full syncs', 'open: Marketing now announces large mailings in the ops calendar'],
      updates: [
        '2022-07-20T04:15Z resolved: Sync has been normal for an hour. Thank ',
        "2022-07-20T03:10Z update: We've doubled the number of sync workers",
        '2022-07-20T01:47Z investigating: Some of you told us that notes take long',
      ],
    })
  })
})
