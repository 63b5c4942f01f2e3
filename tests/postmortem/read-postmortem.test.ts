import {readdirSync, readFileSync} from 'node:fs'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {readPostmortem} from '#src/postmortem/read-postmortem.ts'
import {expectExactEvidence, expectNothingLost} from './expect-reading.ts'

const canonical = `---
title: Calls ended abruptly when call workers ran out of memory
organization: Example Calls
severity: SEV2
status: published
timezone: America/Los_Angeles
started: 2025-03-13T03:47
detected: 2025-03-13T03:47
resolved: 2025-03-14T12:27
impact_windows: [2025-03-13T03:47/2025-03-14T12:27]
duration: 32 h 40 m
detected_by: customer
services: [call-workers, voice-api]
factors: [capacity/memory, detection/missing-alert]
tags: [kubernetes, oom]
authors: ['@platform']
aliases: [old-name]
related:
  - {to: 2020-08-12-redis, type: same-symptom}
source:
  url: https://status.example/incident/1
  publisher: Example Calls
---

One paragraph that a person can read instead of the rest.

## Impact

1,705 calls ended abruptly, and up to 8 % of POST requests failed.

## Timeline

- **2025-03-13 03:47 detected** — A customer reports calls that end without a reason.
  - They attach a trace.
- **13:57** — Call workers are seen above their 2 GB limit.
- **~16:30** — A larger memory request and limit are ready.
- **2025-03-14 12:05–12:27 resolved** — The change is deployed.
- **19:30 UTC** — Calls are watched, see [[2020-08-12-redis]].

## Trigger

A campaign doubled the calls.

## Contributing factors

Two things came together.

### Call state lived only in the worker's memory

A restart lost every call the worker held. (factor: architecture/single-point-of-failure)

### Nobody was told

No alert looked at memory.

## Detection

A customer was first.

## Resolution

The limit was raised.

## Lessons learned

### What went well

- The trace named the worker.

### What went poorly

- A customer was first.

### Where we got lucky

It was early in the morning.

## Remediation

- [x] Raise the workers' memory request and limit (kind: mitigate, owner: @platform, done: 2025-03-14)
- [ ] Alert when a worker nears its \`memory\` limit (kind: detect, owner: @observability, due: 2025-04-15, priority: P1, ref: OPS-412, id: a2)
- [ ] Move call state out of the worker (kind: prevent, owner: Ada Lovelace, Grace Hopper, status: in-progress, factor: architecture/single-point-of-failure)
- [ ] Cap calls per worker (status: wont-do, reason: the limit above (see #1), as raised, makes it moot)
- Write it down (owner: @platform, due: 2025-04-20, proof: https://wiki.example/calls_and_workers)

## Status updates

- **2025-03-14 12:11 investigating** — Higher memory use in call workers may end calls abruptly.

## Appendix

Words of its own.
`

describe('readPostmortem()', () => {
  const {incident, diagnostics, refusal} = readPostmortem(canonical, '2025-03-13-call-workers')

  test('reads the front matter, each value with its place', () => {
    expect(refusal).toBeUndefined()
    expect(incident.title).toMatchObject({
      value: 'Calls ended abruptly when call workers ran out of memory',
      evidence: {start: {line: 2, column: 8}, quote: 'Calls ended abruptly when call workers ran out of memory', how: 'front-matter'},
    })
    expect(incident.severity).toMatchObject({level: 2, label: 'SEV2'})
    expect(incident.detectedBy?.value).toBe('customer')
    expect(incident.services.map(({value, evidence}) => [value, evidence.quote])).toEqual([
      ['call-workers', 'call-workers'],
      ['voice-api', 'voice-api'],
    ])
    expect(incident.relations).toMatchObject([{to: '2020-08-12-redis', type: 'same-symptom', evidence: {quote: '{to: 2020-08-12-redis, type: same-symptom}'}}])
    expect(incident.source).toMatchObject({url: 'https://status.example/incident/1', publisher: 'Example Calls', date: undefined})
    expect([incident.status, incident.visibility]).toEqual(['published', 'public'])
  })

  test('reads milestones in the document’s zone, and prefers the timeline’s sentence as evidence', () => {
    expect(incident.milestones.map(({kind, instant, evidence}) => [kind, instant.at, evidence.how])).toEqual([
      ['started', '2025-03-13T10:47:00Z', 'item'],
      ['detected', '2025-03-13T10:47:00Z', 'item'],
      ['resolved', '2025-03-14T19:27:00Z', 'item'],
    ])
  })

  test('reads timeline entries with the day carried forward, ranges, approximations, zones of their own and nested items', () => {
    expect(incident.timeline.map(({instant, end, milestones, text}) => [instant.at, instant.approximate, end?.at, milestones, text])).toEqual([
      ['2025-03-13T10:47:00Z', false, undefined, ['detected'], 'A customer reports calls that end without a reason.\n  - They attach a trace.'],
      ['2025-03-13T20:57:00Z', false, undefined, [], 'Call workers are seen above their 2 GB limit.'],
      ['2025-03-13T23:30:00Z', true, undefined, [], 'A larger memory request and limit are ready.'],
      ['2025-03-14T19:05:00Z', false, '2025-03-14T19:27:00Z', ['resolved'], 'The change is deployed.'],
      ['2025-03-14T19:30:00Z', false, undefined, [], 'Calls are watched, see [[2020-08-12-redis]].'],
    ])
  })

  test('reads impact windows, stated durations and measures', () => {
    expect(incident.impactWindows.map(({start, end}) => [start.at, end?.at])).toEqual([['2025-03-13T10:47:00Z', '2025-03-14T19:27:00Z']])
    expect(incident.statedDurations.map(({minutes}) => minutes)).toEqual([1960])
    expect(incident.impactMeasures.map(({value, unit, what, qualifier}) => [value, unit, what, qualifier])).toEqual([
      [1705, 'calls', 'ended abruptly', undefined],
      [8, '%', 'of POST requests failed', 'up to'],
    ])
  })

  test('reads each factor under its heading, with its category', () => {
    expect(incident.factors.map(({title, description, category}) => [title, description, category])).toEqual([
      ['Call state lived only in the worker’s memory'.replace('’', "'"), 'A restart lost every call the worker held.', 'architecture/single-point-of-failure'],
      ['Nobody was told', 'No alert looked at memory.', undefined],
    ])
    expect(incident.trigger?.text).toBe('A campaign doubled the calls.')
  })

  test('reads every attribute of an action, commas and parentheses inside a value included', () => {
    expect(incident.actions.map(({evidence, ...action}) => Object.fromEntries(Object.entries(action).filter(([, value]) => value !== undefined)))).toEqual([
      {title: "Raise the workers' memory request and limit", status: 'done', kind: 'mitigate', owner: '@platform', done: '2025-03-14'},
      {
        title: 'Alert when a worker nears its memory limit',
        status: 'open',
        kind: 'detect',
        owner: '@observability',
        due: '2025-04-15',
        priority: 'P1',
        ref: 'OPS-412',
        id: 'a2',
      },
      {
        title: 'Move call state out of the worker',
        status: 'in-progress',
        kind: 'prevent',
        owner: 'Ada Lovelace, Grace Hopper',
        factor: 'architecture/single-point-of-failure',
      },
      {title: 'Cap calls per worker', status: 'wont-do', reason: 'the limit above (see #1), as raised, makes it moot'},
      {title: 'Write it down', status: 'open', owner: '@platform', due: '2025-04-20', proof: 'https://wiki.example/calls_and_workers'},
    ])
  })

  test('reads lessons by kind, status updates, links, and keeps sections it does not know', () => {
    expect(incident.lessons.map(({kind, text}) => [kind, text])).toEqual([
      ['well', 'The trace named the worker.'],
      ['poorly', 'A customer was first.'],
      ['lucky', 'It was early in the morning.'],
    ])
    expect(incident.updates.map(({instant, state, text}) => [instant.at, state, text])).toEqual([
      ['2025-03-14T19:11:00Z', 'investigating', 'Higher memory use in call workers may end calls abruptly.'],
    ])
    expect(incident.links.map(({to, evidence}) => [to, evidence.start.line])).toEqual([['2020-08-12-redis', 38]])
    expect(incident.sections.at(-1)).toMatchObject({kind: 'other', heading: 'Appendix', text: 'Words of its own.'})
  })

  test('reports nothing but what no tool can know about a document in order', () => {
    expect(diagnostics).toEqual([])
  })

  test('takes a first heading as the title, and a first line where there is no heading', () => {
    expect(readPostmortem('# Redis was *slow*\n\nText.', 'x').incident.title).toMatchObject({value: 'Redis was slow', evidence: {quote: '# Redis was *slow*'}})
    expect(readPostmortem('Redis was slow\nIncident report\n\nAt ten it was.', 'x').incident.title?.value).toBe('Redis was slow')
    expect(readPostmortem('At ten Redis was slow, and nobody knew why.', 'x').incident.title).toBeUndefined()
    expect(readPostmortem('# Timeline\n\n- **10:00** — Slow.', 'x').incident.title).toBeUndefined()
  })

  test('takes the day of the front matter for times that stand above the first day', () => {
    const {incident} = readPostmortem('---\ndate: 2024-02-29\n---\n\n## Timeline\n\n- **10:00** — Slow.\n- 10:05: Slower.\n', 'x')
    expect(incident.timeline.map(({instant, text}) => [instant.at, text])).toEqual([
      ['2024-02-29T10:00:00Z', 'Slow.'],
      ['2024-02-29T10:05:00Z', 'Slower.'],
    ])
  })

  test('keeps words of a bold label that are no milestone in the text', () => {
    const {incident} = readPostmortem('## Timeline\n\n- **2024-02-29 10:00 first customer**: writes in.\n', 'x')
    expect(incident.timeline[0]).toMatchObject({milestones: [], text: '**first customer**: writes in.'})
  })

  test('counts offsets from the start of the file when it starts with a byte order mark', () => {
    const text = `\uFEFF${canonical.replaceAll('\n', '\r\n')}`
    const reading = readPostmortem(text, 'x')
    expectExactEvidence(text, reading)
    expect(reading.incident.timeline).toHaveLength(5)
    expect(reading.incident.title?.evidence.start).toEqual({line: 2, column: 8, offset: 13})
  })

  test('takes lone carriage returns as line ends, and no other character', () => {
    const text = '# Slow\r\r## Timeline\r\r- **2024-02-29 10:00** — Slow\u2028and\u0085slower.\r'
    const reading = readPostmortem(text, 'x')
    expectExactEvidence(text, reading)
    expect(reading.incident.timeline[0]?.evidence).toMatchObject({start: {line: 5}, end: {line: 5}})
  })

  test('hides a document whose status or visibility cannot be understood', () => {
    const {incident} = readPostmortem('---\nstatus: pubished\nvisibility: restrcted\n---\n\nText.', 'x')
    expect([incident.status, incident.visibility]).toEqual(['draft', 'restricted'])
    expect(readPostmortem("---\naudience: ['@platform']\n---\n\nText.", 'x').incident.visibility).toBe('restricted')
  })

  test('reads the keys of other collections as its own', () => {
    const {incident, diagnostics} = readPostmortem(
      '---\ncompany: Example Calls\nstart_time: 2024-02-29 10:00\nend_time: 2024-02-29T12:00:30+02:00\nduration_minutes: 45\ncategories: [dns]\ncomponents_impacted: [api, web]\n---\n\nText.',
      'x',
    )
    expect(incident.organization?.value).toBe('Example Calls')
    expect(incident.milestones.map(({kind, instant}) => [kind, instant.at, instant.precision])).toEqual([
      ['started', '2024-02-29T10:00:00Z', 'minute'],
      ['resolved', '2024-02-29T10:00:30Z', 'second'],
    ])
    expect(incident.statedDurations[0]?.minutes).toBe(45)
    expect(incident.services.map(({value}) => value)).toEqual(['api', 'web'])
    expect(diagnostics.filter(({rule}) => rule === 'unknown-key')).toEqual([])
  })

  test('takes text fields as they are written, whatever YAML makes of them', () => {
    const {incident} = readPostmortem('---\ntitle: 1.10\norganization: 0e12345\ntags: [NO, 12345678901234567890, 2024-03-10, 0123]\n---\n\nText.', 'x')
    expect([incident.title?.value, incident.organization?.value, ...incident.tags.map(({value}) => value)]).toEqual([
      '1.10',
      '0e12345',
      'NO',
      '12345678901234567890',
      '2024-03-10',
      '0123',
    ])
  })
})

describe('every document of content/', () => {
  const files = readdirSync('content').filter(file => file.endsWith('.md'))

  test.each(files)('%s is read without an error, with exact evidence and every word under a section', file => {
    const text = readFileSync(`content/${file}`, 'utf8')
    const reading = readPostmortem(text, file.replace('.md', ''))
    expect(reading.refusal).toBeUndefined()
    expect(
      reading.diagnostics.filter(
        ({level, rule}) => level === 'error' || ['unknown-key', 'item-without-time', 'entry-out-of-order', 'missing-section'].includes(rule),
      ),
    ).toEqual([])
    expectExactEvidence(text, reading)
    expectNothingLost(text, reading)
  })
})

describe('on any text', () => {
  const word = fc.constantFrom(
    'calls',
    '12',
    '**10:00**',
    '2024-02-29',
    '[[x]]',
    '`code`',
    '(owner: @a, due: 2024-13-01)',
    '[x]',
    '|',
    ':',
    '~',
    '\uFEFF',
    'é',
    '😀',
    'TBD',
    '<b>',
    '<!--',
    '-->',
    '\\',
    '&amp;',
  )
  const line = fc
    .tuple(
      fc.constantFrom(
        '',
        '# ',
        '## Timeline',
        '## Remediation',
        '## Impact',
        '### What went well',
        '- ',
        '- [ ] ',
        '- [x] ',
        '- **10:00 detected** — ',
        '  - ',
        '> ',
        '| ',
        '---',
        '```',
        'title: ',
        'started: ',
        'services: ',
      ),
      fc.array(word, {maxLength: 6}),
    )
    .map(([head, words]) => head + words.join(' '))
  const document = fc.tuple(fc.array(line, {maxLength: 30}), fc.constantFrom('\n', '\r\n', '\r', '\n\n')).map(([lines, end]) => lines.join(end))

  test('readPostmortem() never throws, quotes exactly what stands at its offsets, and loses no word', () => {
    fc.assert(
      fc.property(fc.oneof(document, fc.string({maxLength: 300, unit: 'binary'})), text => {
        const reading = readPostmortem(text, 'x')
        expectExactEvidence(text, reading)
        expectNothingLost(text, reading)
      }),
      {numRuns: 400},
    )
  })
})
