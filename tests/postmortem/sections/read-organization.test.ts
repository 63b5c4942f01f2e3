import {describe, expect, test} from 'vitest'
import {readPostmortem} from '#src/postmortem/read-postmortem.ts'

const story = 'Mail was late for two hours on 3 May 2024. A queue had filled up and nobody had been told.'
const organizationOf = (text: string): string | undefined => readPostmortem(text, 'a').incident.organization?.value

describe('readOrganization() by the top of a page', () => {
  test.each([
    ['Acme Status Blog\n\nMail delayed on 3 May', 'Acme'],
    ['Acme Engineering Blog\n\nMail delayed on 3 May', 'Acme'],
    ['Fernbrook Wiki\n\nMail delayed on 3 May', 'Fernbrook'],
    ['Acme – Das Blog der Technik\nStart · Produkte · Hilfe · Kontakt\n\nMail delayed on 3 May', 'Acme'],
    ['Acme\nFeatures   Customers   Pricing   Blog   Sign in\n\nMail delayed on 3 May', 'Acme'],
    ['Skip to content\nAcme\nCommunity   Blog   Help   Log in\n\nMail delayed on 3 May', 'Acme'],
    ['ACME   News   Media   Forums   Shop\n\nMail delayed on 3 May\n\nWe at the office saw that Acme was slow.', 'Acme'],
    ['Fernbrook College  |  Computing Services\nHome   Services   Get Help   About\n\nMail delayed on 3 May', 'Fernbrook College'],
    ['acme.example   Play   Learn   Watch   Community\n\nMail delayed on 3 May', 'acme'],
    ['FERNBROOK HOUSING ASSOCIATION\n1 Mill Lane\n\nMail delayed on 3 May\n\nFernbrook Housing Association is sorry.', 'Fernbrook Housing Association'],
    ['ACME PTY LTD\nOPERATIONS CENTRE\n\nMail delayed on 3 May\n\nAcme apologises for this.', 'Acme'],
    ['CITY OF FERNBROOK\nInformation Technology\n\nMEMORANDUM', 'CITY OF FERNBROOK'],
  ])('finds who writes in %j', (top, organization) => {
    expect(organizationOf(`${top}\n\n${story}\n`)).toBe(organization)
  })

  test.each([
    'Home   Products   Pricing   Blog',
    'Memorandum',
    'Postmortem',
    'Engineering Blog',
    'Status',
    'Database Migration Gone Wrong',
    'The Long Night',
    'Overview   Timeline   Impact',
  ])('names nobody for %j', top => {
    expect(organizationOf(`${top}\n\nMail delayed on 3 May\n\n${story}\n`)).toBeUndefined()
  })
})

describe('readOrganization() by the foot of a page', () => {
  test.each([
    ['© 2019, Acme, Inc. or its affiliates. All rights reserved.', 'Acme'],
    ['(c) Fernbrook University. All times Eastern.', 'Fernbrook University'],
    ['Acme Ltd is a company registered in England and Wales (No. 00000000).', 'Acme'],
    ['Fernbrook Mutual is authorised by the regulator. Calls may be recorded.', 'Fernbrook Mutual'],
    ['Acme is hiring. 12 open roles.', 'Acme'],
    ['Orchard CI is a hosted build service used by many.', 'Orchard CI'],
    ['Acme Learning, Inc. – Confidential – Page 1 of 3', 'Acme Learning'],
    ['Written by Ada, who has been at Acme since 2013.', 'Acme'],
    ['Ada joined Acme in 2020.', 'Acme'],
    ['Questions? Write to noc@acme.example. This is how mail at Acme works.', 'Acme'],
  ])('finds who writes in %j', (foot, organization) => {
    expect(organizationOf(`# Mail delayed on 3 May\n\n${story}\n\n---\n\n${foot}\n`)).toBe(organization)
  })

  test.each([
    '© 2024   Terms   Privacy   Cookies',
    'Powered by Tumblr. Theme by Pixel Union.',
    'Photo by Ada on Unsplash.',
    'Page 1 of 3',
    'Written by Ada Lovelace.',
    'Questions? Ask in #mail on Slack, or write to ada@gmail.com.',
    'See https://status.twilio.com/incidents/1 and https://docs.rabbitmq.com/ttl.',
  ])('names nobody for %j', foot => {
    expect(organizationOf(`# Mail delayed on 3 May\n\n${story}\n\n---\n\n${foot}\n`)).toBeUndefined()
  })
})

describe('readOrganization() by addresses and hosts', () => {
  test.each([
    ['See [the board](https://grafana.acme.example/d/1). All Acme mail was late.', 'Acme'],
    ['See https://engineering.acme.example/2016. Acme was limping.', 'Acme'],
    ['From: Ada <ada@kettlelinux.example>\nTo: announce@lists.kettlelinux.example\n\nYours, Ada, for Kettle Linux', 'Kettle Linux'],
    ['Mail through acme.example was late. Later acme.example came back.', 'acme'],
  ])('finds who writes in %j', (text, organization) => {
    expect(organizationOf(`# Mail delayed on 3 May\n\n${story}\n\n${text}\n`)).toBe(organization)
  })

  test.each([
    'See https://docs.acme.example/ttl.',
    'The carrier, Weather, has api.weather.example.',
    'We moved the zone to dns.other.example and mail to mx.another.example.',
    'See [the issue](https://github.com/redis/redis/issues/1). Redis has answered.',
  ])('names nobody for %j', text => {
    expect(organizationOf(`# Mail delayed on 3 May\n\n${story}\n\n${text}\n`)).toBeUndefined()
  })

  test('takes a longer name for whole where only the domain has the shorter', () => {
    expect(
      organizationOf(`Fernbrook Hosting\nStart   Tarife   Handbuch   Status\n\nMail delayed\n\n${story}\n\nWrite to hello@fernbrook.example, Fernbrook.\n`),
    ).toBe('Fernbrook Hosting')
  })
})

describe('readOrganization() by agreement', () => {
  test('prefers what products are named after', () => {
    expect(
      organizationOf(
        `# Summary of the Acme Queue Service Event on 3 May\n\n${story} Customers using Acme Queue Service saw errors.\n\nAcme is hiring.\n\n© 2024 Acme Computing, Inc.\n`,
      ),
    ).toBe('Acme')
  })

  test('prefers those who write over those who are written of', () => {
    const vendor = 'The Mailrelay customers saw errors. The Mailrelay engineers told us later. Mailrelay users wrote to us. Services by Mailrelay were slow.'
    expect(organizationOf(`# Acme: mail delayed\n\nHere at Acme, we send mail. ${vendor}\n\n© 2024 Acme, Inc.\n`)).toBe('Acme')
  })

  test.each([
    'The Warsaw servers were rebooted. The Warsaw servers came back.',
    'The Crucible site was closed.',
    'Few customers wrote to us. Most customers did not notice. European customers were affected.',
    'All HQS customers were affected, and the traffic at MEL03, MEL01 and MEL02 dropped.',
    'The Kafka cluster, the MySQL cluster and the HAProxy service restarted. The Kafka team was asked.',
    '— The Payments Team',
    'All requests to GC were slow. The Season 9 players waited.',
    'The engineers of OST 004 and OST 005 were called. A customer of ours wrote.',
  ])('names nobody for %j', text => {
    expect(organizationOf(`# Mail delayed on 3 May\n\n${story}\n\n${text}\n`)).toBeUndefined()
  })

  test('reads a text of many names in linear time', () => {
    const timed = (text: string): number => {
      const start = performance.now()
      organizationOf(text)
      return performance.now() - start
    }
    timed(`The Name customers saw errors ${'A-A'.repeat(3000)}`)
    expect(timed(`The Name customers saw errors ${'A-A'.repeat(30_000)}`)).toBeLessThan(2000)
  })
})

describe('readOrganization() in Japanese', () => {
  test.each([
    ['こんにちは、サンプルペイのSREチームの山田です。', 'サンプルペイ'],
    ['今後ともサンプルペイをよろしくお願いいたします。', 'サンプルペイ'],
  ])('finds who writes in %j', (text, organization) => {
    expect(organizationOf(`# 決済APIの障害について\n\n${text}\n\n## 概要\n\n遅延しました。\n`)).toBe(organization)
  })
})

describe('readOrganization() by what the text calls its own', () => {
  test.each([
    ['Our relay was slow and blocks were late.\n\nBlocks that the Zephyr relay served were paid back.', 'Zephyr'],
    ['Lumen experienced a critical outage on 4 May. The cause was a disk. Lumen is back.', 'Lumen'],
    ['Der Lumen Support ist informiert.\n\nDas Lumen Team arbeitet an einer Lösung.', 'Lumen'],
    ["L'équipe Lumen vous présente ses excuses.\n\nLes clients de Lumen ont été prévenus.", 'Lumen'],
    ['El equipo de Lumen trabaja en ello.', 'Lumen'],
    ['Panels are at https://grafana.lumenhub.example/d/1. Launches on lumenhub failed for an hour.', 'lumenhub'],
    ['We thank our validators and the broader Lumen community.', 'Lumen'],
    ['The status.lumen.gov.au team is sorry. Write to help@status.lumen.gov.au.', 'status.lumen.gov.au'],
    ['Ada Lovelace ada at lumen.example\n\nThe Lumen switch failed.', 'Lumen'],
    ['Uploads to parcels.io failed. Nobody at parcels.io was paged, and parcels.io lost three files.', 'parcels.io'],
  ])('finds in %j', (text, organization) => {
    expect(organizationOf(`# Mail delayed on 3 May\n\n${text}\n`)).toBe(organization)
  })

  test.each([
    'Our network failed. The IP network was slow.',
    'Our gateway failed. Kafka was restarted, and the Kafka gateway too.',
    'Search experienced an outage. Search is back.',
  ])('names nobody for %j', text => {
    expect(organizationOf(`# Mail delayed on 3 May\n\n${text}\n`)).toBeUndefined()
  })
})
