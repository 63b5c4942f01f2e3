import {describe, expect, test} from 'vitest'
import {readPostmortem} from '#src/postmortem/read-postmortem.ts'
import {expectExactEvidence, expectNothingLost} from '#tests/postmortem/expect-reading.ts'

const sectionsOf = (text: string): readonly (readonly [string, string | undefined])[] => {
  const reading = readPostmortem(text, 'x')
  expectExactEvidence(text, reading)
  expectNothingLost(text, reading)
  return reading.incident.sections.map(({kind, heading}) => [kind, heading] as const)
}
const actionsOf = (text: string): readonly string[] => readPostmortem(text, 'x').incident.actions.map(({title}) => title)

describe('a log of incidents whose parts are labels of bullets', () => {
  const log = `# Incident log

What the platform team handled.

## Q1 2024

### Incident on 2024-02-03 - builds stuck

- **Key events**
  - First detected: 2024-02-03 09:10
- **Time to repair**: 2h 30m
- **Identified**: A developer asked in the chat why no build had started.
- **Impact**: No builds ran for two and a half hours.
- **Context**:
  - 2024-02-03 08:55 Last build finished
  - 2024-02-03 09:10 Question in the chat
  - 2024-02-03 11:40 Queue restarted
- **Resolution**: The queue was restarted by hand.
- **Review actions**:
  - Alert on the age of the oldest build - **TODO**

### Incident on 2024-01-10 - certificate expired

- **Impact**: The dashboard was not available for 20 minutes.
- **Resolution**: A new certificate was installed.
- **Review actions**:
  - Renew certificates without a person - **In progress**
`

  test('has its parts, one set for each incident, and the steps below them', () => {
    expect(sectionsOf(log)).toEqual([
      ['summary', undefined],
      ['other', 'Q1 2024'],
      ['other', 'Incident on 2024-02-03 - builds stuck'],
      ['timeline', 'Key events'],
      ['detection', 'Identified'],
      ['impact', 'Impact'],
      ['timeline', 'Context'],
      ['resolution', 'Resolution'],
      ['remediation', 'Review actions'],
      ['other', 'Incident on 2024-01-10 - certificate expired'],
      ['impact', 'Impact'],
      ['resolution', 'Resolution'],
      ['remediation', 'Review actions'],
    ])
    const {title, actions, timeline} = readPostmortem(log, 'x').incident
    expect(title?.value).toBe('Incident log')
    expect(actions.map(action => [action.title, action.status])).toEqual([
      ['Alert on the age of the oldest build', 'open'],
      ['Renew certificates without a person', 'in-progress'],
    ])
    expect(timeline.some(({text}) => text.includes('Queue restarted'))).toBe(true)
  })

  test('has them below its own name where the front matter says another', () => {
    expect(sectionsOf(`---\ntitle: Builds stuck\n---\n\n${log}`)[0]).toEqual(['other', 'Incident log'])
  })

  test.each([
    [
      'in German',
      '## Störung am 3. Mai\n\n- **Auswirkung**: Bestellungen blieben liegen.\n- **Behebung**: Der Dienst wurde neu gestartet.\n- **Maßnahmen**:\n  - Warnung einrichten\n',
    ],
    ['without marks', '## Incident 12\n\n- Impact: 40 orders waited.\n- Resolution: We freed space on the disk.\n- Actions:\n  - Warn at 80 %\n'],
    [
      'of no known name',
      '## Incident 12\n\n- **Impact**: 40 orders waited.\n- **Resolution**: We freed space.\n- **Actions that the review asked for**:\n  - Warn at 80 %\n',
    ],
  ])('%s', (_, text) => {
    expect(
      sectionsOf(text)
        .map(([kind]) => kind)
        .slice(-3),
    ).toEqual(['impact', 'resolution', 'remediation'])
    expect(actionsOf(text)).toHaveLength(1)
  })

  test('keeps labels that divide a list of steps in it, and times that answer when', () => {
    expect(sectionsOf('## Action items\n\n- **Detection**\n  - Warn at 80 %\n- **Prevention**\n  - Rotate the logs\n')).toEqual([
      ['remediation', 'Action items'],
    ])
    expect(sectionsOf('## Incident 12\n\n- **Impact**: 40 orders waited.\n- **Detected**: 2024-05-03 10:00 UTC\n')).not.toContainEqual([
      'detection',
      'Detected',
    ])
  })
})

describe('names of sections', () => {
  test.each([
    ['Proposed solution', 'remediation'],
    ['Post-incident actions', 'remediation'],
    ['Countermeasures', 'remediation'],
    ['Lösungsvorschlag', 'remediation'],
    ['Solution proposée', 'remediation'],
    ['Medidas propuestas', 'remediation'],
    ['Ações preventivas', 'remediation'],
    ['Structurele oplossing', 'remediation'],
    ['恒久対応', 'remediation'],
    ['Resolutions', 'resolution'],
    ['Breakdown of the events', 'timeline'],
    ['Time line', 'timeline'],
    ['発生経緯', 'timeline'],
    ['Summary of incident', 'summary'],
    ['障害概要', 'summary'],
    ['影響サービス', 'impact'],
    ['状況・症状', 'impact'],
    ['Symptômes', 'impact'],
    ['Previous outages', 'background'],
  ])('“%s” is %s', (heading, kind) => {
    expect(sectionsOf(`# Orders waited\n\n## ${heading}\n\nThe consumers of the queue could not authenticate any more, and orders waited.\n`)).toEqual([
      [kind, heading],
    ])
  })

  test('in lower case where they stand alone, and not in the midst of a paragraph', () => {
    expect(sectionsOf('Mail was down\n\nwhat happened\n\nThe disk was full and mail waited.\n\naction items\n\n- warn at 80 %\n')).toEqual([
      ['summary', 'what happened'],
      ['remediation', 'action items'],
    ])
    expect(sectionsOf('Mail was down\n\nWe looked at the\nhistory\nand saw that the disk was full.\n').map(([kind]) => kind)).not.toContain('timeline')
  })
})

describe('what stands right below a table', () => {
  const text =
    'Outage of 3 May 2024\n\n| Time | What |\n|---|---|\n| 10:00 | Disk full |\n| 10:20 | Space freed |\nProposed solution\n- The volume will be doubled\n- Warn at 80 %\n'

  test('is no row of it, and may be a heading', () => {
    expect(sectionsOf(text).at(-1)).toEqual(['remediation', 'Proposed solution'])
    expect(actionsOf(text)).toEqual(['The volume will be doubled', 'Warn at 80 %'])
  })

  test('is a row of a table of one column', () => {
    expect(actionsOf('## Actions\n\n| Action |\n|---|\nReplace the card\n| Warn at 80 % |\n')).toEqual(['Replace the card', 'Warn at 80 %'])
  })
})

describe('a report whose line breaks are lost', () => {
  const letter =
    'Example Calls Outage Report Voice Service - May 3, 2024 Prepared for customers of Example Calls The following is the report on the outage of our voice service. We apologise for the trouble. Issue Summary On May 3 calls could not be set up for 40 minutes, because a trunk was overloaded. Actions and Root Cause Analysis A change sent all calls over one trunk. Nobody had reviewed it. Corrective Actions The team is taking these steps: • Review each change by two people. • Alert on the load of each trunk. We thank you for your patience. Sincerely, The Example Calls Team'

  test('is parted at the headings that run into its sentences, and keeps its title', () => {
    expect(sectionsOf(letter)).toEqual([
      ['summary', undefined],
      ['rootCause', undefined],
      ['remediation', undefined],
    ])
    const {title, sections} = readPostmortem(letter, 'x').incident
    expect(title?.value).toBe('Example Calls Outage Report Voice Service - May 3, 2024')
    expect(sections[1]?.text).toMatch(/^Actions and Root Cause Analysis A change .* reviewed it\.$/)
    expect(actionsOf(letter)).toEqual(['Review each change by two people.', 'Alert on the load of each trunk.'])
  })

  test('is none where capitals only begin sentences', () => {
    expect(
      sectionsOf(
        'On May 3 our network failed. Support Engineers were called. Summary Judgement of the night: nothing was lost. Analysis Services were fine, and all of it was over at noon when the router was replaced by its spare.\n',
      ).map(([kind]) => kind),
    ).toEqual(['summary'])
  })
})

describe('the headings of a wiki', () => {
  test.each([
    ['== Mail was late on 3 May 2024 ==', '===Root cause===', '== What we will do ==', '===At once==='],
    ['h1. Mail was late on 3 May 2024', 'h2. Root cause', 'h1. What we will do', 'h2. At once'],
  ])('stand as deep as their marks say: %s', (title, cause, remediation, atOnce) => {
    const text = `${title}\n\n${cause}\nA queue was full.\n\n${remediation}\n\n${atOnce}\n\n* Add an alert on the queue\n* Raise the limit\n`
    expect(actionsOf(text)).toEqual(['Add an alert on the queue', 'Raise the limit'])
    expect(sectionsOf(text).slice(-2)).toEqual([
      ['rootCause', 'Root cause'],
      ['remediation', 'What we will do'],
    ])
    if (title.startsWith('=')) expect(readPostmortem(text, 'x').incident.title?.value).toBe('Mail was late on 3 May 2024')
  })
})
