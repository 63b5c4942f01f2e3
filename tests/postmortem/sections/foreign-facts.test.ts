import {describe, expect, test} from 'vitest'
import {readPostmortem} from '#src/postmortem/read-postmortem.ts'
import {readDuration} from '#src/postmortem/sections/read-duration.ts'

const reading = (text: string) => readPostmortem(text, 'x')
const incidentOf = (text: string) => reading(text).incident
const values = (stated: readonly {readonly value: string}[]) => stated.map(({value}) => value)

describe('front matter of public collections', () => {
  test('is read as ours', () => {
    const {incident, diagnostics} = reading(`---
name: Mail held back
company: Example Mail
product: [Webmail, IMAP]
url: https://status.example/incidents/7
start_time: 2021-03-04T13:20:00Z
detection_time: 2021-03-04T13:25:00Z
end_time: 2021-03-04T14:30:00Z
duration_minutes: 70
severity_level: Major
categories: [mail]
affected_regions: [eu-west-1]
incident_id: INC-7
detected_via: customer report
author: '@ada'
---

Text.
`)
    expect(diagnostics).toEqual([])
    expect(incident).toMatchObject({
      title: {value: 'Mail held back'},
      organization: {value: 'Example Mail'},
      severity: {level: 2, label: 'Major'},
      detectedBy: {value: 'customer'},
      statedDurations: [{minutes: 70}],
      source: {url: 'https://status.example/incidents/7'},
    })
    expect(values(incident.services)).toEqual(['Webmail', 'IMAP'])
    expect(values(incident.regions)).toEqual(['eu-west-1'])
    expect(values(incident.tags)).toEqual(['mail'])
    expect(values(incident.aliases)).toEqual(['INC-7'])
    expect(values(incident.authors)).toEqual(['@ada'])
    expect(incident.milestones.map(({kind, instant}) => `${kind} ${instant.at}`)).toEqual([
      'started 2021-03-04T13:20:00Z',
      'detected 2021-03-04T13:25:00Z',
      'resolved 2021-03-04T14:30:00Z',
    ])
  })

  test.each(['startTime', 'start-time', 'Start Time', 'impact_start', 'started_at'])('finds the beginning under `%s`', key => {
    expect(incidentOf(`---\n${key}: 2021-03-04T13:20Z\n---\n\nText.`).milestones).toMatchObject([{kind: 'started', instant: {at: '2021-03-04T13:20:00Z'}}])
  })

  test('takes cState’s date and resolvedWhen for beginning and end, and `resolved: true` for neither', () => {
    const {incident, diagnostics} = reading(
      '---\ntitle: Push fails\ndate: 2022-09-20 06:15:00\nresolved: true\nresolvedWhen: 2022-09-20 08:02:00\nseverity: disrupted\naffected: [SSH]\n---\n\nText.\n',
    )
    expect(incident.milestones.map(({kind, instant}) => `${kind} ${instant.at}`)).toEqual(['started 2022-09-20T06:15:00Z', 'resolved 2022-09-20T08:02:00Z'])
    expect(incident.severity).toMatchObject({level: 2, label: 'disrupted'})
    expect(values(incident.services)).toEqual(['SSH'])
    expect(diagnostics.filter(({rule}) => rule === 'invalid-value')).toEqual([])
  })

  test('takes a path for no source', () => {
    const {incident, diagnostics} = reading('---\ntitle: Mail held back\nurl: /posts/mail\n---\n\nText.')
    expect(incident.source).toBeUndefined()
    expect(diagnostics).toEqual([])
  })

  test('lets our own key go before another name for it', () => {
    expect(values(incidentOf('---\nservices: [mail]\nproduct: Suite\n---\n\nText.').services)).toEqual(['mail'])
  })
})

describe('labelled facts', () => {
  test.each([
    'Affected components: Mail, Calendar',
    '**Components affected:** Mail, Calendar',
    'Systems impacted: Mail and Calendar',
    'Product(s) affected: Mail, Calendar',
    'Betroffene Dienste: Mail, Calendar',
    'Services touchés : Mail, Calendar',
    'Servicios afectados: Mail, Calendar',
    'Serviços afetados: Mail, Calendar',
    'Getroffen diensten: Mail, Calendar',
    '影響サービス:Mail、Calendar',
    'Affected services\nMail\nCalendar',
  ])('reads services out of “%s”', text => {
    expect(values(incidentOf(`# Mail held back\n\n${text}\n\n## Impact\n\nMail was late.\n`).services)).toEqual(['Mail', 'Calendar'])
  })

  test('takes no name of a part of the page for a service', () => {
    const page = 'Mail held back on 3 May 2024.\nAffected components\nUpdate timeline\n- investigating May 3, 2024, 02:35 AM UTC\nMail is late.\n'
    expect(incidentOf(page).services).toEqual([])
  })

  test('reads several facts in a line', () => {
    const {severity, services, authors} = incidentOf('# Mail held back\n\nSeverity: S3 | Services: Mail | Author: Ada\n\n## Impact\n\nMail was late.\n')
    expect([severity?.label, values(services), values(authors)]).toEqual(['S3', ['Mail'], ['Ada']])
  })

  test('keeps the dot of an initial, and drops the marks of a scoped label', () => {
    const {authors, services} = incidentOf('# Mail held back\n\n- Incident lead: Ada L.\n- Service(s) affected: ~"Service::Registry"\n\n## Impact\n\nLate.\n')
    expect([values(authors), values(services)]).toEqual([['Ada L.'], ['Registry']])
  })

  test('says nothing for a severity that was not chosen', () => {
    expect(incidentOf('# Mail\n\n- Severity: SEV1 / SEV2 / SEV3\n- Service: Mail\n').severity).toBeUndefined()
  })
})

describe('readDuration()', () => {
  test.each([
    ['109 minutes', 109],
    ['2 h 11 m', 131],
    ['1 day and 3 hours', 1620],
    ['1.5 hours', 90],
    ['1h05', 65],
    ['01:30', 90],
    ['1:30:00', 90],
    ['PT2H', 120],
    ['PT1H30M', 90],
    ['90s', 2],
    ['2 Stunden und 10 Minuten', 130],
    ['1 heure 30 minutes', 90],
    ['2時間10分', 130],
    ['70', 70],
    ['a while', undefined],
    ['', undefined],
    ['2 weeks of work', undefined],
  ])('reads “%s”', (text, minutes) => {
    expect(readDuration(text)).toBe(minutes)
  })
})

describe('readOrganization()', () => {
  test.each([
    ['# Acme Status\n\n## Mail delayed\n\nMail was late.', 'Acme'],
    ['# Mail delayed\n\nAt Acme, we take mail seriously. Mail was late.', 'Acme'],
    ['# Mail delayed\n\nMail was late.\n\n— The Acme Engineering Team', 'Acme'],
    ['# Mail delayed\n\nMail was late.\n\n© 2024 Acme, Inc.', 'Acme'],
    ['# Acme outage on 3 May\n\nMail at Acme was late. Acme runs two data centres.', 'Acme'],
    ['# Postmortem: Acme API outage\n\nEvery Acme request failed, and Acme customers saw errors.', 'Acme'],
    ['# Mail delayed\n\nMail was late. Acme apologises for this.', 'Acme'],
    ['# Mail delayed\n\nSee https://status.acme.com and https://blog.acme.com. Acme sends mail.', 'Acme'],
    ['# Mail delayed\n\nBy Ada, engineer at Acme\n\nMail was late.', 'Acme'],
    ['# Example Trust: late responses\n\n## Summary\n\n- CA Owner CCADB unique ID: A1\n', 'Example Trust'],
  ])('finds who writes in %j', (text, organization) => {
    expect(incidentOf(text).organization?.value).toBe(organization)
  })

  test.each([
    '# Database outage\n\nThe Database failed. The Database came back.',
    '# Partial Outage\n\nEnterprise customers could not log in. Windows users saw an error.',
    '# Redis outage\n\nRedis ran out of memory. The Redis cluster was restarted. Redis customers were affected.',
    '# REASON FOR OUTAGE\n\nCircuit 10G-LON-AMS-0212 was down.',
    '# Full Incident Report\n\nMail was late.',
    '# Packet loss, POP Ghent\n\nLinks at POP Ghent lost packets.',
  ])('names nobody for %j', text => {
    expect(incidentOf(text).organization).toBeUndefined()
  })
})

describe('ActionItem.group', () => {
  test('is the author’s heading inside the list, and can be written as an attribute', () => {
    const {actions} = incidentOf(
      '## Action items\n\n- Mail the customers\n\n### In the long term\n\n- Split the queue\n- Alert on its age (kind: detect, group: Detection)\n\n**Process**\n\n- Review the runbook\n',
    )
    expect(actions.map(({title, group}) => [title, group])).toEqual([
      ['Mail the customers', undefined],
      ['Split the queue', 'In the long term'],
      ['Alert on its age', 'Detection'],
      ['Review the runbook', 'Process'],
    ])
  })
})

describe('readFactors()', () => {
  test('takes a numbered root cause with its parts for one factor', () => {
    const part =
      '- **Description:** The setting lived in a file.\n- **Timeline:** Since 2019.\n- **Detection:** Not by us.\n- **Interaction with other factors:** None.\n'
    const {factors} = incidentOf(`## Root Cause Analysis\n\n### Root Cause #1: Setting not carried over\n\n${part}\n### Contributing Factor 2\n\n${part}`)
    expect(factors.map(({title}) => title)).toEqual(['Setting not carried over', 'The setting lived in a file'])
    for (const {description} of factors)
      for (const words of ['lived in a file', 'Since 2019', 'Not by us', 'Interaction with other factors']) expect(description).toContain(words)
  })

  test('names a why by its answer', () => {
    expect(
      incidentOf('## 5 Whys\n\n1. Why was it late? The queue was full.\n2. Why was it full? Nobody emptied it.\n').factors.map(({title}) => title),
    ).toEqual(['The queue was full', 'Nobody emptied it'])
  })
})
