import {describe, expect, test} from 'vitest'
import {readPostmortem} from '#src/postmortem/read-postmortem.ts'

/** The milestones of a text as "started 10:00 mitigated 10:30". */
function milestonesOf(timeline: string, before = ''): string {
  const {incident} = readPostmortem(`# Incident of 4 March 2021\n\nAll times are UTC, on 2021-03-04.\n\n${before}\n\n## Timeline\n\n${timeline}\n`, 'x')
  return incident.milestones.map(({kind, instant}) => `${kind} ${instant.at.slice(11, 16)}`).join(' ')
}

const rows = (...each: readonly string[]) => each.map(row => `- ${row}`).join('\n')

describe('the start of an incident', () => {
  test('is the first harm, not what was begun before it', () => {
    expect(
      milestonesOf(
        rows(
          '09:00 Renewal notice is sent to a colleague who left',
          '09:30 Contractor begins replacing a failed disk (no downtime expected)',
          '09:40 The nightly job starts its new offline cleanup',
          '10:02 Uploads begin to fail',
          '10:05 The pager rings',
          '10:40 Uploads work again',
        ),
      ),
    ).toBe('started 10:02 detected 10:05 mitigated 10:40 resolved 10:40')
  })

  test('is harm of which a change is only the cause', () => {
    expect(
      milestonesOf(rows('10:54 The fix is applied to production', '12:38 Production of blocks halts due to a bug in the upgrade', '16:23 Blocks resumed')),
    ).toBe('started 12:38 resolved 16:23')
  })

  test.each([
    'Starting around 10:30 UTC, a surge of traffic overloaded the resolver.',
    'We had a DDoS (distributed denial of service) beginning at 10:30 UTC.',
  ])('is where a sentence says that it begins: %s', sentence => {
    expect(milestonesOf('', `${sentence} At 11:20 UTC the filters were in place and we were able to restore service.`)).toBe('started 10:30 resolved 11:20')
  })

  test('is not told by rows that set in when people are at work on it', () => {
    expect(
      milestonesOf(rows('15:22 We continue to investigate', '15:27 Deployments are available', '15:56 It seems the outage was between two halls')),
    ).not.toContain('started')
  })

  test('is where a measure begins to rise', () => {
    expect(
      milestonesOf(rows('08:10 Response times climbing', '08:20 A lecturer reports in the chat that pages hang', '08:50 Response times are back to normal')),
    ).toBe('started 08:10 detected 08:20 mitigated 08:50 resolved 08:50')
  })

  test('is no part of the state to which data went back', () => {
    expect(
      milestonesOf(
        rows('02:00 Last good backup, all that was written after it is lost', '07:15 The database crashes', '07:20 Alert fires', '09:00 Database is back'),
      ),
    ).toBe('started 07:15 detected 07:20 resolved 09:00')
  })

  test.each([
    [
      'de',
      'Der Server verliert die Verbindung zum Speicher',
      'Die Überwachung weckt den Bereitschaftsdienst',
      'Die Seite ist wieder erreichbar',
      'Die Störung ist beendet',
    ],
    ['fr', 'Le serveur plante', 'Premiers appels de clients', 'Le site est à nouveau accessible', "Fin de l'incident"],
    ['es', 'La web deja de responder', 'Salta la alerta', 'La web responde con normalidad', 'Incidencia resuelta'],
    ['pt', 'O site caiu', 'Clientes reclamam', 'O site voltou a responder', 'Incidente resolvido'],
    ['nl', 'De site is onbereikbaar', 'Eerste melding van een klant', 'De site is weer bereikbaar', 'Storing opgelost'],
    ['ja', '決済がタイムアウトし始める', 'アラートが発報、当番が調査を開始', 'エラー率が平常値に戻る', '復旧を確認'],
  ])('and the other milestones are understood in %s', (_language, harm, notice, back, over) => {
    expect(milestonesOf(rows(`10:00 ${harm}`, `10:04 ${notice}`, `10:30 ${back}`, `11:00 ${over}`))).toBe(
      'started 10:00 detected 10:04 mitigated 10:30 resolved 11:00',
    )
  })
})

describe('a row that its author marks as the notice', () => {
  test('does not tell when the incident began', () => {
    expect(
      milestonesOf(
        rows('**10:05 detected** — A caller reports that calls fail.', '**10:20** — A faulty node is found.', '**10:40 resolved** — It is replaced.'),
      ),
    ).toBe('detected 10:05 resolved 10:40')
  })
})

describe('labels of instants', () => {
  test.each([
    ['- **Key events**\n  - First detected: 2021-03-04 09:21\n  - Repaired: 2021-03-04 15:45\n  - Resolved: to be confirmed', 'detected 09:21 mitigated 15:45'],
    ['Start Date/Time: 2021-03-04 16:07 - Resolution Date/Time: 2021-03-04 16:42 - Duration: 35 minutes', 'started 16:07 resolved 16:42'],
    ['Outage began at: 10:02 UTC\n\nTime of detection (UTC): 10:07\n\nService fully restored: 10:31', 'started 10:02 detected 10:07 mitigated 10:31'],
    ['Time to resolve: 10 minutes\n\nStart of investigation: 10:20\n\nDetection: 10:20 was late', ''],
  ])('are read whatever stands around the word: %j', (text, milestones) => {
    const {incident} = readPostmortem(`# Incident of 4 March 2021\n\n${text}\n`, 'x')
    expect(incident.milestones.map(({kind, instant}) => `${kind} ${instant.at.slice(11, 16)}`).join(' ')).toBe(milestones)
  })

  test('go before wording, and wording that would turn their order round tells nothing', () => {
    expect(milestonesOf(rows('17:17 Alert: 80 % of the quota is exhausted', '17:45 Quota raised'), 'First detected: 09:21')).not.toContain('started')
  })
})

describe('the detection of an incident', () => {
  test('is the problem that is found at the very first, which had begun before', () => {
    expect(milestonesOf(rows('07:28 Problem is identified', '07:33 Bad nodes are cordoned', '08:05 Pods run again'))).toBe('detected 07:28 resolved 08:05')
  })

  test.each([
    'Ada flagged an unusual rate of missed blocks',
    'The author of a package reports the issue by mail',
    'First notification of high load received',
    'Grace pings Ada to inform them of the outage',
    'Sentry sends an e-mail about the quota',
    'We became aware of the outage',
  ])('is told by %j', notice => {
    expect(milestonesOf(rows('10:00 Checkout is down', `10:07 ${notice}`, '10:20 Config reverted', '10:40 Checkout works again'))).toContain('detected 10:07')
  })

  test.each([
    'The help desk receives the first calls',
    'Our monitoring showed more errors than usual',
    'A text message from our monitoring arrives',
    'A venue mails about blank tickets',
    'An auditor compares the logs and finds a discrepancy',
    'Nagios rings Ada',
  ])('is where somebody or something notices: %s', notice => {
    expect(milestonesOf(rows('10:00 Checkout is down', `10:07 ${notice}`, '10:20 Config reverted', '10:40 Checkout works again'))).toContain('detected 10:07')
  })

  test('comes no earlier than the harm, whatever was noticed before', () => {
    expect(
      milestonesOf(
        rows(
          '09:00 Alert on disk usage of an unrelated host',
          '09:10 Switch upgrade begins',
          '10:00 OUTAGE BEGINS',
          '10:03 Alert fires',
          '10:40 Service restored',
        ),
      ),
    ).toContain('started 10:00 detected 10:03')
  })

  test('is not told by a notice that is posted', () => {
    expect(milestonesOf(rows('10:00 Checkout is down', '10:20 First notice on the status page', '10:40 Checkout works again'))).not.toContain('detected')
  })
})

describe('the end of an incident', () => {
  const start = ['10:00 Logins fail', '10:05 Alert fires'] as const

  test.each(['Logins succeed', 'Errors have stopped', 'Service restored', 'The queue is empty', 'Payments work normally, but some receipts are late'])(
    'is mitigated where service is back and resolved where it is closed: %s',
    back => {
      expect(milestonesOf(rows(...start, `10:30 ${back}`, '11:00 Outage declared over'))).toBe('started 10:00 detected 10:05 mitigated 10:30 resolved 11:00')
    },
  )

  test.each([
    'We considered the incident over',
    'Set the site to green',
    'All regions nominal',
    'After a quiet hour we closed the incident',
    'On-call gives the all-clear',
  ])('is resolved where they say so: %s', over => {
    expect(milestonesOf(rows(...start, `11:00 ${over}`, '11:30 Mail sent to all staff'))).toBe('started 10:00 detected 10:05 resolved 11:00')
  })

  test.each([
    'Everything looks healthy',
    'Restarted all nodes, no effect',
    'About half of the requests succeed',
    'Some logins succeed',
    'Logins may have been back to normal',
    'Logins succeed for a moment',
    'Die Seite ist noch nicht wieder erreichbar',
    "Le site n'est toujours pas de nouveau accessible",
  ])('is not told by what is hoped, partial or denied: %s', hoped => {
    expect(milestonesOf(rows(...start, `10:30 ${hoped}`, '10:50 Rolled the release back', '11:00 Incident closed'))).toBe(
      'started 10:00 detected 10:05 resolved 11:00',
    )
  })

  test.each(['Config reverted, OUTAGE ENDS', 'The carrier replaced the card and restored service', 'The issuer is back and disconnections ceased'])(
    'is when impact was over too, where its row says that service is back: %s',
    end => {
      expect(milestonesOf(rows(...start, `10:50 ${end}`))).toBe('started 10:00 detected 10:05 mitigated 10:50 resolved 10:50')
    },
  )

  test('is no end of impact where its author marks it as the end of the work', () => {
    expect(milestonesOf(rows(...start, '**10:50 resolved** — Service restored.'))).toBe('started 10:00 detected 10:05 resolved 10:50')
  })

  test('is not mitigated where harm is told again afterwards', () => {
    expect(milestonesOf(rows(...start, '10:30 Logins work again', '10:45 Second outage', '11:10 Logins work again', '11:30 Incident closed'))).toBe(
      'started 10:00 detected 10:05 mitigated 11:10 resolved 11:30',
    )
  })

  test('is a cell that names the milestone', () => {
    expect(
      milestonesOf(
        '| Time | What | |\n|---|---|---|\n| 09:00 | First drops | start of impact |\n| 09:20 | Port range widened | mitigation |\n| 09:40 | Drop rate normal | end of impact |',
      ),
    ).toBe('started 09:00 mitigated 09:20 resolved 09:40')
  })

  test.each([
    'Between 10:00 and 10:50 UTC the shop was unavailable.',
    'At 10:00 UTC the shop broke. This caused an outage until 10:50 UTC.',
    'At 10:00 UTC the shop failed. At 10:50 UTC we got all tills back up.',
    'Le 4 mars 2021, de 10h00 à 10h50 UTC, la boutique a été totalement interrompue.',
  ])('is what a sentence says it lasted until: %s', sentence => {
    expect(milestonesOf('', sentence)).toContain('resolved 10:50')
  })

  test('is told by the words of messages that name no states', () => {
    const page =
      'Network trouble\n\n== Update 2021-03-04 16:18 ==\n\nWe are looking into it.\n\n== Update 2021-03-04 16:40 ==\n\nService has now been restored.\n'
    const {incident} = readPostmortem(page, 'x')
    expect(incident.milestones.map(({kind, instant}) => `${kind} ${instant.at.slice(11, 16)}`).join(' ')).toContain('resolved 16:40')
  })

  test('is not told by work that goes on', () => {
    expect(
      milestonesOf(
        rows('10:00 Calls fail', '10:20 Core restarted', '10:40 Calls fail again', '11:00 A second restart was completed, until further investigation'),
      ),
    ).not.toContain('resolved')
  })

  test('is never where it began', () => {
    expect(
      milestonesOf(rows('10:00 All traffic was lost for a minute and the link recovered', '10:10 Alert fires', '12:00 Backlogs were processed')),
    ).not.toContain('resolved 10:00')
  })
})
