import {describe, expect, test} from 'vitest'
import {readPostmortem} from '#src/postmortem/read-postmortem.ts'
import {expectExactEvidence, expectNothingLost} from '#tests/postmortem/expect-reading.ts'

// Letters to customers: what they will do, beside what they will tell; marks as wide as the letters around them; parts inside parts.

const read = (text: string): ReturnType<typeof readPostmortem> => {
  const reading = readPostmortem(text, 'x')
  expectExactEvidence(text, reading)
  expectNothingLost(text, reading)
  return reading
}
const actionsOf = (text: string): readonly (readonly [string, string])[] => read(text).incident.actions.map(({title, status}) => [title, status] as const)
const sectionsOf = (text: string): readonly (readonly [string, string | undefined])[] =>
  read(text).incident.sections.map(({kind, heading}) => [kind, heading] as const)
const under = (heading: string, paragraph: string): readonly (readonly [string, string])[] =>
  actionsOf(`# Gateway\n\nIt was down.\n\n## ${heading}\n\n${paragraph}\n`)

describe('letters in Japanese and Chinese', () => {
  const steps = (mark: (count: number) => string): string =>
    `【今後の対策】\n再発防止策として、以下を計画しています。\n\n${mark(1)}電源装置の二重化\n\n${mark(2)}監視項目の追加\n\nご不便をおかけしましたこと、\n\n深くお詫び申し上げます。\n\n今後ともよろしくお願いいたします。\n`

  test.each([
    ['digits and dots', count => `${count}.`],
    ['wide digits', count => `${'１２'[count - 1]}．`],
    ['wide parentheses', count => `（${count}）`],
    ['circles', count => '①②'[count - 1] ?? ''],
    ['dots', () => '・'],
  ] as readonly (readonly [string, (count: number) => string])[])('have the steps that %s mark, and no words of courtesy', (_, mark) => {
    expect(actionsOf(steps(mark)).map(([title]) => title)).toEqual(['電源装置の二重化', '監視項目の追加'])
  })

  test('have no step in courtesy alone, nor in one number', () => {
    expect(under('今後の対策', 'ご迷惑をおかけしました。\n\n今後ともよろしくお願いいたします。')).toEqual([])
    expect(under('今後の対策', '5.2系の件ではご心配をおかけし、\n\n誠に申し訳ございません。')).toEqual([])
  })

  test('have their parts below headings in brackets, and below names with a wide colon', () => {
    expect(
      sectionsOf(
        '障害のご報告\n\n【障害概要】\n画面が開けませんでした。\n\n【今回の影響範囲】\n全ての会員の方\n\n【原因について】\n配線の誤りでした。\n\n再発防止策：\n\n・配線図の整備\n・作業前の確認\n',
      ),
    ).toEqual([
      ['summary', '障害概要'],
      ['impact', '今回の影響範囲'],
      ['rootCause', '原因について'],
      ['remediation', '再発防止策'],
    ])
    expect(sectionsOf('# 故障报告\n\n## 概述\n\n网站无法打开。\n\n## 故障原因\n\n磁盘已满。\n\n## 改进措施\n\n- 增加磁盘报警\n').map(([kind]) => kind)).toEqual(
      ['summary', 'rootCause', 'remediation'],
    )
  })

  test('have labels, questions, groups and states with wide marks', () => {
    const {incident} = read(
      `# 障害報告

**影響：** 注文ができませんでした。

**原因：** 証明書の期限が切れていました。

## 対策

**短期：**

- 期限の通知を追加、担当：@ada、期限：2024-06-03
- 完了：証明書の更新
- 监控：
  - 增加磁盘报警
`,
    )
    expect(incident.sections.map(({kind}) => kind)).toEqual(['impact', 'rootCause', 'remediation'])
    expect(incident.actions.map(({title, group, status}) => [title, group, status])).toEqual([
      ['期限の通知を追加', '短期', 'open'],
      ['証明書の更新', '短期', 'done'],
      ['增加磁盘报警', '监控', 'open'],
    ])
    expect(incident.actions[0]).toMatchObject({owner: '@ada', due: '2024-06-03'})
    expect(under('対策', '次の対策を行います：')).toEqual([])
  })

  test('end their sentences at wide marks, and a web address does not end one', () => {
    expect(under('再発防止策', '監視を強化します！手順書を見直します。').map(([title]) => title)).toEqual(['監視を強化します！', '手順書を見直します。'])
    expect(under('Next steps', 'We will follow https://example.com/a?b=c and add a probe.').map(([title]) => title)).toEqual([
      'We will follow https://example.com/a?b=c and add a probe.',
    ])
  })
})

describe('what writers will tell, or wish, is no step', () => {
  test.each([
    'We will make sure to keep you updated as we learn more.',
    'We will do our best to inform you sooner.',
    'We will continue to provide transparency about outages.',
    'We will continue to learn from this.',
    'We will continue working with our carrier to understand the fault.',
    'Here is what happened, and what we are going to do about it.',
    'This post explains what we did and the work we still have to do.',
    'A chat with the team confirmed my plan to write to all owners.',
    'I do this so that everything will operate normally when one host is down.',
    'This work will guide us in the coming months.',
  ])('%s', sentence => {
    expect(under('Next steps', sentence)).toEqual([])
    expect(under('Summary', sentence)).toEqual([])
  })

  test('how a thing works is none where the story is told', () => {
    expect(under('Summary', 'The browser will try the next address when one of them fails.')).toEqual([])
    expect(under('Summary', 'The platform team will add a second address.')).toEqual([['The platform team will add a second address.', 'open']])
  })

  test('nor is when announced work begins', () => {
    expect(under('Next steps', 'The hour above is an estimate of when the work will start and end.')).toEqual([])
    expect(under('Next steps', 'Our engineers will start replacing the cables.')).toEqual([['Our engineers will start replacing the cables.', 'open']])
  })
})

describe('steps in other words', () => {
  test.each([
    ['Summary', 'Additional checks have also been added that page us before the gateway is full.', 'done'],
    ['Resolution', 'Such imports have been protected against now by limiting their size.', 'done'],
    ['Summary', 'Our alerting thresholds are being fine-tuned with what we learned.', 'in-progress'],
    ['Summary', 'We are preparing to implement a second resolver this weekend.', 'in-progress'],
    ['Improvements', 'The address is corrected, and each deployment writes it again.', 'done'],
    ['What is being done about this?', 'We spent a lot of time improving our alerts.', 'done'],
    ['What we are doing differently', 'Evaluate a cache in front of the registry.', 'open'],
    ['Maßnahmen', 'Warnung für volle Platten einrichten.', 'open'],
    ['Mesures', 'Mettre en place une sonde sur le second site.', 'open'],
    ['Medidas', 'Añadir una alarma de disco.', 'open'],
    ['Melhorias', 'Adicionar um alarme de disco.', 'open'],
    ['Maatregelen', 'Een tweede verbinding toevoegen.', 'open'],
    ['Mesures', 'Nous avons depuis renforcé nos contrôles.', 'done'],
    ['Medidas', 'Desde entonces hemos ajustado los límites.', 'done'],
    ['Maatregelen', 'We hebben de bewaking van de wachtrij aangescherpt.', 'done'],
  ])('under “%s”: %s', (heading, sentence, status) => {
    expect(under(heading, sentence)).toEqual([[sentence, status]])
  })

  test.each([
    'Calls are being routed over the second carrier.',
    'The service has been restored.',
    'We spent three hours investigating the alerts.',
    'The disk is monitored every minute.',
    'Review of the logs took two days.',
    'Update your client before you sign in again.',
  ])('but not: %s', sentence => {
    expect(under('Next steps', sentence).filter(([, status]) => status !== 'in-progress')).toEqual([])
    expect(under('Summary', sentence)).toEqual([])
  })

  test('parts what is at work at "as well as"', () => {
    expect(under('Next steps', "We're working on a faster failover, as well as improving the checks on our carriers.")).toEqual([
      ["We're working on a faster failover", 'in-progress'],
      ['improving the checks on our carriers.', 'in-progress'],
    ])
  })

  test('finds it in a letter without headings, by what it is for', () => {
    expect(
      actionsOf(
        'Le samedi 4 mai, le service était arrêté.\n\nUne tâche avait perdu ses fichiers.\n\nNous avons depuis ajusté nos contrôles afin d’éviter qu’une telle panne ne se reproduise.\n',
      ),
    ).toEqual([['Nous avons depuis ajusté nos contrôles afin d’éviter qu’une telle panne ne se reproduise.', 'done']])
  })

  test('takes no name with nothing but code behind it', () => {
    expect(actionsOf('# Gateway\n\n## Permanent fix and follow-up\n\n- Name the volume in the compose file\n- Staging: `example_staging_data`\n')).toEqual([
      ['Name the volume in the compose file', 'open'],
    ])
  })

  test('takes no lines of a letter without headings for a list', () => {
    expect(actionsOf('Emergency maintenance\n\nWe expect no outage today\n\nGoing forward there may be more\n\nUpdated by Ada at noon\n')).toEqual([])
  })
})

describe('parts inside parts', () => {
  test('what happened is told below the heading of the cause', () => {
    expect(
      sectionsOf('## Root cause analysis\n\n### What happened\n\nA script ran on the wrong database.\n\n### Why it happened\n\nThe name was not checked.\n'),
    ).toEqual([
      ['rootCause', 'Root cause analysis'],
      ['rootCause', 'Why it happened'],
    ])
  })

  test('a part behind a sibling of another kind goes on with its parent', () => {
    expect(
      sectionsOf('## Resolution\n\n### Permanent fix\n\n- Name the volume\n\n### Data migration\n\nThe rows were copied.\n').map(([kind]) => kind),
    ).toEqual(['resolution', 'remediation', 'resolution'])
  })

  test('a line that leads in to what was done heads nothing', () => {
    expect(sectionsOf('## Resolution\n\nCopied the restored rows to the new disk:\n\n```\nrsync a b\n```\n')).toEqual([['resolution', 'Resolution']])
  })

  test('an item of a page is the whole of it, paragraphs and all', () => {
    expect(
      actionsOf(
        '<h2>Next steps</h2>\n<ul>\n<li>\n<p>Sharing what we know: we are reviewing the handbook, and we will go on writing it.</p>\n</li>\n<li>\n<p>A faster way back</p>\n</li>\n</ul>\n',
      ).map(([title]) => title),
    ).toEqual(['Sharing what we know: we are reviewing the handbook, and we will go on writing it.', 'A faster way back'])
  })

  test('a template’s name gives way to the title', () => {
    expect(read('---\nname: Incident report\ntitle: Feed stalled\n---\n\nThe feed stalled.\n').incident.title?.value).toBe('Feed stalled')
    expect(read('---\nname: Feed stalled\n---\n\nThe feed stalled.\n').incident.title?.value).toBe('Feed stalled')
  })
})
