import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {toServiceName} from '#src/incident/service-names.ts'
import {readPostmortem} from '#src/postmortem/read-postmortem.ts'
import {judgeDocument} from '#src/postmortem/rules/check-library-rules.ts'
import {formatDiagnostic} from '#src/postmortem/rules/format-diagnostic.ts'
import {readSettings} from '#src/postmortem/rules/read-settings.ts'
import {defaultSettings, toReadHints} from '#src/postmortem/rules/settings.ts'

const said = (text: string): readonly string[] => readSettings(text).diagnostics.map(diagnostic => formatDiagnostic('hindsight.yaml', diagnostic))

describe('readSettings()', () => {
  test('reads levels, required sections, names of severities, services, factors and how long remediation may take', () => {
    const text = `rules:
  no-owner: warning
  done-without-date: off
sections:
  SEV1: [impact, contributing-factors]
  default: []
severities: {Code Blue: SEV1, 'heads-up ': SEV4}
services: [voice-api]
factors: [weather/flood]
remediation: {SEV1: 15, SEV2: 30}
trackers: {OPS: 'https://jira.example.com/browse/{key}'}
`
    expect(readSettings(text)).toEqual({
      settings: {
        rules: {'no-owner': 'warning', 'done-without-date': 'off'},
        sections: {SEV1: ['impact', 'contributing-factors'], default: []},
        severities: {'code blue': 1, 'heads-up': 4},
        services: ['voice-api'],
        serviceAliases: {},
        serviceTeams: {},
        factors: ['weather/flood'],
        remediation: {1: 15, 2: 30},
        people: [],
        teams: [],
        trackers: {OPS: 'https://jira.example.com/browse/{key}'},
      },
      diagnostics: [],
    })
  })

  test('takes no address for a ticket that its own text could lead elsewhere, and keeps the others', () => {
    const text = `trackers:
  OPS: https://jira.example.com/browse/{key}
  ops: https://other.example.com/{key}
  A: javascript:alert({number})
  B: https://{key}.example.com/
  C: https://ada:secret@example.com/{key}
  D: https://example.com/issues
  E: https://example.com/{project}/{number}
  F9: https://example.com/{number}
  G: [1]
  '#': http://github.example.com/example/app/issues/{number}
`
    expect(readSettings(text).settings.trackers).toEqual({
      OPS: 'https://jira.example.com/browse/{key}',
      '#': 'http://github.example.com/example/app/issues/{number}',
    })
    expect(said(text)).toEqual([
      'hindsight.yaml:3:3-3:6: error: Unexpected second “ops”, expected one; the first holds (invalid-settings)',
      'hindsight.yaml:4:6-4:32: error: Unexpected address, expected one with http or https such as https://jira.example.com/browse/{key} (invalid-settings)',
      'hindsight.yaml:5:6-5:32: error: Unexpected placeholder in the host, expected it in the path (invalid-settings)',
      'hindsight.yaml:6:6-6:42: error: Unexpected user in an address, expected none (invalid-settings)',
      'hindsight.yaml:7:6-7:32: error: Unexpected address that is the same for every ticket, expected {key} or {number} in it (invalid-settings)',
      'hindsight.yaml:8:6-8:44: error: Unexpected placeholder, expected {key} or {number} (invalid-settings)',
      'hindsight.yaml:9:3-9:5: error: Unexpected beginning of a ticket, expected what stands before its number, such as OPS or "#" (invalid-settings)',
      'hindsight.yaml:10:6-10:9: error: Unexpected address, expected one with http or https such as https://jira.example.com/browse/{key} (invalid-settings)',
    ])
    expect(said('trackers: [OPS]\n')).toHaveLength(1)
  })

  test.each([
    ['nothing', ''],
    ['a comment', '# later\n'],
    ['empty keys', 'rules:\nservices:\n'],
    ['a byte order mark', '\uFEFF'],
  ])('takes a file of %s for the defaults', (_, text) => {
    expect(readSettings(text)).toEqual({settings: defaultSettings, diagnostics: []})
  })

  test('names line and expectation of each value that is not as expected, and keeps the others', () => {
    const text = `rules:
  no-owner: loud
  no-ownre: error
  too-large: off
  vague-action: off
sections:
  SEV1: [impacts, timeline]
  SEV9: [impact]
  SEV2: impact
servces: [a]
services: [voice-api, [b]]
`
    expect(said(text)).toEqual([
      'hindsight.yaml:2:13-2:17: error: Unexpected level “loud”, expected off, error, warning, info (invalid-settings)',
      'hindsight.yaml:3:3-3:11: warning: Unexpected rule “no-ownre”, expected “no-owner” (invalid-settings)',
      'hindsight.yaml:4:3-4:12: warning: Unexpected “too-large”, expected a rule about documents: a file that is kept out is always reported (invalid-settings)',
      'hindsight.yaml:7:10-7:17: error: Unexpected section “impacts”, expected summary, impact, timeline, trigger, contributing-factors, detection, resolution, lessons, remediation, background, status-updates (invalid-settings)',
      'hindsight.yaml:8:3-8:7: warning: Unexpected severity “SEV9”, expected SEV1, SEV2, SEV3, SEV4, SEV5, default (invalid-settings)',
      'hindsight.yaml:9:9-9:15: error: Unexpected “impact”, expected a list of sections such as [impact, timeline] (invalid-settings)',
      'hindsight.yaml:10:1-10:8: warning: Unexpected key “servces”, expected “services” (invalid-settings)',
      'hindsight.yaml:11:23-11:26: error: Unexpected value, expected a name (invalid-settings)',
    ])
    expect(readSettings(text).settings).toEqual({...defaultSettings, rules: {'vague-action': 'off'}})
  })

  test('takes a name of a severity for one level of ours, and says what else stands there', () => {
    const text = 'severities:\n  Code Blue: SEV0\n  Code Red: SEV1\n  code red: SEV2\n  "": SEV3\n  Amber: [SEV2]\n'
    expect(said(text)).toEqual([
      'hindsight.yaml:2:14-2:18: error: Unexpected level “SEV0”, expected SEV1, SEV2, SEV3, SEV4, SEV5 (invalid-settings)',
      'hindsight.yaml:4:3-4:11: error: Unexpected second “code red”, expected one; the first holds (invalid-settings)',
      'hindsight.yaml:5:3-5:5: error: Unexpected empty name, expected that of a severity (invalid-settings)',
      'hindsight.yaml:6:10-6:16: error: Unexpected level ["SEV2"], expected SEV1, SEV2, SEV3, SEV4, SEV5 (invalid-settings)',
    ])
    expect(readSettings(text).settings.severities).toEqual({'code red': 1})
    expect(said('severities: [SEV1]\n')).toEqual([
      'hindsight.yaml:1:13-1:19: error: Unexpected value of “severities”, expected `name: value` lines below it (invalid-settings)',
    ])
  })

  test('takes whole days for how long remediation may take, and says what else stands there', () => {
    const text = 'remediation:\n  SEV1: 0\n  SEV2: -30\n  SEV3: 60 days\n  SEV4: 1.5\n  SEV6: 10\n  sev5: 10\n  SEV5: 3650\n'
    expect(said(text)).toEqual([
      'hindsight.yaml:2:9-2:10: error: Unexpected value of “SEV1”, expected a whole number of days from 1 to 3650 (invalid-settings)',
      'hindsight.yaml:3:9-3:12: error: Unexpected value of “SEV2”, expected a whole number of days from 1 to 3650 (invalid-settings)',
      'hindsight.yaml:4:9-4:16: error: Unexpected value of “SEV3”, expected a whole number of days from 1 to 3650 (invalid-settings)',
      'hindsight.yaml:5:9-5:12: error: Unexpected value of “SEV4”, expected a whole number of days from 1 to 3650 (invalid-settings)',
      'hindsight.yaml:6:3-6:7: warning: Unexpected severity “SEV6”, expected SEV1, SEV2, SEV3, SEV4, SEV5 (invalid-settings)',
      'hindsight.yaml:7:3-7:7: warning: Unexpected severity “sev5”, expected SEV1, SEV2, SEV3, SEV4, SEV5 (invalid-settings)',
    ])
    expect(readSettings(text).settings.remediation).toEqual({5: 3650})
    expect(said('remediation: 30\n')).toEqual([
      'hindsight.yaml:1:14-1:16: error: Unexpected value of “remediation”, expected lines such as `SEV1: 15` below it (invalid-settings)',
    ])
    expect(readSettings('remediation:\n').settings.remediation).toEqual({})
  })

  test('reads people and teams, whichever way handles and addresses are written', () => {
    const text = `people:
  '@Ada': {name: ' Ada Lovelace ', email: Ada@Example.com}
  grace: [grace@example.com, grace.hopper@navy.example.org]
  '@bot': bot+ci@example.com
  '@former':
teams: {'@Platform': [ada, '@GRACE', '@ada'], security: []}
`
    const {settings, diagnostics} = readSettings(text)
    expect(diagnostics).toEqual([])
    expect(settings.people).toEqual([
      {handle: '@ada', name: 'Ada Lovelace', emails: ['ada@example.com']},
      {handle: '@grace', name: undefined, emails: ['grace@example.com', 'grace.hopper@navy.example.org']},
      {handle: '@bot', name: undefined, emails: ['bot+ci@example.com']},
      {handle: '@former', name: undefined, emails: []},
    ])
    expect(settings.teams).toEqual([
      {handle: '@platform', members: ['@ada', '@grace']},
      {handle: '@security', members: []},
    ])
  })

  test('says what is wrong with people and teams, and lets nobody in by it', () => {
    const text = `people:
  '@ada': {nam: Ada, email: ada@example.com}
  '@grace': [grace, ADA@example.com, 7]
  Ada: other@example.com
  '@': nobody@example.com
  '@joan': {name: [Joan], email: {at: joan@example.com}}
teams:
  '@grace': ['@ada']
  '@platform': ['@adaa', '@ada', 7, '@calls', '@somebody-else']
  '@calls': '@ada'
`
    expect(said(text)).toEqual([
      'hindsight.yaml:2:12-2:15: warning: Unexpected key “nam”, expected “name” (invalid-settings)',
      'hindsight.yaml:3:14-3:19: error: Unexpected value, expected an e-mail address such as ada@example.com (invalid-settings)',
      'hindsight.yaml:3:21-3:36: error: Unexpected second use of an address, expected it for one person: it is that of @ada (invalid-settings)',
      'hindsight.yaml:3:38-3:39: error: Unexpected value, expected an e-mail address such as ada@example.com (invalid-settings)',
      'hindsight.yaml:4:3-4:6: error: Unexpected second “@ada”, expected one; the first holds (invalid-settings)',
      'hindsight.yaml:5:3-5:6: error: Unexpected handle “@”, expected letters, digits and . _ / - such as @ada (invalid-settings)',
      'hindsight.yaml:6:19-6:25: error: Unexpected value, expected a name (invalid-settings)',
      'hindsight.yaml:6:34-6:56: error: Unexpected value, expected an e-mail address such as ada@example.com (invalid-settings)',
      'hindsight.yaml:8:3-8:11: error: Unexpected team “@grace”, expected a handle that no person has (invalid-settings)',
      'hindsight.yaml:9:17-9:24: error: Unexpected member “@adaa”, expected “@ada” (invalid-settings)',
      'hindsight.yaml:9:34-9:35: error: Unexpected member, expected a handle that stands below `people:` (invalid-settings)',
      'hindsight.yaml:9:37-9:45: error: Unexpected member “@calls”, expected people: a team has no other teams in it (invalid-settings)',
      'hindsight.yaml:9:47-9:63: error: Unexpected member “@somebody-else”, expected a handle that stands below `people:` (invalid-settings)',
      'hindsight.yaml:10:13-10:19: error: Unexpected value, expected a list of handles such as [ada, grace] (invalid-settings)',
    ])
    expect(readSettings(text).settings).toMatchObject({
      people: [
        {handle: '@ada', emails: ['ada@example.com']},
        {handle: '@grace', emails: []},
        {handle: '@joan', name: undefined, emails: []},
      ],
      teams: [
        {handle: '@platform', members: ['@ada']},
        {handle: '@calls', members: []},
      ],
    })
    expect(said('people: [ada]\nteams: 7\n')).toHaveLength(2)
  })

  test.each([
    'ada',
    'ada@',
    '@example.com',
    'ada@example',
    'a b@example.com',
    'ada@example..com',
    'ada@.example.com',
    'ada@example.com, bob@example.com',
    'ada@exämple.com',
  ])('takes %s for no address', address => {
    expect(readSettings(JSON.stringify({people: {'@ada': address}})).settings.people).toEqual([{handle: '@ada', name: undefined, emails: []}])
  })

  test('compares no more than a few of many strangers with everybody', () => {
    const people = Object.fromEntries(Array.from({length: 100}, (_, place) => [`person-${place}`, null]))
    const {diagnostics} = readSettings(JSON.stringify({people, teams: {all: Array.from({length: 100}, (_, place) => `persan-${place}`)}}))
    expect(diagnostics).toHaveLength(100)
    expect(diagnostics.filter(({message}) => message.includes('“@person-'))).toHaveLength(20)
  })

  test('reads services with their teams and their other names', () => {
    const text = "services:\n  checkout: {aliases: [checkout-api, ' co '], team: '@shop'}\n  search:\n  __proto__: {aliases: [constructor]}\n"
    const {settings, diagnostics} = readSettings(text)
    expect([settings.services, Object.entries(settings.serviceAliases), settings.serviceTeams, diagnostics]).toEqual([
      ['checkout', 'search', '__proto__'],
      [
        ['checkout-api', 'checkout'],
        ['co', 'checkout'],
        ['constructor', '__proto__'],
      ],
      {checkout: '@shop'},
      [],
    ])
    expect(toServiceName('constructor', settings.serviceAliases)).toBe('__proto__')
    expect(['toString', 'checkout', 'Co'].map(written => toServiceName(written, settings.serviceAliases))).toEqual(['toString', 'checkout', 'Co'])
  })

  test('says what is wrong with a service, and keeps the others', () => {
    const text = `services:
  checkout: {alias: [pay], aliases: [search, co, [x], '']}
  search: {aliases: [co, search, find], team: 7}
  billing: [bill]
  '': {team: '@shop'}
  voice: {aliases: calls}
`
    expect(said(text)).toEqual([
      'hindsight.yaml:2:14-2:19: warning: Unexpected key “alias”, expected aliases, team (invalid-settings)',
      'hindsight.yaml:2:38-2:44: error: Unexpected alias “search”, expected a name that no service of this list has (invalid-settings)',
      'hindsight.yaml:2:50-2:53: error: Unexpected value, expected a name (invalid-settings)',
      'hindsight.yaml:2:55-2:57: error: Unexpected empty name, expected one (invalid-settings)',
      'hindsight.yaml:3:22-3:24: error: Unexpected second “co”, expected an alias of one service: it is one of “checkout” (invalid-settings)',
      'hindsight.yaml:3:47-3:48: error: Unexpected value, expected a name (invalid-settings)',
      'hindsight.yaml:4:12-4:18: error: Unexpected value of “billing”, expected `aliases:` and `team:` below it (invalid-settings)',
      'hindsight.yaml:5:3-5:5: error: Unexpected empty name, expected that of a service (invalid-settings)',
      'hindsight.yaml:6:20-6:25: error: Unexpected value, expected a list such as [one, two] (invalid-settings)',
    ])
    expect(readSettings(text).settings).toMatchObject({
      services: ['checkout', 'search', 'billing', 'voice'],
      serviceAliases: {co: 'checkout', find: 'search'},
      serviceTeams: {},
    })
    expect(said('services: checkout\n')).toEqual([expect.stringContaining('expected a list such as [one, two], or `name:` lines')])
  })

  test.each([
    ['broken YAML', 'rules: [\n', /^hindsight\.yaml:\d+:\d+-\d+:\d+: error: Unexpected YAML, .*; the defaults are in force \(invalid-settings\)$/],
    ['a list', '- rules\n', /Unexpected list or single value, .*; the defaults are in force/],
    ['the same key twice', 'rules: {}\nrules: {}\n', /^hindsight\.yaml:2:1-.*the defaults are in force/],
    ['an alias', 'services: &a [x]\nfactors: *a\n', /^hindsight\.yaml:2:10-2:12: error: Unexpected YAML alias/],
  ])('has the defaults in force where the file is %s, and says where and why', (_, text, message) => {
    expect(said(text)).toEqual([expect.stringMatching(message)])
    expect(readSettings(text).settings).toEqual(defaultSettings)
  })

  test('has the defaults in force where the file is too long or nested too deeply', () => {
    expect(said(`# ${'x'.repeat(70_000)}\n`)).toEqual([
      expect.stringContaining('Unexpected configuration of 69 KiB, expected at most 64 KiB; the defaults are in force'),
    ])
    expect(said('['.repeat(20_000))).toEqual([expect.stringContaining('; the defaults are in force')])
  })

  test('never throws, whatever the file holds', () => {
    const yaml = fc
      .array(
        fc.constantFrom(
          ...'rules: |sections: |services: |default|SEV1|off|__proto__|no-owner: |- |: |[|]|{|}|, |#|&a |*a|!|>|\'|"|%|@|`|\n|  |\t'.split('|'),
          '|',
        ),
        {maxLength: 30},
      )
      .map(parts => parts.join(''))
    fc.assert(fc.property(fc.oneof(fc.string(), yaml), text => readSettings(text).settings.rules !== undefined))
  })
})

describe('toReadHints()', () => {
  test('has the reader take names of severities for the levels they mean here, wherever the text states them', () => {
    const hints = toReadHints(readSettings('severities: {Code Blue: SEV1, Minor: SEV3, P1: SEV4}').settings)
    const severityOf = (text: string) => {
      const {incident, diagnostics} = readPostmortem(text, 'x', hints)
      return [incident.severity?.level, incident.severity?.label, diagnostics.some(({rule}) => rule === 'unknown-severity')]
    }
    expect(severityOf('---\nseverity: code blue\n---\n\nText.\n')).toEqual([1, 'code blue', false])
    expect(severityOf('# Calls ended\n\n**Severity:** Minor\n\n## Summary\n\nText.\n')).toEqual([3, 'Minor', false])
    expect(severityOf('# P1 incident: calls ended\n\nText.\n')).toEqual([4, 'P1', false])
    expect(severityOf('---\nseverity: major\n---\n\nText.\n')).toEqual([2, 'major', false])
    expect(toReadHints(defaultSettings)).toEqual({})
  })
})

describe('judgeDocument()', () => {
  const text = `---
title: Calls ended
severity: SEV1
services: [voice-ap]
---

Calls ended.

## Remediation

- [ ] Improve monitoring
`
  const judge = (settings: string): readonly string[] => {
    const {incident, diagnostics} = readPostmortem(text, 'example')
    return judgeDocument(diagnostics, {incident, today: '2025-04-16', exists: () => true, settings: readSettings(settings).settings}).map(
      ({level, rule, message}) => (rule === 'missing-section' ? `${level} ${rule}: ${message.split(':')[0]}` : `${level} ${rule}`),
    )
  }

  test('asks for the sections that the configuration names for the severity, and otherwise for the usual ones', () => {
    expect(judge('').filter(line => line.includes('missing'))).toEqual([
      'warning missing-section: Missing impact',
      'warning missing-section: Missing timeline',
      'warning missing-section: Missing contributing factors',
    ])
    expect(judge('sections: {SEV1: [remediation, detection], default: [impact]}').filter(line => line.includes('missing'))).toEqual([
      'warning missing-section: Missing detection',
    ])
    expect(judge('sections: {SEV2: [detection], default: []}').filter(line => line.includes('missing'))).toEqual([])
  })

  test('gives each rule its level, leaves out those that are off, and knows the services there are', () => {
    expect(judge('sections: {default: []}')).toEqual(['info no-due-date', 'info no-owner', 'info vague-action'])
    expect(judge('{sections: {default: []}, rules: {no-owner: error, vague-action: off, no-due-date: warning}, services: [voice-api]}')).toEqual([
      'warning no-due-date',
      'error no-owner',
      'warning unknown-service',
    ])
  })
})
