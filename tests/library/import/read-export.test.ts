import {describe, expect, test} from 'vitest'
import {readExport} from '#src/library/import/exports/read-export.ts'
import {formatPostmortem} from '#src/postmortem/format-postmortem.ts'
import {readPostmortem} from '#src/postmortem/read-postmortem.ts'

/** What an export is read as, by way of the document that is made of it. */
function read(value: unknown) {
  const extracted = readExport(JSON.stringify(value))
  if ('problem' in extracted) throw new Error(extracted.problem)
  const {incident, diagnostics} = readPostmortem(extracted.text, 'x')
  const changed = formatPostmortem(extracted.text).changed.filter(name => !name.startsWith('front matter'))
  expect(changed, 'its text is canonical as it is').toEqual([])
  return {
    madeOf: extracted.madeOf,
    url: extracted.origin.url,
    title: incident.title?.value,
    severity: incident.severity?.label,
    services: incident.services.map(({value: name}) => name),
    milestones: incident.milestones.map(({kind, instant}) => `${kind} ${instant.at}`),
    timeline: incident.timeline.map(({instant, text}) => `${instant.at} ${text}`),
    updates: incident.updates.map(({instant, state, text}) => `${instant.at} ${state} ${text}`),
    actions: incident.actions.map(({title, status, owner, due, done, priority, ref}) => ({title, status, owner, due, done, priority, ref})),
    sections: incident.sections.map(({kind}) => kind),
    errors: diagnostics.filter(({level}) => level === 'error').map(({message}) => message),
  }
}

describe('readExport()', () => {
  test('reads an incident of Statuspage: its updates in order, its components, and the postmortem below it', () => {
    expect(
      read({
        id: 'abc',
        name: 'Checkout: slow "again"',
        status: 'postmortem',
        impact: 'major',
        created_at: '2024-10-22T19:20:00+02:00',
        started_at: '2024-10-22T19:15:00+02:00',
        resolved_at: '2024-10-22T20:30:00+02:00',
        shortlink: 'https://stspg.example/abc',
        components: [{id: '1', name: 'Checkout'}, {id: '2'}],
        postmortem_body: '<h2>Root cause</h2><p>One database serves <b>all</b> regions.</p><script>alert(1)</script>',
        incident_updates: [
          {status: 'postmortem', body: 'What happened', display_at: '2024-10-25T10:00:00Z'},
          {status: 'resolved', body: 'All is well.', display_at: '2024-10-22T20:30:00+02:00'},
          {status: 'investigating', body: 'We look into\nslow payments.', display_at: null, created_at: '2024-10-22T19:20:00+02:00'},
        ],
      }),
    ).toEqual({
      madeOf: 'Statuspage',
      url: 'https://stspg.example/abc',
      title: 'Checkout: slow "again"',
      severity: 'major',
      services: ['Checkout'],
      milestones: ['started 2024-10-22T17:15:00Z', 'resolved 2024-10-22T18:30:00Z'],
      timeline: [],
      updates: ['2024-10-22T17:20:00Z investigating We look into slow payments.', '2024-10-22T18:30:00Z resolved All is well.'],
      actions: [],
      sections: ['rootCause', 'statusUpdates'],
      errors: [],
    })
  })

  test('reads an incident of incident.io, with the updates and follow-ups that were asked for beside it', () => {
    expect(
      read({
        incident: {
          id: '01',
          reference: 'INC-7',
          name: 'Queue stopped',
          summary: 'The queue stopped for an hour, and mails came late.',
          severity: {id: 's', name: 'Major', rank: 2},
          permalink: 'https://app.incident.example/7',
          incident_timestamp_values: [
            {incident_timestamp: {id: 'a', name: 'Impact started', rank: 1}, value: {value: '2024-03-05T10:00:00Z'}},
            {incident_timestamp: {id: 'b', name: 'Reported at', rank: 2}, value: {value: '2024-03-05T10:12:00Z'}},
            {incident_timestamp: {id: 'c', name: 'Fixed at', rank: 3}, value: null},
            {incident_timestamp: {id: 'd', name: 'Resolved at', rank: 4}, value: {value: '2024-03-05T11:05:00Z'}},
          ],
        },
        incident_updates: [{id: 'u', message: 'We restart the consumers.', created_at: '2024-03-05T10:40:00Z', new_incident_status: {name: 'Fixing'}}],
        follow_ups: [
          {title: 'Alert on a growing queue', status: 'outstanding', assignee: {name: '@platform'}, priority: {name: 'High'}},
          {
            title: 'Document the restart',
            status: 'completed',
            completed_at: '2024-03-08T09:00:00Z',
            external_issue_reference: {issue_permalink: 'https://issues.example/OPS-9'},
          },
        ],
      }),
    ).toMatchObject({
      madeOf: 'incident.io',
      title: 'Queue stopped',
      severity: 'Major',
      milestones: ['started 2024-03-05T10:00:00Z', 'detected 2024-03-05T10:12:00Z', 'resolved 2024-03-05T11:05:00Z'],
      timeline: ['2024-03-05T10:40:00Z Fixing: We restart the consumers.'],
      actions: [
        {title: 'Alert on a growing queue', status: 'open', owner: '@platform', priority: 'High'},
        {title: 'Document the restart', status: 'done', done: '2024-03-08', ref: 'https://issues.example/OPS-9'},
      ],
      errors: [],
    })
  })

  test('reads an incident of Rootly with what is included', () => {
    expect(
      read({
        data: {
          id: '1',
          type: 'incidents',
          attributes: {
            title: 'Search down',
            summary: 'A node was full.',
            url: 'https://rootly.example/1',
            severity: {data: {id: 's', type: 'severities', attributes: {name: 'SEV1'}}},
            services: {data: [{id: 'v', type: 'services', attributes: {name: 'search'}}]},
            started_at: '2024-05-01T08:00:00.000Z',
            detected_at: '2024-05-01T08:04:30.000Z',
            acknowledged_at: null,
            mitigated_at: '2024-05-01T09:10:00.000Z',
            resolved_at: '2024-05-01T09:30:00.000Z',
          },
        },
        included: [
          {type: 'incident_events', attributes: {event: 'Disk at 100 %.', occurred_at: '2024-05-01T08:06:00Z'}},
          {
            type: 'incident_action_items',
            attributes: {summary: 'Add a disk', status: 'open', due_date: '2024-06-01', priority: 'high', assigned_to: {name: 'Ada'}},
          },
          {type: 'users', attributes: {name: 'Ada'}},
        ],
      }),
    ).toMatchObject({
      madeOf: 'Rootly',
      severity: 'SEV1',
      services: ['search'],
      milestones: ['started 2024-05-01T08:00:00Z', 'detected 2024-05-01T08:04:00Z', 'mitigated 2024-05-01T09:10:00Z', 'resolved 2024-05-01T09:30:00Z'],
      timeline: ['2024-05-01T08:06:00Z Disk at 100 %.'],
      actions: [{title: 'Add a disk', status: 'open', owner: 'Ada', due: '2024-06-01', priority: 'high'}],
    })
  })

  test('reads an incident of FireHydrant with its milestones, events and tasks', () => {
    expect(
      read({
        id: 'f',
        number: 12,
        name: 'Logins failed',
        description: 'Sign-in answered with errors.',
        customer_impact_summary: '8 % of customers could not sign in.',
        incident_url: 'https://app.firehydrant.example/12',
        severity: 'SEV2',
        services: [{id: 's', name: 'auth'}],
        milestones: [
          {type: 'started', occurred_at: '2024-07-02T06:00:00Z'},
          {type: 'investigating', occurred_at: '2024-07-02T06:20:00Z'},
          {type: 'resolved', occurred_at: '2024-07-02T07:00:00Z'},
        ],
        events: [{type: 'note', occurred_at: '2024-07-02T06:30:00Z', data: {body: 'A certificate had expired.'}}],
        tasks: [{title: 'Watch certificates', state: 'done', assignee: {name: '@auth'}, due_at: '2024-07-09T00:00:00Z'}],
      }),
    ).toMatchObject({
      madeOf: 'FireHydrant',
      milestones: ['started 2024-07-02T06:00:00Z', 'resolved 2024-07-02T07:00:00Z'],
      timeline: ['2024-07-02T06:30:00Z A certificate had expired.'],
      actions: [{title: 'Watch certificates', status: 'done', owner: '@auth', due: '2024-07-09'}],
      sections: ['summary', 'impact', 'timeline', 'remediation'],
    })
  })

  test('reads an incident of PagerDuty, which knows when it was detected and not when it began', () => {
    expect(
      read({
        incident: {
          id: 'P',
          incident_number: 1234,
          title: 'API latency high',
          created_at: '2024-08-01T12:00:00Z',
          resolved_at: '2024-08-01T12:40:00Z',
          html_url: 'https://example.pagerduty.example/P',
          service: {id: 'S', summary: 'api'},
          priority: {summary: 'P2'},
          acknowledgements: [{at: '2024-08-01T12:03:00Z', acknowledger: {summary: 'Grace'}}],
        },
        log_entries: [{type: 'resolve_log_entry', created_at: '2024-08-01T12:40:00Z', summary: 'Resolved by Grace.'}],
        notes: [{content: 'Rolled the release back.', created_at: '2024-08-01T12:20:00Z', user: {summary: 'Grace'}}],
      }),
    ).toMatchObject({
      madeOf: 'PagerDuty',
      severity: 'P2',
      services: ['api'],
      milestones: ['detected 2024-08-01T12:00:00Z', 'acknowledged 2024-08-01T12:03:00Z', 'resolved 2024-08-01T12:40:00Z'],
      timeline: ['2024-08-01T12:20:00Z Grace: Rolled the release back.', '2024-08-01T12:40:00Z Resolved by Grace.'],
    })
  })

  test('keeps what is not as expected out, and words that mean something to Markdown or YAML as they are', () => {
    const {title, updates, milestones} = read({
      name: '- [x] : *all* #1',
      impact: 7,
      started_at: 'yesterday',
      components: 'none',
      incident_updates: [{status: 'resolved', body: 'It is [over](javascript:alert(1)).', display_at: '2024-01-01T00:00:00Z'}, null, {body: 3}],
    })
    expect([title, updates.length, milestones]).toEqual(['- [x] : *all* #1', 1, ['resolved 2024-01-01T00:00:00Z']])
  })

  test.each([
    ['no JSON', '{"name":', 'Unexpected text that is no JSON'],
    [
      'JSON of something else',
      '{"hello": 1}',
      'Unexpected JSON that is no export known here, expected one from FireHydrant, incident.io, PagerDuty, Rootly or Statuspage',
    ],
    ['nothing', 'null', 'Unexpected JSON that is no export known here'],
    ['deep nesting', '['.repeat(100_000) + ']'.repeat(100_000), 'Unexpected'],
    [
      'several incidents',
      JSON.stringify([
        {name: 'a', impact: 'none', incident_updates: []},
        {name: 'b', impact: 'none', incident_updates: []},
      ]),
      'Unexpected export of 2 incidents from Statuspage, expected one',
    ],
    ['an incident without a name', JSON.stringify([{impact: 'none', incident_updates: []}]), 'without a readable incident'],
  ])('says what is wrong with %s', (_, json, problem) => {
    const extracted = readExport(json)
    expect('problem' in extracted ? extracted.problem : '').toContain(problem)
  })
})
