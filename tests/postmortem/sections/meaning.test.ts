import {describe, expect, test} from 'vitest'
import {toSeverityLevel} from '#src/incident/severity.ts'
import {toSourceText} from '#src/postmortem/document/source-text.ts'
import {readPostmortem} from '#src/postmortem/read-postmortem.ts'
import {toDetectionSource} from '#src/postmortem/sections/find-detection.ts'
import {readImpact} from '#src/postmortem/sections/read-impact-measures.ts'
import {findNamedKind, toSectionKind} from '#src/postmortem/sections/section-names.ts'
import {listCategories} from '#src/postmortem/sections/suggest-factors.ts'

const read = (text: string) => readPostmortem(text, 'x').incident
const under = (heading: string, text: string) => read(`# Late mail\n\n## ${heading}\n\n${text}\n`)

describe('findDetection()', () => {
  test.each([
    ['Our monitoring alerted the on-call engineer at 14:02.', 'monitoring'],
    ['The queue depth alarm went off after four minutes.', 'monitoring'],
    ['We were paged for high latency.', 'monitoring'],
    ['It was picked up by a synthetic check.', 'monitoring'],
    ['Several customers reported that invoices were empty.', 'customer'],
    ['The first support tickets came in at nine.', 'customer'],
    ['No alert fired; a customer wrote to us an hour later.', 'customer'],
    ['We learned of it from tweets by users.', 'customer'],
    ['A colleague noticed the gap while looking at something else.', 'employee'],
    ['The problem was spotted by one of our engineers.', 'employee'],
    ['A researcher contacted our security team.', 'third-party'],
    ['Our hosting provider informed us about the fault.', 'third-party'],
    ['Unser Monitoring schlug Alarm.', 'monitoring'],
    ['Kunden meldeten leere Rechnungen.', 'customer'],
    ['Des clients ont signalé des erreurs de paiement.', 'customer'],
    ['Los clientes reportaron errores al pagar.', 'customer'],
    ['お客様からのお問い合わせで判明した。', 'customer'],
  ])('reads who noticed out of “%s”', (sentence, source) => {
    const {detectedBy} = under('Detection', sentence)
    expect(detectedBy?.value).toBe(source)
    expect(sentence).toContain(detectedBy?.evidence.quote)
  })

  test.each([
    'We noticed elevated error rates.',
    'Our monitoring did not detect it.',
    'An alert should have fired.',
    'We will add an alert for this.',
    'Customers saw errors for an hour.',
  ])('leaves open what “%s” leaves open', sentence => {
    expect(under('Detection', sentence).detectedBy).toBeUndefined()
  })

  test('takes the first who noticed in a timeline, and the detection section before that', () => {
    const timeline = '## Timeline\n\n- 2024-05-01 10:00 UTC deploy\n- 10:05 first customer calls\n- 10:09 alert for latency\n'
    expect(read(`# Late mail\n\n${timeline}`).detectedBy?.value).toBe('customer')
    expect(read(`# Late mail\n\n${timeline}\n## Detection\n\nAn engineer noticed it.\n`).detectedBy?.value).toBe('employee')
  })

  test('reads the answer to a question, and a label’s few words', () => {
    expect(under('Review', '- How was the incident detected? By a Grafana alert.').detectedBy?.value).toBe('monitoring')
    expect(under('Facts', '- **Detected by:** Nagios\n- **Severity:** P2').detectedBy?.value).toBe('monitoring')
    expect(toDetectionSource('customer report')).toBe('customer')
    expect(toDetectionSource('by hand')).toBeUndefined()
  })

  test('believes the front matter', () => {
    expect(read('---\ndetected_by: third-party\n---\n\n## Detection\n\nCustomers reported it.\n').detectedBy?.value).toBe('third-party')
    expect(read('---\ndetection_method: PagerDuty alert\n---\n\nText.').detectedBy?.value).toBe('monitoring')
  })
})

describe('findTrigger()', () => {
  test.each([
    'The outage was triggered by a new version of the mail gateway.',
    'The trigger was a certificate that nobody knew of.',
    'A restart at noon triggered the incident.',
    'Ausgelöst wurde der Vorfall durch ein Update.',
  ])('takes “%s” out of the cause', sentence => {
    const {trigger, factors} = under('Root cause', `Mail waited in a queue. ${sentence}`)
    expect(trigger?.text).toBe(sentence)
    expect(trigger?.evidence.quote).toBe(sentence)
    expect(factors).toHaveLength(1)
  })

  test('takes no alert for what triggered the incident, and no sentence from elsewhere', () => {
    expect(under('Root cause', 'An alert was triggered by the queue.').trigger).toBeUndefined()
    expect(under('Root cause', 'It was not triggered by the deployment.').trigger).toBeUndefined()
    expect(under('Lessons learned', 'The outage was triggered by a new version.').trigger).toBeUndefined()
  })

  test('leaves a section about it alone', () => {
    expect(read('## Trigger\n\nA restart.\n\n## Root cause\n\nThe outage was triggered by a release.\n').trigger?.text).toBe('A restart.')
  })
})

describe('suggestFactors()', () => {
  test.each([
    ['The worker ran out of memory and was killed.', ['capacity/memory']],
    ['The certificate of the broker had expired on Sunday.', ['dependency/certificate']],
    ['No alert existed for an empty queue.', ['detection/missing-alert']],
    ['Clients retried without any back-off, and a retry storm followed.', ['resilience/retry-storm']],
    ['We deployed a configuration change that named the wrong host.', ['change/configuration']],
    ['There was a race condition between two workers.', ['software/race-condition']],
    ['The only DNS record of the gateway was deleted.', ['dependency/dns']],
    ['The release caused the outage.', ['change/deployment']],
    ['A typo in the address list was enough.', ['process/manual-step']],
    ['Nobody likes Mondays.', []],
    ['The release went out on Monday.', []],
    ['The disk is 400 GB large.', []],
  ])('suggests for “%s” %j', (sentence, categories) => {
    expect(listCategories(sentence)).toEqual(categories)
  })

  test('gives the sentence that suggests, and a handful at most', () => {
    const {factorSuggestions} = under(
      'Root cause',
      'It took a while to see. The worker ran out of memory. There was a race condition. The certificate had expired. A retry storm followed. No alert existed for it. The failover did not work. A typo made it worse.',
    )
    expect(factorSuggestions).toHaveLength(5)
    expect(factorSuggestions[0]).toMatchObject({category: 'capacity/memory', evidence: {quote: 'The worker ran out of memory.', how: 'prose'}})
  })

  test('says nothing of what was ruled out, thought at first, or is to come, and nothing outside causes', () => {
    for (const sentence of [
      'We ruled out that the worker ran out of memory.',
      'At first we suspected that the disk was full.',
      'We will make sure that no worker runs out of memory.',
    ])
      expect(under('Root cause', sentence).factorSuggestions).toEqual([])
    expect(under('Impact', 'Workers ran out of memory.').factorSuggestions).toEqual([])
  })

  test('leaves factors that the author has sorted alone', () => {
    expect(under('Contributing factors', '- The worker ran out of memory (factor: capacity/limits)').factorSuggestions).toEqual([])
    expect(read('---\nfactors: [capacity/limits]\n---\n\n## Root cause\n\nThe worker ran out of memory.\n').factorSuggestions).toEqual([])
  })
})

describe('listRegions()', () => {
  test('reads cloud regions where the damage is told, and fields that name them', () => {
    expect(under('Impact', 'Requests in us-east-1 and europe-west4-b failed; East US 2 was slow.').regions.map(({value}) => value)).toEqual([
      'us-east-1',
      'europe-west4',
      'East US 2',
    ])
    expect(under('Facts', '- **Affected regions:** Frankfurt, Dublin\n- **Severity:** P2').regions.map(({value}) => value)).toEqual(['Frankfurt', 'Dublin'])
    expect(read('---\nregions: [eu-central-1]\n---\n\nText.').regions.map(({value}) => value)).toEqual(['eu-central-1'])
  })

  test('takes no region that was well, or that traffic went to', () => {
    expect(under('Impact', 'us-west-2 was not affected.').regions).toEqual([])
    expect(under('Impact', 'Traffic was failed over to us-west-2.').regions).toEqual([])
    expect(under('Timeline', 'us-west-2 is checked.').regions).toEqual([])
  })
})

describe('toSeverityLevel()', () => {
  test.each([
    ['SEV-2', 2],
    ['Sev0', 1],
    ['S3', 3],
    ['P1', 1],
    ['Severity 4', 4],
    ['~severity::3', 3],
    ['2 (major)', 2],
    ['Critical', 1],
    ['major outage', 2],
    ['Medium', 3],
    ['low', 4],
    ['red', 1],
    ['kritisch', 1],
    ['élevée', 2],
    ['軽微', 4],
    ['12 of 20', undefined],
    ['5%', undefined],
    ['purple', undefined],
  ])('knows what “%s” is', (label, level) => {
    expect(toSeverityLevel(label)).toBe(level)
  })

  test('keeps the label beside the level, without what stands behind it', () => {
    expect(under('Facts', '- Severity: S3 | Lead: Ada\n- Status: closed').severity).toMatchObject({label: 'S3', level: 3})
    expect(under('Summary', 'This **SEV-2** incident kept mail back.').severity).toMatchObject({label: 'SEV-2', level: 2})
  })

  test('takes none of two that a summary names', () => {
    expect(under('Summary', 'It was raised from SEV-3 to SEV-1.').severity).toBeUndefined()
  })
})

describe('readImpact()', () => {
  test.each([
    ['37% of requests failed.', ['37 % of requests failed']],
    ['Around 1,200 customers could not log in.', ['around 1200 customers could not log in']],
    ['4.2 GB of uploads were lost.', ['4.2 GB of uploads were lost']],
    ['It cost $12,000.', ['12000 $']],
    ['Lost orders come to about $38k.', ['about 38000 $']],
    ['6 of 14 nodes rebooted.', ['6 nodes rebooted (of 14)']],
    ['For 77 minutes 62% of checkouts hung.', ['62 % of checkouts hung']],
    ['Rund 1.200 Kunden waren betroffen.', ['rund 1200 Kunden waren betroffen']],
    ['12,5 % der Anfragen schlugen fehl.', ['12.5 % der Anfragen schlugen fehl']],
    ['1.2 million messages were late.', ['1200000 messages were late']],
    ['約1,200件の注文に影響した。', ['約 1200 件 の注文に影響した']],
    ['- Customers affected: 188\n- Mails lost: 0', ['188 customers affected', '0 mails lost']],
    ['| | |\n|---|---|\n| Messages delayed | 31,204 |', ['31204 messages delayed']],
    ['It lasted 40 minutes, from 10:00 until 10:40.', []],
    ['Workers have a limit of 2 GB.', []],
    ['Port 443 was closed; see RFC 5280 and step 3 there.', []],
    ['Clients got HTTP 503 errors.', []],
  ])('measures in “%s” %j', (text, measures) => {
    expect(
      under('Impact', text).impactMeasures.map(({qualifier, value, unit, what}) => [qualifier, value, unit, what].filter(part => part || part === 0).join(' ')),
    ).toEqual(measures)
  })

  test('counts people and requests in the summary where no section is about impact', () => {
    expect(under('Summary', 'About 300 customers were locked out for 3 retries.').impactMeasures).toMatchObject([{value: 300, unit: 'customers'}])
  })

  test('reads a paragraph with sixteen times the numbers in nowhere near 256 times the time', () => {
    const time = (size: number): number => {
      const text = '7 minutes 12 users of 80 '.repeat(size)
      const piece = {kind: 'impact', heading: 'Impact', start: 0, bodyStart: 0, end: text.length, lines: []} as const
      const source = toSourceText(text)
      const before = performance.now()
      readImpact(source, [piece], [{text, start: 0}])
      return performance.now() - before
    }
    const best = (size: number): number => Math.min(...Array.from({length: 5}, () => time(size)))
    best(200)
    expect(best(32_000) / best(2000)).toBeLessThan(80)
  })
})

describe('section names', () => {
  test.each([
    ['Considered actions', 'remediation'],
    ['Actions considered and rejected', 'background'],
    ['Rejected alternatives', 'background'],
    ['Root cause analysis process', 'background'],
    ['Incident response process', 'background'],
    ['Improvements to our response process', 'remediation'],
    ['Timeline of fixes', 'remediation'],
    ['Timeline of events', 'timeline'],
    ['Previous incidents', 'background'],
    ['How many people were involved in the remediation?', 'other'],
    ['Process breakdown(s)', 'contributingFactors'],
  ] as const)('takes “%s” for %s', (heading, kind) => {
    expect(toSectionKind(heading)).toBe(kind)
  })

  test.each([
    ['What helped', 'lessonsWell'],
    ['Was gut funktioniert hat', 'lessonsWell'],
    ['Points forts', 'lessonsWell'],
    ['Lo que funcionó bien', 'lessonsWell'],
    ['Pontos positivos', 'lessonsWell'],
    ['Wat liep goed', 'lessonsWell'],
    ['良かったこと', 'lessonsWell'],
    ['Was nicht gut lief', 'lessonsPoor'],
    ['Points à améliorer', 'lessonsPoor'],
    ['Puntos de mejora', 'lessonsPoor'],
    ['Pontos de melhoria', 'lessonsPoor'],
    ['Verbeterpunten', 'lessonsPoor'],
    ['反省点', 'lessonsPoor'],
    ['Wo hatten wir Glück?', 'lessonsLucky'],
    ['Coup de chance', 'lessonsLucky'],
    ['¿En qué tuvimos suerte?', 'lessonsLucky'],
    ['Sorte', 'lessonsLucky'],
    ['Waar hadden we geluk?', 'lessonsLucky'],
    ['運が良かったこと', 'lessonsLucky'],
    ['Ce que nous avons appris', 'lessons'],
    ['Qué aprendimos', 'lessons'],
  ] as const)('finds lessons under “%s”', (heading, kind) => {
    expect(findNamedKind(heading)).toBe(kind)
  })
})
