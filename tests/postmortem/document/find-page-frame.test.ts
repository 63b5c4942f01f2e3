import {describe, expect, test} from 'vitest'
import {readPostmortem} from '#src/postmortem/read-postmortem.ts'

// Pages and mails as people save them: what is around the document is kept as text, and nothing is read from it.

const story = `Orders could not be paid

Payments failed for half an hour on 3 May 2021, and the people in the queue saw an error.

What happened

The card gateway refused its own certificate.

Timeline (UTC)

10:02 Payments fail
10:15 The certificate is found to be expired
10:31 Payments work again

Next steps

We will renew certificates by machine.
`

function read(text: string) {
  const {incident} = readPostmortem(text, 'x')
  return {
    times: [...incident.timeline, ...incident.updates].map(({instant}) => instant.at.slice(0, 16)),
    actions: incident.actions.map(({title}) => title),
    title: incident.title?.value,
    sections: incident.sections.map(({kind, text: body}) => [kind, body] as const),
  }
}

describe('findPageFrame()', () => {
  const plain = read(story)

  test.each([
    ['comments', '3 thoughts on "Orders could not be paid"\n\nlisa says:\nMay 5, 2021 at 8:10 am\nWe will move to another shop!\n'],
    ['other posts', 'Related posts\n\nHow we will test backups   2 May 2021 09:00\nNew office, 14 April 2021 18:30\n'],
    ['a site’s last lines', '© 2021 Example Orders Ltd. Last changed 14:05\nJobs: we will hire six people\n'],
    ['a bar for sharing', 'Share this on\nMastodon\nPosted 4 May 2021 16:40\n'],
    ['a mail that is answered', 'On Tue, 4 May 2021 at 07:12, Ada wrote:\n> will we get our money back? It failed at 9:58 already\n'],
    ['a signature', '-----BEGIN PGP SIGNATURE-----\nVersion: 2.4\n\niQEzBAEB 12:12\n-----END PGP SIGNATURE-----\n'],
    ['a way on', '← Older: we will move on 8 May 2021 at 06:00\n'],
    ['comments in German', 'Kommentare (2)\n\nEla schrieb am 5. Mai 2021 um 9:20 Uhr:\nBei mir ging es um 10:40 wieder.\n'],
  ])('reads nothing from %s below a document, and keeps it as text', (_, foot) => {
    const framed = read(`${story}\n${foot}`)
    expect(framed).toMatchObject({times: plain.times, actions: plain.actions, title: plain.title})
    expect(framed.sections.at(-1)).toEqual(['other', foot.trim()])
  })

  test('takes no word for a foot above the last section of the document', () => {
    const text = story.replace('Timeline (UTC)', 'Share this on\n\nTimeline (UTC)')
    expect(read(text).times).toEqual(plain.times)
  })

  test('reads the title from the header of a mail, and no time from it', () => {
    const mail = read(`Return-Path: <noc@example.net>
Date: Wed, 5 May 2021 21:14:09 +0200
From: NOC <noc@example.net>
To: all@example.net
Subject: Power cut in hall 2

Hi,

the power in hall 2 was gone from 13:10 to 13:40 UTC on 4 May 2021.
`)
    expect(mail.title).toBe('Power cut in hall 2')
    expect(mail.times).toEqual(['2021-05-04T13:10'])
  })

  test('takes two labelled lines at the top for no mail', () => {
    expect(read('Date: 3 May 2021\nFrom: Example Orders\n\nPayments failed at 10:05 UTC.\n').times).toEqual(['2021-05-03T10:05'])
  })
})
