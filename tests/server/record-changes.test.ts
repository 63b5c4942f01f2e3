import {expect, test} from 'vitest'
import type {AuditEvent} from '#src/library/audit-log.ts'
import {defaultSettings} from '#src/postmortem/rules/settings.ts'
import type {AuditTrail} from '#src/server/open-audit-trail.ts'
import {recordChanges, recordSettings} from '#src/server/record-changes.ts'

function aTrail(): {readonly audit: AuditTrail; readonly events: AuditEvent[]} {
  const events: AuditEvent[] = []
  const append = async (event: AuditEvent) => ({...event, id: String(events.push(event)), at: '2026-01-01T00:00:00.000Z'})
  const audit: AuditTrail = {append, list: async () => ({entries: [], hasMore: false}), appendInAnyCase: async event => void (await append(event))}
  return {audit, events}
}

test('recordChanges() names each file that a sync has changed or removed', async () => {
  const {audit, events} = aTrail()
  await recordChanges(audit, 'system', {published: ['2026-01-02-mail.md', 'old/2019-05-01-dns.md'], removed: ['2026-01-01-queue.md']})
  expect(events).toEqual([
    {actor: 'system', via: 'system', action: 'incident.changed', subject: {kind: 'incident', id: '2026-01-02-mail'}},
    {actor: 'system', via: 'system', action: 'incident.changed', subject: {kind: 'incident', id: '2019-05-01-dns'}},
    {actor: 'system', via: 'system', action: 'incident.removed', subject: {kind: 'incident', id: '2026-01-01-queue'}},
  ])
})

test('recordChanges() says nothing again of what was saved here, and says it twice rather than not at all', async () => {
  const {audit, events} = aTrail()
  const outcome = {published: ['a.md', 'b.md'], removed: []}
  await recordChanges(audit, 'system', outcome, async files => files.filter(file => file === 'a.md'))
  expect(events.map(({subject}) => subject?.id)).toEqual(['b'])
  await recordChanges(audit, 'system', outcome, async () => Promise.reject(new Error('the database is gone')))
  expect(events.map(({subject}) => subject?.id)).toEqual(['b', 'a', 'b'])
})

test('recordChanges() counts what is too much to be named, and is silent where nothing has changed', async () => {
  const {audit, events} = aTrail()
  await recordChanges(audit, 'kb', {published: Array.from({length: 60}, (_, at) => `${at}.md`), removed: ['a.md']})
  await recordChanges(audit, 'kb', {published: [], removed: []})
  expect(events).toEqual([{actor: 'kb', via: 'kb', action: 'incident.changed', after: {published: 60, removed: 1}}])
})

test('recordSettings() tells of the parts that are not as they were', async () => {
  const {audit, events} = aTrail()
  await recordSettings(audit, 'system', defaultSettings, {...defaultSettings, factors: [...defaultSettings.factors]})
  await recordSettings(audit, 'system', defaultSettings, {...defaultSettings, factors: ['moon-phase'], services: ['mail']})
  expect(events).toEqual([
    {
      actor: 'system',
      via: 'system',
      action: 'settings.changed',
      subject: {kind: 'settings', id: 'hindsight.yaml'},
      before: {services: null, factors: []},
      after: {services: ['mail'], factors: ['moon-phase']},
    },
  ])
})
