import {describe, expect, test} from 'vitest'
import {readPostmortem} from '#src/postmortem/read-postmortem.ts'

/** What a rule points at in a text, in its order. */
function find(rule: string, text: string, id = 'example'): readonly string[] {
  return readPostmortem(text, id)
    .diagnostics.filter(diagnostic => diagnostic.rule === rule)
    .map(({place}) => (place ? text.slice(place.start.offset, place.end.offset) : ''))
}

const cause = (text: string): string => `# Calls ended\n\n## Root cause\n\n${text}\n`
const action = (title: string): string => `## Action items\n\n- [ ] ${title} (owner: @platform)\n- [ ] Run two nodes (owner: @platform)\n`

describe('person-as-cause', () => {
  test.each([
    ['An engineer forgot to renew the certificate.', 'An engineer forgot'],
    ['The on-call engineer failed to follow the runbook.', 'The on-call engineer failed to follow'],
    ['One of our developers accidentally dropped the table.', 'One of our developers accidentally'],
    ['A new contractor made a typo in the zone file.', 'A new contractor made a typo'],
    ['The database administrator should have checked the prompt.', 'The database administrator should have'],
    ['During the switch Ada Lovelace mistyped the address.', undefined],
    ['Ada Lovelace mistyped the address.', 'Ada Lovelace mistyped'],
  ])('reports “%s”', (text, found) => {
    expect(find('person-as-cause', cause(text))).toEqual(found === undefined ? [] : [found])
  })

  test.each([
    'We forgot to renew the certificate.',
    'Redis Cluster failed to elect a primary.',
    'The load balancer did not notice that the node was gone.',
    'The Prometheus operator failed to read its configuration.',
    'The database operator failed to update the replica set.',
    'An engineer rolled the release back at 14:05.',
    'Google Cloud overlooked a quota, and told us so.',
    'The engineers found that the health check failed to run.',
    'Nobody noticed that the alert was muted.',
  ])('leaves “%s” alone', text => {
    expect(find('person-as-cause', cause(text))).toEqual([])
  })

  test('knows the people that a document names, and warns where one of them is the cause', () => {
    const text = `---\nauthors: ['@ada', Grace Hopper]\n---\n\n## Trigger\n\n@ada ignored the alert, and Grace Hopper did not check the queue.\n`
    const found = readPostmortem(text, 'example').diagnostics.filter(({rule}) => rule === 'person-as-cause')
    expect(found.map(({level, place}) => [level, place && text.slice(place.start.offset, place.end.offset)])).toEqual([
      ['warning', '@ada ignored'],
      ['warning', 'Grace Hopper did not check'],
    ])
  })

  test('looks at causes alone: what somebody did in the timeline is no accusation', () => {
    expect(find('person-as-cause', '# Calls ended\n\n## Timeline\n\n- 2025-03-13 10:00 UTC — An engineer accidentally drops the table.\n')).toEqual([])
  })
})

describe('human-error', () => {
  test.each([
    'The outage was caused by human error.',
    'The root cause was simple human error.',
    'It came down to operator error.',
    'The loss was the result of a human mistake.',
  ])('reports “%s”', text => {
    expect(find('human-error', cause(text))).toHaveLength(1)
  })

  test.each([
    'The process leaves room for human error.',
    'It was not caused by human error, but by the tool.',
    'The script now guards against human error.',
    'User error rates rose to 5 %.',
  ])('leaves “%s” alone', text => {
    expect(find('human-error', cause(text))).toEqual([])
  })

  test('reports a factor of that name, in the text and in the front matter', () => {
    expect(find('human-error', '---\nfactors: [process/human-error]\n---\n\n## Contributing factors\n\n### Human error\n\nText.\n')).toEqual([
      'process/human-error',
      'Human error',
    ])
  })
})

describe('vague-action', () => {
  test.each([
    'Improve monitoring',
    'We will improve our monitoring and alerting.',
    'Better documentation',
    'Be more careful when deploying',
    'Review existing processes and procedures',
    'Pay more attention to the dashboards',
    'Make sure this never happens again',
    'Prevent similar incidents in the future',
    'Investigate further',
    'More testing',
  ])('reports “%s”', title => {
    expect(find('vague-action', action(title))).toHaveLength(1)
  })

  test.each([
    'Improve monitoring of the queue: alert at 1,000 calls',
    'Add an alert for replication lag above 30 s',
    'Document how to fail over the cache',
    'Review the firewall rules of the build network',
    'Test the restore of the billing database each month',
    'Investigate why the second replica did not take over',
    'Monitor call workers for memory usage above their limits',
    'Increase the connection limit to 400',
  ])('leaves “%s” alone', title => {
    expect(find('vague-action', action(title))).toEqual([])
  })
})

describe('secret-in-text', () => {
  // Put together here, so that no scanner takes this file for a leak.
  const secrets: readonly (readonly [string, string])[] = [
    ['AWS', `AKIA${'Q3EGJZ7WTVKX5M2P'}`],
    ['GitHub', `ghp_${'a1B2'.repeat(9)}`],
    ['GitLab', `glpat-${'a1B2c3D4e5F6g7H8i9J0'}`],
    ['Slack', `xoxb-${'123456789012-abcdefABCDEF'}`],
    ['Stripe', `sk_${'live'}_${'4eC39HqLyjWDarjtT1zdp7dc'}`],
    ['Google', `AIza${'SyD-9tSrke72PouQMnMX-a7eZSW0jkFMBWY'.slice(0, 35)}`],
    ['JSON web token', `eyJ${'hbGciOiJIUzI1NiJ9'}.eyJ${'zdWIiOiIxMjM0NTY3ODkw'}.${'dozjgNryP4J3jVmNHl0w5N'}`],
    ['private key', `-----BEGIN RSA ${'PRIVATE KEY'}-----`],
    ['address', `https://deploy:${'s3cr3tw0rd'}@git.calls.net/app`],
    ['password', `DB_PASSWORD=${'correct4horse9'}`],
    ['a quoted password', `password: '${'Tr0ub4dor'}'`],
    ['quoted', `"api_key": "${'9f8e7d6c5b4a'}"`],
  ]

  test.each(secrets)('finds one of %s in a listing, once, and never repeats it', (_, secret) => {
    const text = `# Calls ended\n\n\`\`\`\nexport X ${secret}\n\`\`\`\n`
    const found = readPostmortem(text, 'example').diagnostics.filter(({rule}) => rule === 'secret-in-text')
    expect(found).toHaveLength(1)
    expect(found[0]?.level).toBe('error')
    expect(JSON.stringify(found)).not.toContain(secret)
  })

  test.each([
    'password=<redacted>',
    'password=********',
    'PASSWORD=$DB_PASSWORD',
    `api_key=\${API_KEY}`,
    'Password: changed yesterday by the vendor',
    'The token: expired sessions were dropped',
    `AKIA${'IOSFODNN7'}EXAMPLE`,
    'secret=xxxxxxxx',
    'https://user@git.calls.net/app',
    'password=null',
    'https://calls.net:8443/reset?token=expired@once',
  ])('leaves “%s” alone', text => {
    expect(find('secret-in-text', `# Calls ended\n\n    ${text}\n`)).toEqual([])
  })
})

describe('internal-address', () => {
  test('says once where the addresses of a network stand', () => {
    const text = '# Calls ended\n\n`10.1.2.3` and 192.168.7.9, then 172.31.0.4, again 10.1.2.3, and db2.prod.internal.\n'
    const [found, ...more] = readPostmortem(text, 'example').diagnostics.filter(({rule}) => rule === 'internal-address')
    expect([found?.notes.length, more]).toEqual([3, []])
  })

  test.each([
    'Version 10.15.7 and v10.0.0.1 are affected.',
    'Release 10.2.3.4 is affected.',
    'The ranges are 10.0.0.0/8 and 192.168.0.0/16.',
    'Public resolvers are 8.8.8.8 and 172.217.4.4.',
    'It resolves cluster.local and host.docker.internal.',
    'The class com.sun.internal is gone.',
    'Settings are in `.env.local` and settings.local.json.',
    'See https://calls.net/docs.internal/page.',
  ])('leaves “%s” alone', text => {
    expect(find('internal-address', `# Calls ended\n\n${text}\n`)).toEqual([])
  })
})

describe('mail-address', () => {
  test.each(['Write to grace.hopper@calls.net.', 'From: Ada <ada@calls.net>'])('reports “%s”', text => {
    expect(find('mail-address', `# Calls ended\n\n${text}\n`)).toHaveLength(1)
  })

  test.each([
    'Write to support@calls.net or security+report@calls.net.',
    'Write to ada@example.com.',
    'Clone git@github.com:calls/app.',
    'Log in with `ssh ada@db2.prod.internal`.',
    '`npm install left-pad@1.3.0` and actions/checkout@v4.',
    'The icon is icon@2x.png.',
    'Owner: @platform',
  ])('leaves “%s” alone', text => {
    expect(find('mail-address', `# Calls ended\n\n${text}\n`)).toEqual([])
  })

  test('leaves restricted documents alone', () => {
    expect(find('mail-address', '---\nvisibility: restricted\n---\n\nWrite to grace@calls.net.\n')).toEqual([])
  })
})

describe('misspelled-heading', () => {
  test.each(['Tiemline', 'Root casue', 'Remedation', 'Lessons learnt today', 'Detecton', 'Resoluton', 'Sumary', 'Actoin items'])('looks at “%s”', heading => {
    expect(find('misspelled-heading', `# Calls ended\n\n## ${heading}\n\nText.\n`)).toEqual(heading === 'Lessons learnt today' ? [] : [heading])
  })

  test.each(['Context switch', 'Direction', 'Compact', 'Protection', 'Timing', 'Weather', 'Customers', 'Appendix', 'Trigonometry', 'Revelation'])(
    'leaves “%s” alone',
    heading => {
      expect(find('misspelled-heading', `# Calls ended\n\n## ${heading}\n\nText.\n`)).toEqual([])
    },
  )
})

describe('heading-level', () => {
  test('takes the headings below up together', () => {
    const text = '# A\n\n### B\n\n#### C\n\n### D\n\n## E\n'
    const [found] = readPostmortem(text, 'example').diagnostics.filter(({rule}) => rule === 'heading-level')
    expect(found?.fix?.edits.map(({start}) => text.slice(start, start + 6).trim())).toEqual(['### B', '#### C', '### D'])
  })
})

describe('dead-anchor', () => {
  test('takes an anchor as GitHub and as the page makes it, and those of raw HTML', () => {
    const text =
      '# Calls ended\n\n[a](#whats-next) [b](#impact-1) [c](#s-impact) [d](#here) [e](#über-uns) [f](#gone)\n\n## Impact\n\n## What’s next?\n\n## Impact\n\n## Über uns\n\n<a id="here"></a>\n'
    expect(find('dead-anchor', text)).toEqual(['[f](#gone)'])
  })

  test('looks at no code', () => {
    expect(find('dead-anchor', '# A\n\n`[x](#gone)`\n\n```\n[x](#gone)\n```\n')).toEqual([])
  })
})

describe('id-mismatch', () => {
  test.each([
    ['id: 2025-03-13-calls', '2025-03-13-calls', 0],
    ['id: 2025-03-13-calls', '2025-03-14-calls', 1],
    ['incident_id: 2025-03-13-calls', '2025-03-14-calls', 1],
    ['incident_id: INC-42', '2025-03-14-calls', 0],
    ['id: 42', '2025-03-14-calls', 0],
  ])('compares `%s` with the file %s', (line, id, count) => {
    expect(find('id-mismatch', `---\n${line}\n---\n\nText.\n`, id)).toHaveLength(count)
  })
})

describe('unknown-severity', () => {
  test.each([
    ['SEV9', 'info', undefined],
    ['SVE2', 'warning', 'SEV2'],
    ['lvl 3', 'warning', 'SEV3'],
    ['spicy', 'info', undefined],
  ])('says of %s what it was probably meant to be', (label, level, proposed) => {
    const [found] = readPostmortem(`---\nseverity: ${label}\n---\n\nText.\n`, 'example').diagnostics.filter(({rule}) => rule === 'unknown-severity')
    expect([found?.level, found?.fix?.edits[0]?.text]).toEqual([level, proposed])
  })
})

describe('stated-window', () => {
  const timeline =
    '## Timeline\n\n- 2021-09-15 13:12 — Errors rise.\n- 2021-09-15 14:25 — Capacity is added, most requests succeed.\n- 2021-09-15 15:00 — The incident is resolved.\n'
  const says = (sentence: string): string => `# Calls ended\n\n${sentence}\n\n${timeline}`

  test('asks nothing of a stretch that ends where the timeline has something happen, nor of one that another goes beyond', () => {
    expect(find('stated-window', says('Between 2021-09-15 13:12 and 2021-09-15 14:25 UTC most clients saw errors.'))).toEqual([])
    expect(
      find(
        'stated-window',
        says('Between 2021-09-15 13:12 and 2021-09-15 13:50 UTC all clients saw errors, and between 2021-09-15 13:50 and 2021-09-15 15:00 UTC some.'),
      ),
    ).toEqual([])
    expect(find('stated-window', says('Between 2021-09-15 13:12 and 2021-09-15 16:30 UTC clients saw errors.'))).toHaveLength(1)
  })
})

describe('stated-duration', () => {
  test('adds up the stretches of an incident that came and went, as the timeline tells them', () => {
    const text = (stated: number): string =>
      `# Calls ended\n\nCalls ended from time to time, a total of ${stated} minutes of degraded service.\n\n## Timeline\n\n- 2021-09-15 10:00 UTC — Errors rise.\n- 10:20 UTC — The errors subside.\n- 11:00 UTC — Errors increase again.\n- 11:15 UTC — A limit is raised.\n- 11:30 UTC — Error rates return to normal.\n`
    expect(find('stated-duration', text(50))).toEqual([])
    expect(find('stated-duration', text(30))).toHaveLength(1)
  })

  const timeline = '## Timeline\n\n- 2021-09-15 10:00 UTC — Errors rise.\n- 11:10 UTC — The change is rolled back, and all requests succeed again.\n'

  test.each([
    ['The outage lasted about 60 minutes.', 0],
    ['The outage lasted approximately 120 minutes.', 1],
    ['The outage lasted 60 minutes.', 1],
    ['The generators in the hall lasted 25 minutes.', 0],
    ['Our cached sessions lasted for 15 minutes.', 0],
    ['After the batteries had failed, the outage lasted 25 minutes.', 1],
  ])('allows for what is said to be approximate, and for what holds out: %s', (sentence, count) => {
    expect(find('stated-duration', `# Calls ended\n\n## Impact\n\n${sentence}\n\n${timeline}`)).toHaveLength(count)
  })
})

describe('entry-out-of-order', () => {
  test('holds rows to their order, and no account in sentences', () => {
    const sentences = '# Calls ended\n\nOn 2021-09-15 at 13:12 UTC errors rose. They had begun at 12:50 UTC. By 14:00 UTC all was well.\n'
    expect(find('entry-out-of-order', sentences)).toEqual([])
  })
})

describe('empty-section', () => {
  test('takes a heading above deeper ones, and one that says something behind a colon, for no empty section', () => {
    expect(find('empty-section', '# Calls ended\n\n## Owner: @ada\n\n## Analysis\n\n### Impact\n\nText.\n\n## Detection\n')).toEqual(['## Detection'])
  })
})

describe('unaddressed-factor', () => {
  const poorly = '# Calls ended\n\n## What went poorly\n\n- Nobody was told for an hour.\n- The runbook was out of date.\n'

  test('reports once what went poorly in a document without any action', () => {
    const found = readPostmortem(poorly, 'example').diagnostics.filter(({rule}) => rule === 'unaddressed-factor')
    expect(found.map(({place, notes}) => [place?.start.line, notes.length])).toEqual([[5, 1]])
    expect(find('unaddressed-factor', `${poorly}\n## Action items\n\n- [ ] Write the runbook anew (owner: @platform)\n`)).toEqual([])
  })

  test('says nothing of factors where most actions do not say which one they address', () => {
    const text = (second: string): string =>
      `---\nfactors: [capacity/memory, change/code]\n---\n\n## Action items\n\n- [ ] Raise the limit to 4 GB (factor: capacity/memory)\n- [ ] Run two nodes (owner: @platform)\n- [ ] Page at 90 % ${second}\n`
    expect(find('unaddressed-factor', text('(factor: capacity/memory)'))).toEqual(['change/code'])
    expect(find('unaddressed-factor', text('(owner: @platform)'))).toEqual([])
  })
})

describe('no-due-date', () => {
  test.each([
    ['SEV1', 'open', 1],
    ['SEV2', 'open', 1],
    ['SEV3', 'open', 0],
    ['SEV1', 'in-progress', 0],
  ])('asks in %s for the due dates of what is %s', (severity, status, count) => {
    const text = `---\nseverity: ${severity}\n---\n\n## Action items\n\n- [ ] Raise the limit (owner: @a${status === 'open' ? '' : `, status: ${status}`})\n- [x] Restart (done: 2025-03-13)\n`
    expect(find('no-due-date', text)).toHaveLength(count)
  })
})

describe('inferred-year', () => {
  test('says nothing where the front matter, a day of the account or nobody gives the year', () => {
    expect(find('inferred-year', '---\ndate: 2021-09-15\n---\n\n## Timeline\n\n- 15 September 13:12 UTC — Errors rise.\n')).toEqual([])
    expect(find('inferred-year', '## Timeline\n\n- 15 September 2021 13:12 UTC — Errors rise.\n- 16 September 10:00 UTC — All is well.\n')).toEqual([])
    expect(find('inferred-year', '## Timeline\n\n- 15 September 13:12 UTC — Errors rise.\n')).toEqual([])
  })

  test('says so where whoever had it read gave the year', () => {
    const {diagnostics} = readPostmortem('## Timeline\n\n- 15 September 13:12 UTC — Errors rise.\n', 'example', {defaultYear: 2021})
    expect(diagnostics.filter(({rule}) => rule === 'inferred-year')).toHaveLength(1)
  })
})

describe('duplicate-section', () => {
  test('takes headings of one kind and other names, parts of a section, and labels for no second section', () => {
    const text = '# A\n\n## Response\n\nx\n\n## Recovery\n\nx\n\n## Impact\n\n- **Impact**: none\n\n### User impact\n\nx\n\n## Impact\n\ny\n'
    expect(find('duplicate-section', text).map(found => found.split('\n').at(-1))).toEqual(['y'])
  })
})

describe('weekday-mismatch', () => {
  test.each([
    ['On Tuesday, July 14, 2021 logins failed.', 'Tuesday, July 14, 2021'],
    ['Logins failed on 2021-07-14 (Tuesday).', '2021-07-14 (Tuesday'],
    ['Störung am Dienstag, den 14.07.2021.', 'Dienstag, den 14.07.2021'],
    ['2021年7月14日（火）に障害が発生しました。', '2021年7月14日（火）'],
    ['2021年7月14日火曜日に障害が発生しました。', '2021年7月14日火曜日'],
    ['Logins failed from Tuesday, July 14 until Thursday, July 15 (report of 2021-07-20).', 'Tuesday, July 14'],
  ])('reports “%s”', (text, found) => {
    expect(find('weekday-mismatch', `# Logins\n\n${text}\n`)).toEqual([found])
  })

  test.each([
    'On Wednesday, July 14, 2021 logins failed, on Thursday they did not.',
    'Mercredi 14 juillet 2021, les connexions échouent.',
    '2021年7月14日（水・祝）に障害が発生しました。',
    'On Tuesday, July 14 logins failed.',
    'On Tuesday 3 tickets of 2021-07-14 came in.',
    'From Tuesday until 2021-07-14 logins failed.',
  ])('is silent about “%s”', text => {
    expect(find('weekday-mismatch', `# Logins\n\n${text}\n`)).toEqual([])
  })
})

describe('day-contradicted', () => {
  const timeline =
    '\n## Timeline (UTC)\n\n- 2021-07-14 17:17 — A mail warns.\n- 2021-07-15 09:21 — Somebody reads it.\n- 2021-07-15 15:45 — The change is merged.\n'

  test.each([
    ['Detected: 2021-07-14 09:21 UTC', '2021-07-14 09:21 UTC'],
    ['- **Repaired**: 2021-07-14 15:45 UTC', '2021-07-14 15:45 UTC'],
    ['| Detected | 2021-07-16 09:21 |\n|---|---|\n| Severity | 2 |', '2021-07-16 09:21'],
    ['Date/time: July 14, 2021 5:21 AM EDT', 'July 14, 2021 5:21 AM EDT'],
  ])('reports “%s”', (fact, found) => {
    expect(find('day-contradicted', `# Quota\n\n${fact}\n${timeline}`)).toEqual([found])
  })

  test.each([
    'Detected: 2021-07-15 09:21 UTC',
    'Detected: 2021-07-14 09:20 UTC',
    'Detected: 2021-07-14',
    'Detected: 2020-07-14 09:21 UTC',
    'Note: it ran on 2021-07-14 09:21 UTC as well',
  ])('is silent about “%s”', fact => {
    expect(find('day-contradicted', `# Quota\n\n${fact}\n${timeline}`)).toEqual([])
  })
})
