import {describe, expect, test} from 'vitest'
import {readPostmortem} from '#src/postmortem/read-postmortem.ts'

// Steps that stand in sentences rather than in lists: what has to be, who is at work on what, and what only sounds like a step.

const actionsOf = (text: string): readonly (readonly [string, string])[] =>
  readPostmortem(text, 'x').incident.actions.map(({title, status}) => [title, status] as const)
const under = (heading: string, paragraph: string): readonly (readonly [string, string])[] => actionsOf(`## ${heading}\n\n${paragraph}\n`)

describe('what has to be is a step of a remediation section', () => {
  test.each([
    'The runbook should say who may fail over.',
    'Alerts must be routed to the platform team.',
    'We should rehearse the restore with the people who are on call, because none of us had ever done it.',
    'We need a second path to the data center.',
    'It would be nice to see the length of the queue on the dashboard that hangs in our office.',
    'There should be an alarm on disk space.',
    'Backups need to be restored every month.',
    'It was decided to replace the switches in both halls.',
    'There are plans to replace the firewall.',
    'Long term, the cluster has to be split in two, one for each of our halls.',
  ])('%s', sentence => {
    expect(under('Follow-up', sentence)).toEqual([[sentence, 'open']])
  })

  test.each([
    ['Was wir ändern', 'Die Überwachung sollte auch den zweiten Standort prüfen.'],
    ['Maßnahmen', 'Wir brauchen eine Vertretung für die Rufbereitschaft.'],
    ['Mesures', 'Il faut surveiller la file des commandes.'],
    ['Mesures', 'La procédure doit être relue par deux personnes.'],
    ['Medidas', 'Hay que separar las dos redes.'],
    ['Medidas', 'El procedimiento debe ser revisado.'],
    ['Melhorias', 'Precisamos de um segundo servidor.'],
    ['Maatregelen', 'De bewaking moet ook het tweede datacenter controleren.'],
    ['再発防止策', '手順書を見直す必要があります。'],
  ])('under “%s”: %s', (heading, sentence) => {
    expect(under(heading, sentence)).toEqual([[sentence, 'open']])
  })

  test.each([
    'Customers should update their clients.',
    'You must clear your cache.',
    'This should prevent another outage.',
    'The new limit should reduce the load on the queue.',
    'We should have tested the change before.',
    'Each write must pass the gateway, which is why all of them failed.',
    'The link should be back soon, and it should be noted that it was never slow.',
    'We discussed whether we should leave the hall.',
    'An outage like this should not happen.',
    'Das sollte nicht wieder vorkommen.',
    'Sie müssen nichts tun.',
    'Cela devrait éviter une nouvelle panne.',
    'Esto debería evitar otro corte.',
    'Dit moet herhaling voorkomen.',
  ])('but not: %s', sentence => {
    expect(under('Follow-up', sentence)).toEqual([])
  })

  test('and not of a section that tells the story', () => {
    expect(under('Root cause', 'The probe should ask the second host as well. We need a better probe.')).toEqual([])
  })
})

describe('who is at work on a step', () => {
  test.each([
    ['Example Calls is beginning to replace its switches, and we were about to do so anyway.', 'in-progress'],
    ['Our supplier is testing a patch for the controller that we sent to it.', 'in-progress'],
    ['A way to start the cluster without the tape is being tested by our storage team.', 'in-progress'],
    ['Work is under way to fail over without a person, as our last review asked.', 'in-progress'],
    ['Our vendor has prepared a new firmware for the card.', 'done'],
    ['The supplier recommends replacing the controller.', 'candidate'],
    ['It is recommended that the firmware be upgraded.', 'candidate'],
    ['The board has agreed to fund a second generator.', 'open'],
  ])('%s is %s', (sentence, status) => {
    expect(under('Next steps', sentence)).toEqual([[sentence, status]])
  })

  test.each(['監視項目を追加しました。', '設定を変更いたしました。'])('%s is done', sentence => {
    expect(under('再発防止策', sentence)).toEqual([[sentence, 'done']])
  })

  test.each(['設定の変更時は二名で確認いたします。', '冗長な構成を導入する予定です。'])('%s is open', sentence => {
    expect(under('再発防止策', sentence)).toEqual([[sentence, 'open']])
  })

  test('takes what a sentence says over a heading that only proposes', () => {
    expect(actionsOf('## Proposed solution\n\n- A second path is being tested\n- The log volume will be doubled\n- A cheaper disk\n')).toEqual([
      ['A second path is being tested', 'in-progress'],
      ['The log volume will be doubled', 'open'],
      ['A cheaper disk', 'candidate'],
    ])
  })

  test('reads it where no section is about it: controls that are put in place, and a fix that somebody prepared', () => {
    expect(
      under('Root cause', 'A job locked the table. We are putting limits on such jobs in place. Last week our vendor has prepared a fix for the job.'),
    ).toEqual([
      ['We are putting limits on such jobs in place.', 'in-progress'],
      ['Last week our vendor has prepared a fix for the job.', 'done'],
    ])
    expect(actionsOf('The site was down on 3 May 2024.\n\nIn the future I want to ask the network team first.\n')).toEqual([
      ['In the future I want to ask the network team first.', 'open'],
    ])
  })
})

describe('what will be so, or happen to somebody, is no step', () => {
  test.each([
    'Changes made on Monday before noon will be lost.',
    'This likely concerns only those who might have voted and will need to do so again.',
    'The schedule for these improvements will be between May and July.',
    'The maintenance window will be between 2 and 4 am.',
    'Some users will be logged out.',
    'Services have been restored.',
    'The router has been rebooted.',
    'Your mailboxes will be moved.',
    'The refund will be paid within 30 days.',
    'An update will follow.',
    'Ada will write about this in the fall.',
    'That is a bigger piece of work, and we will have more to tell you about it in June.',
    'We will do better.',
    'The team is committed to delivering a service that you can trust.',
    'These will be tracked in our backlog.',
    'ご迷惑をおかけし申し訳ございません。',
    '再発防止に努めてまいります。',
  ])('%s', sentence => {
    expect(under('Next steps', sentence)).toEqual([])
  })

  test('and neither is it between steps in short sentences', () => {
    expect(under('Next steps', 'Orders are being processed again. The new hosts will be installed on 4 May. Access will be available again tonight.')).toEqual([
      ['The new hosts will be installed on 4 May.', 'open'],
    ])
  })

  test('nor what happened before, in a list below the steps or of its own', () => {
    expect(actionsOf('## Next steps\n\n- Replace the card\n- Last outage > 1 hour was on 4 May 2021\n')).toEqual([['Replace the card', 'open']])
    const text =
      'Mail was down\n\nWhat will we do?\n\nWe will add an alert.\n\noutage history\n  • Outage of more than an hour: March 20, 2016\n  • Outage of a day: May 4, 2015\n'
    expect(actionsOf(text)).toEqual([['We will add an alert.', 'open']])
    expect(readPostmortem(text, 'x').incident.date?.value).toBeUndefined()
  })
})

describe('a paragraph that ends with what came of it, in parentheses', () => {
  test('tells the state and the ticket of what has to be, or of what it begins with', () => {
    const {actions} = readPostmortem(
      [
        '## Follow-up',
        'The probe should ask both hosts. Ideally from outside. (filed https://github.com/example/probes/issues/12)',
        'The alert looks at the mean, which hides the slow half. (fixed by a second alert on the 99th percentile)',
        'Only one of us may change the zone file. We should ask the mail team to do so as well. (added them to the owners)',
        'The old host is still in the list. It is harmless. (see above)',
        'Nobody knew the number of the hall. We need a list of numbers. (erledigt)',
      ].join('\n\n'),
      'x',
    ).incident
    expect(actions.map(({title, status, ref}) => [title, status, ref])).toEqual([
      ['The probe should ask both hosts.', 'open', 'https://github.com/example/probes/issues/12'],
      ['The alert looks at the mean, which hides the slow half.', 'done', undefined],
      ['We should ask the mail team to do so as well.', 'done', undefined],
      ['We need a list of numbers.', 'done', undefined],
    ])
  })
})

describe('a list that lost its breaks', () => {
  test('is read at its bullets, and ends where the letter goes on', () => {
    expect(
      under(
        'Corrective measures',
        'The team is taking these steps: • Watch the load of each trunk. • Have two people review each route. We thank you for your patience. Sincerely, the team',
      ).map(([title]) => title),
    ).toEqual(['Watch the load of each trunk.', 'Have two people review each route.'])
    expect(under('Corrective measures', 'We use a • to mark it.')).toEqual([])
  })
})
