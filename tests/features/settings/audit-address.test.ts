import {expect, test} from 'vitest'
import {listActions, readAuditAddress, writeAuditAddress} from '#src/features/settings/audit-address.ts'
import {actionGroups} from '#src/features/settings/describe-audit.ts'
import {auditActions} from '#src/library/audit-log.ts'
import {openMemoryAuditLog} from '#src/store/memory/memory-audit-log.ts'
import {openMemoryStore} from '#src/store/memory/memory-store.ts'
import {anEvent} from '#tests/store/audit-log.contract.ts'

test('readAuditAddress() takes what writeAuditAddress() wrote, and nothing else from it', async () => {
  const {id} = await openMemoryAuditLog(openMemoryStore()).append(anEvent({}))
  const address = {words: 'ada & grace%', what: 'members', from: '2026-02-28', to: '2026-03-01', after: id}
  const written = new URL(writeAuditAddress(address), 'http://localhost')
  expect(written.pathname).toBe('/settings/audit')
  expect(readAuditAddress(Object.fromEntries(written.searchParams))).toEqual({...address, complaints: []})
  expect(writeAuditAddress({})).toBe('/settings/audit')
  expect(writeAuditAddress({words: 'ada'}, '/settings/audit.csv')).toBe('/settings/audit.csv?q=ada')
})

test('H31 readAuditAddress() leaves out what it does not know, and says so', () => {
  const {complaints, ...address} = readAuditAddress({q: ['a\u0000b', 'second'], what: 'everything', from: '2026-02-30', to: 'x'.repeat(500), after: "' OR 1=1"})
  expect(address).toEqual({words: 'a b', what: '', from: '', to: '', after: ''})
  expect(complaints).toEqual([
    'There is no day “2026-02-30”, so it was left out.',
    `There is no day “${'x'.repeat(59)}…”, so it was left out.`,
    'There is no kind of entry “everything”, so it was left out.',
    "There is no place in the log “' OR 1=1”, so it was left out.",
  ])
  expect(readAuditAddress({from: '2026-03-02', to: '2026-03-01'}).complaints).toEqual(['The period ends before it begins: 2026-03-02 is after 2026-03-01.'])
  expect(readAuditAddress({})).toEqual({words: '', what: '', from: '', to: '', after: '', complaints: []})
})

test('listActions() knows every action by its own name, and each is in a group', () => {
  for (const action of auditActions) expect(listActions(action)).toEqual([action])
  expect(new Set(actionGroups.flatMap(({actions}) => actions))).toEqual(new Set(auditActions))
  expect(listActions('toString')).toEqual([])
})
