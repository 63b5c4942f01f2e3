import {expect, test} from 'vitest'
import {operator} from '#src/incident/viewer.ts'
import type {AuditLog} from '#src/library/audit-log.ts'
import {isStoreUnavailable} from '#src/library/store-unavailable.ts'
import {openAuditTrail} from '#src/server/open-audit-trail.ts'
import {openMemoryAuditLog} from '#src/store/memory/memory-audit-log.ts'
import {openMemoryStore} from '#src/store/memory/memory-store.ts'
import {anEvent} from '#tests/store/audit-log.contract.ts'

test('openAuditTrail() tells the log of each entry, on one line and without its values or anything named like a secret', async () => {
  const {log, lines} = aLog()
  const trail = openAuditTrail(openMemoryAuditLog(openMemoryStore()), log)
  const entry = await trail.append(
    anEvent({action: 'password.changed', actor: 'ada\n{"level":"fatal"}', address: '192.0.2.7', before: 'a text', after: {password: 'hunter2', by: 'ada'}}),
  )
  expect(entry.after).toEqual({password: '(not kept)', by: 'ada'})
  expect((await trail.list(operator, {limit: 5})).entries).toEqual([entry])
  expect(lines).toEqual([
    [
      'info',
      {audit: {id: entry.id, at: entry.at, action: 'password.changed', actor: 'ada\\u{a}{"level":"fatal"}', via: 'web', address: '192.0.2.7'}},
      'Audit: password.changed',
    ],
  ])
})

test('openAuditTrail() rejects what cannot be written down as an outage, so that it is not done', async () => {
  const {log, lines} = aLog()
  const failure = await openAuditTrail(brokenLog, log)
    .append(anEvent({}))
    .catch((error: unknown) => error)
  expect([isStoreUnavailable(failure), (failure as Error).message, (failure as Error).cause]).toEqual([
    true,
    'Cannot write to the audit log: the file was removed',
    broken,
  ])
  expect(lines).toEqual([])
})

test('appendInAnyCase() never rejects: what cannot be written down stands in the log', async () => {
  const {log, lines} = aLog()
  await openAuditTrail(brokenLog, log).appendInAnyCase(anEvent({action: 'refusal', actor: 'x\u001b[31m', after: {password: 'hunter2'}}))
  expect(lines).toEqual([['warn', {audit: {action: 'refusal', actor: 'x\\u{1b}[31m', via: 'web'}, err: expect.any(Error)}, 'Audit, not written down: refusal']])
  expect(JSON.stringify(lines)).not.toContain('hunter2')
})

const broken = new Error('the file was removed')
const brokenLog: AuditLog = {
  append: () => Promise.reject(broken),
  list: () => Promise.reject(broken),
}

function aLog() {
  const lines: unknown[] = []
  const write = (level: string) => (facts: object, sentence: string) => void lines.push([level, JSON.parse(JSON.stringify(facts), revive), sentence])
  // An error is no plain object, and what is undefined is in no line.
  const revive = (key: string, value: unknown) => (key === 'err' ? new Error() : value)
  return {lines, log: {debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error')}}
}
